"""The section of a template in which a report stands: its page, its headers and its footers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from exports.word.foreign import Unreadable
from exports.word.template.names import R, W, is_on
from exports.word.template.placeholders import MARKER, text_of

_LETTER = (12240, 15840)
_MARGIN = 1440
_LEAST_WIDTH = 4536
"""A table of ours needs 8 cm."""
_MM = 56.7
_AFTER_TITLE_PAGE = tuple(W + name for name in ("textDirection", "bidi", "rtlGutter", "docGrid"))

HEADER, FOOTER = f"{W}headerReference", f"{W}footerReference"
"""The elements by which a section names its headers and footers."""
_REFERENCES = (HEADER, FOOTER)


@dataclass(frozen=True)
class Page:
    """A page in twips: the paper, and the room for text on it."""

    paper_width: int
    paper_height: int
    width: int
    height: int

    def said(self) -> str:
        """How large it is, for people."""
        lying = "landscape" if self.paper_width > self.paper_height else "upright"
        width, height = round(self.paper_width / _MM), round(self.paper_height / _MM)
        return f"{width} × {height} mm, {lying}, with {self.width / _MM / 10:.1f} cm of width for text"


def marker_in(body: etree._Element, name: str) -> etree._Element | None:
    """The paragraph that stands where the report goes, None where nothing says it.

    Raises:
        Unreadable: When there are several, or it is no paragraph of its own.
    """
    marked = [each for each in body.iter(f"{W}p") if MARKER in text_of(each).lower()]
    if not marked:
        return None
    if len(marked) > 1:
        raise Unreadable(f"{name} says {MARKER} {len(marked)} times; leave one, where the report goes.")
    if marked[0].getparent() is not body or text_of(marked[0]).strip().lower() != MARKER:
        raise Unreadable(f"{name} has {MARKER} within other text, a table or a box; give it a paragraph of its own.")
    return marked[0]


def sections(body: etree._Element) -> list[etree._Element]:
    """Every `w:sectPr` in the order of the text; the last is that of the body, made where it is missing."""
    if not len(body) or body[-1].tag != f"{W}sectPr":
        etree.SubElement(body, f"{W}sectPr")
    return list(body.iter(f"{W}sectPr"))


def section_of(marker: etree._Element, body: etree._Element) -> etree._Element:
    """The section in which the marker stands: the first whose end is at it or after it."""
    at = body.index(marker)
    return next(each for each in sections(body) if body.index(_outermost(each, body)) >= at)


def inherited(all_sections: Sequence[etree._Element], section: etree._Element) -> dict[tuple[str, str], str]:
    """The ids of the headers and footers in force in a section, by element and type: its own, or those before it."""
    found: dict[tuple[str, str], str] = {}
    for each in all_sections:
        found |= {
            (ref.tag, ref.get(f"{W}type", "default")): ref.get(f"{R}id", "") for ref in each if ref.tag in _REFERENCES
        }
        if each is section:
            break
    return found


def refer(section: etree._Element, references: dict[tuple[str, str], str]) -> None:
    """Give a section these headers and footers, and no others."""
    for each in [each for each in section if each.tag in _REFERENCES]:
        section.remove(each)
    for at, ((tag, kind), id_) in enumerate(sorted(references.items(), key=lambda item: item[0][0], reverse=True)):
        section.insert(at, etree.Element(tag, {f"{W}type": kind, f"{R}id": id_}))


def add_title_page(section: etree._Element) -> None:
    """Let the first page of a section have a header and a footer of its own."""
    for each in list(section.iterchildren(f"{W}titlePg")):
        section.remove(each)
    after = next((section.index(each) for each in section if each.tag in _AFTER_TITLE_PAGE), len(section))
    section.insert(after, etree.Element(f"{W}titlePg"))


def page_of(section: etree._Element, name: str) -> Page:
    """The page of a section.

    Raises:
        Unreadable: When it leaves too little room for a table.
    """
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    paper = (_twips(size, "w", _LETTER[0]), _twips(size, "h", _LETTER[1]))
    left, right, top, bottom = (_twips(margins, side, _MARGIN) for side in ("left", "right", "top", "bottom"))
    width = paper[0] - left - right - _twips(margins, "gutter", 0)
    height = paper[1] - abs(top) - abs(bottom)
    if width < _LEAST_WIDTH or height < _LEAST_WIDTH:
        raise Unreadable(f"{name} leaves less than 8 cm of width or height for text; make its margins smaller.")
    return Page(*paper, width, height)


def has(parent: etree._Element, name: str) -> bool:
    """Whether a section, or the settings, say something that is on unless it says off."""
    return is_on(parent.find(f"{W}{name}"))


def _twips(element: etree._Element | None, name: str, otherwise: int) -> int:
    try:
        return round(float(element.get(f"{W}{name}", otherwise))) if element is not None else otherwise
    except (ValueError, OverflowError):
        return otherwise


def _outermost(element: etree._Element, body: etree._Element) -> etree._Element:
    while element.getparent() is not body:
        parent = element.getparent()
        assert parent is not None
        element = parent
    return element

"""The styles of a template, with ours beside them where it has none of that name.

A style is known by its name: Word gives the styles that it knows the same name in every language, and an id of that
language, such as "berschrift1" for "heading 1".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from exports.word.look import TEXT_HEIGHT, TEXT_WIDTH
from exports.word.style_parts import styles_part
from exports.word.styles import STYLES
from exports.word.table_styles import TABLE_STYLES
from exports.word.template.names import W, value
from exports.word.template.sections import Page

HEADINGS = ("Heading1", "Heading2", "Heading3")
_LEAST_FIGURE = 0.5
_LISTS = ("ListBullet", "ListNumber")
_OURS = ("Header", "Footer")
"""What no style of the template stands for: our lines fit in one line at their own size and tab stop alone."""
_BESIDE_LABELS = ("Definition", "AsideQuote", "AsideSource")
_NAMED = {
    "paragraph": "Normal",
    "character": "Default Paragraph Font",
    "table": "Normal Table",
    "numbering": "No List",
}
_DEFAULTS = {"Normal": "paragraph", "DefaultParagraphFont": "character", "TableNormal": "table"}


class Sheet:
    """The `w:styles` of a template, of which `tree` is the root element."""

    def __init__(self, tree: etree._Element) -> None:
        self.tree = tree
        self._by_id: dict[str, etree._Element] = {}
        for each in list(self.tree.iterchildren(f"{W}style")):
            style_id = each.get(f"{W}styleId", "")
            if not style_id or style_id in self._by_id:
                self.tree.remove(each)
            else:
                self._by_id[style_id] = each
        for kind, name in _NAMED.items():  # LibreOffice does not say which are the defaults
            named = self.named(kind, name)
            if named and not self.default(kind):
                self._by_id[named].set(f"{W}default", "1")

    def ids(self) -> set[str]:
        """The ids of all its styles."""
        return set(self._by_id)

    def named(self, kind: str, name: str) -> str | None:
        """The id of a style of a kind, such as "paragraph", by its name."""
        known = (style_id for style_id, each in self._by_id.items() if _is(each, kind, name))
        return next(known, None)

    def default(self, kind: str) -> str | None:
        """The id of what everything of a kind has that says nothing."""
        return next(
            (style_id for style_id, each in self._by_id.items() if each.get(f"{W}type") == kind and _on(each)), None
        )

    def chain(self, style_id: str) -> Iterator[etree._Element]:
        """A style and those that it is based on, the nearest first."""
        met: set[str] = set()
        while style_id in self._by_id and style_id not in met:
            met.add(style_id)
            yield self._by_id[style_id]
            style_id = value(self._by_id[style_id].find(f"{W}basedOn"))

    def property(self, style_id: str, path: str) -> etree._Element | None:
        """What a style says of something, such as "pPr/numPr", or what those say that it is based on."""
        steps = "/".join(W + step for step in path.split("/"))
        found = (each.find(steps) for each in self.chain(style_id))
        return next((each for each in found if each is not None), None)

    def add(self, style: etree._Element) -> None:
        """Add a style."""
        self.tree.append(style)
        self._by_id[style.get(f"{W}styleId", "")] = style

    def settle(self) -> None:
        """Take out what leads to a style that is not there, and the language that its own text was in."""
        for each in list(self.tree.iter(f"{W}basedOn", f"{W}next", f"{W}link")):
            if value(each) not in self._by_id:
                _parent(each).remove(each)
        for each in list(self.tree.iter(f"{W}lang")):
            _parent(each).remove(each)


@dataclass(frozen=True)
class Styling:
    """Which style stands for each of ours.

    Attributes:
        ids: The id in the template of each of our styles, by ours.
        brought: Those of ours that were brought, by our ids.
        numbered: Whether headings have our numbers.
    """

    ids: Mapping[str, str]
    brought: frozenset[str]
    numbered: bool

    @property
    def used(self) -> list[str]:
        """The names of the template's own styles that are used."""
        return [STYLES[each].name for each in STYLES if each not in self.brought]


def merge(sheet: Sheet, page: Page, lists: int, wider: float) -> Styling:
    """Bring into a template the styles that it lacks.

    Args:
        sheet: Its styles; they are added to.
        page: Its page, on which some of ours depend.
        wider: How much wider its text is than ours, as labels beside text depend on it.
        lists: How much higher the numbers of our lists are than in our own documents.
    """
    ids = _matched(sheet)
    brought = [each for each in (*STYLES, *TABLE_STYLES) if each not in ids]
    numbered = all(each in brought for each in HEADINGS)
    taken = sheet.ids()
    for each in brought:
        ids[each] = _free(each, taken)
        taken.add(ids[each])
    ours = {each.get(f"{W}styleId", ""): each for each in etree.fromstring(styles_part("en")).iterchildren(f"{W}style")}
    for each in brought:
        style = _fitted(deepcopy(ours[each]), page, wider)
        _rename(style, sheet, ids)
        _renumber(style, lists, keeps=numbered or each not in HEADINGS)
        sheet.add(style)
    if not sheet.default("numbering") and "NoList" not in taken:
        sheet.add(deepcopy(ours["NoList"]))
    sheet.settle()
    return Styling(ids, frozenset(brought), numbered)


def _matched(sheet: Sheet) -> dict[str, str]:
    """The template's own style for each of ours that it has."""
    matched: dict[str, str] = {}
    for each, style in STYLES.items():
        if each in _OURS:
            continue
        found = sheet.default(_DEFAULTS[each]) if each in _DEFAULTS else sheet.named(style.kind, style.name)
        if found and (each not in _LISTS or _is_list(sheet, found)):
            matched[each] = found
    for each, name in (("TableNormal", "Normal Table"), ("Register", "Register"), ("Figures", "Figures")):
        if found := sheet.default("table") if each in _DEFAULTS else sheet.named("table", name):
            matched[each] = found
    return matched


def _is_list(sheet: Sheet, style_id: str) -> bool:
    """Whether a style puts anything before a paragraph."""
    return value(sheet.property(style_id, "pPr/numPr/numId")) not in ("", "0")


def _is(style: etree._Element, kind: str, name: str) -> bool:
    return style.get(f"{W}type") == kind and value(style.find(f"{W}name")).strip().casefold() == name.casefold()


def _on(style: etree._Element) -> bool:
    return style.get(f"{W}default") in ("1", "true", "on")


def _free(style_id: str, taken: set[str]) -> str:
    return next(
        each for each in (style_id, *(f"Report{style_id}{n}" for n in ("", *range(2, 100)))) if each not in taken
    )


def _fitted(style: etree._Element, page: Page, wider: float) -> etree._Element:
    """A style of ours for another page and another font."""
    own = style.get(f"{W}styleId")
    for tab in style.iter(f"{W}tab"):
        if value(tab, "pos") == str(TEXT_WIDTH):
            tab.set(f"{W}pos", str(page.width))
    if own == "CoverFirm":
        _scale(style, ("spacing",), "after", min((page.height / TEXT_HEIGHT) ** 2, 1))
    elif own == "FigureValue":
        _scale(style, ("sz", "szCs"), "val", max(min((page.width / TEXT_WIDTH) ** 2, 1) / wider, _LEAST_FIGURE))
    elif own in _BESIDE_LABELS:
        for name in ("left", "hanging"):
            _scale(style, ("ind",), name, wider)
        _scale(style, ("tab",), "pos", wider)
    return style


def _scale(style: etree._Element, names: tuple[str, ...], attribute: str, by: float) -> None:
    for each in style.iter(*(W + name for name in names)):
        each.set(f"{W}{attribute}", str(round(int(value(each, attribute)) * by)))


def _rename(style: etree._Element, sheet: Sheet, ids: Mapping[str, str]) -> None:
    """Give a style of ours its id in the template, a name that is free there, and the ids of those it names."""
    own = style.get(f"{W}styleId", "")
    style.set(f"{W}styleId", ids[own])
    name = style.find(f"{W}name")
    assert name is not None
    kinds = ("paragraph", "character", "table", "numbering")
    if any(sheet.named(kind, value(name)) for kind in kinds):
        name.set(f"{W}val", f"Report {value(name)}")
    if style.get(f"{W}default") and sheet.default(style.get(f"{W}type", "")):
        del style.attrib[f"{W}default"]
    for each in style.iter(f"{W}basedOn", f"{W}next"):
        each.set(f"{W}val", ids.get(value(each), value(each)))


def _renumber(style: etree._Element, lists: int, *, keeps: bool) -> None:
    for each in list(style.iter(f"{W}numPr")):
        if keeps:
            number = next(each.iter(f"{W}numId"))
            number.set(f"{W}val", str(int(value(number)) + lists))
        else:
            _parent(each).remove(each)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent

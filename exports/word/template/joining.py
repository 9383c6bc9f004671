"""A document put into a template: its blocks in the place for them, and the template's own parts around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml import etree

from exports.word import base
from exports.word.assembly import completed
from exports.word.charts.attaching import attach
from exports.word.content import Content
from exports.word.ids import Ids
from exports.word.numbering import further_lists
from exports.word.package import opened
from exports.word.template import lists
from exports.word.template.names import WP, W, as_bytes
from exports.word.template.packing import RunningPart, packed
from exports.word.template.pieces import Piece
from exports.word.template.placeholders import fill
from exports.word.template.sections import FOOTER, HEADER, add_title_page, has, inherited, refer, sections
from exports.word.template.template import Template
from exports.word.text import clean
from exports.word.xml import W as SPACE
from exports.word.xml import part

_OURS = {HEADER: "rIdReportHeader", FOOTER: "rIdReportFooter"}
_BAND = "rIdReportBand"
_ADORNED = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def join(template: Template, content: Content, ids: Ids, values: Mapping[str, str], *, coded: bool) -> Document:
    """A document of python-docx in a template.

    Args:
        template: The firm's own base.
        content: What it is made of.
        ids: The registry of the document, from which the template's own drawings get their ids, too.
        values: What stands in placeholders, by their names.
        coded: Whether each page bears what the document is recognised by when it comes back.
    """
    return _Joining(template, content, ids, values, coded=coded).document()


class _Joining:
    def __init__(
        self, template: Template, content: Content, ids: Ids, values: Mapping[str, str], *, coded: bool
    ) -> None:
        self._template = template
        self._content = content
        self._ids = ids
        self._values = values
        self._coded = coded
        self._covered = content.cover and not template.fronted
        self._begins_letter = content.letter and not template.fronted
        self._body = self._own(template.body)
        self._running = {id_: self._own(each.piece) for id_, each in template.running.items()}
        self._ours: dict[str, bytes] = {}

    def document(self) -> Document:
        content, template = self._content, self._template
        before, after, section = self._around()
        blocks = template.fit.blocks(content.blocks[content.cover and not self._covered :])
        file = packed(template, self._running_parts(), content.about.language)
        main = opened(file, [*before, *blocks, *after])
        main.element[0].append(section)
        attach(main, content.charts, content.about.language, template.fit.colours.in_drawing)
        more = etree.fromstring(further_lists(content.runs_of_steps))
        lists.renumber(more, template.fit.lists, template.definitions)
        lists.add(main.numbering_part.element, more)
        return completed(main, content)

    # -- the template's own parts, filled in

    def _own(self, piece: Piece) -> etree._Element:
        tree = piece.tree()
        fill(tree, self._values)
        for drawing in tree.iter(f"{WP}docPr"):
            drawing.set("id", str(self._ids.drawing()))
            if not drawing.get("descr") and _ADORNED not in {each.tag[1:].partition("}")[0] for each in drawing.iter()}:
                drawing.set("descr", clean(self._content.about.firm, one_line=True) or drawing.get("name", "") or "–")
        for control in tree.iter(f"{W}sdtPr"):
            for number in control.iterchildren(f"{W}id"):
                number.set(f"{W}val", str(self._ids.control()))
        return tree

    def _around(self) -> tuple[list[bytes], list[bytes], etree._Element]:
        """What stands before the report and after it, and the section at the end."""
        every = sections(self._body)
        self._settle_section(every[self._template.section])
        self._mark_pages(every)
        blocks = list(self._body)
        section = parse_xml(as_bytes(blocks.pop()))
        if self._template.marker is None:
            return [], [], section
        before, (marker, *after) = blocks[: self._template.marker], blocks[self._template.marker :]
        if self._content.cover and before:
            _without_page_break(before[-1])
        if marker.find(f"{W}pPr/{W}sectPr") is not None:
            marker[:] = list(marker)[:1]
            after.insert(0, marker)
        return [as_bytes(each) for each in before], [as_bytes(each) for each in after], section

    # -- headers and footers

    def _settle_section(self, section: etree._Element) -> None:
        """Give the pages of the report a header and a footer of ours where the template has none with content."""
        references = inherited(sections(self._body), section)
        for tag in (HEADER, FOOTER):
            for kind in self._kinds(section, first=self._coded and tag == HEADER):
                if self._is_free(references.get((tag, kind))):
                    references[tag, kind] = self._own_running(tag)
        if (self._covered or self._begins_letter) and not has(section, "titlePg"):
            add_title_page(section)
            for tag in (HEADER, FOOTER):
                references.pop((tag, "first"), None)
                if (usual := references[tag, "default"]) != _OURS[tag]:
                    references[tag, "first"] = usual
        refer(section, references)
        if self._coded:
            self._adorn({id_ for (tag, _), id_ in references.items() if tag == HEADER}, self._line())

    def _kinds(self, section: etree._Element, *, first: bool) -> list[str]:
        """The kinds of pages of a section, its first among them where that is asked for."""
        own_first = first and has(section, "titlePg")
        return ["default", *(["first"] if own_first else []), *(["even"] if self._template.even_pages else [])]

    def _is_free(self, id_: str | None) -> bool:
        known = self._template.running.get(id_) if id_ else None
        return known is None or known.empty

    def _own_running(self, tag: str) -> str:
        about, words, fit = self._content.about, self._content.words, self._template.fit
        made = (
            base.header_part(about, words, fit.page.width)
            if tag == HEADER
            else base.footer_part(about.firm, words, fit.page.width)
        )
        self._ours[_OURS[tag]] = fit.block(made.decode()).encode()
        return _OURS[tag]

    def _line(self) -> str:
        return base.running_line(self._content.about, self._template.fit.page.width)

    def _mark_pages(self, every: list[etree._Element]) -> None:
        """Say on every page of an internal document, the firm's own among them, that it is not for the client."""
        if not self._content.about.internal:
            return
        words = self._content.words
        self._ours[_BAND] = self._template.fit.block(base.cover_header_part(words).decode()).encode()
        for section in every:
            references = inherited(every, section)
            for kind in self._kinds(section, first=True):
                references.setdefault((HEADER, kind), _BAND)
            refer(section, references)
        self._adorn(set(self._running), base.band(words))

    def _adorn(self, headers: Iterable[str], paragraph: str) -> None:
        """Add a paragraph of ours at the end of headers of the template."""
        xml = self._template.fit.block(paragraph)
        for id_ in sorted(headers):
            known = self._template.running.get(id_)
            if known and known.tag == HEADER:
                self._running[id_].append(etree.fromstring(part("p", SPACE, xml))[0])

    def _running_parts(self) -> Iterator[RunningPart]:
        """Every header and footer of the document: the template's, filled in, and then ours."""
        for number, (id_, each) in enumerate(self._template.running.items(), 1):
            content = as_bytes(self._running[id_])
            yield RunningPart(id_, each.tag, f"template{number}", content, each.piece.related)
        for number, (id_, content) in enumerate(sorted(self._ours.items()), 1):
            yield RunningPart(id_, FOOTER if id_ == _OURS[FOOTER] else HEADER, f"{number}", content)


def _without_page_break(block: etree._Element) -> None:
    """Take out a page break at the very end of what stands before a report that begins on a new page by itself."""
    shown = list(block.iter(f"{W}t", f"{W}br", f"{W}drawing", f"{W}pict"))
    if shown and shown[-1].tag == f"{W}br" and shown[-1].get(f"{W}type") == "page":
        parent = shown[-1].getparent()
        assert parent is not None
        parent.remove(shown[-1])

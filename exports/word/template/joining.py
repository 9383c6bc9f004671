"""A document put into a template: its blocks in the place for them, and the template's own parts around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml import etree

from exports.word import base
from exports.word.assembly import completed
from exports.word.charts.attaching import attach
from exports.word.content import Content
from exports.word.ids import Ids
from exports.word.numbering import further_lists
from exports.word.package import add_part, opened, to_bytes
from exports.word.template import lists, settling
from exports.word.template.names import WP, W, as_bytes
from exports.word.template.pieces import Media, Piece, Related
from exports.word.template.placeholders import fill
from exports.word.template.sections import has, inherited, refer, sections
from exports.word.template.template import Template
from exports.word.text import clean
from exports.word.xml import W as SPACE
from exports.word.xml import part

_HEADER, _FOOTER = f"{W}headerReference", f"{W}footerReference"
_OURS = {_HEADER: "rIdReportHeader", _FOOTER: "rIdReportFooter"}
_BAND = "rIdReportBand"
_AFTER_TITLE_PAGE = tuple(W + name for name in ("textDirection", "bidi", "rtlGutter", "docGrid"))
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
        main = opened(self._base(), [*before, *blocks, *after])
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
        for tag in (_HEADER, _FOOTER):
            for kind in self._kinds(section, first=self._coded and tag == _HEADER):
                if self._is_free(references.get((tag, kind))):
                    references[tag, kind] = self._own_running(tag)
        if (self._covered or self._begins_letter) and not has(section, "titlePg"):
            _add_title_page(section)
            for tag in (_HEADER, _FOOTER):
                references.pop((tag, "first"), None)
                if (usual := references[tag, "default"]) != _OURS[tag]:
                    references[tag, "first"] = usual
        refer(section, references)
        if self._coded:
            self._adorn({id_ for (tag, _), id_ in references.items() if tag == _HEADER}, self._line())

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
            if tag == _HEADER
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
                references.setdefault((_HEADER, kind), _BAND)
            refer(section, references)
        self._adorn(set(self._running), base.band(words))

    def _adorn(self, headers: Iterable[str], paragraph: str) -> None:
        """Add a paragraph of ours at the end of headers of the template."""
        xml = self._template.fit.block(paragraph)
        for id_ in sorted(headers):
            known = self._template.running.get(id_)
            if known and known.tag == _HEADER:
                self._running[id_].append(etree.fromstring(part("p", SPACE, xml))[0])

    # -- the file

    def _base(self) -> bytes:
        """A file with all parts of the template, and no text."""
        template, package = self._template, Package()
        text = part("document", SPACE, "<w:body/>")
        main = add_part(package, "word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, text)
        package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        shelf = _Shelf(package)
        shelf.relate(main, template.body.related)
        for number, (id_, each) in enumerate(template.running.items(), 1):
            content = as_bytes(self._running[id_])
            running = _running_part(main, id_, each.tag, f"template{number}", content)
            shelf.relate(running, each.piece.related)
        for number, (id_, content) in enumerate(sorted(self._ours.items()), 1):
            _running_part(main, id_, _FOOTER if id_ == _OURS[_FOOTER] else _HEADER, f"{number}", content)
        language = self._content.about.language
        theirs = etree.fromstring(template.settings) if template.settings else None
        kinds, types = RELATIONSHIP_TYPE, CONTENT_TYPE
        for name, kind, content_type, piece in (
            ("styles", kinds.STYLES, types.WML_STYLES, Piece(_in_language(template.styles, language))),
            ("numbering", kinds.NUMBERING, types.WML_NUMBERING, template.numbering),
            ("settings", kinds.SETTINGS, types.WML_SETTINGS, Piece(settling.settings(theirs, language))),
            ("fontTable", kinds.FONT_TABLE, types.WML_FONT_TABLE, template.fonts),
            ("theme/theme1", kinds.THEME, types.OFC_THEME, template.theme),
        ):
            added = add_part(package, f"word/{name}.xml", content_type, piece.content)
            shelf.relate(added, piece.related)
            main.relate_to(added, kind)
        return to_bytes(package)


class _Shelf:
    """The pictures and fonts of a package, each of them once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[str, Part] = {}

    def relate(self, source: Part, related: Iterable[Related]) -> None:
        """Give a part what it refers to, by the ids that it uses."""
        for each in related:
            if each.media is None:
                source.load_rel(each.kind, each.link, each.id, is_external=True)
            else:
                source.load_rel(each.kind, self._part(each.media), each.id)

    def _part(self, media: Media) -> Part:
        if media.name not in self._parts:
            self._parts[media.name] = add_part(self._package, media.name, media.content_type, media.content)
        return self._parts[media.name]


def _running_part(main: Part, id_: str, tag: str, name: str, content: bytes) -> Part:
    """A header or a footer of the text, by the id that sections name it by."""
    is_header = tag == _HEADER
    assert main.package is not None
    added = add_part(
        main.package,
        f"word/{'header' if is_header else 'footer'}{name}.xml",
        CONTENT_TYPE.WML_HEADER if is_header else CONTENT_TYPE.WML_FOOTER,
        content,
    )
    main.load_rel(RELATIONSHIP_TYPE.HEADER if is_header else RELATIONSHIP_TYPE.FOOTER, added, id_)
    return added


def _in_language(styles: Piece, language: str) -> bytes:
    """Styles for text in a language, such as "en-GB"."""
    tree = styles.tree()
    at = tree
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = at.find(f"{W}{name}")
        if found is None:
            found = etree.Element(f"{W}{name}")
            at.insert(0, found)
        at = found
    etree.SubElement(at, f"{W}lang", {f"{W}val": language, f"{W}bidi": "ar-SA"})
    return as_bytes(tree)


def _add_title_page(section: etree._Element) -> None:
    """Let the first page of a section have a header and a footer of its own."""
    for each in list(section.iterchildren(f"{W}titlePg")):
        section.remove(each)
    after = next((section.index(each) for each in section if each.tag in _AFTER_TITLE_PAGE), len(section))
    section.insert(after, etree.Element(f"{W}titlePg"))


def _without_page_break(block: etree._Element) -> None:
    """Take out a page break at the very end of what stands before a report that begins on a new page by itself."""
    shown = list(block.iter(f"{W}t", f"{W}br", f"{W}drawing", f"{W}pict"))
    if shown and shown[-1].tag == f"{W}br" and shown[-1].get(f"{W}type") == "page":
        parent = shown[-1].getparent()
        assert parent is not None
        parent.remove(shown[-1])

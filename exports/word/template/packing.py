"""The file of a document in a template: the template's parts around a text that is still to come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from exports.word.package import add_part, to_bytes
from exports.word.template import settling
from exports.word.template.names import W, as_bytes
from exports.word.template.pieces import Media, Piece, Related
from exports.word.template.sections import HEADER
from exports.word.template.template import Template
from exports.word.xml import W as SPACE
from exports.word.xml import part


class RunningPart(NamedTuple):
    """A header or a footer of the document.

    Attributes:
        id: What sections name it by.
        tag: The element by which they do: `HEADER` or `FOOTER`.
        name: What the name of its part ends in.
        content: The part.
        related: What it refers to.
    """

    id: str
    tag: str
    name: str
    content: bytes
    related: Iterable[Related] = ()


def packed(template: Template, running: Iterable[RunningPart], language: str) -> bytes:
    """A file with all parts of the template, and no text.

    Args:
        template: The firm's own base.
        running: The headers and footers.
        language: The language of the document, such as "en-GB".
    """
    package = Package()
    main = add_part(package, "word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, part("document", SPACE, "<w:body/>"))
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    shelf = _Shelf(package)
    shelf.relate(main, template.body.related)
    for each in running:
        shelf.relate(_put_beside(main, each), each.related)
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


def _put_beside(main: Part, running: RunningPart) -> Part:
    """Give the text a header or a footer, by the id that its sections name it by."""
    is_header = running.tag == HEADER
    assert main.package is not None
    added = add_part(
        main.package,
        f"word/{'header' if is_header else 'footer'}{running.name}.xml",
        CONTENT_TYPE.WML_HEADER if is_header else CONTENT_TYPE.WML_FOOTER,
        running.content,
    )
    main.load_rel(RELATIONSHIP_TYPE.HEADER if is_header else RELATIONSHIP_TYPE.FOOTER, added, running.id)
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

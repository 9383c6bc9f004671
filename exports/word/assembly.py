"""A document put together: its body in our base, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.oxml.parser import parse_xml

from exports.word import base
from exports.word.charts.attaching import attach
from exports.word.content import Content
from exports.word.enclosed import Enclosed
from exports.word.numbering import further_lists
from exports.word.package import BodiedPart, add_part, base_file, opened
from exports.word.text import clean
from exports.word.words import Words

_PROPERTY = 255
"""How many characters a property has room for, by the standard."""


def assemble(content: Content) -> Document:
    """A document of python-docx in our own base."""
    about, words, cover = content.about, content.words, content.cover
    main = opened(base_file(about.language), content.blocks)
    package = main.package
    assert package is not None
    header = add_part(package, "word/header1.xml", CONTENT_TYPE.WML_HEADER, base.header_part(about, words))
    footer = add_part(package, "word/footer1.xml", CONTENT_TYPE.WML_FOOTER, base.footer_part(about.firm, words))
    ids = (main.relate_to(header, RELATIONSHIP_TYPE.HEADER), main.relate_to(footer, RELATIONSHIP_TYPE.FOOTER))
    first = _cover_header(main, words) if cover and about.internal else ""
    main.element[0].append(parse_xml(base.section(*ids, bare_first=cover or content.letter, cover_header=first)))
    attach(main, content.charts, about.language)
    main.numbering_part.element.extend(list(parse_xml(further_lists(content.runs_of_steps))))
    return completed(main, content)


def completed(main: BodiedPart, content: Content) -> Document:
    """The document of a main part, with the data beside its text and with its properties."""
    package = main.package
    assert package is not None
    about = content.about
    _enclose(main, content.enclosed)
    firm = add_part(package, "docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, base.app_properties(about.firm))
    package.relate_to(firm, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    _describe(package.core_properties, about)
    document: Document = main.document
    return document


def _cover_header(main: BodiedPart, words: Words) -> str:
    """Give the cover a header; the id of the relationship to it."""
    assert main.package is not None
    content = base.cover_header_part(words)
    return main.relate_to(
        add_part(main.package, "word/header2.xml", CONTENT_TYPE.WML_HEADER, content), RELATIONSHIP_TYPE.HEADER
    )


def _enclose(main: BodiedPart, enclosed: Sequence[Enclosed]) -> None:
    assert main.package is not None
    for number, each in enumerate(enclosed, 1):
        item = add_part(main.package, f"customXml/item{number}.xml", CONTENT_TYPE.XML, each.item())
        kind, name = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, f"customXml/itemProps{number}.xml"
        item.relate_to(add_part(main.package, name, kind, each.properties()), RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
        main.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _describe(properties: CoreProperties, about: base.About) -> None:
    """Set every property that is shown, among them those for which python-docx has words and a clock of its own."""
    properties.title = _short(about.title)
    properties.subject = _short(about.subject) or _short(about.client)
    properties.author = properties.last_modified_by = _short(about.author) or _short(about.firm)
    properties.language = _short(about.language)
    properties.created = properties.modified = datetime.combine(about.on, time(12))
    properties.revision = 1


def _short(value: str) -> str:
    text = clean(value, one_line=True)
    return text if len(text) <= _PROPERTY else f"{text[: _PROPERTY - 1]}…"

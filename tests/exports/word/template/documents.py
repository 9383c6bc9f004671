"""Documents made in templates, as tests ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lxml import etree

from exports.word import Document
from exports.word.template import Template, read_template
from tests.tools.docx_file import DocxFile
from tests.tools.foreign_base import Base
from tests.tools.foreign_bases import BASES

LIBREOFFICE = Path(__file__).parents[3] / "data" / "templates" / "libreoffice.docx"
"""What LibreOffice 7.4 made of the .fodt file beside it."""
VALUES = {
    "client": "R&D <b>Northwind</b>",
    "title": "Supply {{firm}} review",
    "firm": "Keller & Partners",
    "author": "Maria Keller",
    "date": "23 November 2026",
    "addressee": "Dana\x0b Ortiz",
    "reference": "ACME-E1",
    "status": "Draft",
}


@cache
def base(name: str) -> bytes:
    """The file of a template by what is hard about it."""
    return LIBREOFFICE.read_bytes() if name == "libreoffice" else BASES[name]().file()


def template(made: Base | str) -> Template:
    """A template read."""
    return read_template(base(made) if isinstance(made, str) else made.file(), name="firm.docx")


def file_of(document: Document, made: Base | str, values: Mapping[str, str] = VALUES) -> DocxFile:
    """A document made in a template, opened."""
    return DocxFile(document.to_bytes(template(made), values))


def text_in(tree: etree._Element) -> str:
    """All that is written in a part."""
    return "".join(each.text or "" for each in tree.iter() if str(each.tag).endswith("}t"))


NAMES = (*BASES, "libreoffice")
"""Every template, by name."""

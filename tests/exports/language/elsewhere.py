"""Records whose every text is in another alphabet, and what in a document made of them is not."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import timedelta
from io import BytesIO
from string import ascii_letters, punctuation
from typing import Final

from lxml import etree

from advisor.book import Book
from advisor.records import Client, Event, Recommendation, Record, Sitting
from advisor.records.fields import fields_of
from tests.exports.language.pseudo import CLOSE, OPEN

_LOWER: Final = "абцдефгхийклмнопярстуввжыз"
_TURNED: Final = str.maketrans(ascii_letters, _LOWER + _LOWER.upper(), punctuation + "“”‘’–—…·€")
#: Names that the program itself gives, and that stay what they are in every language.
_NAMES: Final = ("code", "reference", "currency", "language", "instrument", "prompt", "file", "sha256", "source")
_KEPT: Final = (*_NAMES, "id", "rev", "entered_in_error")
_FIXED: Final = re.compile(f"{OPEN}[^{CLOSE}]*(?:{CLOSE}|$)")
#: What is made from a digest, in groups of four.
_DIGEST: Final = re.compile(r"\b[0-9A-Fa-f]{4}(?:[ -][0-9A-Fa-f]{4}){2,3}\b")
#: A word of ours, or a number with thousands as in English.
_ENGLISH: Final = re.compile(r"[A-Za-z]+|\d+,\d{3}\b")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPOKEN: Final = ("descr", "title", "displayText")
_NAMED: Final = ("tblCaption", "tblDescription", "alias")
_PROPERTIES: Final = ("title", "subject", "creator", "lastModifiedBy", "keywords", "description", "category", "Company")


def turned(text: str) -> str:
    """A text in another alphabet, without any punctuation."""
    return text.translate(_TURNED)


def elsewhere(book: Book) -> Book:
    """A book with the same records, whose every text that somebody typed is in another alphabet."""
    made = Book()
    for record in book:
        scope = book.scope_of(record.id)
        assert scope is not None
        made.put(scope, _turned(record))
    return made


def earlier(book: Book) -> Book:
    """A book in which much of that is not yet said, or said otherwise, and some that is no longer said."""
    made = Book()
    for index, record in enumerate(book):
        scope = book.scope_of(record.id)
        assert scope is not None
        if not isinstance(record, Event | Recommendation):
            made.put(scope, record)
        elif index % 3:
            made.put(scope, _restated(record) if index % 2 else record)
        elif isinstance(record, Event):
            made.put(scope, record.replaced(id=f"{index:0>16x}"))
    return made


def _restated(record: Record) -> Record:
    """The record with every text and every amount as it was before."""
    values = {spec.name: (spec, getattr(record, spec.name)) for spec in fields_of(type(record)) if not spec.ref}
    texts = {name: f"{value} я" for name, (spec, value) in values.items() if spec.kind == "text" and name not in _KEPT}
    days = {name: value - timedelta(days=1) for name, (spec, value) in values.items() if spec.kind == "date" and value}
    return record.replaced(**texts | days)


def _turned(record: Record) -> Record:
    texts: dict[str, object] = {}
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if spec.ref or spec.name in _KEPT:
            continue
        if spec.kind == "text":
            texts[spec.name] = turned(value)
        elif spec.kind == "lines":
            texts[spec.name] = tuple(turned(each) for each in value)
    if isinstance(record, Sitting):
        texts["prompts"] = tuple(
            each.replaced(section=turned(each.section), asks=turned(each.asks)) for each in record.prompts
        )
        texts["facts"] = tuple(each.replaced(said=turned(each.said)) for each in record.facts)
    return record.replaced(**texts)


def literals(said: Iterable[str], book: Book) -> set[str]:
    """The words in texts that are neither from such a book nor from the table of the bracketed language.

    References, codes, and what is made from digests, are of no language.
    """
    codes = "|".join([book.profile.currency, *(each.code for each in book.all(Client))])
    references = re.compile(rf"\b(?:{codes})(?:-E?\d+)?\b")
    bare = (references.sub(" ", _DIGEST.sub(" ", _FIXED.sub("\n", text))) for text in said)
    return {word for text in bare for word in _ENGLISH.findall(text)}


def texts(content: bytes) -> Iterator[str]:
    """Every text of a file that somebody reads or hears, that of charts and of workbooks within it too."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                yield from texts(archive.read(name))
            elif name.endswith(".xml") and not name.startswith(("customXml/", "word/theme/", "word/styles")):
                yield from _texts_of(etree.fromstring(archive.read(name)))


def _texts_of(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter("{*}*"):
        name = etree.QName(element).localname
        if name in ("p", "si", "is"):
            yield _paragraph(element)
        elif name == "v" or name in _PROPERTIES:
            yield element.text or ""
        elif name in _NAMED:
            yield element.get(f"{_W}val", "")
        yield from (str(value) for key, value in element.items() if etree.QName(key).localname in _SPOKEN)


def _paragraph(element: etree._Element) -> str:
    """The text of a paragraph, that of another within it left to itself."""
    said = ""
    for each in element.iter("{*}t", "{*}tab", "{*}br"):
        if next(each.iterancestors(element.tag)) is element:
            said += each.text or "" if etree.QName(each).localname == "t" else " "
    return said

"""XML that others wrote: measured as it is read, and only then parsed, without entities, network or DTD.

A tree takes many times the room of its text, so what may become a tree is counted first, by a parser that keeps
nothing (expat). Both parsers are given the same UTF-8, which is decoded here, once, so that they cannot be made to
read two different documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pyexpat import ExpatError, ParserCreate

from lxml import etree

from exports.word.foreign.limits import ATTRIBUTES, ATTRIBUTES_OF_ONE, DEPTH, ELEMENTS, TAG, Flaw, damaged, odd

_PIECE = 256 * 1024  # bytes; a tag that is longer than a few pieces is seen before it is taken apart
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NULLS = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_UTF_32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<")
_DECLARATION = re.compile(r"<\?xml(?=\s)([^>]*)\?>")
_ENCODING = re.compile(r"""\sencoding\s*=\s*["']([^"']*)["']""")
_ENCODINGS = frozenset(("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"))
_DOCTYPE = (b"<!DOCTYPE", b"<!ENTITY")


@dataclass
class Tally:
    """What was counted so far, over all parts of a package."""

    elements: int = 0
    attributes: int = 0


def measure(part: bytes, where: str, tally: Tally) -> None:
    """Read a part without keeping anything of it, and count what a tree of it would hold.

    Args:
        part: The part as it is in the package.
        where: What to call it.
        tally: What was counted before; it is added to.

    Raises:
        Flaw: When it is no proper XML, holds more than is read, or declares a document type.
    """
    _Measuring(where, tally).read(_utf_8(part, where))


def tree(part: bytes, where: str, *, measured: bool = False) -> etree._Element:
    """The root element of a part: comments and processing instructions left out, so that each node is an element.

    Args:
        part: The part as it is in the package.
        where: What to call it.
        measured: Whether it was measured before, and is within the limits.

    Raises:
        Flaw: When it is no proper XML, holds more than is read, or declares a document type.
    """
    text = _utf_8(part, where)
    if not measured:
        _Measuring(where, Tally()).read(text)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(where) from error


def _utf_8(part: bytes, where: str) -> bytes:
    """A part as UTF-8 without a declaration, whatever it says of itself."""
    if part.startswith(_UTF_32):
        raise odd(f"its text is encoded otherwise than in UTF-8, {where}")
    known = (encoding for mark, encoding in (*_BOMS, *_NULLS) if part.startswith(mark))
    try:
        text = part.decode(next(known, "utf-8"))
        declared = _DECLARATION.match(text)
        said = _ENCODING.search(declared[1]) if declared else None
        if said and said[1].lower() not in _ENCODINGS:
            raise odd(f"its text is encoded otherwise than in UTF-8, {where}")
        content = text[declared.end() if declared else 0 :].encode("utf-8")
    except UnicodeError as error:
        raise damaged(where) from error
    if any(mark in content for mark in _DOCTYPE):
        raise odd(f"with a document type, {where}")
    return content


class _Measuring:
    """One reading of a part, which ends at the first limit that it passes."""

    def __init__(self, where: str, tally: Tally) -> None:
        self._where = where
        self._tally = tally
        self._depth = 0

    def read(self, content: bytes) -> None:
        parser = ParserCreate("utf-8")
        parser.ordered_attributes = True
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._closed
        try:
            for at in range(0, len(content), _PIECE):
                parser.Parse(content[at : at + _PIECE], False)
                if at + _PIECE - max(parser.CurrentByteIndex, 0) > TAG:
                    raise self._too_much("a single tag is too long")
            parser.Parse(b"", True)
        except ExpatError as error:
            raise damaged(self._where) from error

    def _opened(self, _: str, attributes: list[str]) -> None:
        tally, own = self._tally, len(attributes) // 2
        self._depth += 1
        tally.elements += 1
        tally.attributes += own
        if self._depth > DEPTH:
            raise self._too_much("too many things stand inside each other")
        if own > ATTRIBUTES_OF_ONE or tally.attributes > ATTRIBUTES or tally.elements > ELEMENTS:
            raise self._too_much("too many pieces")

    def _closed(self, _: str) -> None:
        self._depth -= 1

    def _too_much(self, what: str) -> Flaw:
        return Flaw(
            f"is more intricate than any document that is read ({what}, {self._where}); copy what matters into a new"
            " Word document, and use that."
        )

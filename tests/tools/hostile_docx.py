"""Word files that are damaged, that are something else, or that were made to hurt whoever reads them.

Each entry of `HOSTILE` has one thing wrong with it, and words of the sentence by which it is refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.tools.raw_zip import STORED, Item, archive, end, listed, opening
from tests.tools.small_docx import (
    MAIN,
    WORD_TYPE,
    attributes,
    items,
    reference,
    references_part,
    text_part,
    types_part,
    with_more,
    with_text,
    without,
)

_MEGABYTE = 1024 * 1024
Make = Callable[[], bytes]

# -- what inflates to more than it seems


def _zeros(megabytes: int, said: int | None = None) -> bytes:
    return with_more(Item("word/media/image1.bmp", bytes(megabytes * _MEGABYTE), size=said))


def _many_large() -> bytes:
    part = Item("", bytes(15 * _MEGABYTE))
    packed = part.body
    return with_more(*(replace(part, name=f"word/media/{number}.bmp", packed=packed) for number in range(9)))


def _one_body_of_many() -> bytes:
    """Entries of different names, all of which the list places on one and the same."""
    first = Item("word/media/1.bmp", bytes(_MEGABYTE))
    at = len(b"".join(opening(each) + each.body for each in items()))
    return with_more(first, *(replace(first, name=f"word/media/{number}.bmp", at=at) for number in range(2, 9)))


def _quoted() -> bytes:
    """Entries that lie within each other: the beginning of the inner is content of the outer.

    The bytes of the outer begin with a block that is stored and not the last, which holds the beginning of the inner;
    from there on both are the same.
    """
    inner = Item("word/media/2.bmp", bytes(_MEGABYTE))
    start = opening(inner)
    block = b"\0" + len(start).to_bytes(2, "little") + (len(start) ^ 0xFFFF).to_bytes(2, "little")
    outer = Item("word/media/1.bmp", start + inner.content, packed=block + start + inner.body)
    before = b"".join(opening(each) + each.body for each in items())
    bodies = before + opening(outer) + outer.body
    listing, at = b"", 0
    for each in items():
        listing += listed(each, at)
        at += len(opening(each) + each.body)
    listing += listed(outer, at) + listed(inner, at + len(opening(outer)) + len(block))
    return bodies + listing + end(len(items()) + 2, len(listing), len(bodies))


def nested() -> bytes:
    """A sound Word file with an archive in it that would inflate to much more; nobody has to open that."""
    return with_more(Item("word/embeddings/inner.docx", _zeros(64)))


# -- entities and encodings

_LAUGHS = (
    "<!DOCTYPE d ["
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    + "]>"
    + text_part("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>").decode()
)
_OUTSIDE = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + text_part("&f;").decode()
_PARAMETER = '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://example.com/x.dtd">%p;]>' + text_part().decode()
_SAYS_16 = '<?xml version="1.0" encoding="UTF-16"?>'


def _declared(encoding: str, text: str = text_part().decode()) -> bytes:
    return f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode()


def in_utf_16(text: str, *, mark: bool = True) -> bytes:
    """Text in UTF-16, which is allowed."""
    return f"{_SAYS_16}{text}".encode("utf-16" if mark else "utf-16-le")


# -- floods


def _deep(levels: int) -> bytes:
    return text_part("<w:sdt>" * levels + "</w:sdt>" * levels)


def _elements(number: int) -> bytes:
    return text_part("<w:p/>" * number)


# -- other files


def _other_document(main_type: str) -> bytes:
    return archive(items(None, types_part(main_type)))


def _honest_zip(*names: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in names:
            made.writestr(name, content)
    return file.getvalue()


def _old_container(*streams: str) -> bytes:
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + directory


def _bad_name(name: str) -> Make:
    return lambda: with_more(Item(name, b"x"))


_OPEN_TEXT = ("mimetype", b"application/vnd.oasis.opendocument.text")
_OPEN_SHEET = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_TWICE = b"<w:p/>", b"<w:p><w:r/></w:p>"


def _others() -> Iterator[tuple[str, Make, str]]:
    yield "an empty file", lambda: b"", "is empty"
    yield "a file of 21 MB", lambda: b"PK\3\4" + bytes(21 * _MEGABYTE), "larger than 20 MB"
    yield "an old .doc", lambda: _old_container("WordDocument"), "old .doc"
    yield "a password", lambda: _old_container("EncryptionInfo", "EncryptedPackage"), "protected by a password"
    yield "an old .xls", lambda: _old_container("Workbook"), "an old Office file"
    yield "a PDF", lambda: b"%PDF-1.7\n", "is a PDF"
    yield "a rich text", lambda: b"{\\rtf1\\ansi x}", "rich text"
    yield "a web page", lambda: b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", "a web page"
    yield "a web page in UTF-16", lambda: "<HTML><p>".encode("utf-16"), "a web page"
    yield "a web page in one file", lambda: b"MIME-Version: 1.0\r\n", "a web page"
    yield "one file of XML", lambda: b'<?xml version="1.0"?><pkg:package/>', "a single file of XML"
    yield "a picture", lambda: b"\x89PNG\r\n\x1a\n", "is not a Word document"
    yield "a line of text", lambda: b"We adopt R-01.", "is not a Word document"
    yield "an empty archive", lambda: archive([]), "is not a Word document"
    yield "an OpenDocument text", lambda: _honest_zip(_OPEN_TEXT, ("content.xml", b"<x/>")), ".odt"
    yield "an OpenDocument sheet", lambda: _honest_zip(_OPEN_SHEET), "OpenDocument"
    yield "an archive of files", lambda: _honest_zip(("Reply.docx", with_more())), "archive of files"
    yield "a workbook", lambda: _other_document(_SHEET), "Excel workbook"
    yield "slides", lambda: _other_document(_SLIDES), "PowerPoint"
    yield "a strict document", lambda: archive(items(None, None, references_part(reference(kind=_STRICT)))), "Strict"


def _archives() -> Iterator[tuple[str, Make, str]]:
    item = Item("word/x.bin", b"x" * 100)
    yield "a part of 64 MB", lambda: _zeros(64), "more than 16 MB"
    yield "a part of 17 MB that says it is small", lambda: _zeros(17, said=10), "more than 16 MB"
    yield "parts of 135 MB", _many_large, "more than 120 MB"
    yield "many entries on one body", _one_body_of_many, "lie over each other"
    yield "entries within each other", _quoted, "lie over each other"
    yield "2,001 entries", lambda: with_more(*(Item(f"x/{n}", b"") for n in range(1_998))), "more than 2,000"
    yield "60,000 entries said to be ten", lambda: archive((Item(f"{n}") for n in range(60_000)), count=10), "damaged"
    yield "more entries said than there are", lambda: archive(items(), count=9), "damaged"
    yield "a second disk", lambda: archive(items(), disk=1), "damaged"
    yield "an entry under a password", lambda: with_more(replace(item, flags=1)), "under a password"
    yield "a password in the entry itself", lambda: with_more(replace(item, flags_inside=1)), "two different accounts"
    yield "packed in another way", lambda: with_more(replace(item, method=12, packed=b"BZh9")), "packed in another way"
    yield "a size beyond 4 GB", lambda: with_more(replace(item, size=0xFFFFFFFF)), "more than 4 GB"
    yield "a place beyond 4 GB", lambda: with_more(replace(item, at=0xFFFFFFFF)), "more than 4 GB"
    yield "so many entries that another list has them", lambda: archive(items(), count=0xFFFF), "more than 4 GB"
    yield "a wrong size", lambda: with_more(replace(item, size=99)), "damaged"
    yield "a wrong sum", lambda: with_more(replace(item, crc=1)), "damaged"
    yield "no stream", lambda: with_more(replace(item, packed=b"\xff" * 20)), "damaged"
    yield "half a stream", lambda: with_more(replace(item, packed=item.body[:-2])), "damaged"
    yield "a stream with more behind it", lambda: with_more(replace(item, packed=item.body + b"more")), "damaged"
    yield "stored in less than its size", lambda: with_more(replace(item, method=STORED, packed=b"x")), "damaged"
    yield "a place in the list itself", lambda: with_more(replace(item, at=len(with_more()))), "damaged"
    yield "a place in the middle of a part", lambda: with_more(replace(item, at=300)), "lie over each other"
    yield "two names of one part", lambda: with_more(replace(item, said_inside=b"word/y.bin")), "two different accounts"
    yield (
        "a name that is no text",
        lambda: with_more(Item("é", flags=0x800)).replace(b"\xc3\xa9", b"\xc3\xc3"),
        "damaged",
    )
    twice = [Item("word/a.bin", each) for each in _TWICE]
    yield "the same part twice", lambda: with_more(*twice), "the same part twice"
    yield "the same part in capitals", lambda: with_more(Item("Word/Document.XML", text_part())), "same part twice"
    yield "the same part in percent", lambda: with_more(Item("word/%64ocument.xml", text_part())), "same part twice"
    names = (
        "../x.xml",
        "/etc/x.xml",
        "..\\x.xml",
        "C:/x.xml",
        "word/../../x",
        "%2e%2e/x",
        "a//b",
        "./a",
        "a\0b",
        "a\x1bb",
    )
    yield from ((f"the name {name!r}", _bad_name(name), "a part with the name") for name in (*names, "a\u202eb", ""))


def _packages() -> Iterator[tuple[str, Make, str]]:
    yield "no content types", lambda: without("[Content_Types].xml"), "archive of files"
    yield "no references", lambda: without("_rels/.rels"), "its text is missing"
    yield "no text", lambda: without(MAIN), "its text is missing"
    yield (
        "text elsewhere",
        lambda: archive(items(None, None, references_part(reference(target="../../../etc/passwd")))),
        ("its text is missing"),
    )
    far = references_part(reference(target="http://example.com/document.xml", mode="External"))
    yield "text on the network", lambda: archive(items(None, None, far)), "its text is missing"
    both = references_part(reference(), reference("rId2"))
    yield "two texts", lambda: archive(items(None, None, both)), "more than one text"
    same = references_part(reference(), reference(kind="http://example.com/other"))
    yield "two references of one name", lambda: archive(items(None, None, same)), "two references of one name"
    yield "text said to be a picture", lambda: _other_document("image/png"), "not said to be one"
    yield "text said to be styles", lambda: _other_document(WORD_TYPE.replace("document.main", "styles")), "not said"
    yield "content types that end early", lambda: archive(items(None, b"<Types>")), "damaged"
    yield "content types that are empty", lambda: archive(items(None, b"")), "damaged"
    yield "references that end early", lambda: archive(items(None, None, b"<Relationships")), "damaged"


def _markup() -> Iterator[tuple[str, Make, str]]:
    def text(content: bytes) -> Make:
        return lambda: with_text(content)

    def flood(make: Callable[[], bytes]) -> Make:
        return lambda: with_text(make())

    yield "an entity that grows", text(_LAUGHS.encode()), "document type"
    yield "an entity that grows, in UTF-16", text(in_utf_16(_LAUGHS)), "document type"
    yield "an entity that grows, in UTF-16 without a mark", text(in_utf_16(_LAUGHS, mark=False)), "document type"
    yield "an entity that grows, in UTF-16 turned", text(f"{_SAYS_16}{_LAUGHS}".encode("utf-16-be")), "document type"
    yield "UTF-16 that says it is UTF-8", text(_LAUGHS.encode("utf-16")), "document type"
    yield "an entity from a file", text(_OUTSIDE.encode()), "document type"
    yield "an entity from the network", text(_PARAMETER.encode()), "document type"
    yield "an entity in the references", lambda: archive(items(None, None, _LAUGHS.encode())), "document type"
    yield "an entity in the content types", lambda: archive(items(None, _LAUGHS.encode())), "document type"
    yield "an entity in a part that nobody reads", lambda: with_more(Item("x.xml", _LAUGHS.encode())), "document type"
    seven = _LAUGHS.replace("<", "+ADw-").replace(">", "+AD4-")
    yield "an entity in UTF-7", text(_declared("UTF-7", seven)), "encoded otherwise"
    yield "EBCDIC", text(_declared("cp037").decode().encode("cp037")), "damaged"
    yield "said to be EBCDIC", text(_declared("cp037")), "encoded otherwise"
    yield "said to be in a codec of Python", text(_declared("unicode_escape")), "encoded otherwise"
    yield "said to be Latin", text(_declared("ISO-8859-1")), "encoded otherwise"
    yield "UTF-32", text(_declared("UTF-32").decode().encode("utf-32")), "encoded otherwise"
    yield "an entity that nobody declared", text(text_part("&f;")), "damaged"
    yield "bytes that are no text", text(text_part().replace(b"<w:p/>", b"\xff\xfe")), "damaged"
    yield "half of a pair", text(in_utf_16(text_part().decode()) + b"\x00\xd8"), "damaged"
    yield "a null character", text(text_part("\0")), "damaged"
    yield "an empty part", text(b""), "damaged"
    yield "a part that ends early", text(text_part()[:-5]), "damaged"
    yield "two root elements", text(text_part() * 2), "damaged"
    yield "251 levels", text(_deep(249)), "inside each other"
    yield "100,000 levels", flood(lambda: _deep(100_000)), "inside each other"
    yield "257 attributes", text(text_part(f"<w:p {attributes(257)}/>")), "too many pieces"
    yield "300,000 attributes", flood(lambda: text_part(f"<w:p {attributes(300_000)}/>")), "too long"
    yield "names of 300 namespaces", text(text_part(f"<w:p {attributes(300, 'xmlns:a')}/>")), "too many pieces"
    row = f"<w:p {attributes(250)}/>"
    yield "800,001 attributes", flood(lambda: text_part(row * 3_201)), "too many pieces"
    yield "400,001 elements", flood(lambda: _elements(400_000)), "too many pieces"
    half = Item("word/other.xml", _elements(200_000))
    yield "400,001 elements in two parts", lambda: archive(items(half.content, None, None, half)), "too many pieces"
    yield "a tag of 3 MB", flood(lambda: text_part(f'<w:p w:a="{"x" * 3 * _MEGABYTE}"/>')), "too long"
    yield "a comment of 3 MB", flood(lambda: text_part(f"<!--{'x' * 3 * _MEGABYTE}-->")), "too long"
    yield "a tag that never ends", flood(lambda: text_part("<w:p " + "a" * 15 * _MEGABYTE)), "too long"
    yield "the same attribute twice", text(text_part('<w:p w:a="1" w:a="2"/>')), "damaged"


HOSTILE: dict[str, tuple[Make, str]] = {
    name: (make, words) for family in (_others, _archives, _packages, _markup) for name, make, words in family()
}
"""By name: what makes the file, and words of the sentence by which it is refused."""

"""Which kind of file something is that is not a Word document, so that it can be said what to do with it."""

from __future__ import annotations

from collections.abc import Mapping

from exports.word.foreign.limits import FILE, MEGABYTE, Flaw

_AS_WORD = "open it in Word, save it as a Word document (.docx), and use that file."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_TEXT = b"\xef\xbb\xbf\xff\xfe \t\r\n"
# How files begin, once marks of encoding and blanks are passed over; capitals and null bytes do not count.
_BEGINNINGS = (
    (b"%pdf-", "is a PDF, whatever its name ends in; ask whoever sent it for the Word document (.docx) itself."),
    (b"{\\rtf", f"is a rich text file (.rtf), whatever its name ends in; {_AS_WORD}"),
    (b"<!doctype html", f"is a web page, whatever its name ends in; {_AS_WORD}"),
    (b"<html", f"is a web page, whatever its name ends in; {_AS_WORD}"),
    (b"mime-version:", f"is a web page in one file, whatever its name ends in; {_AS_WORD}"),
    (b"<?xml", f"is a single file of XML; {_AS_WORD}"),
    (b"<pkg:package", f"is a single file of XML; {_AS_WORD}"),
)
_LOOKED_AT = 1024
_OTHER_DOCUMENTS = (
    ("spreadsheetml", "an Excel workbook"),
    ("ms-excel", "an Excel workbook"),
    ("presentationml", "a PowerPoint presentation"),
    ("ms-powerpoint", "a PowerPoint presentation"),
    ("visio", "a Visio drawing"),
)
_ODF = "application/vnd.oasis.opendocument."


def refuse_other_files(content: bytes) -> None:
    """Refuse whatever cannot be the archive that every Word document is.

    Raises:
        Flaw: What it is instead, and what to do about that.
    """
    if not content:
        raise Flaw("is empty; get it again from whoever sent it.")
    if len(content) > FILE:
        raise Flaw(
            f"is larger than {FILE // MEGABYTE} MB, which is the most that is read; make its pictures smaller in Word"
            " (Picture Format, Compress Pictures), save it, and try again."
        )
    if content.startswith(_OLE):
        raise _old_container(content)
    if content.startswith(b"PK\x03\x04"):
        return
    start = content[:_LOOKED_AT].replace(b"\0", b"").lstrip(_BEFORE_TEXT).lower()
    for beginning, what in _BEGINNINGS:
        if start.startswith(beginning):
            raise Flaw(what)
    raise Flaw(f"is not a Word document, whatever its name ends in; if Word opens it, {_AS_WORD}")


def _old_container(content: bytes) -> Flaw:
    """What stands in the container that Office used before 2007, and uses still for files behind a password."""
    if _utf_16("EncryptedPackage") in content:
        return Flaw(
            "is protected by a password; open it in Word, take the password off (File, Info, Protect Document),"
            " save it, and use that file."
        )
    if _utf_16("WordDocument") in content:
        return Flaw(f"is an old .doc, from before Word 2007; {_AS_WORD}")
    return Flaw("is an old Office file and not a Word document; use the Word document (.docx).")


def _utf_16(name: str) -> bytes:
    return name.encode("utf-16-le")


def refuse_other_archives(parts: Mapping[str, bytes]) -> None:
    """Refuse an archive that is known by a part of it to be something else than an Office document.

    Raises:
        Flaw: What it is instead, and what to do about that.
    """
    mime_type = parts.get("mimetype", b"")[:100].decode("ascii", "replace")
    if mime_type.startswith(f"{_ODF}text"):
        raise Flaw(f"is an OpenDocument text (.odt); {_AS_WORD}")
    if mime_type.startswith(_ODF):
        raise Flaw("is an OpenDocument file and not a text; use the Word document (.docx).")
    if "[content_types].xml" not in (name.lower() for name in parts):
        raise Flaw("is an archive of files (.zip) and not a Word document; take the document out of it, and use that.")


def refuse_other_documents(content_type: str) -> None:
    """Refuse an Office document whose main part says that it is no text.

    Args:
        content_type: That of the main part.

    Raises:
        Flaw: What it is instead, and what to do about that.
    """
    for mark, what in _OTHER_DOCUMENTS:
        if mark in content_type:
            raise Flaw(f"is {what} and not a Word document; use the Word document (.docx).")

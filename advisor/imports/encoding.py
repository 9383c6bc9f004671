"""Bytes of a text file into text, whichever program wrote them."""

import codecs
import re

from advisor.imports.limits import TableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LOWER = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüß")
_UPPER = frozenset(letter.upper() for letter in _LOWER if letter != "ß")
_BETWEEN_WORDS = frozenset("’“”‘„…–—•«»©®™°½£€§·\xa0")

# How likely a character is in its place: a mark just where it belongs says most.
_IN_PLACE, _USUAL, _POSSIBLE, _ALONE, _ODD = 5, 2, 1, 0, -3


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file, and the name of the encoding where it was not Unicode.

    Unicode is recognised by its mark or because the bytes are valid UTF-8. Anything else is Windows-1252 or
    Mac Roman, which share all bytes: whichever gives the more plausible text is taken.

    Raises:
        TableError: the file is not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name), ""
    if b"\0" in data:
        raise TableError(f"{name} is not a table: it is neither text nor an Excel workbook (.xlsx).")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _western(data)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise TableError(f"{name} is damaged: it says that it is Unicode text, and is not.") from None


def _western(data: bytes) -> tuple[str, str]:
    # Windows-1252 leaves five bytes undefined; they become U+FFFD, which scores as odd.
    windows = data.decode("cp1252", errors="replace")
    mac = data.decode("mac_roman")
    windows_score, mac_score = _plausibility(windows), _plausibility(mac)
    # Line ends of a bare CR are a habit of the Macintosh: they settle what the letters leave open.
    bare_cr = b"\r" in data and b"\n" not in data
    if mac_score > windows_score or (mac_score == windows_score and bare_cr):
        return mac, "Mac Roman"
    return windows, "Windows-1252"


def _plausibility(text: str) -> int:
    padded = f" {text} "
    places = (match.start() for match in _NOT_ASCII.finditer(padded))
    return sum(_weight(padded[place - 1], padded[place], padded[place + 1]) for place in places)


def _weight(before: str, char: str, after: str) -> int:
    if char in _LOWER:
        return _USUAL if before.isalpha() or after.isalpha() else _ALONE
    if char in _UPPER:
        return _ODD if before.islower() else _POSSIBLE
    if char in _BETWEEN_WORDS:
        return _weight_of_mark(before, char, after)
    return _ODD


def _weight_of_mark(before: str, char: str, after: str) -> int:
    opens = before.isspace() and after.isalnum()
    closes = before.isalnum() and not after.isalnum()
    inside = before.isalpha() and after.isalpha()
    in_place = {
        "’": inside or closes,
        "“": opens,
        "‘": opens,
        "”": closes,
        "–": before == after == " ",
        "—": before == after == " ",
        "•": after.isspace(),
        "£": after.isdigit(),
        "°": before.isdigit(),
    }
    if in_place.get(char, False):
        return _IN_PLACE
    return _ODD if inside and char not in "–—\xa0" else _POSSIBLE

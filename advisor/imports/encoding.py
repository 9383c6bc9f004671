"""Bytes of a text file into text, whichever program wrote them."""

import codecs

from advisor.imports.limits import TableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOWER = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüß")
_UPPER = frozenset(letter.upper() for letter in _LOWER if letter != "ß")
_BETWEEN_WORDS = frozenset("“”‘„…–—•«»©®™°½£€§·\xa0")

_APOSTROPHE, _USUAL, _CAPITAL, _PLAUSIBLE, _ODD = 3, 2, 1, 1, -3


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
    # cp1252 leaves five bytes undefined; as Latin-1 they become control characters, which score as odd.
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
    return sum(_weight(padded[i - 1], char, padded[i + 1]) for i, char in enumerate(padded) if not char.isascii())


def _weight(before: str, char: str, after: str) -> int:
    inside = before.isalpha() and after.isalpha()
    if char == "’":
        return _APOSTROPHE if before.isalpha() else _ODD
    if char in _LOWER:
        return _ODD if before.isupper() and after.isupper() else _USUAL
    if char in _UPPER:
        return _ODD if before.islower() else _CAPITAL
    if char in _BETWEEN_WORDS:
        return _ODD if inside and char not in "–—\xa0" else _PLAUSIBLE
    return _ODD

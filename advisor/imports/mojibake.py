"""Repair of text that was UTF-8 and was once read as Windows-1252 (``vesselâ€™s``)."""

import re


def _as_windows_showed_it(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # the five undefined bytes came through as control characters


_BYTE_OF = {_as_windows_showed_it(byte): byte for byte in range(0x80, 0x100)}
_CHAR_OF = {byte: char for char, byte in _BYTE_OF.items()}


def _any_of(first: int, last: int) -> str:
    return "[" + re.escape("".join(_CHAR_OF[byte] for byte in range(first, last + 1))) + "]"


_NEXT = _any_of(0x80, 0xBF)
_RUN = re.compile(
    f"(?:{_any_of(0xC2, 0xDF)}{_NEXT}|{_any_of(0xE0, 0xEF)}{_NEXT}{{2}}|{_any_of(0xF0, 0xF4)}{_NEXT}{{3}})+"
)

# Dashes, quotation marks, €, ™ and their like: damaged they start with "â€", "â‚" or "â„", which no text has.
_TYPOGRAPHIC = re.compile("[\u2000-\u213f]")


def damage(text: str) -> str:
    """Return what the text becomes when its UTF-8 is read as Windows-1252: the inverse of ``repair``."""
    return "".join(_CHAR_OF.get(byte, chr(byte)) for byte in text.encode("utf-8"))


def repair(text: str) -> str:
    """Return the text with every damaged stretch put right, the rest untouched.

    A stretch is put right where its bytes are valid UTF-8 and it reads as nonsense as it stands, so that
    ``CAFÉ”`` stays although it could be damage.
    """
    if text.isascii():
        return text
    return _RUN.sub(_repaired, text)


def _repaired(match: re.Match[str]) -> str:
    run = match.group()
    try:
        meant = bytes(_BYTE_OF[char] for char in run).decode("utf-8")
    except UnicodeDecodeError:
        return run
    # U+FFFD says that something was lost before: there is nothing to win back.
    if "\N{REPLACEMENT CHARACTER}" in meant:
        return run
    return meant if _TYPOGRAPHIC.search(meant) or _is_nonsense(run, match) else run


def _is_nonsense(run: str, match: re.Match[str]) -> bool:
    # Loaded only for text that may be damaged: it costs a tenth of a second.
    from ftfy.badness import is_bad

    # A small letter next to the run shows that it stands inside a word ("tÄ“ka"); other neighbours say
    # nothing.
    before = match.string[max(match.start() - 1, 0) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    context = (before if before.islower() else "") + run + (after if after.islower() else "")
    return bool(is_bad(context))

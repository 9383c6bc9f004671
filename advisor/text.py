"""Text as it is kept, whatever it came through (a form, an editor, a command, a table), and as it is compared."""

import re
import unicodedata

_KEPT_CONTROLS = "\n\t"
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def clean(text: str, *, lines: bool = True) -> str:
    """Text as it is kept: line ends made one, no control characters or blank ends; one line unless ``lines``.

    Characters that turn the direction of what follows go as well: they would make a document say something else
    than what is stored. So do those that no XML file can hold.
    """
    text = re.sub("\r\n|[\r\u2028\u2029]", "\n", text)
    text = "".join(each for each in text if each in _KEPT_CONTROLS or not _is_hostile(each))
    if not lines:
        return " ".join(text.split())
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n").rstrip()


def _is_hostile(character: str) -> bool:
    """Whether a character is a control, half of a pair, a turn of direction, or no character at all."""
    if unicodedata.category(character) in ("Cc", "Cs") or "\ufdd0" <= character <= "\ufdef":
        return True
    return character in _TURNS or ord(character) & 0xFFFE == 0xFFFE


def fold(text: str) -> str:
    """Text as it is compared in a search: neither case nor the way an accent was typed matters."""
    normalized = unicodedata.normalize
    return text.casefold() if text.isascii() else normalized("NFC", normalized("NFC", text).casefold())

"""User text made safe for one cell of a register, and cut to a width in terminal cells."""

import re
from typing import Literal
from unicodedata import category, normalize

from rich.cells import cell_len, set_cell_size

Align = Literal["left", "right"]

# Left to be compiled by whoever meets such text first: most of it is plain, and the first rows are waited for.
_ESCAPE = (
    r"\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?"  # operating system commands and their kin, with their text
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor moves
    r"|\x1b[ -/]*[0-~]?"
)
_BREAK = r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+"
# Joiners and selectors make one glyph out of several characters in one terminal and leave them apart in the
# next, so the same text would have two widths. Without them every terminal agrees.
_SELECTORS = "[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"


def plain(text: str) -> str:
    """Text as one printable line: no escapes, no controls, nothing that reorders or joins characters."""
    if text.isascii() and text.isprintable():
        return text
    text = re.sub(_SELECTORS, "", re.sub(_BREAK, " ", re.sub(_ESCAPE, "", text)))
    return normalize("NFC", text if text.isprintable() else "".join(map(_printable, text)))


def _printable(character: str) -> str:
    match category(character):
        case "Cc" | "Cf":
            return ""
        case "Cs":  # half of a pair: writing it to a terminal raises
            return "\ufffd"
    return character


def fit_text(text: str, width: int, align: Align = "left", ellipsis: str = "…") -> str:
    """Text in exactly `width` terminal cells: padded, or cut with an ellipsis.

    Args:
        text: A printable line, see `plain`.
        width: Cells to fill, zero or more.
        align: The side the text stands on when there is room.
        ellipsis: What stands for the part that was cut.
    """
    length = cell_len(text)
    if length > width:
        room = width - cell_len(ellipsis)
        return set_cell_size(text, room) + ellipsis if room >= 0 else ellipsis[:width]
    padding = " " * (width - length)
    return padding + text if align == "right" else text + padding

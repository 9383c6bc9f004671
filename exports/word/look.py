"""The look of a client's document: page, colours, type sizes and the tints of a status.

Lengths are twentieths of a point ("twips", 1 mm is about 56.7), the unit that Word uses for layout.
Every pair of text and ground named here has a contrast of at least 4.5 : 1; the lint in the tests measures it.
"""

from __future__ import annotations

from enum import Enum

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4, upright."""
MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 1134, 1474, 1361
HEADER_DISTANCE, FOOTER_DISTANCE = 680, 567
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
TEXT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM

FONT = "Calibri"
"""On every Word; where it is missing, Carlito has the same widths, so that lines and pages break alike."""

INK = "222B36"
NAVY = "16325C"
TEAL = "0B6E70"
MUTED = "56616E"
RULE = "C9D2DB"
GROUND = "EFF3F7"
BAND = "F5F8FA"
WHITE = "FFFFFF"

THEME = {INK: "text1", NAVY: "text2", WHITE: "background1", GROUND: "background2", TEAL: "accent1"}
"""The colours that stand in the theme too, by the theme's name for them."""


class Tint(Enum):
    """The ground of a status. The word in the cell says the status; the tint only helps to find it."""

    GOOD = "D3EADD"
    PARTLY = "DBE9F6"
    WAITING = "FCEFCF"
    BAD = "F9DDDA"
    QUIET = "E6EAEE"


def colour(value: str) -> str:
    """The `w:color` of text in `value` (six hex digits), by theme where the theme has it."""
    theme = f' w:themeColor="{THEME[value]}"' if value in THEME else ""
    return f'<w:color w:val="{value}"{theme}/>'


def shade(value: str) -> str:
    """The `w:shd` of a ground in `value` (six hex digits), by theme where the theme has it."""
    theme = f' w:themeFill="{THEME[value]}"' if value in THEME else ""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value}"{theme}/>'

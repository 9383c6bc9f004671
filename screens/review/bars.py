"""Bars and levels: a share as characters, which never say nothing of something, nor all of less."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil

_EIGHTHS = " ▏▎▍▌▋▊▉"
_LEVELS = "▁▂▃▄▅▆▇█"
_PLAIN_LEVELS = ".:-=+*#@"


def bar(share: float, room: int, *, plain: bool = False) -> str:
    """A share from 0 to 1 as a bar, to an eighth of a cell.

    What is more than nothing is seen, and what is less than all leaves a gap.

    Args:
        share: From 0 to 1.
        room: Cells, at least two.
        plain: Draw whole cells of plain ASCII characters.
    """
    parts = 1 if plain else 8
    most = room * parts
    filled = round(share * most)
    if share > 0:
        filled = max(filled, 1)
    if share < 1:
        filled = min(filled, most - 1)
    whole, rest = divmod(filled, parts)
    ink = ("#" if plain else "█") * whole + (_EIGHTHS[rest] if rest else "")
    return ink + ("." if plain else "·") * (room - len(ink))


def level(count: int, of: int, *, plain: bool = False) -> str:
    """How much of a whole one count is, as one character; a blank for nothing.

    Args:
        count: The count.
        of: The whole.
        plain: Use plain ASCII characters.
    """
    if not count:
        return " "
    return (_PLAIN_LEVELS if plain else _LEVELS)[ceil(8 * count / of) - 1]


def spark(
    values: Sequence[Decimal | int], *, room: int, within: Sequence[Decimal | int] = (), plain: bool = False
) -> str:
    """Values in their order as one character each, from the least to the greatest; the latest where room is short.

    Args:
        values: The values; equal ones stand in the middle.
        room: The most characters.
        within: Values that have their place in the scale as well, and are not shown.
        plain: Use plain ASCII characters.
    """
    shown = values[-room:]
    if not shown:
        return ""
    ink = _PLAIN_LEVELS if plain else _LEVELS
    least, most = min((*shown, *within)), max((*shown, *within))
    if least == most:
        return ink[3] * len(shown)
    return "".join(ink[int((each - least) * 7 / (most - least))] for each in shown)

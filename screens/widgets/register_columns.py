"""The columns of a register, and how they share a width."""

from collections.abc import Sequence
from typing import NamedTuple

from screens.widgets.register_text import Align

GAP = 2
"""Cells between two columns."""


class Column(NamedTuple):
    """One column.

    Attributes:
        title: Its heading. A register none of whose columns has one shows no line of headings.
        width: Cells; of a flexible column the fewest it can do with.
        weight: The share of the room left over that it takes; 0 keeps the width fixed.
        align: Where its texts stand.
        priority: When room is short, columns of the lowest priority go first.
    """

    title: str
    width: int
    weight: int = 0
    align: Align = "left"
    priority: int = 1


class Place(NamedTuple):
    """A column that is shown: its position among all of them, and its width in cells."""

    column: int
    width: int


def arrange(columns: Sequence[Column], width: int) -> list[Place]:
    """The columns that fit into `width` cells, in order, with the widths they get.

    Columns are left out, the lowest priority first and of equals the rightmost, until the rest fits; one
    always stays, cut if need be. Room left over goes to the flexible columns by weight, to the last cell.
    """
    kept = list(range(len(columns)))
    while len(kept) > 1 and _needed(columns, kept) > width:
        kept.remove(min(kept, key=lambda index: (columns[index].priority, -index)))
    spare = max(0, width - _needed(columns, kept))
    weights = sum(columns[index].weight for index in kept)
    places = []
    for index in kept:
        share = spare * columns[index].weight // weights if weights else 0
        spare, weights = spare - share, weights - columns[index].weight
        places.append(Place(index, min(columns[index].width + share, width)))
    return places


def _needed(columns: Sequence[Column], kept: Sequence[int]) -> int:
    return sum(columns[index].width for index in kept) + GAP * max(0, len(kept) - 1)

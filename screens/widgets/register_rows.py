"""What a register shows: rows, and the headings between them."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from advisor.text import fold

Tone = Literal["", "dim", "warn", "accent", "strong"]


@dataclass(slots=True, eq=False)
class Row:
    """One line that can be chosen.

    Attributes:
        key: Names the row; unique within a register.
        cells: The texts, one per column.
        more: Text that is searched beside the cells, and not shown.
        tones: How each cell looks, by position; those left out are plain.
        flows: Whether a text that is too long for its cell goes on over the empty ones at its right.
    """

    key: str
    cells: tuple[str, ...]
    more: str = ""
    tones: tuple[Tone, ...] = ()
    flows: bool = False
    _search: str | None = field(default=None, init=False, repr=False)

    @property
    def search(self) -> str:
        """The folded text that a search looks into; built once, at the first use.

        Asked for by the worker that loads the rows, it spares the first letter of a search the wait.
        """
        if self._search is None:
            self._search = fold("\n".join((*self.cells, self.more)))
        return self._search


class Heading(NamedTuple):
    """The line above a group of rows; it cannot be chosen, and goes when none of its rows is shown.

    Attributes:
        title: At the left, "Owed by us".
        note: At the right, "2 late".
    """

    title: str
    note: str = ""


Item = Row | Heading

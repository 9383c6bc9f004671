"""Everything that happened with a client, newest first, and the filter that narrows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.happenings import KINDS, happenings
from advisor.records import Client
from advisor.search import FilterError
from screens.client.page import Page, day
from screens.client.reading import reading_of
from screens.desk import Desk
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Row

COLUMNS = (
    Column("", 9, align="right", priority=8),
    Column("", 13, priority=7),
    Column("", 24, weight=5, priority=9),
    Column("", 18, weight=3, priority=3),
)
EMPTY = "Everything that happens with this client stands here, newest first.  i  logs a contact,  a  adds the rest."
HINT = "filter: words, kind:promise,contact, -kind:advice …"
_KIND_CELL = 1


def timeline_page(desk: Desk, client: Client) -> Page:
    """Every dated thing of a client, newest first; what has no date stands last."""
    rows = tuple(_rows(desk, client))
    return Page((), rows, COLUMNS, EMPTY, about=lambda key: reading_of(desk, key), filtered=True)


def _rows(desk: Desk, client: Client) -> Iterator[Row]:
    """Lines as rows; of several that tell of one record, the later ones have a number before its id."""
    seen: Counter[str] = Counter()
    for each in happenings(desk.book, client, desk.on):
        again = seen[each.record]
        seen[each.record] += 1
        key = f"{again}:{each.record}" if again else each.record
        cells = (day(each.on) or "undated", each.kind, " ".join(each.words.split()), each.about)
        yield Row(key, cells, more=each.more, tones=("dim", "accent", "", "dim"))


@dataclass(frozen=True)
class Chosen:
    """What a filter of the timeline lets through.

    Attributes:
        words: The words that a row has to have.
        kinds: The kinds that are wanted; empty for all.
        without: The kinds that are not wanted.
    """

    words: str
    kinds: frozenset[str]
    without: frozenset[str]

    def lets(self, row: Row) -> bool:
        """Whether a row is of a kind that is wanted; its words are not looked at."""
        kind = row.cells[_KIND_CELL]
        return kind not in self.without and (not self.kinds or kind in self.kinds)


def parse(text: str) -> Chosen:
    """Read a filter: words, and ``kind:`` with kinds or the beginnings of kinds, ``-`` in front for all others.

    Raises:
        FilterError: With one sentence, where a kind is none.
    """
    words: list[str] = []
    wanted: set[str] = set()
    without: set[str] = set()
    for part in text.split():
        bare = part.removeprefix("-")
        if bare.casefold().startswith("kind:"):
            (without if bare != part else wanted).update(_kinds(bare[len("kind:") :]))
        else:
            words.append(part)
    return Chosen(" ".join(words), frozenset(wanted), frozenset(without))


def _kinds(names: str) -> Iterator[str]:
    for name in names.casefold().split(","):
        found = [each for each in KINDS if each.startswith(name)]
        if not found:
            raise FilterError(f"“{name}” is not a kind. There are: {', '.join(KINDS)}.")
        yield from found

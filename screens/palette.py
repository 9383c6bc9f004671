"""The palette: every action by its words, and every record by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import ClassVar

from advisor.beside import seen
from advisor.book import Book, reference_of
from advisor.records import Answer, Client, Engagement, Interaction, Person, Reading, Record
from advisor.related import RELATED_TYPES
from advisor.text import fold
from screens.desk import Desk
from screens.dialogs.help import HelpDialog, HelpRow
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Row

#: How many records the palette offers at most.
OFFERED = 20
#: The records of the relationship that have words of their own to be found by.
_WORDED = tuple(each for each in RELATED_TYPES if each not in (Reading, Answer))


class Palette(HelpDialog):
    """What is typed finds actions and records; the answer is the id of the one that was chosen.

    Before anything is typed, it offers the actions that can run now, or where it has none, the clients.

    Args:
        desk: Whose records are found.
        actions: What can be run.
        heading: What stands in the frame.
    """

    COLUMNS: ClassVar[tuple[Column, ...]] = tuple(each._replace(title="") for each in HelpDialog.COLUMNS)
    EMPTY: ClassVar[str] = "Nothing is called that."
    HINT: ClassVar[str] = "enter runs it, or goes there"

    def __init__(self, desk: Desk, actions: Sequence[HelpRow], heading: str) -> None:
        super().__init__(actions, heading)
        self._desk = desk
        self._all_actions = self._rows
        self._rows = self._found("")

    @property
    def most(self) -> int:
        """As many as are offered at first, or as many records as may be found."""
        return max(len(self._actions), OFFERED)

    def narrow(self, text: str) -> None:
        """Offer what a text is found in, with the cursor on what it fits best."""
        self._rows = self._found(text)
        self._register.set_rows(self._rows)
        super().narrow(text)

    def about(self, key: str) -> str:
        """What an action does; of a record, its row says everything."""
        return super().about(key) if key in self._actions else ""

    def chosen(self, key: str) -> None:
        """Run an action that can run, or go to a record."""
        if key in self._actions:
            super().chosen(key)
        else:
            self.dismiss(key)

    def _found(self, text: str) -> tuple[Row, ...]:
        if text.strip():
            return (*self._all_actions, *(record_row(self._desk.book, each) for each in self._named(text)))
        if self._actions:
            return tuple(each for each in self._all_actions if not self._actions[each.key].why_not)
        return tuple(record_row(self._desk.book, each) for each in self._desk.clients())

    @cached_property
    def _names(self) -> list[tuple[str, Record]]:
        """Every record that may be found, behind its folded name."""
        return [(fold(_name(self._desk.book, each)), each) for each in _findable(self._desk)]

    def _named(self, text: str) -> list[Record]:
        """The records whose names contain every word of a text, beginnings first, at most twenty."""
        words = fold(text).split()
        hits = [(name, record) for name, record in self._names if all(word in name for word in words)]

        def fit(hit: tuple[str, Record]) -> tuple[int, str]:
            name = f" {hit[0]}"
            return -sum(f" {word}" in name for word in words), hit[0]

        return [record for _, record in sorted(hits, key=fit)[:OFFERED]]


def _findable(desk: Desk) -> list[Record]:
    clients = {each.id for each in desk.clients()}
    kinds: tuple[type[Record], ...] = (Client, Engagement) if desk.beside else (Client, Engagement, Person)
    found = [each for kind in kinds for each in desk.book.all(kind) if desk.book.scope_of(each.id) in clients]
    related = [each for kind in _WORDED for each in desk.book.all(kind) if _may_be_found(desk, each)]
    return [*found, *desk.advice(), *related]


def _may_be_found(desk: Desk, record: Record) -> bool:
    """Whether a record of the relationship may be seen now: on a past day none of later, beside a client theirs."""
    day: date | None = getattr(record, "on", None)
    if not record.headline or (day is not None and day > desk.on):
        return False
    return not desk.beside or (desk.book.scope_of(record.id) == desk.beside and seen(desk.book, record, desk.on))


def record_row(book: Book, record: Record) -> Row:
    """A record as a row: reference, what it is, name and client."""
    name = "contact" if isinstance(record, Interaction) else record.NAME
    return Row(record.id, (reference_of(record), name, _titled(book, record)), tones=("accent", "dim", ""))


def _titled(book: Book, record: Record) -> str:
    client = None if isinstance(record, Client | Engagement) else book.client_of(record)
    return f"{record.headline}  · {client.name}" if client else record.headline


def _name(book: Book, record: Record) -> str:
    return f"{reference_of(record)} {_titled(book, record)}"

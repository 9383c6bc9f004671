"""A client's records as they stood at a moment: what somebody who looked then had before them.

The history is never rewritten but to erase, so this holds after undo, corrections and restores, and leaves out what
another computer had recorded by then but had not sent yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from advisor.book import PRACTICE_SCOPE, Book
from advisor.loading import records_in
from advisor.store import Scope, Store


class Then(NamedTuple):
    """A client's records, and the practice's own, as they stood at a moment.

    Attributes:
        book: The records; a book like any other, in which nothing of other clients stands.
        later: For each record that was written after that moment, by its id, the first and the last day on which
            it was.
    """

    book: Book
    later: Mapping[str, tuple[date, date]]


def as_it_was(store: Store, client: str, by: datetime | date, adding: str = "") -> Then:
    """The records of a client as they stood at a moment of their history.

    Args:
        store: Where the records are kept.
        client: The client's id.
        by: The instant, aware, or the day that the moment is the end of.
        adding: The id of a record that was added at the instant: then it is what its writer had before them.

    Raises:
        StoreError: When the history cannot be read.
    """
    book, later = Book(), dict[str, tuple[date, date]]()
    for scope in (PRACTICE_SCOPE, client):
        kept = store.past(scope, by, adding)
        records, _ = records_in(Scope(scope, kept.tables, "", sealed=True))  # what fits no type is told on loading
        book.replace_scope(scope, records)
        later |= kept.later
    return Then(book, later)

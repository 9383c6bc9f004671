"""Which concerns are open on a day, and which were resolved."""

from datetime import date
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Concern


def is_resolved(concern: Concern, on: date) -> bool:
    """Whether a concern was resolved by a day."""
    return concern.resolved_on is not None and concern.resolved_on <= on


class Concerns(NamedTuple):
    """The concerns of a client on a day, oldest first."""

    open: tuple[Concern, ...]
    resolved: tuple[Concern, ...]


def concerns(book: Book, client_id: str, on: date) -> Concerns:
    """The concerns that a client had raised by a day."""
    raised = [each for each in book.of_scope(Concern, client_id) if each.on and each.on <= on]
    return Concerns(
        open=tuple(each for each in raised if not is_resolved(each, on)),
        resolved=tuple(each for each in raised if is_resolved(each, on)),
    )

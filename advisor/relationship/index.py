"""The index of a relationship: RB how well it is kept, CK how well we know them, MB the sum of both."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Client
from advisor.relationship import kept, known
from advisor.relationship.contacts import contacts
from advisor.relationship.parts import Part

#: Days from the first contact until which the index would say little.
EARLY_DAYS = 90

#: The points of each half.
HALF = 50

#: Months of which the trend tells.
TREND_MONTHS = 12


class Index(NamedTuple):
    """The index of a relationship on a day.

    Attributes:
        on: The day.
        kept: The parts of RB: contact, promises, concerns.
        known: The parts of CK: questions, knowledge, goals.
        first: The day of the first contact; None where there was none.
    """

    on: date
    kept: tuple[Part, ...]
    known: tuple[Part, ...]
    first: date | None

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts, those of RB first."""
        return (*self.kept, *self.known)

    @property
    def ready_on(self) -> date | None:
        """The first day on which it is not too early any more; None where there was no contact."""
        return self.first + timedelta(days=EARLY_DAYS) if self.first else None

    @property
    def too_early(self) -> bool:
        """Whether only the parts say something yet."""
        return self.ready_on is None or self.on < self.ready_on

    @property
    def rb(self) -> int | None:
        """How well the relationship is kept, 0 to 50; None where it is too early, or nothing can be measured."""
        return None if self.too_early else _half(self.kept)

    @property
    def ck(self) -> int | None:
        """How well we know the client, 0 to 50; None where it is too early."""
        return None if self.too_early else _half(self.known)

    @property
    def mb(self) -> int | None:
        """The sum of both, 0 to 100; None where one of them is not there."""
        return None if self.rb is None or self.ck is None else self.rb + self.ck


def _half(of: Sequence[Part]) -> int | None:
    """The points of the parts that are not left out, scaled to 50, halves up."""
    measured = [(points, each.worth) for each in of if (points := each.points) is not None]
    worth = sum(each for _, each in measured)
    if not worth:
        return None
    points = sum((each for each, _ in measured), Fraction(0))
    return floor(points * HALF / worth + Fraction(1, 2))


def index(book: Book, client: Client, on: date) -> Index:
    """The index of the relationship with a client on a day."""
    found = contacts(book, client.id, on)
    return Index(
        on=on,
        kept=tuple(each(book, client, on) for each in (kept.contact, kept.promises, kept.resolved_concerns)),
        known=tuple(each(book, client, on) for each in (known.questions, known.knowledge, known.goals)),
        first=found[0].on if found else None,
    )


def trend(book: Book, client: Client, on: date, months: int = TREND_MONTHS) -> list[Index]:
    """The index at the end of each month since the first contact, oldest first; the last is that of the day itself."""
    days = [on]
    while len(days) < months:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    first = next((each.on for each in contacts(book, client.id, on)), None)
    since = [each for each in reversed(days) if first and each >= first]
    return [index(book, client, each) for each in since]

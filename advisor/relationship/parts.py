"""A part of the index of a relationship: a count of a count, what it is worth, and what would raise it."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

#: Days of which the index speaks, where a part names no others.
WINDOW_DAYS = 180


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the index.

    Attributes:
        key: Its name, for programs.
        title: Its name, for people.
        count: How many of ``of`` were as they should be.
        of: How many there were; 0 where there is nothing to measure.
        worth: How many points it can bring.
        figure: What was counted, in words.
        raises: What would raise it, in words; "" where nothing would.
        needed: Whether it brings nothing where there is nothing to measure, and is not left out.
    """

    key: str
    title: str
    count: int
    of: int
    worth: int
    figure: str
    raises: str
    needed: bool = False

    @property
    def points(self) -> Fraction | None:
        """What it brings, from 0 to ``worth``; None where it is left out."""
        if not self.of:
            return Fraction(0) if self.needed else None
        return Fraction(self.worth * min(self.count, self.of), self.of)


def within(day: date | None, on: date, days: int = WINDOW_DAYS) -> bool:
    """Whether a day is one of the last days up to another."""
    return day is not None and on - timedelta(days=days) < day <= on

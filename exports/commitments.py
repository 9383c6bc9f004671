"""What both sides set out to reach and promised each other, as plain values for a client's document.

Like all material, nothing here can lead back to what is internal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, auto


class Reach(Enum):
    """How far the measure of a goal had come: `measured` where nobody said from where it began."""

    reached = auto()
    on_the_way = auto()
    not_yet = auto()
    measured = auto()
    not_measured = auto()


@dataclass(frozen=True)
class Goal:
    """An intended outcome with a measure.

    `readings` stand oldest first, without the start; `since` is the day of the start, `due` the one of the target, and
    `over` says whether that has passed.
    """

    title: str
    target: Decimal
    since: date
    measure: str = ""
    unit: str = ""
    start: Decimal | None = None
    due: date | None = None
    over: bool = False
    readings: tuple[tuple[date, Decimal], ...] = ()
    record: str = field(default="", compare=False)

    @property
    def reach(self) -> Reach:
        """How far it is by its last reading; nothing is on the way to a day that has passed."""
        if not self.readings:
            return Reach.not_measured
        now = self.readings[-1][1]
        if now == self.target:
            return Reach.reached
        if self.start is None:
            return Reach.measured
        if (now - self.target) * (self.target - self.start) > 0:
            return Reach.reached
        closer = (now - self.start) * (self.target - self.start) > 0
        return Reach.on_the_way if closer and not self.over else Reach.not_yet


@dataclass(frozen=True)
class Promise:
    """What one side promised the other; `by` and `to` are names, `effect` what it did. It ended once, or is open."""

    what: str
    ours: bool
    made_on: date
    due: date
    by: str = ""
    to: str = ""
    kept_on: date | None = None
    broken_on: date | None = None
    effect: str = ""
    record: str = field(default="", compare=False)

    @property
    def open(self) -> bool:
        """Whether it is neither kept nor broken."""
        return self.kept_on is None and self.broken_on is None


@dataclass(frozen=True)
class Promised:
    """How many promises of one side there are, and how they went; the three parts add up to it."""

    made: int
    kept: int
    broken: int
    open: int


def counted(promises: Iterable[Promise]) -> Promised:
    """Count promises."""
    known = list(promises)
    kept, open_ = sum(each.kept_on is not None for each in known), sum(each.open for each in known)
    return Promised(len(known), kept, len(known) - kept - open_, open_)

"""How long it takes: the Kaplan–Meier curve of what still waits, some days after it began."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from advisor.review.cases import Case

#: The days that are named beside a curve: a week, a month, a quarter, half a year, and then years.
MARKS = (7, 30, 90, 180, 365, 730, 1095, 1825, 3650)
#: How far a product of shares may be off by rounding where it should be one half.
_ROUNDING = 1e-12


class Spell(NamedTuple):
    """How long one piece of advice waited, in days, and whether that ended because it happened."""

    id: str
    days: int
    happened: bool


@dataclass(frozen=True)
class Step:
    """A day, counted from the beginning, on which something happened.

    Attributes:
        days: Days since the beginning.
        at_risk: How many still waited when that day began.
        happened: The ids of those that it happened to.
        waiting: The share that still waits after it, from 0 to 1.
    """

    days: int
    at_risk: int
    happened: tuple[str, ...]
    waiting: float


@dataclass(frozen=True)
class Curve:
    """What still waits, by days since it began.

    Attributes:
        steps: The days on which something happened, in their order.
        happened: The ids of those for whom it is over.
        waiting: The ids of those that were still waiting when they were last seen.
        longest: For how many days any of them was seen.
        before: The ids of those to whom it happened before it began; their wait counts as 0 days.
        left_out: The ids of those that were withdrawn on a day that nobody knows.
    """

    steps: tuple[Step, ...]
    happened: tuple[str, ...]
    waiting: tuple[str, ...]
    longest: int
    before: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def among(self) -> tuple[str, ...]:
        """The ids of all that began to wait."""
        return self.happened + self.waiting

    @property
    def median(self) -> int | None:
        """The days after which half of them no longer wait; None where the curve does not come down to that."""
        return next((each.days for each in self.steps if each.waiting <= 0.5 + _ROUNDING), None)

    @property
    def end(self) -> float:
        """The share that still waits at the end of the curve, from 0 to 1."""
        return self.steps[-1].waiting if self.steps else 1.0

    @property
    def last_day(self) -> int:
        """The day at which a picture of it ends: all of it that comes down, and a little of what it goes on with."""
        found = self.longest
        if self.steps:
            found = next((each for each in MARKS if each > self.steps[-1].days), self.longest)
        return max(min(found, self.longest), 1)

    def waiting_after(self, days: int) -> float:
        """The share that still waits so many days after the beginning, from 0 to 1."""
        return next((each.waiting for each in reversed(self.steps) if each.days <= days), 1.0)


def kaplan_meier(spells: Iterable[Spell], before: Sequence[str] = (), left_out: Sequence[str] = ()) -> Curve:
    """The product-limit curve of what still waits.

    E. L. Kaplan and P. Meier, “Nonparametric estimation from incomplete observations”, Journal of the American
    Statistical Association 53 (1958), 457–481. What was last seen waiting on a day counts as at risk on that day.

    Args:
        spells: How long each waited.
        before: The ids of those whose wait would have been negative; they are among the spells, with 0 days.
        left_out: The ids of those that are no spell because nobody knows how long they waited.
    """
    by_days: dict[int, tuple[list[str], list[str]]] = {}
    for record_id, days, is_over in spells:
        if days not in by_days:
            by_days[days] = ([], [])
        by_days[days][not is_over].append(record_id)
    ordered = sorted(by_days.items())
    happened = tuple(each for _, (over, _) in ordered for each in over)
    waiting = tuple(each for _, (_, still) in ordered for each in still)
    return Curve(
        steps=tuple(_steps(ordered, len(happened) + len(waiting))),
        happened=happened,
        waiting=waiting,
        longest=ordered[-1][0] if ordered else 0,
        before=tuple(before),
        left_out=tuple(left_out),
    )


def _steps(ordered: Iterable[tuple[int, tuple[list[str], list[str]]]], at_risk: int) -> Iterator[Step]:
    """The steps of the curve, from what was over and what was last seen waiting after so many days."""
    waiting = 1.0
    for days, (over, still) in ordered:
        if over:
            waiting *= (at_risk - len(over)) / at_risk
            yield Step(days, at_risk, tuple(over), waiting)
        at_risk -= len(over) + len(still)


def to_answer(cases: Iterable[Case], on: date) -> Curve:
    """How long the first answer took from the day on which advice was given.

    What is undecided, deferred or lapsed waits to the as-of day; what was withdrawn or superseded before it was
    settled waits to the day on which that happened.
    """
    return _curve(((each, each.given_on, each.answered_on) for each in cases), on)


def to_implementation(cases: Iterable[Case], on: date) -> Curve:
    """How long it took from the first adoption to the first day on which advice was implemented.

    What is abandoned, or declined after all, waits to the as-of day.
    """
    return _curve(((each, each.adopted_on, each.implemented_on) for each in cases if each.adopted_on is not None), on)


def _curve(waits: Iterable[tuple[Case, date | None, date | None]], on: date) -> Curve:
    """The curve of cases, each with the day on which its wait began and that on which it ended, if it did."""
    spells: list[Spell] = []
    before: list[str] = []
    left_out: list[str] = []
    for case, began, ended in waits:
        if began is None:
            continue
        if case.left_unknown:
            left_out.append(case.id)
            continue
        last = case.left_on or on
        is_over = ended is not None and ended <= last
        days = ((ended if is_over and ended else last) - began).days
        if days < 0:
            days = 0
            if is_over:
                before.append(case.id)
        spells.append(Spell(case.id, days, is_over))
    return kaplan_meier(spells, before, left_out)

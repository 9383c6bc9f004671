"""Advice by when it was given: how much of what is old enough was implemented in the time that it had."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.dates import add_months
from advisor.review.cases import Case
from advisor.review.rates import Rate

#: The most quarters that are shown one by one; beyond them years are.
_QUARTERS = 8


@dataclass(frozen=True)
class Cohort:
    """The advice given in a span of days.

    Attributes:
        name: ``2026``, ``2026 Q1``, or "" for all of it.
        first: The first day of the span.
        last: The last day of the span.
        implemented: Implemented once its time was over, of what is mature.
        not_due: The ids of what is younger; it is neither a success nor a failure.
        unwatched: The ids of what came due after the last day on which anybody recorded progress.
    """

    name: str
    first: date
    last: date
    implemented: Rate
    not_due: tuple[str, ...]
    unwatched: tuple[str, ...]

    @property
    def watched(self) -> bool:
        """Whether progress was still recorded when most of it came due; else the rate says nothing of what was done."""
        return not self.unwatched or 2 * len(self.unwatched) < self.implemented.of


@dataclass(frozen=True)
class Cohorts:
    """Given advice as cohorts, oldest first; a span in which none was given has no cohort.

    Attributes:
        days: How many days advice has to be implemented.
        recorded_until: The day of the latest progress in the whole practice; None where there is none.
        all: Everything as one cohort.
        years: By the year in which it was given.
        quarters: By the quarter.
    """

    days: int
    recorded_until: date | None
    all: Cohort
    years: tuple[Cohort, ...]
    quarters: tuple[Cohort, ...]

    @property
    def shown(self) -> tuple[Cohort, ...]:
        """The quarters while they are few, else the years."""
        return self.quarters if len(self.quarters) <= _QUARTERS else self.years


def cohorts(cases: Sequence[Case], on: date, days: int, recorded_until: date | None) -> Cohorts:
    """Cohorts of given advice that counts.

    Advice is mature when ``days`` have passed since it was given. It counts as implemented when it stood so at the
    end of that time: what was done later, or abandoned within it, does not.

    Args:
        cases: The advice, by the day on which it was given.
        on: The as-of day.
        days: How many days it has.
        recorded_until: The day of the latest progress in the whole practice.
    """
    time = timedelta(days=days)
    given = [each.given_on for each in cases]
    ids = [each.id for each in cases]
    mature = bisect_right(given, on - time)
    watched = bisect_right(given, recorded_until - time) if recorded_until else 0
    done = {each.id for each in cases[:mature] if each.in_time(time)}

    def cohort(name: str, first: date, last: date) -> Cohort:
        begin, end = bisect_left(given, first), bisect_right(given, last)
        among = ids[begin : min(end, mature)]
        return Cohort(
            name=name,
            first=first,
            last=last,
            implemented=Rate(tuple(each for each in among if each in done), tuple(among)),
            not_due=tuple(ids[max(begin, mature) : end]),
            unwatched=tuple(ids[max(begin, watched) : min(end, mature)]),
        )

    def by(months: int) -> tuple[Cohort, ...]:
        starts = dict.fromkeys(_start(year, month, months) for year, month in spans)
        return tuple(
            cohort(_name(start, months), start, add_months(start, months) - timedelta(days=1)) for start in starts
        )

    spans = dict.fromkeys((each.year, each.month) for each in given)
    return Cohorts(
        days=days,
        recorded_until=recorded_until,
        all=cohort("", given[0] if given else on, given[-1] if given else on),
        years=by(12),
        quarters=by(3),
    )


def _start(year: int, month: int, months: int) -> date:
    """The first day of the year or quarter that a month lies in."""
    return date(year, (month - 1) // months * months + 1, 1)


def _name(start: date, months: int) -> str:
    """``2026``, or ``2026 Q1``."""
    return f"{start.year}" if months == 12 else f"{start.year} Q{start.month // 3 + 1}"

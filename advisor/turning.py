"""The days on which advice may begin to stand otherwise, and what was derived of it between two of them."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from typing import Any

from advisor.records import Decision, Event, Interaction, Outcome, Progress, Recommendation
from advisor.standing import Terms, deferred_until

_ONE_DAY = timedelta(days=1)


def turning_days(
    advice: Recommendation, records: Iterable[Event], terms: Terms, raised: Iterable[Interaction]
) -> tuple[date, ...]:
    """The days on which anything that is derived of advice may begin to be otherwise, in their order.

    Between two of them each day is like the day before: what happened is known from its own day on, a clock rings from
    a day on. There may be more of them than matter, never fewer.

    Args:
        advice: The recommendation.
        records: Its decisions, withdrawals, progress and outcomes.
        terms: The agreed days of waiting.
        raised: The contacts in which it was raised.
    """
    wait, follow_up = timedelta(days=terms.wait_days + 1), timedelta(days=terms.follow_up_days)
    found = [advice.adoption_chance_on, advice.success_chance_on]
    if advice.decide_by:
        found.append(advice.decide_by + _ONE_DAY)
    for day in (advice.given_on, *[each.on for each in raised]):
        if day:
            found += (day, day + wait)
    for each in records:
        found += _turns_of(each, follow_up)
    return tuple(sorted({each for each in found if each}))


def _turns_of(event: Event, follow_up: timedelta) -> tuple[date | None, ...]:
    """The days on which a record of what happened makes a difference."""
    on = event.on
    if isinstance(event, Decision):
        return (on, on and on + follow_up, deferred_until(event))
    if isinstance(event, Progress):
        return (on, on and on + follow_up, event.promised_on and event.promised_on + _ONE_DAY)
    return (on, event.confirmed_on) if isinstance(event, Outcome) else (on,)


class Derived:
    """What was derived of one piece of advice under the terms that hold for it, while none of its records changes.

    What is only ever seen as of one day needs no turning days; they are asked for when they are needed.

    Args:
        advice: The recommendation.
        terms: The terms.
        on: The day that is asked for first.
    """

    __slots__ = ("_first", "_of_first", "_periods", "_turns", "advice", "terms")

    def __init__(self, advice: Recommendation, terms: Terms, on: date) -> None:
        self.advice = advice
        self.terms = terms
        self._first = on
        self._of_first: dict[Hashable, Any] = {}
        self._turns: tuple[date, ...] = ()
        self._periods: dict[int, dict[Hashable, Any]] | None = None

    def of_day(self, on: date, turns: Callable[["Derived"], tuple[date, ...]]) -> dict[Hashable, Any]:
        """What was derived as of a day, by a key of what it is.

        Args:
            on: The day.
            turns: Gives the turning days of this advice under these terms.
        """
        return self._of_first if on == self._first else self.of_period(on, turns)

    def of_period(self, on: date, turns: Callable[["Derived"], tuple[date, ...]]) -> dict[Hashable, Any]:
        """The same, made ready for every other day: what is asked of thousands asks for all their turning days first.

        Args:
            on: The day.
            turns: Gives the turning days of this advice under these terms.
        """
        if self._periods is None:
            self._turns = turns(self)
            self._periods = {bisect_right(self._turns, self._first): self._of_first}
        period = bisect_right(self._turns, on)
        found = self._periods.get(period)
        return self._periods.setdefault(period, {}) if found is None else found

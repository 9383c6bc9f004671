"""The days on which advice may begin to stand otherwise, and what was derived of it between two of them."""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator
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
    found = {advice.adoption_chance_on, advice.success_chance_on}
    if advice.decide_by:
        found.add(advice.decide_by + _ONE_DAY)
    still_in_time = timedelta(days=terms.wait_days + 1)
    for day in (advice.given_on, *(each.on for each in raised)):
        if day:
            found |= {day, day + still_in_time}
    follow_up = timedelta(days=terms.follow_up_days)
    for each in records:
        found.update(_turns_of(each, follow_up))
    return tuple(sorted(each for each in found if each))


def _turns_of(event: Event, follow_up: timedelta) -> Iterator[date | None]:
    """The days on which a record of what happened makes a difference."""
    yield event.on
    if isinstance(event, Outcome):
        yield event.confirmed_on
    elif isinstance(event, Decision | Progress):
        if event.on:
            yield event.on + follow_up
        if isinstance(event, Decision):
            yield deferred_until(event)
        elif event.promised_on:
            yield event.promised_on + _ONE_DAY


class Derived:
    """What was derived of one piece of advice under the terms that hold for it, while none of its records changes.

    Attributes:
        advice: The recommendation.
        terms: The terms.
        turns: Its turning days; None until they are known.
    """

    __slots__ = ("_periods", "advice", "terms", "turns")

    def __init__(self, advice: Recommendation, terms: Terms) -> None:
        self.advice = advice
        self.terms = terms
        self.turns: tuple[date, ...] | None = None
        self._periods: dict[int, dict[Hashable, Any]] = {}

    def by(self, on: date) -> dict[Hashable, Any]:
        """What was derived as of a day, by a key of what it is; it holds for all days up to the next turning day."""
        assert self.turns is not None
        period = bisect_right(self.turns, on)
        found = self._periods.get(period)
        return self._periods.setdefault(period, {}) if found is None else found

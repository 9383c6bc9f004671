"""One chance that was stated with advice: whether it was stated before, and whether it then happened."""

from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from advisor.records import Event


class Chance(NamedTuple):
    """A chance, and what became of it by a day.

    Attributes:
        percent: The chance in whole percents; None where none was stated by that day.
        happened: Whether it happened; None while that is not resolved.
        before: Whether it was recorded before what resolves it was, and stated no later than that happened.
    """

    percent: int | None
    happened: bool | None
    before: bool


#: There are only so many different chances, and thousands of pieces of advice that have one.
_chance = cache(Chance)


def chance_of(
    percent: int | None,
    stated_on: date | None,
    recorded: datetime | None,
    resolved_by: Event | None,
    happened: bool,
    on: date,
) -> Chance:
    """A chance as a day knows it.

    Args:
        percent: The chance as it stands with the advice.
        stated_on: The day on which it was stated.
        recorded: The instant at which it was recorded.
        resolved_by: The record that resolves it, where there is one by the day.
        happened: What that record says.
        on: The day.
    """
    if percent is not None and stated_on is not None and stated_on > on:
        percent = None
    if resolved_by is None:
        return _chance(percent, None, False)
    if percent is None or stated_on is None or recorded is None or resolved_by.on is None:
        return _chance(percent, happened, False)
    return _chance(percent, happened, recorded < resolved_by.noted and stated_on <= resolved_by.on)

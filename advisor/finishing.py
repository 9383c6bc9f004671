"""What brings something to its end: a promise kept or broken, a concern resolved, a question answered, a goal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from advisor.records import Concern, Goal, Problem, Promise, Question, Record
from advisor.records.choices import GoalEnd
from advisor.words import label, short_date

if TYPE_CHECKING:
    from advisor.changes import Edit

#: How each type of record can end: as one hopes, and, where there is another way, that.
ENDS: dict[type[Record], tuple[str, ...]] = {
    Promise: ("kept", "broken"),
    Concern: ("resolved",),
    Question: ("answered",),
    Goal: (label(GoalEnd.reached), label(GoalEnd.given_up)),
}
#: What is asked when a record ends: its fields beside the day, which is ``on``.
ASKED: dict[type[Record], tuple[str, ...]] = {
    Promise: ("on", "effect"),
    Concern: ("on", "done", "reaction"),
    Question: ("answer", "on", "opened"),
    Goal: ("on", "notes"),
}


def ended(record: Record) -> tuple[str, date] | None:
    """How and when a record ended; None while it is open, or where it is of a type that never ends."""
    if isinstance(record, Promise) and record.ended_on:
        return ("kept" if record.kept_on else "broken"), record.ended_on
    if isinstance(record, Concern) and record.resolved_on:
        return "resolved", record.resolved_on
    if isinstance(record, Question) and record.answered_on:
        return "answered", record.answered_on
    if isinstance(record, Goal) and record.ended and record.ended_on:
        return label(record.ended), record.ended_on
    return None


def finishing(record: Record, on: date, *, broken: bool = False) -> Edit:
    """The change that finishes a record on a day.

    Args:
        record: A promise, a concern, a question or a goal.
        on: The day.
        broken: Whether a promise was broken, and not kept, or a goal given up, and not reached.

    Raises:
        Refused: When it is nothing that can be finished, or is finished already.
    """
    from advisor.changes import Edit, Refused  # what only shows how things end needs nothing that writes

    ways = ENDS.get(type(record))
    if ways is None:
        words = "Only a promise, a concern, a question or a goal is finished; everything else can be changed."
        raise Refused([Problem("", words)])
    if broken and len(ways) == 1:
        words = f"Only a promise can be broken, and a goal given up; a {record.NAME} is {ways[0]}, or stays open."
        raise Refused([Problem("", words)])
    if before := ended(record):
        raise Refused([Problem("", f"This {record.NAME} was {before[0]} on {short_date(before[1])} already.")])
    if isinstance(record, Promise):
        return Edit(record, {"broken_on" if broken else "kept_on": on})
    if isinstance(record, Goal):
        return Edit(record, {"ended": GoalEnd.given_up if broken else GoalEnd.reached, "ended_on": on})
    return Edit(record, {"resolved_on" if isinstance(record, Concern) else "answered_on": on})

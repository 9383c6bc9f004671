"""How goals come along: readings from start to target, beside the straight line between the two."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Goal, Reading

#: Days after which an open goal wants a reading.
READ_DAYS = 90


def is_open(goal: Goal, on: date) -> bool:
    """Whether a goal had begun by a day, and had not ended."""
    begun = goal.on is not None and goal.on <= on
    return begun and (goal.ended_on is None or goal.ended_on > on)


def readings(book: Book, goal: Goal, on: date) -> list[Reading]:
    """The readings of a goal up to a day, oldest first."""
    return [each for each in book.readings_of(goal.id) if each.on and each.on <= on and each.value is not None]


def is_recent(day: date, on: date) -> bool:
    """Whether a day is one of the last 90."""
    return day > on - timedelta(days=READ_DAYS)


class Course(NamedTuple):
    """A goal on a day: from where, how far, and where it would be on the straight line.

    Attributes:
        goal: The goal.
        points: Day and value of its start, where that is known, and of each reading, oldest first.
        now: What the last reading says, else the start; None where neither is known.
        read_on: The day of the last reading; None where there is none.
        expected: What the straight line from start to target has for that day; None where it has no two ends.
        on_track: Whether the last reading is at the line, or beyond it; None where that cannot be said.
    """

    goal: Goal
    points: tuple[tuple[date, Decimal], ...]
    now: Decimal | None
    read_on: date | None
    expected: Decimal | None
    on_track: bool | None

    @property
    def share(self) -> Decimal | None:
        """How much of the way from start to target is done: 0 at the start, 1 at the target; None if unknown."""
        start, target = self.goal.start, self.goal.target
        if start is None or target is None or self.now is None or start == target:
            return None
        return (self.now - start) / (target - start)


def course(book: Book, goal: Goal, on: date) -> Course:
    """How a goal comes along on a day; the last reading is judged by the line on the day that it was read."""
    found = readings(book, goal, on)
    points = [(each.on, each.value) for each in found if each.on and each.value is not None]
    if goal.start is not None and goal.on and goal.on <= on:
        points.insert(0, (goal.on, goal.start))
    read_on = found[-1].on if found else None
    expected = _line(goal, read_on) if read_on else None
    now = points[-1][1] if points else None
    return Course(goal, tuple(points), now, read_on, expected, _on_track(goal, now, expected))


def _line(goal: Goal, day: date) -> Decimal | None:
    """What the straight line from the goal's first day to its last has for a day; the target after the last."""
    if goal.start is None or goal.target is None or not goal.on or not goal.due or goal.due <= goal.on:
        return None
    done = min(max((day - goal.on).days, 0), (goal.due - goal.on).days)
    return goal.start + (goal.target - goal.start) * done / (goal.due - goal.on).days


def _on_track(goal: Goal, now: Decimal | None, expected: Decimal | None) -> bool | None:
    if now is None or expected is None or goal.start is None or goal.target is None:
        return None
    return now >= expected if goal.target > goal.start else now <= expected


def courses(book: Book, scope: str, on: date) -> list[Course]:
    """The goals of a client, or of the practice's own scope, that are open on a day, those due soonest first."""
    found = [each for each in book.of_scope(Goal, scope) if is_open(each, on)]
    return [course(book, each, on) for each in sorted(found, key=lambda each: each.due or date.max)]

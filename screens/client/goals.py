"""Goals: how each comes along from start to target, and its readings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from advisor.records import Client, Goal, Reading
from advisor.relationship.goals import READ_DAYS, Course, course, is_open, is_recent, readings
from advisor.words import count, label, short_date
from screens.client.page import Page, day, of_client
from screens.client.reading import reading_of
from screens.desk import Desk
from screens.plain import is_plain
from screens.review.bars import spark
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Item, Row, Tone

COLUMNS = (
    Column("", 16, weight=4, priority=9),
    Column("", 10, weight=1, priority=5),
    Column("", 18, weight=1, priority=8),
    Column("", 12, priority=3),
    Column("", 12, weight=2, priority=7),
)
EMPTY = "What is to come of the work, and how it is measured, stands here.  a  adds a goal."
SHARED_EMPTY = "No goal is agreed yet."
_SPARK = 10


def goals_page(desk: Desk, client: Client) -> Page:
    """The goals that are open, those due soonest first, then those that ended; below each its readings.

    That a goal ended is our own view of it: beside a client, all of them go on.
    """
    goals = of_client(desk, Goal, client)
    open_ = (each for each in goals if desk.beside or is_open(each, desk.on))
    going = sorted(open_, key=lambda each: (each.due or date.max, each.title))
    ended = [each for each in goals if each not in going]
    rows: list[Item] = []
    for title, members in (("Goals", going), ("Ended", ended)):
        if members:
            rows.append(Heading(title, count(len(members), "goal")))
            for each in members:
                rows += _goal_rows(desk, each)
    empty = SHARED_EMPTY if desk.beside else EMPTY
    return Page((), tuple(rows), COLUMNS, empty, about=lambda key: reading_of(desk, key))


def _goal_rows(desk: Desk, goal: Goal) -> Iterator[Row]:
    found = course(desk.book, goal, desk.on)
    state, tone = how_it_is(found, desk.on)
    if desk.beside:
        state, tone = "", ""
    by = f"by {short_date(goal.due)}" if goal.due else ""
    ends = [each for each in (goal.start, goal.target) if each is not None]
    line = spark([value for _, value in found.points], room=_SPARK, within=ends, plain=is_plain())
    tones: tuple[Tone, ...] = ("", "accent", "", "dim", tone)
    yield Row(goal.id, (goal.title, line, way(found), by, state), more=goal.measure, tones=tones)
    for each in reversed(readings(desk.book, goal, desk.on)):
        yield _reading_row(desk, goal, each)


def _reading_row(desk: Desk, goal: Goal, reading: Reading) -> Row:
    before = "  - " if is_plain() else "  └ "
    note = "" if desk.beside else " ".join(reading.note.split())
    value = f"{figure(reading.value)} {goal.unit}".rstrip()
    return Row(
        reading.id,
        (f"{before}read {day(reading.on)}" + (f": {note}" if note else ""), "", value, "", ""),
        tones=("dim", "dim", "dim"),
    )


def way(found: Course) -> str:
    """From where, where to, and how far: ``40 → 46 → 60 %``."""
    arrow = " > " if is_plain() else " → "
    goal = found.goal
    now = figure(found.now) if found.read_on else "?"
    return arrow.join((figure(goal.start), now, f"{figure(goal.target)} {goal.unit}".rstrip()))


def figure(value: Decimal | None) -> str:
    """A number as it is read: without noughts that say nothing; ``?`` where none is known."""
    if value is None:
        return "?"
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def how_it_is(found: Course, on: date) -> tuple[str, Tone]:
    """Whether a goal is on track, behind, not measured, or over; with the tone of it."""
    if found.goal.ended and found.goal.ended_on and found.goal.ended_on <= on:
        return f"{label(found.goal.ended)} {short_date(found.goal.ended_on)}", "dim"
    if found.read_on is None:
        begun = found.goal.on or on
        return ("not measured yet", "dim" if is_recent(begun, on) else "warn")
    if not is_recent(found.read_on, on):
        return f"! not read for {READ_DAYS} days", "warn"
    if found.share is not None and found.share >= 1:
        return "at its target", "accent"
    if found.on_track is None:
        return "no straight line", "dim"
    return ("on track", "accent") if found.on_track else ("! behind", "warn")

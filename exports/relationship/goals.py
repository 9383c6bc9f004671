"""Goals with their readings, each beside the straight line to its target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from advisor.relationship.goals import Course, courses
from exports.asked import Asked
from exports.course import draw_course
from exports.language import Language
from exports.word import Cell, Column, Document, Table, Text, Tint, bold, isolated

_DRAWN = 6
"""So many goals are drawn; the table has them all."""
_NONE = "–"


def goals_section(made: Document, asked: Asked, scope: str, heading: str) -> None:
    """Add the section where a goal is open.

    Args:
        made: The document.
        asked: What was asked for.
        scope: Whose goals: a client's id, or the practice's own scope.
        heading: What the section is called.
    """
    say, found = asked.say, courses(asked.book, scope, asked.as_of)
    if not found:
        return
    made.heading(1, heading)
    made.table(_table(say, found))
    for each in [each for each in found if each.goal.target is not None and len(each.points) > 1][:_DRAWN]:
        _draw(made, say, each)


def _table(say: Language, found: list[Course]) -> Table:
    columns = (
        Column(say("relationship.goal"), 2.4),
        Column(say("relationship.start"), 1.1, align="end"),
        Column(say("relationship.now"), 1.1, align="end"),
        Column(say("relationship.target"), 1.1, align="end"),
        Column(say("relationship.read_on"), 1.8, whole=True),
        Column(say("relationship.by"), 1.8, whole=True),
        Column(say("relationship.on_track"), 1.0),
    )
    rows = [list(_row(say, each)) for each in found]
    return Table(columns, rows, say("relationship.goals_what"), caption=say("relationship.goals_table"))


def _row(say: Language, course: Course) -> Iterator[Text | Cell]:
    title, measure = isolated(course.goal.title), isolated(course.goal.measure)
    yield [bold(title), f"\n{measure}" if measure.strip() else ""]
    yield from (_value(say, course, each) for each in (course.goal.start, course.now, course.goal.target))
    yield from (say.day(each) if each else _NONE for each in (course.read_on, course.goal.due))
    yield _track(say, course)


def _track(say: Language, course: Course) -> Cell:
    if course.on_track is None:
        return Cell(say("relationship.not_known"), Tint.QUIET)
    if course.on_track:
        return Cell(say("relationship.is_on_track"), Tint.GOOD)
    return Cell(say("relationship.behind"), Tint.WAITING)


def _value(say: Language, course: Course, value: Decimal | None) -> str:
    if value is None:
        return _NONE
    unit = course.goal.unit.strip()
    return say("closing.with_unit", figure=say.figure(value), unit=isolated(unit)) if unit else say.figure(value)


def _draw(made: Document, say: Language, course: Course) -> None:
    goal = course.goal
    assert goal.target is not None
    draw_course(made, say, goal.title, course.points, (goal.due, goal.target), partial(_value, say, course))

"""What was intended: why we were asked, which outcomes were meant, and how far those with a measure were reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from exports import sentences
from exports.commitments import Goal, Reach
from exports.course import draw_course
from exports.language import Language
from exports.material import Material, Work
from exports.opening import purpose
from exports.word import Cell, Column, Document, Table, Text, Tint, bold, isolated

_DRAWN = 6
"""So many goals are drawn; the table has them all."""
_TINTS = {Reach.reached: Tint.GOOD, Reach.on_the_way: Tint.PARTLY}
_NONE = "–"


def intended_section(made: Document, say: Language, material: Material, goals: Sequence[Goal]) -> None:
    """Add the section.

    Args:
        made: The document.
        say: The language.
        material: What it speaks of.
        goals: The goals that were pursued in that time.
    """
    made.heading(1, say("closing.intended"))
    for work in material.works:
        _asked_of_us(made, say, work, material)
    if goals:
        made.heading(2, say("closing.goals"))
        if told := _counted(say, goals):
            made.paragraph(told, keep_next=True)
        made.table(_table(say, goals))
        for each in [each for each in goals if each.start is not None and each.readings][:_DRAWN]:
            _draw(made, say, each)
    elif not any(work.aims for work in material.works):
        made.paragraph(say("closing.nothing_intended"))


def _asked_of_us(made: Document, say: Language, work: Work, material: Material) -> None:
    """Why we were asked, when the work ran, and what was meant to come of it, in words."""
    period = sentences.period(say, work.starts, work.ends, material.as_of)
    if material.whole_client and (work.purpose.strip() or period or work.aims):
        made.heading(2, say("advice.engagement", title=work.title, reference=work.reference))
    purpose(made, say, work, material.as_of)


def _counted(say: Language, goals: Sequence[Goal]) -> str:
    """How many goals came how far, in a sentence; of a single one, the table tells."""
    if len(goals) < 2:
        return ""
    many = Counter(each.reach for each in goals)
    parts = [_part(say, reach, many[reach], len(goals)) for reach in Reach if many[reach]]
    return say("closing.of_goals", all=say.number(len(goals)), how=say.joined(parts))


def _part(say: Language, reach: Reach, many: int, all_: int) -> str:
    number = say.number(many)
    if many == all_:
        number = say("counts.both") if many == 2 else say("counts.all", many, many=number)
    return say(f"closing.{reach.name}", many, many=number)


def _table(say: Language, goals: Sequence[Goal]) -> Table:
    columns = (
        Column(say("closing.goal"), 2.6),
        Column(say("closing.at_first"), 1.75),
        Column(say("closing.target"), 2.05),
        Column(say("closing.last_reading"), 1.75),
        Column(say("closing.reach"), 1.45),
    )
    rows = [list(_row(say, each)) for each in goals]
    return Table(columns, rows, say("closing.goals_what"), caption=say("closing.goals_caption"))


def _row(say: Language, goal: Goal) -> Iterator[Text | Cell]:
    yield [bold(isolated(goal.title)), f"\n{isolated(goal.measure)}" if goal.measure.strip() else ""]
    yield _NONE if goal.start is None else f"{_value(say, goal, goal.start)}\n{say.day(goal.since)}"
    target = _value(say, goal, goal.target)
    yield f"{target}\n{say('closing.by', day=say.day(goal.due))}" if goal.due else target
    yield f"{_value(say, goal, goal.readings[-1][1])}\n{say.day(goal.readings[-1][0])}" if goal.readings else _NONE
    yield Cell(say(f"closing.is_{goal.reach.name}"), _TINTS.get(goal.reach, Tint.QUIET))


def _value(say: Language, goal: Goal, value: Decimal) -> str:
    figure = say.figure(value)
    return say("closing.with_unit", figure=figure, unit=isolated(goal.unit)) if goal.unit.strip() else figure


def _draw(made: Document, say: Language, goal: Goal) -> None:
    assert goal.start is not None
    points = [(goal.since, goal.start), *goal.readings]
    draw_course(made, say, goal.title, points, (goal.due, goal.target), partial(_value, say, goal))

"""The course of a goal: a picture of its readings beside its target, and beneath it the same figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from exports.language import Language
from exports.word import Document
from exports.word.charts import goal

_NONE = "–"


def draw_course(
    made: Document,
    say: Language,
    title: str,
    points: Sequence[tuple[date, Decimal]],
    target: tuple[date | None, Decimal],
    told: Callable[[Decimal], str],
) -> None:
    """Draw how a goal was approached.

    Args:
        made: The document.
        say: The language.
        title: What the goal is called.
        points: Its start and its readings, each with its day, oldest first.
        target: By when it is due, if by any day, and its target.
        told: How a figure of it is written, with its unit.
    """
    (_, start), (last, now) = points[0], points[-1]
    due, aim = target
    names = (say("closing.reading"), say("closing.target"))
    chart = goal(say("closing.day"), names, points, (max(due or last, last), aim), say.day)
    message = say("closing.goal_message", title=title, start=told(start), now=told(now), target=told(aim))
    made.chart(chart, caption=title or _NONE, message=message)
    made.table(chart.figures(say("closing.goal_figures", title=title), lambda value: told(Decimal(value))))

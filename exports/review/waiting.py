"""How long it takes: the share that still waits, day by day, to the first answer and to being implemented."""

from __future__ import annotations

from typing import NamedTuple

from advisor.review import Review, delays, sentences
from advisor.review.waiting import MARKS, Curve
from advisor.review.wording import rounded, whole
from exports.language import Language
from exports.word import Chart, Column, Document, Table
from exports.word.charts import Series, line

_ENOUGH = 10
"""Of fewer, a curve would look like more than is known."""
_POINTS = 120
"""So many points draw a curve whose steps are seen."""


class _Wait(NamedTuple):
    """One wait: its curve, what is said of it, and the beginning of the keys of its phrases."""

    curve: Curve
    told: str
    key: str


def waiting_section(made: Document, say: Language, found: Review) -> None:
    """Add the section.

    Args:
        made: The document.
        say: The language.
        found: The review.
    """
    made.heading(1, say("review.waiting"))
    for each in (
        _Wait(found.to_answer, delays.to_answer(found), "review.to_answer"),
        _Wait(found.to_implementation, delays.to_implementation(found), "review.to_implementation"),
    ):
        made.heading(2, say(each.key))
        made.paragraph(each.told, keep_next=bool(each.curve.longest))
        if each.curve.longest:
            _show(made, say, each)
    made.heading(2, say("review.slips"))
    made.paragraph(sentences.slips(found.slips))


def _show(made: Document, say: Language, wait: _Wait) -> None:
    """The curve as a picture, where it is of more than a few, and in figures."""
    if len(wait.curve.among) >= _ENOUGH:
        made.chart(curve_chart(say, wait.curve), caption=say(f"{wait.key}_picture"), message=wait.told)
    days = [*(each for each in MARKS if each < wait.curve.longest), wait.curve.longest]
    titles = (Column(say.digits(each), 1.0, align="end") for each in days)
    columns = (Column(say("review.days"), 1.8), *titles)
    row = (say("review.still_waiting"), *(rounded(wait.curve.waiting_after(each)) for each in days))
    made.table(Table(columns, [row], say("review.waiting_what"), caption=say(f"{wait.key}_table"), together=True))


def curve_chart(say: Language, curve: Curve) -> Chart:
    """The curve, a step down wherever something happened: its shares in whole percents, at most so many days apart."""
    apart = -(-curve.last_day // _POINTS)
    days = range(0, curve.last_day + apart, apart)
    shares = [whole(curve.waiting_after(each)) for each in days]
    names = [say.digits(each) for each in days]
    return line(say("review.days"), names, [Series(say("review.still_waiting"), shares)], percent=True)

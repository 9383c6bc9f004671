"""Advice by when it was given: how much of what is old enough was implemented in its time."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.review import sentences
from advisor.review.cohorts import Cohort, Cohorts
from advisor.review.wording import whole
from exports.language import Language
from exports.review.rates import NONE, rate_cells, rate_columns
from exports.word import Cell, Column, Document, Table, Text, Tint
from exports.word.charts import Period, cohorts


def cohorts_section(made: Document, say: Language, found: Cohorts) -> None:
    """Add the section.

    Args:
        made: The document.
        say: The language.
        found: The cohorts, at least one.
    """
    made.heading(1, say("review.cohorts"))
    told = sentences.cohorts(found)
    made.paragraph(told, keep_next=True)
    days = say.digits(found.days)
    if sum(_drawn(each) is not None for each in found.shown) > 1:
        periods = [Period(_name(say, each), _drawn(each), due=each.implemented.of > 0) for each in found.shown]
        chart = cohorts(say("review.given_in"), say("review.in_time"), periods, say("review.not_due"), percent=True)
        made.chart(chart, caption=say("review.cohorts_picture", days=days), message=told)
    columns = (
        Column(say("review.given_in"), 1.2, whole=True),
        *rate_columns(say),
        Column(say("review.not_due_column"), 1.0, align="end", whole=True),
        Column(say("review.remark"), 1.5),
    )
    rows = [list(_row(say, each)) for each in found.shown]
    what = say("review.cohorts_what", days=days)
    made.table(Table(columns, rows, what, caption=say("review.cohorts_table", days=days)))


def _name(say: Language, cohort: Cohort) -> str:
    """The year or the quarter in which it was given."""
    first, last = cohort.first, cohort.last
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return say("review.quarter", year=first.year, quarter=last.month // 3)


def _drawn(cohort: Cohort) -> int | None:
    """The share that is drawn, in whole percents: none where nothing is due, or nobody has looked."""
    share = cohort.implemented.share
    return whole(share) if share is not None and cohort.watched else None


def _row(say: Language, cohort: Cohort) -> Iterator[Text | Cell]:
    count, of, share, interval = rate_cells(say, cohort.implemented)
    yield _name(say, cohort)
    if not cohort.implemented.of:
        yield from (NONE, NONE, NONE, NONE)
    elif cohort.watched:
        yield from (count, of, share, interval)
    else:
        yield from (count, of, NONE, NONE)
    yield say.digits(len(cohort.not_due)) if cohort.not_due else NONE
    if not cohort.watched:
        yield Cell(say("review.unobserved"), Tint.WAITING)
    else:
        yield say("review.too_young") if not cohort.implemented.of else ""

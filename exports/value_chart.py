"""What advice brought, as bars: a chart of what comes once, and one of what comes every year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from advisor.counting import Value
from exports.language import Language
from exports.material import Advice
from exports.word import Document
from exports.word.charts import Look, Series, stacked

_MOST = 10
"""More bars than this are no picture any more; the table has them all."""


class _Bar(NamedTuple):
    """A recommendation and its two amounts of one kind."""

    advice: Advice
    confirmed: Decimal
    estimated: Decimal


def value_charts(made: Document, say: Language, rows: Sequence[tuple[Advice, Value]], currency: str) -> None:
    """Add the charts: each for the amounts that come alike, where several recommendations brought some.

    Args:
        made: The document.
        say: The language.
        rows: Recommendations and what each brought.
        currency: What the amounts are in.
    """
    once = [_Bar(advice, value.delivered_once, value.estimated_once) for advice, value in rows]
    _chart(made, say, once, say("value.chart_once", currency=currency))
    yearly = [_Bar(advice, value.delivered_per_year, value.estimated_per_year) for advice, value in rows]
    _chart(made, say, yearly, say("value.chart_yearly", currency=currency))


def _chart(made: Document, say: Language, bars: Sequence[_Bar], caption: str) -> None:
    bars = [each for each in bars if each.confirmed or each.estimated]
    if len(bars) < 2:
        return
    shown = sorted(bars, key=lambda each: -(each.confirmed + each.estimated))[:_MOST]
    names = [f"{each.advice.reference}  {each.advice.title}" for each in shown]
    both = [
        Series(say("value.by_you"), [each.confirmed or None for each in shown], Look.MAIN),
        Series(say("value.by_us"), [each.estimated or None for each in shown], Look.SOFT),
    ]
    series = [each for each in both if any(value is not None for value in each.values)]
    most = say("value.chart_message", name=names[0], all=len(bars))
    made.chart(stacked(say("register.recommendation"), names, series), caption=caption, message=most)
    if len(shown) < len(bars):
        made.note(say("value.chart_largest", shown=say.number(len(shown)), all=say.number(len(bars))))

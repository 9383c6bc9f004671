"""From given to worked: how much advice came how far, as bars and as a table of rates with their intervals."""

from __future__ import annotations

from advisor.review import Rate, Review, sentences
from advisor.review.wording import interval, percent
from exports.language import Language
from exports.word import Column, Document, Table
from exports.word.charts import funnel

_PICTURED = 4
"""Fewer recommendations than this are no picture: the table tells of them."""
NONE = "–"
"""What stands in the place of a figure that there is not."""


def rate_columns(say: Language) -> tuple[Column, ...]:
    """The columns of `rate_cells`: how many, of how many, the share, and its interval."""
    return (
        Column(say("review.count"), 0.7, align="end", whole=True),
        Column(say("review.of"), 0.7, align="end", whole=True),
        Column(say("review.share"), 0.9, align="end", whole=True),
        Column(say("review.interval"), 1.2, align="end", whole=True),
    )


def rate_cells(say: Language, rate: Rate) -> tuple[str, str, str, str]:
    """A rate as the cells of a row; where nothing was counted there is no share."""
    if not rate.of:
        return (say.digits(rate.count), say.digits(rate.of), NONE, NONE)
    return (say.digits(rate.count), say.digits(rate.of), percent(rate.count, rate.of), interval(rate))


def rates_section(made: Document, say: Language, found: Review) -> None:
    """Add the section.

    Args:
        made: The document.
        say: The language.
        found: The review, with advice in it.
    """
    rates = found.rates
    made.heading(1, say("review.rates"))
    steps = (
        ("review.given", rates.response.of),
        ("review.answered", rates.response.count),
        ("review.adopted", rates.adoption.count),
        ("review.implemented", rates.implementation.count),
        ("review.worked", rates.worked.count),
    )
    if rates.response.of >= _PICTURED and rates.response.count:
        chart = funnel(say("review.step"), say("review.recommendations"), [(say(key), many) for key, many in steps])
        message = f"{sentences.answers(rates)} {sentences.implementation(rates)} {sentences.worked(rates)}"
        made.chart(chart, caption=say("review.rates_picture"), message=message)
    made.table(_table(say, found))
    made.note(say("review.rates_explained"))


def _table(say: Language, found: Review) -> Table:
    rates = found.rates
    rows = (
        ("review.answered", rates.response, "review.of_given"),
        ("review.adopted", rates.adoption, "review.of_settled"),
        ("review.in_full", rates.in_full, "review.of_settled"),
        ("review.lapsed", rates.lapsed, "review.of_settled"),
        ("review.adopted_so_far", rates.adoption_of_given, "review.of_given"),
        ("review.implemented", rates.implementation, "review.of_adopted"),
        ("review.worked", rates.worked, "review.of_seen"),
        ("review.slipped", found.slips.slipped, "review.of_promised"),
    )
    columns = (Column(say("review.step"), 2.2), *rate_columns(say), Column(say("review.among"), 2.2))
    cells = [(say(step), *rate_cells(say, rate), say(among)) for step, rate, among in rows]
    return Table(columns, cells, say("review.rates_what"), caption=say("review.rates_table"), together=True)

"""From given to worked, on one scale: how much of all that was given came how far."""

from advisor.review.funnel import Funnel
from advisor.review.rates import Rate
from advisor.review.wording import interval, percent
from screens.review.lines import Figure, Line, Pen, Span, listed, number
from screens.review.tables import Bar, Cell, Name, Right, table


def funnel_lines(rates: Funnel, pen: Pen) -> list[Line]:
    """A bar for each stage, and what stands beside the way."""
    given = rates.response.of
    rows: list[list[Cell]] = [
        [
            Name("Given"),
            Bar(float(bool(given))),
            Right((number(Figure("given", "given", rates.response.among)),)),
            (),
            Right((Span("95 %", "dim"),)),
        ],
        _stage("Answered", "answered", given, rates.response, "given", "given"),
        _stage("Adopted", "adopted", given, rates.adoption, "settled", "settled: answered or lapsed"),
        _stage("Implemented", "implemented", given, rates.implementation, "adopted", "adopted in any form"),
        _worked(rates),
    ]
    beside = (
        ("adopted in full", "full", rates.in_full.hits),
        ("lapsed", "lapsed", rates.lapsed.hits),
        ("implemented, not observed", "unseen", rates.unseen),
    )
    parts = [(number(Figure(key, words, ids)), Span(words, "dim")) for words, key, ids in beside if ids]
    return [*table(rows, pen, drops=(4,)), *listed(parts, pen.width)]


def _worked(rates: Funnel) -> list[Cell]:
    """The last stage; where nobody has looked at what is implemented, it is not observed, which is not none."""
    if rates.unseen and not rates.worked.of:
        return [Name("Worked"), Bar(None), Right(()), (Span(" not observed", "warn"),), ()]
    given = rates.response.of
    return _stage("Worked", "as hoped or better", given, rates.worked, "observed", "implemented, with an outcome")


def _stage(name: str, hits: str, given: int, rate: Rate, among: str, meaning: str) -> list[Cell]:
    key = name.casefold()
    share: Line = ()
    if rate.of:
        of = number(Figure(f"{key}.among", meaning, rate.among))
        share = (Span(f"{percent(rate.count, rate.of):>6} of"), of, Span(among, "dim"))
    return [
        Name(name),
        Bar(rate.count / given if given else 0.0),
        Right((number(Figure(f"{key}.hits", hits, rate.hits)),)),
        share,
        Right((Span(interval(rate), "dim"),)),
    ]

"""The review as text: sections of figures with bars in plain characters, each with its sentence under it."""

import textwrap
from collections.abc import Iterable, Sequence

from advisor.book import Book
from advisor.cli.output import Column, aligned, fancy, heading, say, width
from advisor.records import Recommendation
from advisor.review import sentences
from advisor.review.breakdown import Breakdown, Group
from advisor.review.cases import Taken
from advisor.review.cohorts import Cohort, Cohorts
from advisor.review.foresight import Foresight
from advisor.review.funnel import Funnel
from advisor.review.matrix import Cell, Matrix
from advisor.review.rates import Rate
from advisor.review.reviewing import Review
from advisor.review.waiting import Curve
from advisor.review.wording import interval, percent, whole
from advisor.value import brought_words
from advisor.words import NO_BREAK, count, label, short_date, weekday_date

_WIDEST = 80
_BAR = 20
#: The most quarters that are shown one by one; beyond them years are.
_QUARTERS = 8
#: The most groups of one breakdown that are shown.
_GROUPS = 6
#: The days after which the waiting is told.
_MARKS = (7, 30, 90, 180, 365, 730)


def show(book: Book, found: Review) -> None:
    """Write a whole review."""
    currency = book.profile.currency
    parts = ("Review", f"as of {weekday_date(found.on)}", book.profile.firm, found.filter)
    heading(" · ".join(each for each in parts if each))
    if not found.given:
        _said(sentences.answers(found.rates), sentences.about(found))
        return
    _section("From given to worked", _funnel(found.rates))
    _said(sentences.answers(found.rates), sentences.adoption(found.rates))
    _said(sentences.implementation(found.rates), sentences.worked(found.rates))
    _section(f"Implemented within {count(found.cohorts.days, 'day')}, by when it was given", _cohorts(found.cohorts))
    _said(sentences.cohorts(found.cohorts))
    _section("Still waiting for the first answer", _curve(found.to_answer))
    _said(sentences.to_answer(found.to_answer), *_odd(book, found.to_answer))
    _section("Adopted, still waiting to be implemented", _curve(found.to_implementation))
    _said(sentences.to_implementation(found.to_implementation), *_odd(book, found.to_implementation))
    _section("What came of it", _matrix(found.matrix, currency))
    _said(sentences.worth(found.worth, currency), sentences.slips(found.slips))
    _section("Foresight: will they adopt it?", _bins(found.adoption))
    _said(sentences.foresight_of_adoption(found.adoption))
    _section("Foresight: will it work?", _bins(found.success))
    _said(sentences.foresight_of_success(found.success))
    for each in found.breakdowns:
        _section(f"Adopted, by {sentences.BY_WORDS[each.by]}", _groups(each))
        _said(sentences.breakdown(each))
    _section("About these figures", ())
    _said(sentences.about(found))


def _section(title: str, lines: Iterable[str]) -> None:
    say()
    heading(title)
    for each in lines:
        say(f"  {each}")


def _said(*texts: str) -> None:
    """Sentences under a section, no wider than can be read; a number and its % stay together."""
    text = " ".join(each for each in texts if each).replace(" %", f"{NO_BREAK}%")
    for each in textwrap.wrap(text, min(width(), _WIDEST) - 2, break_long_words=False, break_on_hyphens=False):
        say(f"  {each}".replace(f"{NO_BREAK}%", " %"))


def _bar(share: float, room: int = _BAR) -> str:
    """A share from 0 to 1 as a bar: never empty where there is something, never full where something is missing."""
    full, empty = "█·" if fancy() else "#."
    filled = round(share * room)
    if share > 0:
        filled = max(filled, 1)
    if share < 1:
        filled = min(filled, room - 1)
    return full * filled + empty * (room - filled)


def _rate_cells(rate: Rate) -> list[str]:
    """A rate in four columns: its bar, how many of how many, the share, and the interval."""
    if rate.share is None:
        return ["", "", "", ""]
    return [_bar(rate.share), f"{rate.count} of {rate.of}", percent(rate.count, rate.of), interval(rate)]


def _lines(rows: Sequence[Sequence[str]], *, name: str = "", last: str = "") -> list[str]:
    """Rows of a name, a rate, and a remark, as aligned lines under their headings."""
    columns = [Column("", cuts=True), Column(""), Column("", right=True), Column("", right=True)]
    columns += [Column("", right=True), Column("", cuts=True)]
    head = [name, "", "", "", "95 %", last]
    return aligned(columns, [head, *rows] if rows else [], min(width(), _WIDEST) - 2)


def _funnel(rates: Funnel) -> list[str]:
    given = rates.response.of
    steps = [
        ("given", given, ""),
        ("answered", rates.response.count, _share(rates.response, "given")),
        ("adopted", rates.adoption.count, _share(rates.adoption, "settled")),
        ("implemented", rates.implementation.count, _share(rates.implementation, "adopted")),
        ("worked", rates.worked.count, _share(rates.worked, "implemented with an outcome")),
    ]
    columns = [Column(""), Column("", right=True), Column(""), Column("")]
    return aligned(columns, [[name, str(number), _bar(number / given), words] for name, number, words in steps])


def _share(rate: Rate, of: str) -> str:
    return f"{percent(rate.count, rate.of)} of {rate.of} {of}" if rate.of else ""


def _cohorts(found: Cohorts) -> list[str]:
    shown = found.quarters if len(found.quarters) <= _QUARTERS else found.years
    return _lines([_cohort(each, found) for each in shown], name="given in")


def _cohort(cohort: Cohort, found: Cohorts) -> list[str]:
    rate = cohort.implemented
    young = f"{len(cohort.not_due)} not yet due" if cohort.not_due else ""
    if cohort.watched:
        return [cohort.name, *_rate_cells(rate), young]
    since = f"nothing recorded since {short_date(found.recorded_until)}" if found.recorded_until else "nothing recorded"
    return [cohort.name, "not observed", f"{rate.count} of {rate.of}", "", "", ", ".join(filter(None, [since, young]))]


def _curve(curve: Curve) -> list[str]:
    marks = [each for each in _MARKS if each <= curve.longest]
    columns = [Column("", right=True), Column(""), Column("", right=True)]
    rows = [(count(each, "day"), curve.waiting_after(each)) for each in marks]
    return aligned(columns, [[f"after {days}", _bar(share), f"{whole(share)} %"] for days, share in rows])


def _odd(book: Book, curve: Curve) -> Iterable[str]:
    """What was counted otherwise than the rest, by its references."""
    for what, ids in (("Counted as 0 days", curve.before), ("Left out", curve.left_out)):
        if ids:
            advice = [book.get(Recommendation, each) for each in ids]
            yield f"{what}: {', '.join(each.reference for each in advice if each)}."


_TITLES = {
    Taken.taken: "taken",
    Taken.abandoned: "taken up, then abandoned",
    Taken.not_taken: "not taken",
    Taken.open: "no answer yet",
}


def _matrix(found: Matrix, currency: str) -> list[str]:
    rows = []
    for taken in Taken:
        cells = found.row(taken)
        number = sum(len(each.ids) for each in cells)
        if number:
            rows.append([_TITLES[taken], str(number), "", ""])
            rows += [_cell(each, number, currency) for each in cells if each.ids]
    columns = [Column("", cuts=True), Column("", right=True), Column(""), Column("", cuts=True)]
    return aligned(columns, rows, min(width(), _WIDEST) - 2)


def _cell(cell: Cell, number: int, currency: str) -> list[str]:
    worth = [brought_words(each, currency) for each in (cell.value, cell.loss)]
    # A leading blank would be lost: cells are of one line each, and lines have no blanks at their ends.
    name = f"{'–' if fancy() else '-'} {label(cell.result) if cell.result else 'not observed'}"
    return [name, str(len(cell.ids)), _bar(len(cell.ids) / number), " · ".join(filter(None, worth))]


def _bins(found: Foresight) -> list[str]:
    rows = [[f"{each.first}–{each.last} %", *_rate_cells(each.happened), ""] for each in found.bins]
    return _lines(rows, name="you said")


def _groups(found: Breakdown) -> list[str]:
    shown = found.groups[:_GROUPS]
    lines = _lines([[each.name or "none named", *_rate_cells(each.adoption), _remark(each)] for each in shown])
    more = len(found.groups) - len(shown)
    return [*lines, f"and {more} more, nearer to the whole; --json has them all"] if more else lines


def _remark(group: Group) -> str:
    if group.apart is None:
        return "nothing to compare" if group.adoption.of else f"{len(group.ids)} given, none settled"
    if not group.apart:
        return "may be chance"
    return "more than the rest" if (group.differs or 0) > 0 else "less than the rest"

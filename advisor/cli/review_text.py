"""The review as text: sections of figures with bars in plain characters, each with its sentence under it."""

import textwrap
from collections.abc import Iterable, Sequence

from advisor.book import Book
from advisor.cli.output import Column, aligned, fancy, heading, say, width
from advisor.records import Recommendation
from advisor.review import comparisons, delays, sentences
from advisor.review.breakdown import Breakdown, Group
from advisor.review.cases import Taken
from advisor.review.cohorts import Cohort, Cohorts
from advisor.review.foresight import Foresight
from advisor.review.funnel import Funnel
from advisor.review.matrix import Cell, Matrix
from advisor.review.rates import Rate
from advisor.review.reviewing import Review
from advisor.review.waiting import Curve
from advisor.review.wording import interval, percent, rounded
from advisor.value import brought_words
from advisor.words import NO_BREAK, count, label, weekday_date

_WIDEST = 80
_BAR, _NARROW_BAR = 20, 10
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
        nothing = f"No given recommendation that counts matches “{found.filter}”." if found.filter else ""
        _said(nothing or sentences.answers(found.rates), sentences.about(found))
        return
    _section("From given to worked", _funnel(found.rates))
    _said(sentences.answers(found.rates), sentences.adoption(found.rates))
    _said(sentences.implementation(found.rates), sentences.worked(found.rates))
    _section(f"Implemented within {count(found.cohorts.days, 'day')}, by when it was given", _cohorts(found.cohorts))
    _said(sentences.cohorts(found.cohorts))
    _section("Still waiting for the first answer", _curve(found.to_answer))
    _said(delays.to_answer(found), *_odd(book, found.to_answer))
    _section("Adopted, still waiting to be implemented", _curve(found.to_implementation))
    _said(delays.to_implementation(found), *_odd(book, found.to_implementation))
    _section("What came of it", _matrix(found.matrix, currency))
    _said(sentences.matrix(found.matrix), sentences.worth(found.worth, currency), sentences.slips(found.slips))
    _section("Foresight: will they adopt it?", _bins(found.adoption))
    _said(comparisons.foresight_of_adoption(found.adoption))
    _section("Foresight: will it work?", _bins(found.success))
    _said(comparisons.foresight_of_success(found.success))
    for each in found.breakdowns:
        if each.is_comparison:
            _section(f"Adopted, by {comparisons.BY_WORDS[each.by]}", _groups(each))
            _said(comparisons.breakdown(each, found.rates.adoption))
    if rest := [each for each in found.breakdowns if not each.is_comparison]:
        _section("Not compared yet", ())
        _said(comparisons.nothing_to_compare(rest))
    _section("About these figures", ())
    _said(sentences.about(found))


def _section(title: str, lines: Iterable[str]) -> None:
    say()
    heading(title)
    for each in lines:
        say(f"  {each}")


def _said(*texts: str) -> None:
    """Sentences under a section, no wider than can be read; a number and its % stay together."""
    for text in filter(None, texts):
        bound = text.replace(" %", f"{NO_BREAK}%")
        for each in textwrap.wrap(bound, _room(), break_long_words=False, break_on_hyphens=False):
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


def _rate_cells(rate: Rate, room: int = _BAR) -> list[str]:
    """A rate in four columns: its bar, how many of how many, the share, and the interval."""
    if rate.share is None:
        return ["", "", "", ""]
    return [_bar(rate.share, room), f"{rate.count:,} of {rate.of:,}", percent(rate.count, rate.of), interval(rate)]


def _lines(rows: Sequence[Sequence[str]], name: str = "") -> list[str]:
    """Rows of a name, a rate, and a remark, as aligned lines under their headings."""
    columns = [Column("", cuts=True), Column(""), *[Column("", right=True)] * 3, Column("")]
    head = [name, "", "", "", "95 %", ""]
    return aligned(columns, [head, *rows] if rows else [], _room())


def _room() -> int:
    """How many columns a figure may take."""
    return min(width(), _WIDEST) - 2


def _funnel(rates: Funnel) -> list[str]:
    given = rates.response.of
    steps = [
        ("given", given, ""),
        ("answered", rates.response.count, _share(rates.response, "given")),
        ("adopted", rates.adoption.count, _share(rates.adoption, "settled")),
        ("implemented", rates.implementation.count, _share(rates.implementation, "adopted")),
    ]
    rows = [[name, f"{number:,}", _bar(number / given), words] for name, number, words in steps]
    worked, seen = rates.worked, _share(rates.worked, "implemented with an outcome")
    if rates.unseen and not worked.of:
        rows.append(["worked", "", "not observed", ""])
    else:
        rows.append(["worked", f"{worked.count:,}", _bar(worked.count / given), seen])
    return aligned([Column(""), Column("", right=True), Column(""), Column("")], rows)


def _share(rate: Rate, of: str) -> str:
    return f"{percent(rate.count, rate.of)} of {rate.of:,} {of}" if rate.of else ""


def _cohorts(found: Cohorts) -> list[str]:
    return _lines([_cohort(each) for each in found.shown], "given in")


def _cohort(cohort: Cohort) -> list[str]:
    """A cohort; where nobody has recorded what was done, no share is drawn."""
    rate = cohort.implemented
    young = f"{len(cohort.not_due):,} not yet due" if cohort.not_due else ""
    if cohort.watched:
        return [cohort.name, *_rate_cells(rate), young]
    return [cohort.name, "not observed", f"{rate.count:,} of {rate.of:,}", "", "", young]


def _curve(curve: Curve) -> list[str]:
    marks = [each for each in _MARKS if each <= curve.longest]
    columns = [Column("", right=True), Column(""), Column("", right=True)]
    rows = [(count(each, "day"), curve.waiting_after(each)) for each in marks]
    return aligned(columns, [[f"after {days}", _bar(share), rounded(share)] for days, share in rows])


def _odd(book: Book, curve: Curve) -> Iterable[str]:
    """What was counted otherwise than the rest, by its references."""
    for what, ids in (("Counted as 0 days", curve.before), ("Left out", curve.left_out)):
        if ids:
            advice = [book.get(Recommendation, each) for each in ids]
            yield f"{what}: {', '.join(each.reference for each in advice if each)}."


_TITLES = {
    Taken.taken: "taken",
    Taken.abandoned: "taken, abandoned",
    Taken.not_taken: "not taken",
    Taken.open: "no answer yet",
}


def _matrix(found: Matrix, currency: str) -> list[str]:
    rows: list[list[str]] = []
    for taken in Taken:
        cells = found.row(taken)
        number = sum(len(each.ids) for each in cells)
        if number:
            rows.append([_TITLES[taken], f"{number:,}", "", ""])
            rows += [row for each in cells if each.ids for row in _cell(each, number, currency)]
    return aligned([Column(""), Column("", right=True), Column(""), Column("")], rows)


def _cell(cell: Cell, number: int, currency: str) -> Iterable[list[str]]:
    """A cell of the matrix, with one line for each amount of its worth."""
    worth = [each for value in (cell.value, cell.loss) for each in brought_words(value, currency).split(" · ") if each]
    name = f"{'–' if fancy() else '-'} {label(cell.result) if cell.result else 'not observed'}"
    yield [name, f"{len(cell.ids):,}", _bar(len(cell.ids) / number, _NARROW_BAR), *(worth[:1] or [""])]
    for each in worth[1:]:
        yield ["", "", "", each]


def _bins(found: Foresight) -> list[str]:
    rows = [[f"{each.first}–{each.last} %", *_rate_cells(each.happened), ""] for each in found.bins]
    return _lines(rows, "you said")


def _groups(found: Breakdown) -> list[str]:
    """What differs most, and whatever differs by more than chance may do."""
    shown = [each for number, each in enumerate(found.groups) if number < _GROUPS or each.apart]
    lines = _lines([_group(each) for each in shown])
    more = len(found.groups) - len(shown)
    return [*lines, f"and {more:,} more; --json has them all"] if more else lines


def _group(group: Group) -> list[str]:
    return [group.name or "none named", *_rate_cells(group.adoption, _NARROW_BAR), comparisons.remark(group)]

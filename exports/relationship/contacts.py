"""Month by month: the index as it was, and how often we were in contact and who began it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from advisor.dates import add_months
from advisor.records import Client, Interaction
from advisor.records.choices import OursOrTheirs
from advisor.relationship.contacts import contacts
from advisor.relationship.index import Index, trend
from exports.asked import Asked
from exports.language import Language
from exports.word import Chart, Column, Document, Table
from exports.word.charts import Series, line, stacked

_MONTHS = 12
_NONE = "–"


def course_section(made: Document, asked: Asked, client: Client) -> None:
    """Add the section; what cannot be drawn yet is said.

    Args:
        made: The document.
        asked: What was asked for.
        client: Whose relationship it is.
    """
    say = asked.say
    known = [each for each in trend(asked.book, client, asked.as_of) if each.ck is not None]
    if len(known) > 1:
        made.page_break()  # both pictures fill a page
    made.heading(1, say("relationship.months"))
    if len(known) > 1:
        _trend(made, say, known)
    else:
        made.paragraph(say("relationship.no_trend"))
    met = contacts(asked.book, client.id, asked.as_of)
    months = [add_months(asked.as_of.replace(day=1), back) for back in range(1 - _MONTHS, 1)]
    months = [each for each in months if met and met[0].on and each >= met[0].on.replace(day=1)]
    if any(_by_month(met)[each] for each in months):
        _contacts(made, say, met, months)
    else:
        made.paragraph(say("relationship.no_contact"))


def _trend(made: Document, say: Language, known: Sequence[Index]) -> None:
    names = [_month(say, each.on) for each in known]
    series = [
        Series(say("relationship.mb_short"), [each.mb for each in known]),
        Series(say("relationship.rb_short"), [each.rb for each in known]),
        Series(say("relationship.ck_short"), [each.ck for each in known]),
    ]
    chart = line(
        say("relationship.month_column"), names, [each for each in series if any(v is not None for v in each.values)]
    )
    first, last = known[0], known[-1]
    message = say("relationship.trend_message", now=_short(say, last), then=_short(say, first), day=say.day(first.on))
    made.paragraph(message, keep_next=True)
    made.chart(chart, caption=say("relationship.trend_picture"), message=message)
    made.table(_across(say, chart, say("relationship.trend_what")))


def _short(say: Language, found: Index) -> str:
    return _NONE if found.mb is None else say.digits(found.mb)


def _contacts(made: Document, say: Language, met: Sequence[Interaction], months: Sequence[date]) -> None:
    sides = (
        ("relationship.by_us", OursOrTheirs.ours),
        ("relationship.by_them", OursOrTheirs.theirs),
        ("relationship.by_nobody", None),
    )
    counted = [(say(key), _by_month(each for each in met if each.initiative is side)) for key, side in sides]
    series = [
        Series(name, [found[each] for each in months]) for name, found in counted if any(found[m] for m in months)
    ]
    names = [_month(say, each) for each in months]
    chart = stacked(say("relationship.month_column"), names, series, standing=True)
    many = sum(_by_month(met)[each] for each in months)
    message = say("relationship.contacts_message", many, many=say.digits(many))
    made.paragraph(message, keep_next=len(months) > 1)
    if len(months) == 1:  # the sentence says it all
        return
    made.chart(chart, caption=say("relationship.contacts_picture"), message=message)
    made.table(_across(say, chart, say("relationship.contacts_what")))


def _across(say: Language, chart: Chart, what: str) -> Table:
    """The figures of a chart with its months across, so that they stand as they do in the picture."""
    columns = (
        Column(chart.heading, 2.2),
        *(Column(each.replace(" ", "\n"), 1.0, align="end") for each in chart.categories),
    )
    rows = [(each.name, *(_NONE if v is None else say.digits(int(v)) for v in each.values)) for each in chart.series]
    return Table(columns, rows, what, together=True)


def _month(say: Language, day: date) -> str:
    return say("relationship.month", month=say.table.months[day.month - 1][:3], year=day.year)


def _by_month(met: Iterable[Interaction]) -> Counter[date]:
    return Counter(each.on.replace(day=1) for each in met if each.on)

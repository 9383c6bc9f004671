"""Documents for the tests: one with every block, filled with plain or with hostile text."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from exports.language import ENGLISH
from exports.word import Cell, Chart, Column, Document, Table, Tint, bold, charts, chip, isolated, italic, link
from exports.word.charts import Number, Period, Series

DAY = date(2026, 11, 23)
HOSTILE = {
    "markup": "R&D <b>first</b> ]]> \"quoted\" 'single' <!-- <w:p/>",
    "select": "<select>{{client}}</select>",
    "control": "one\x0btwo\x00\x07\x1b[31mthree\x7f",
    "surrogate": "half \ud83d and \ufffe\uffff none",
    "emoji": "done 😀 👩‍👩‍👧 é",
    "hebrew": "שלום עולם (R-01), 12.",
    "arabic": "مرحبا 30 يونيو",
    "override": "invoice\u202egnp.exe\u2066 and on",
    "breaks": "first\r\nsecond\rthird\u2028fourth\tafter a tab",
    "long": "word " * 2200,
    "formula": '=HYPERLINK("http://x.example/","click")',
    "empty": "",
    "blank": " \n\n \t ",
}


def blank(
    title: str = "Review",
    client: str = "Northwind",
    *,
    firm: str = "Keller",
    subtitle: str = "",
    internal: bool = False,
) -> Document:
    """A document without a block, in English."""
    return Document(
        title=title,
        subtitle=subtitle,
        client=client,
        firm=firm,
        author="Maria Keller",
        on=DAY,
        language=ENGLISH.tag,
        words=ENGLISH.kit,
        confidential=ENGLISH("common.confidential"),
        internal=internal,
    )


def document(text: str = "Give one person the pipeline, from lead to order.", rows: int = 5) -> Document:
    """A document with every kind of block, all of whose variable text is `text`."""
    made = blank(f"Review {text}"[:60], f"Northwind {text}"[:60], subtitle=text, firm="Keller & Partners")
    made.cover(kicker=text, line=[bold("23 November 2026"), f"  ·  {text}"])
    made.contents(levels=3)
    made.heading(1, f"Executive summary {text}", key="summary")
    made.lead(text)
    made.figures([("8", "recommendations"), ("€4.1m", text)])
    made.paragraph([bold(text), " and ", italic(text), ", see ", link("the register", "register"), "."])
    made.heading(2, "What we found")
    made.paragraph("We found:", keep_next=True)
    made.bullets([text, [bold("Price"), text]])
    made.steps([text, text])
    made.heading(3, "What we ask of you")
    made.steps(["Decide."])
    made.callout("Decision requested", text)
    made.callout("Another", text)
    made.page_break()
    made.heading(1, "Register", key="register")
    made.table(_table(text, rows), key="table")
    made.table(_table(text, 0))
    made.page_break()
    made.table(Table((Column("Only"),), [], "A table without a caption"))
    made.heading(2, "Not numbered", numbered=False)
    made.note([chip("Adopted", Tint.GOOD), "  ", text], keep_next=True)
    made.definitions([("Advice", text), ("Because", [bold(text), "!"]), ("Nothing", "")])
    made.quotation(text, f"the CFO, {isolated(text)}", exact=True)
    made.quotation(text, "noted by us", exact=False)
    for chart in charts_of(text):
        made.chart(chart, caption=text.strip() or "–", message=f"What it says {text}")
        made.table(chart.figures(f"The figures {text}"))
    made.colophon([text, "Digest 7f3a 91c2"])
    return made


def charts_of(text: str = "Northwind") -> list[Chart]:
    """A chart of each kind, all of whose names hold `text`."""
    names = [text, f"{text} two", "Third"]
    rows: list[list[Number | None]] = [[3, 0, 1], [1, 200, None], [Decimal("0.5"), 1, 0]]
    series = [Series(f"{text} {number}", values) for number, values in enumerate(rows)]
    days = [(DAY - timedelta(days=80 * ago), value) for ago, value in ((9, 61), (5, Decimal("66.5")), (1, 78))]
    periods = [Period(text, 40), Period("2026 Q1", 20, due=False), Period(f"{text} 2026 Q2", None, due=False)]
    return [
        charts.funnel(text, "How many", [(name, 9 - at) for at, name in enumerate(names)]),
        charts.cohorts("Given in", text, periods, f"not yet due {text}", percent=True),
        charts.matrix(text, {f"Taken {text}": [(text, 3), ("Not observed", 1)], "Not taken": [("Not observed", 0)]}),
        charts.goal(text, (f"Accuracy {text}", "Target"), days, (DAY, 85), lambda day: f"{text} {day}"),
        charts.bars(text, names, series),
        charts.columns(text, names, series, percent=True),
        charts.stacked(text, names, series),
        charts.stacked(text, names, [*series, *series], standing=True),
        charts.line(text, names, series),
        charts.line(text, names, series[1:2]),
    ]


def _table(text: str, rows: int) -> Table:
    columns = (
        *(Column("Ref", 0.7, whole=True), Column("Recommendation", 3.6), Column("Value", 1, align="end")),
        *(Column("Status", 1.4), Column("Decided on", 1.3, whole=True)),
    )
    tints = list(Tint)
    made = [
        (f"R-{number + 1:02}", text, "€4.1m", Cell("Adopted", tints[number % len(tints)]), "14 Sep 2026")
        for number in range(rows)
    ]
    return Table(columns, made, f"Each recommendation with its status {text}", caption="Register of recommendations")

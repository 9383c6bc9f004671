"""Documents for the tests: one with every block, filled with plain or with hostile text."""

from __future__ import annotations

from datetime import date

from exports.word import Cell, Column, Document, Table, Tint, bold, chip, isolated, italic, link

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


def document(text: str = "Give one person the pipeline, from lead to order.", rows: int = 5) -> Document:
    """A document with every kind of block, all of whose variable text is `text`."""
    made = Document(
        title=f"Review {text}"[:60],
        subtitle=text,
        client=f"Northwind {text}"[:60],
        firm="Keller & Partners",
        author="Maria Keller",
        on=DAY,
    )
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
    made.colophon([text, "Digest 7f3a 91c2"])
    return made


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

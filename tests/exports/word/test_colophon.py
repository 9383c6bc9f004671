"""The last lines of a document: they never stand alone on a page."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.text.paragraph import Paragraph
from lxml import etree

from exports.word import Column, Document, Table, charts
from tests.exports.word.sample import blank
from tests.tools.docx_lint import lint

_ROWS = [(f"R-{number}", "Publish floor prices") for number in range(9)]
_ENDS: dict[str, Callable[[Document], None]] = {
    "paragraph": lambda made: made.paragraph("One.\n\nTwo."),
    "bullets": lambda made: made.bullets(["One.", "Two."]),
    "steps": lambda made: made.steps(["One.", "Two."]),
    "definitions": lambda made: made.definitions([("Advice", "Do it."), ("Decision", "Open.")]),
    "quotation": lambda made: made.quotation("We do.", "the CFO", exact=True),
    "unattributed": lambda made: made.quotation("We do.", "", exact=True),
    "callout": lambda made: made.callout("Decision requested", "By May."),
    "figures": lambda made: made.figures([("8", "recommendations")]),
    "table": lambda made: made.table(Table((Column("Ref"), Column("Text")), _ROWS, "Advice", caption="Advice")),
    "chart": lambda made: made.chart(charts.funnel("Step", "Many", [("Given", 3)]), caption="Steps", message="Three."),
}


def _kept(paragraph: etree._Element) -> bool:
    found = Paragraph(paragraph, None)  # type: ignore[arg-type]
    return bool(found.paragraph_format.keep_with_next)


@pytest.mark.parametrize("end", _ENDS)
def test_they_stay_on_the_page_of_whatever_stands_above_them(end: str) -> None:
    made = blank()
    made.paragraph("Before.")
    _ENDS[end](made)
    made.colophon(["Made from the record.", "Digest 7f3a 91c2"])
    content = made.to_bytes()
    *_, closing, section = docx.Document(BytesIO(content)).element.body
    assert etree.QName(section).localname == "sectPr"
    above, said = closing, False
    while not said:  # past what is empty, up to the last that says or shows something
        above = above.getprevious()
        last = [above] if above.tag.endswith("}p") else list(list(above.iter("{*}tr"))[-1].iter("{*}p"))
        assert all(map(_kept, last))
        said = any(each.tag.rpartition("}")[2] in ("t", "drawing") for each in above.iter("{*}*"))
        said = said and "Digest" not in "".join(above.itertext()) and "Made from" not in "".join(above.itertext())
    assert lint(content) == []


def test_no_more_than_the_end_of_what_stands_above_goes_with_them() -> None:
    made = blank()
    made.paragraph("One.\n\nTwo.")
    made.colophon(["Digest 7f3a 91c2"])
    first = docx.Document(BytesIO(made.to_bytes())).paragraphs[0]
    assert not first.paragraph_format.keep_with_next


def test_the_page_that_ended_above_them_stays_ended() -> None:
    made = blank()
    made.paragraph("One.")
    made.page_break()
    made.colophon(["Digest 7f3a 91c2"])
    first, *_ = docx.Document(BytesIO(made.to_bytes())).paragraphs
    assert not first.paragraph_format.keep_with_next

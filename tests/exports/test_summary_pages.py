"""What stays together where a page ends."""

from __future__ import annotations

import io

import docx
import pytest

from advisor.book import Book
from advisor.records import Client
from exports.asked import Added
from exports.word.metrics import lines
from exports.word.styles import STYLES
from tests import factory
from tests.exports.made import summary_bytes
from tests.exports.rich import made, rich_book
from tests.factory import TODAY
from tests.tools.docx_file import DocxFile, value


def chained(book: Book) -> list[tuple[str, bool]]:
    """The definitions of a summary's one recommendation, and whether each goes with what follows to its page."""
    found = docx.Document(io.BytesIO(made(book))).paragraphs
    rows = [each for each in found if each.style is not None and each.style.name == "Definition"]
    return [(each.text.replace("\u00a0", " "), bool(each.paragraph_format.keep_with_next)) for each in rows]


def test_an_open_question_never_stands_alone_on_a_page() -> None:
    book = factory.small_book(factory.advice(advice="Do it.", because="It pays."))
    assert chained(book) == [("Advice\tDo it.", False), ("Because\tIt pays.", True), ("Decision\tOpen.", False)]


def test_an_outcome_stands_whole_and_with_what_is_before_it() -> None:
    events = [
        factory.decision("adopted", "2026-02-01"),
        factory.progress("implemented", "2026-03-01", evidence="Seen.\n\nTwice."),
        factory.outcome("as_hoped", "2026-05-01", "5", measure_before="1", measure_after="2"),
    ]
    book = factory.small_book(factory.advice(advice="Do it."), *events)
    assert chained(book) == [
        ("Advice\tDo it.", False),
        ("Decision\tAdopted on 1 February 2026.", False),
        ("Progress\tImplemented on 1 March 2026.", False),
        ("\tSeen.", False),
        ("\tTwice.", True),
        ("Outcome\tAs hoped, seen on 1 May 2026.", True),
        ("\tBefore: 1; after: 2.", True),
        ("\tValue: € 5, by our own estimate.", False),
    ]


def test_a_decision_stands_with_what_was_said_and_with_what_is_before_it() -> None:
    said = factory.decision("declined", "2026-02-01", words="No.", words_are="exact")
    rows = chained(factory.small_book(factory.advice(advice="Do it.", because="It pays."), said))
    expected = [
        ("Advice\tDo it.", False),
        ("Because\tIt pays.", False),
        ("Decision\tDeclined on 1 February 2026.", True),
    ]
    assert rows == expected


@pytest.mark.parametrize(("many", "levels"), [(4, 2), (41, 1)])
def test_the_contents_of_a_client_list_engagements_one_by_one_up_to_forty(many: int, levels: int) -> None:
    works = [factory.engagement(id=f"e{number:015x}", reference=f"ACME-E{number}") for number in range(1, many + 1)]
    advice = [
        factory.advice(id=f"a{number:015x}", reference=f"ACME-{number}", engagement=works[number % many].id)
        for number in range(1, 61)
    ]
    book = factory.book_of(factory.profile(), factory.client(), *works, *advice)
    entries = DocxFile(summary_bytes(book, book.all(Client)[0], TODAY, Added())).all(
        "w:sdt//w:p[w:hyperlink]//w:pStyle"
    )
    assert {value(each) for each in entries} == {f"TOC{level}" for level in range(1, levels + 1)}


def test_dates_and_priorities_of_the_register_stand_on_one_line_in_a_wider_font_on_a_narrower_page() -> None:
    """An eighth wider is more than Arial; sixteen centimetres are what margins of an inch leave."""
    table = next(each for each in docx.Document(io.BytesIO(made(rich_book()))).tables if each.cell(0, 0).text == "Ref")
    widths = [cell.width.twips * 16 / 17 - 170 for cell in table.rows[0].cells if cell.width]
    for at, word in ((3, "Medium"), (5, "25\u00a0September\u00a02026")):
        assert lines(word, widths[at] / 1.12, STYLES["TableText"].size * 10, bold=False) == 1

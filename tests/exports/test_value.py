"""Value delivered: what is confirmed apart from what is estimated, and every figure with what it is made of."""

from __future__ import annotations

import io
from decimal import Decimal

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.book import Book
from advisor.counting import total, value_of
from advisor.records import Outcome, Record
from advisor.records.choices import DocumentKind
from exports.gathering import gather
from tests import factory
from tests.exports.made import document_bytes
from tests.exports.rich import DANA, engagement_of, headings, paragraphs, people, rich_book, rows, text_of
from tests.factory import TODAY
from tests.strategies import outcome_lists
from tests.tools.docx_file import DocxFile
from tests.tools.docx_lint import lint

BROUGHT, LOST = "Value by recommendation", "Amounts seen where advice was not taken"
CONFIRMED = {"value_basis": "confirmed", "confirmed_by": DANA, "confirmed_on": "2026-10-24"}


def value(book: Book) -> bytes:
    return document_bytes(DocumentKind.value, book, engagement_of(book), TODAY)


def taken(number: int, *outcomes: Outcome) -> list[Record]:
    """A recommendation that was adopted, and what came of it, of one day in this order."""
    advice = factory.advice(
        id=f"{number:016x}", reference=f"ACME-{number}", title=f"Advice {number}", value_at_stake="999"
    )
    decided = factory.decision("adopted", "2026-02-01", recommendation=advice.id)
    ids = (f"{number:08x}{index:08x}" for index in range(1, len(outcomes) + 1))
    return [
        advice,
        decided,
        *(each.replaced(recommendation=advice.id, id=id) for each, id in zip(outcomes, ids, strict=True)),
    ]


def test_a_rich_report_of_value_says() -> None:
    content = value(rich_book())
    assert headings(content) == [
        "Summary",
        "What the advice brought",
        "Where advice was not taken",
        "How we know",
        "ACME-1 Show what every discount costs",
        "ACME-3 Close the second warehouse",
    ]
    found = paragraphs(content)
    for line in (
        "You have confirmed a value of € 131,000 so far.",
        "Adopted on 3 February 2026. Implemented on 6 March 2026.",
        "Outcome\tPartly as hoped, seen on 30 June 2026. Two quarters.",
        "\tValue: € 68,000, by our own estimate.",
        "\tA later total stands in its place; it is in no sum.",
        "Outcome\tAs hoped, seen on 20 October 2026. Controlling report over three quarters.",
        "\tBefore: 14.1 % average discount; after: 9.4 %.",
        "\tValue: € 131,000 in all so far, confirmed by Dana Ortiz, CFO, on 24 October 2026.",
        "\tLoss: € 74,000, by our own estimate.",
    ):
        assert line in found
    assert "We have seen what came of two of seven recommendations given. An amount was put to each." in text_of(
        content
    )


def test_the_tables_lead_to_the_recommendations_and_losses_stand_apart() -> None:
    content = value(rich_book())
    assert rows(content, BROUGHT) == [["ACME-1", "Show what every discount costs", "€ 131,000"]]
    assert rows(content, LOST) == [["ACME-3", "Close the second warehouse", "−€ 74,000"]]


def test_once_and_per_year_confirmed_and_estimated_stand_in_columns_of_their_own() -> None:
    yearly = {"value_period": "per_year"}
    book = factory.small_book(
        *people(),
        *taken(1, factory.outcome("as_hoped", "2026-05-01", "100", **CONFIRMED)),
        *taken(2, factory.outcome("partly", "2026-05-01", "20", **yearly)),
        *taken(3, factory.outcome("worse", "2026-05-01", "-3"), factory.outcome("partly", "2026-06-01", "7", **yearly)),
    )
    content = value(book)
    assert rows(content, BROUGHT) == [
        ["ACME-1", "Advice 1", "€ 100", "–", "–"],
        ["ACME-2", "Advice 2", "–", "–", "€ 20"],
        ["ACME-3", "Advice 3", "–", "−€ 3", "€ 7"],
        ["", "Sum", "€ 100", "−€ 3", "€ 27"],
    ]
    assert "Value that comes once, in EUR" in text_of(content)


def test_large_amounts_of_every_sort_stay_on_one_line() -> None:
    seen = [
        factory.outcome("as_hoped", "2026-05-01", "123456789.01", value_period=period, **basis)
        for period in ("one_off", "per_year")
        for basis in (CONFIRMED, {})
    ]
    content = value(factory.small_book(factory.person(id=DANA), *taken(1, *seen)))
    assert rows(content, BROUGHT) == [["ACME-1", "Advice 1", *["€ 123,456,789.01"] * 4]]
    cells = ["".join(map(str, each.itertext())) for each in DocxFile(content).all("w:tbl//w:tc", "word/document.xml")]
    assert cells.count("€\u00a0123,456,789.01") == 4  # which no line breaks


def test_hopes_are_in_no_figure() -> None:
    content = value(factory.small_book(*taken(1)))
    assert "999" not in text_of(content)
    assert "No value had been put on record by 23 November 2026." in text_of(content)
    assert "No outcome has been observed yet." in text_of(content)
    assert headings(content) == ["Summary"]


def test_where_nothing_was_given_or_seen_it_says_so_and_explains_no_figures() -> None:
    nothing, waiting = (text_of(value(factory.small_book(*each))) for each in ((), (factory.advice(),)))
    assert "No recommendation had been given by 23 November 2026." in nothing
    assert "No outcome has been observed yet." in waiting
    for text in (nothing, waiting):
        assert "stand apart" not in text


def test_what_stands_apart_is_explained_where_there_is_more_than_one_sort_of_amount() -> None:
    once, yearly = (
        factory.outcome("as_hoped", "2026-05-01", "5", value_period=each) for each in ("one_off", "per_year")
    )
    alone, beside = (text_of(value(factory.small_book(*taken(1, *each)))) for each in ((once,), (once, yearly)))
    assert "stand apart" not in alone
    assert "stand apart" in beside
    for text in (alone, beside):
        assert "What was hoped for when the advice was given is in no figure." in text


def test_of_a_loss_alone_no_value_is_told_and_no_sum_above_it() -> None:
    events = [factory.decision("declined", "2026-02-01"), factory.outcome("harm_came", "2026-05-01", "-1")]
    text = text_of(value(factory.small_book(factory.advice(), *events)))
    assert "No value of advice that was taken had been put on record by 23 November 2026." in text
    assert "Where advice was not taken" in text
    assert "in no sum" not in text


def test_advice_that_was_taken_back_is_told_of_and_not_that_none_was_given() -> None:
    text = text_of(value(factory.small_book(factory.advice(), factory.withdrawal("2026-02-01"))))
    assert "One recommendation was withdrawn or replaced before a decision." in text
    assert "had been given" not in text


def test_an_outcome_without_an_amount_is_counted_and_given_none() -> None:
    content = value(factory.small_book(*taken(1, factory.outcome("as_hoped", "2026-05-01"))))
    assert "We have seen what came of the one recommendation given. No amount was put to it." in text_of(content)
    assert headings(content) == ["Summary"]


def test_what_was_saved_by_not_taking_advice_is_told_and_in_no_sum() -> None:
    saved = factory.outcome("better_without", "2026-05-01", "500")
    book = factory.small_book(factory.advice(), factory.decision("declined", "2026-02-01"), saved)
    content = value(book)
    assert rows(content, BROUGHT) == rows(content, LOST) == []
    assert "\tIt is in no sum, since the advice was not taken." in paragraphs(content)


def test_what_was_withdrawn_before_it_was_decided_brings_nothing() -> None:
    records = [factory.advice(), factory.outcome("as_hoped", "2026-05-01", "500"), factory.withdrawal("2026-01-10")]
    content = value(factory.small_book(*records))
    assert "500" not in text_of(content)


def test_no_name_stands_on_one_page_and_what_was_seen_on_the_next() -> None:
    told = docx.Document(io.BytesIO(value(rich_book()))).paragraphs
    notes = [each for each in told if each.style is not None and each.style.name == "Note"]
    assert len(notes) > 1
    assert all(each.paragraph_format.keep_with_next for each in notes)


@pytest.mark.parametrize("many", [2, 10, 12])
def test_a_picture_shows_ten_recommendations_at_most_and_says_so(many: int) -> None:
    outcomes = ([factory.outcome("as_hoped", "2026-05-01", str(100 + number))] for number in range(many))
    content = value(factory.small_book(*(each for n, some in enumerate(outcomes, 1) for each in taken(n, *some))))
    assert lint(content) == []
    told = f"The ten largest of {'twelve' if many == 12 else many} are shown; the table above has them all."
    assert (told in text_of(content)) is (many > 10)


@settings(max_examples=25)
@given(st.lists(outcome_lists, min_size=2, max_size=5))
def test_the_sums_are_those_of_the_records_and_of_the_rows(several: list[list[Outcome]]) -> None:
    book = factory.small_book(*(each for number, some in enumerate(several, 1) for each in taken(number, *some)))
    expected = total(value_of(some, TODAY) for some in several)
    assert gather(book, engagement_of(book), TODAY).value == expected
    found = rows(value(book), BROUGHT)
    assert len(found) >= sum(any(value_of(some, TODAY).parts) for some in several)
    if len(found) < 2:
        return  # no sums beneath a single row
    *listed, sums = [[_amount(cell) for cell in row[2:]] for row in found]
    assert [sum(column) for column in zip(*listed, strict=True)] == sums
    assert sorted(each for each in sums if each) == sorted(each for each in expected.parts if each)


def _amount(cell: str) -> Decimal:
    return Decimal(0) if cell == "–" else Decimal(cell.replace("−", "-").replace("€ ", "").replace(",", ""))

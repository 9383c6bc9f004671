"""The practice review: what it says of much, of little and of nothing, and what to look at next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from advisor.book import Book
from advisor.records import Client, Engagement, Record
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added, Scope
from tests import factory
from tests.exports.made import document_bytes
from tests.exports.rich import headings, paragraphs, rich_book, rows
from tests.factory import TODAY
from tests.sample.in_memory import sample_book
from tests.tools.docx_file import DocxFile

OTHER = "0123456789abcdef"
SECTIONS = [
    "What the record says",
    "From given to worked",
    "How long it takes",
    "Implemented in time, by when it was given",
    "What came of it",
    "Foresight",
    "Who differs from the rest",
    "What to look at",
]


def made(book: Book, scope: Scope | None = None, added: Added | None = None, on: date = TODAY) -> bytes:
    return document_bytes(DocumentKind.practice_review, book, scope or book.profile, on, added)


def charts(content: bytes) -> int:
    return sum(name.startswith("word/charts/chart") for name in DocxFile(content).trees)


def given(number: int, *events: Record, on: str = "2025-01-10", **values: object) -> list[Record]:
    """A recommendation with what became of it."""
    advice = factory.advice(id=f"{number:016x}", reference=f"ACME-{number}", given_on=on, **values)
    return [advice, *(each.replaced(recommendation=advice.id, id=factory.new_id()) for each in events)]


def test_a_review_of_much_has_its_sections_in_order() -> None:
    found = headings(made(sample_book(TODAY)))
    assert [each for each in found if each in SECTIONS] == SECTIONS


def test_the_figures_are_drawn_where_they_are_of_many() -> None:
    assert charts(made(sample_book(TODAY))) == 7


def test_of_little_no_curve_and_no_foresight_is_drawn_and_it_is_said_to_be_too_early() -> None:
    book = sample_book(TODAY)
    content = made(book, book.all(Engagement)[0])
    assert charts(content) == 2
    found = paragraphs(content)
    assert any(each.startswith("Too early to judge: 7 of the 30 resolved chances that are needed.") for each in found)
    assert any("That is too few to say much" in each for each in found)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_of_a_few_nothing_is_drawn(number: int) -> None:
    decided, done = factory.decision("adopted", "2025-02-01"), factory.progress("implemented", "2025-03-01")
    results = ("as_hoped", "partly", "worse")
    few = [
        each
        for count, result in zip(range(1, number + 1), results, strict=False)
        for each in given(count, decided, done, factory.outcome(result, "2025-04-01"))
    ]
    assert charts(made(factory.small_book(*few))) == 0


def test_a_single_recommendation_is_no_row_of_large_figures() -> None:
    content = made(factory.small_book(*given(1)))
    assert "recommendation given" not in paragraphs(content)


def test_of_much_of_which_nothing_came_yet_only_how_far_it_came_is_drawn() -> None:
    many = [each for number in range(1, 9) for each in given(number, factory.decision("adopted", "2026-02-01"))]
    assert charts(made(factory.small_book(*many))) == 1
    unanswered = [each for number in range(1, 9) for each in given(number)]
    assert charts(made(factory.small_book(*unanswered))) == 0


def test_of_nothing_it_says_so_and_no_more() -> None:
    content = made(factory.small_book())
    assert headings(content) == ["What the record says"]
    assert "No recommendation that counts had been given by 23 November 2026." in paragraphs(content)
    assert charts(content) == 0


def test_before_the_first_advice_was_given_there_is_nothing_either() -> None:
    book = factory.small_book(*given(1))
    assert headings(made(book, on=date(2025, 1, 9))) == ["What the record says"]
    assert len(headings(made(book, on=date(2025, 1, 10)))) > len(SECTIONS) - 1


def test_what_we_add_leads_and_the_first_sentence_follows() -> None:
    content = made(
        rich_book(), added=Added("A partner", DocumentStatus.final, "Ask sooner.", "Prices first.\nThen sales.")
    )
    found = paragraphs(content)
    for line in ("Ask sooner.", "Prices first.", "Then sales.", "Prepared for A partner"):
        assert line in found
    assert any(each.startswith("Of 7 recommendations given") for each in found)


def test_a_review_of_a_client_is_not_said_to_be_for_them() -> None:
    book = rich_book()
    for scope in (book.all(Client)[0], book.all(Engagement)[0]):
        assert not any(each.startswith("Prepared for") for each in paragraphs(made(book, scope)))


def test_a_review_of_a_client_counts_nothing_of_one_whose_name_holds_its_code() -> None:
    other = factory.client(id="c" * 16, code="BETA", name="Beta, once ACME")
    work = factory.engagement(id="e" * 16, client=other.id, title="Another")
    theirs = factory.advice(id="a" * 16, engagement=work.id, reference="BETA-1", given_on="2025-01-10")
    book = factory.small_book(*given(1), other, work, theirs)
    mine = next(each for each in book.all(Client) if each.code == "ACME")
    assert "Of 1 recommendation given, 0 were answered (0 %, 95 % interval 0–79 %)." in paragraphs(made(book, mine))


def test_what_is_open_is_listed_by_reference_the_longest_first() -> None:
    book = factory.small_book(
        *given(1, title="Later", on="2026-05-01"),
        *given(2, title="Sooner", on="2026-02-01"),
        *given(3, factory.decision("adopted", "2026-03-01"), title="Agreed"),
        *given(
            4, factory.decision("adopted", "2026-03-01"), factory.progress("implemented", "2026-04-01"), title="Done"
        ),
        *given(5, factory.decision("declined", "2026-03-01"), title="No"),
    )
    content = made(book)
    assert [row[:2] for row in rows(content, "Recommendations without an answer")] == [
        ["ACME-2", "Sooner"],
        ["ACME-1", "Later"],
    ]
    listed = {
        "Adopted recommendations that are not implemented yet": "ACME-3",
        "Implemented recommendations without an outcome": "ACME-4",
        "Recommendations not taken, without an outcome": "ACME-5",
    }
    assert {caption: rows(content, caption)[0][0] for caption in listed} == listed


def test_a_long_list_names_the_longest_and_counts_all() -> None:
    many = [each for number in range(1, 41) for each in given(number, on=str(TODAY - timedelta(days=100 - number)))]
    content = made(factory.small_book(*many))
    listed = rows(content, "Recommendations without an answer")
    assert [row[0] for row in listed] == [f"ACME-{number}" for number in range(1, 26)]
    assert "The 25 that have stood so for longest are listed, of 40." in paragraphs(content)


def test_where_nothing_is_open_it_says_so() -> None:
    done = [
        factory.decision("adopted", "2025-02-01"),
        factory.progress("implemented", "2025-03-01"),
        factory.outcome("as_hoped", "2025-06-01"),
    ]
    assert "Nothing is open: all of it is answered, done and looked at." in paragraphs(
        made(factory.small_book(*given(1, *done)))
    )


def test_the_same_records_give_the_same_bytes() -> None:
    assert made(sample_book(TODAY)) == made(sample_book(TODAY))

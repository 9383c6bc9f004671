"""The recommendation register: every recommendation with its status and what became of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.book import Book
from advisor.records import Event
from advisor.records.choices import DocumentKind
from tests import factory
from tests.benchmarks.bench_word import large_book
from tests.exports.made import document_bytes
from tests.exports.rich import engagement_of, headings, paragraphs, rich_book, rows, text_of
from tests.factory import TODAY
from tests.strategies import histories
from tests.tools.docx_lint import lint

GLANCE, LIST = "How many recommendations stand where", "Recommendations and what became of them"


def register(book: Book) -> bytes:
    return document_bytes(DocumentKind.register, book, engagement_of(book), TODAY)


@pytest.fixture(scope="module")
def rich() -> dict[str, list[str]]:
    """The rows of the rich register by reference."""
    return {row[0]: row for row in rows(register(rich_book()), LIST)}


def test_every_recommendation_that_was_given_stands_in_it_in_order(rich: dict[str, list[str]]) -> None:
    assert list(rich) == [f"ACME-{number}" for number in (1, 2, 3, 4, 9, 10, 11, 12, 13)]


@pytest.mark.parametrize(
    ("reference", "cells"),
    [
        (
            "ACME-1",
            [
                "Show what every discount costs\nGiven on 5 January 2026, high priority.",
                "Piet Hanssen",
                "Implemented\n3 February 2026",
                "As hoped on 20 October 2026.\n€ 131,000, confirmed by you.",
            ],
        ),
        (
            "ACME-2",
            [
                "One owner for the pipeline\nGiven on 5 January 2026.",
                "–",
                "Adopted in part, under way\n20 February 2026",
                "Under way, as of 1 October 2026; planned for 18 December 2026.",
            ],
        ),
        (
            "ACME-3",
            [
                "Close the second warehouse\nGiven on 5 January 2026.",
                "–",
                "Declined\n12 February 2026",
                "Harm came on 18 September 2026.\nLoss: € 74,000, by our own estimate.",
            ],
        ),
        (
            "ACME-4",
            [
                "Publish floor prices\nGiven on 5 January 2026.",
                "–",
                "Awaiting decision",
                "Open; a decision was asked for by 31 October 2026.",
            ],
        ),
        ("ACME-11", ["A loyalty card\nGiven on 5 January 2026.", "–", "Withdrawn", "Withdrawn on 1 March 2026."]),
        (
            "ACME-12",
            [
                "A floor in the north only\nGiven on 5 January 2026.",
                "–",
                "Superseded",
                "Replaced by ACME-13 on 1 April 2026.",
            ],
        ),
        ("ACME-13", ["A floor everywhere\nGiven on 5 January 2026.", "–", "Awaiting decision", "–"]),
    ],
)
def test_a_row_says(rich: dict[str, list[str]], reference: str, cells: list[str]) -> None:
    assert rich[reference][1:] == cells


def test_a_register_of_little_is_short_and_counts_in_words_alone() -> None:
    content = register(rich_book())
    assert headings(content) == ["At a glance", "Recommendations"]
    assert rows(content, GLANCE) == []
    assert "Seven recommendations were given." in text_of(content)


def test_a_register_of_nothing_says_so() -> None:
    content = register(factory.small_book())
    assert headings(content) == ["At a glance"]
    assert "No recommendation had been given by 23 November 2026." in text_of(content)


def test_a_second_reader_finds_every_recommendation_of_a_large_register() -> None:
    content = register(large_book(300))
    assert lint(content) == []
    assert [row[0] for row in rows(content, LIST)] == [f"ACME-{number}" for number in range(1, 301)]
    read = paragraphs(content)
    assert "300 recommendations were given. All 300 were adopted. All 300 have been implemented." in " ".join(read)


@settings(max_examples=20)
@given(st.lists(histories(), min_size=14, max_size=20))
def test_how_many_stand_where_agrees_with_the_list(several: list[list[Event]]) -> None:
    records = []
    for number, events in enumerate(several):
        advice = factory.advice(id=f"{number:016x}", reference=f"ACME-{number + 1}")
        records += [advice, *(each.replaced(recommendation=advice.id, id=factory.new_id()) for each in events)]
    content = register(factory.small_book(*records))
    statuses = [row[3].partition("\n")[0] for row in rows(content, LIST)]
    assert len(statuses) <= len(several)
    glance = {words: int(many) for words, many in rows(content, GLANCE)}
    expected = {words: statuses.count(words) for words in statuses}
    assert glance == (expected if len(statuses) > 12 and len(expected) > 1 else {})

"""What holds for the register, the closing report and the report of value alike."""

from __future__ import annotations

import pytest

from advisor.book import Book
from advisor.records import Client
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added
from tests import factory
from tests.exports.made import document_bytes
from tests.exports.rich import engagement_of, everything_in, headings, paragraphs, rich_book, text_of
from tests.exports.test_summary import hostile_book
from tests.exports.word.sample import HOSTILE
from tests.factory import TODAY
from tests.tools.docx_lint import lint

KINDS = (DocumentKind.register, DocumentKind.closing, DocumentKind.value)
ADDED = Added("Dana Ortiz", DocumentStatus.final, "It pays.", "Discounts fell.\n\nSpare parts earn more.")


def made(kind: DocumentKind, book: Book, added: Added | None = None) -> bytes:
    return document_bytes(kind, book, engagement_of(book), TODAY, added)


def whole_client(kind: DocumentKind, book: Book) -> bytes:
    return document_bytes(kind, book, book.all(Client)[0], TODAY, ADDED)


def digest_line(content: bytes) -> str:
    (found,) = [each for each in paragraphs(content) if each.startswith("This document was made from the record")]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_what_we_add_stands_in_it(kind: DocumentKind) -> None:
    found = paragraphs(made(kind, rich_book(), ADDED))
    for line in (
        "It pays.",
        "Discounts fell.",
        "Spare parts earn more.",
        "Prepared for Dana Ortiz, Northwind Industries",
    ):
        assert line in found


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_so_and_a_final_one_does_not(kind: DocumentKind) -> None:
    assert "Draft" in everything_in(made(kind, rich_book(), Added(status=DocumentStatus.draft)))
    assert "Draft" not in everything_in(made(kind, rich_book(), ADDED))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "word", [" rate", "per cent of", "chance", "slip", "days late", "overdue", "interval", "of all", "failed", "waited"]
)
def test_a_client_is_never_graded(kind: DocumentKind, word: str) -> None:
    assert word not in text_of(made(kind, rich_book(), ADDED)).casefold()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_records_give_the_same_bytes_whatever_order_they_came_in(kind: DocumentKind) -> None:
    book = rich_book()
    turned = factory.book_of(*reversed(list(book)))
    assert made(kind, book, ADDED) == made(kind, turned, ADDED)


@pytest.mark.parametrize("kind", KINDS)
def test_the_digest_changes_with_what_is_shared_and_with_nothing_else(kind: DocumentKind) -> None:
    said = {"id": "ad0000000000000d", "reference": "ACME-4", "title": "Publish floor prices", "decide_by": "2026-10-31"}
    before = digest_line(made(kind, rich_book()))
    assert digest_line(made(kind, rich_book(factory.advice(**said, notes="Piet is afraid of it.")))) == before
    assert digest_line(made(kind, rich_book(factory.advice(**said, advice="One floor for each.")))) != before


@pytest.mark.parametrize("hostile", [each for each in HOSTILE if each != "surrogate"])
@pytest.mark.parametrize("kind", KINDS)
def test_one_of_hostile_text_is_a_sound_file(kind: DocumentKind, hostile: str) -> None:
    text = HOSTILE[hostile]
    content = made(kind, hostile_book(text), Added(text, DocumentStatus.final, text, text))
    assert lint(content) == []
    assert "ACME-1" in text_of(content)


@pytest.mark.parametrize("kind", KINDS)
def test_one_of_a_whole_client_is_sound_and_tells_of_every_engagement(kind: DocumentKind) -> None:
    second = factory.engagement(id="e2", reference="ACME-E2", title="Coaching", starts="2026-05-01")
    advice = factory.advice(id="aaaaaaaaaaaaaaaa", reference="ACME-30", engagement="e2", title="Coach in pairs")
    seen = factory.outcome("as_hoped", "2026-09-01", "500", recommendation=advice.id)
    taken = factory.decision("adopted", "2026-06-01", recommendation=advice.id)
    content = whole_client(kind, rich_book(second, advice, taken, seen))
    assert lint(content) == []
    assert "Coach in pairs" in text_of(content)


@pytest.mark.parametrize("kind", KINDS)
def test_one_of_nothing_is_dignified_and_has_no_empty_table(kind: DocumentKind) -> None:
    content = made(kind, factory.book_of(factory.profile(name="", firm=""), factory.client(), factory.engagement()))
    assert lint(content) == []
    assert "Nothing to list" not in text_of(content)
    assert 0 < len(headings(content)) <= 3


@pytest.mark.parametrize("kind", KINDS)
def test_one_of_a_client_without_an_engagement_can_be_made(kind: DocumentKind) -> None:
    client = factory.client()
    assert lint(document_bytes(kind, factory.book_of(client), client, TODAY)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_dated_later_or_is_no_advice_yet_is_not_told(kind: DocumentKind) -> None:
    draft = factory.advice(id="dddddddddddddddd", reference="ACME-90", title="A draft of ours", given_on=None)
    later = factory.advice(id="eeeeeeeeeeeeeeee", reference="ACME-91", title="Next year", given_on="2026-12-24")
    taken = factory.decision("adopted", "2026-12-24", recommendation="ad0000000000000d")
    assert made(kind, rich_book(draft, later, taken)) == made(kind, rich_book())

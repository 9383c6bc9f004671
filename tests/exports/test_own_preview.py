"""What is told of a review of our own before it is made."""

from __future__ import annotations

from advisor.book import Book
from advisor.records import Client
from advisor.records.choices import DocumentKind
from exports.asked import Asked, Scope
from exports.preview import Preview, preview
from tests import factory
from tests.exports.made import document_bytes
from tests.exports.rich import paragraphs
from tests.factory import TODAY
from tests.sample.in_memory import sample_book

PRACTICE, RELATIONSHIP = DocumentKind.practice_review, DocumentKind.relationship_review


def told(book: Book, scope: Scope, kind: DocumentKind) -> Preview:
    return preview(Asked(book, scope, TODAY), kind)


def test_what_is_told_before_stands_in_the_document() -> None:
    book = sample_book(TODAY)
    for scope in (book.profile, book.all(Client)[0]):
        for kind in (PRACTICE, RELATIONSHIP):
            found = paragraphs(document_bytes(kind, book, scope, TODAY))
            says = [each.replace("\u00a0", " ") for each in told(book, scope, kind).says]
            assert says
            assert [each for each in says if each not in found] == []


def test_where_there_is_nothing_to_speak_of_it_is_said_to_be_lacking() -> None:
    bare, empty = factory.small_book(), factory.book_of(factory.profile())
    for found in (told(bare, bare.profile, PRACTICE), told(empty, empty.profile, RELATIONSHIP)):
        assert found == Preview((), ("Nothing is recorded yet that it could speak of.",))


def test_of_clients_with_whom_there_was_no_contact_none_is_said_to_stay() -> None:
    met, silent = factory.client(), factory.client(id="b" * 16, code="BETA", name="Beta")
    book = factory.book_of(factory.profile(), met, silent)
    assert told(book, book.profile, RELATIONSHIP).says == ("No contact is recorded with any client yet.",)
    book = factory.book_of(factory.profile(), met, silent, factory.interaction("2026-11-20"))
    assert told(book, book.profile, RELATIONSHIP).says == (
        "Of the clients with whom there was contact (1), 0 are slipping away.",
    )

"""Another language is one table: every kind of document, made in one that never was, has no fixed word of its own."""

from __future__ import annotations

from functools import cache

import pytest

from advisor.book import Book
from advisor.records import Client, Engagement
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added, Asked, Scope
from exports.error import ExportError
from exports.family import FAMILY, Kind
from tests.exports.language.elsewhere import elsewhere, literals, texts, turned
from tests.exports.language.pseudo import CLOSE, OPEN, PSEUDO
from tests.exports.rich import rich_book
from tests.factory import TODAY
from tests.sample.in_memory import sample_book

_ADDED = Added(
    turned("Dana Ortiz"), DocumentStatus.final, turned("It pays.\n\nGo on."), turned("Prices rose.\nCosts did not.")
)


@cache
def books() -> tuple[Book, ...]:
    """Records in which a document has something of everything to say, in another alphabet."""
    return elsewhere(rich_book()), elsewhere(sample_book(TODAY))


def scopes(book: Book, kind: Kind) -> list[Scope]:
    """Everything that a kind of document can be about."""
    all_: list[Scope] = [*book.all(Engagement), *book.all(Client), book.profile]
    return [each for each in all_ if isinstance(each, kind.scopes)]


def made(kind: Kind) -> list[tuple[Book, bytes]]:
    """Every document of a kind that can be made of the records, draft and final."""
    found = []
    for book in books():
        for scope in scopes(book, kind):
            for added in (Added(), _ADDED):
                asked = Asked(book, scope, TODAY, added, say=PSEUDO)
                try:
                    found.append((book, kind.compose(asked).to_bytes()))
                except ExportError:
                    continue  # there is nothing of which it could be made
    return found


@pytest.mark.parametrize("kind", FAMILY.values(), ids=lambda kind: kind.name)
def test_all_that_a_document_says_is_from_the_record_or_from_the_table(kind: Kind) -> None:
    documents = made(kind)
    assert documents
    assert {word for book, content in documents for word in literals(content, book)} == set()


@pytest.mark.parametrize("kind", FAMILY.values(), ids=lambda kind: kind.name)
def test_what_the_table_says_is_in_the_document(kind: Kind) -> None:
    said = "".join(text for _, content in made(kind)[:1] for text in texts(content))
    assert said.count(OPEN) > 10
    assert said.count(OPEN) >= said.count(CLOSE)


def test_a_word_that_is_in_no_table_is_found() -> None:
    book = rich_book()
    (engagement,) = book.all(Engagement)
    content = FAMILY[DocumentKind.summary].compose(Asked(book, engagement, TODAY, say=PSEUDO)).to_bytes()
    assert {"Commercial", "review", "Discounts"} <= literals(content, book)

"""Another language is one table: every kind of document, made in one that never was, has no fixed word of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from icalendar import Calendar

from advisor.book import Book
from advisor.past import Then
from advisor.records import Client, Engagement
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added, Asked, Scope
from exports.calendar import calendar
from exports.chosen import chosen
from exports.error import ExportError
from exports.family import FAMILY, TABLES, Kind
from exports.since import Baseline
from tests.exports.language.elsewhere import earlier, elsewhere, literals, texts, turned
from tests.exports.language.own_sentences import without_sentences
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
    """What a kind of document can be about; of a client's engagements the first, since the client's has them all."""
    first = {each.client: each for each in reversed(book.all(Engagement))}
    found: list[Scope] = [*first.values(), *book.all(Client), book.profile]
    return [each for each in found if isinstance(each, kind.scopes)]


@cache
def before(book: Book, *, is_report: bool = False) -> Baseline:
    """What is told is held against a record that said much of it otherwise."""
    then = Then(earlier(book), {each.id: (TODAY, TODAY) for each in book})
    return Baseline(then, TODAY - timedelta(days=90), is_report, was_asked_for=not is_report)


def made(kind: Kind) -> Iterator[tuple[Asked, bytes]]:
    """Documents of a kind of all records, with and without words of ours, and with what changed where it tells that."""
    for book in books():
        for scope in scopes(book, kind):
            variants = [(Added(), None), (_ADDED, before(book))]
            if kind.tells_changes:
                variants.append((_ADDED, before(book, is_report=True)))
            for added, since in variants:
                asked = Asked(book, scope, TODAY, added, say=PSEUDO, since=since)
                try:
                    content = kind.compose(replace(asked, about=kind.about(asked))).to_bytes()
                except ExportError:
                    continue  # there is nothing of which it could be made
                yield asked, content


@pytest.mark.parametrize("kind", FAMILY.values(), ids=lambda kind: kind.name)
def test_all_that_a_document_says_is_from_the_record_or_from_the_table(kind: Kind) -> None:
    documents = list(made(kind))
    assert documents
    said = [(asked, texts(content)) for asked, content in documents]
    if kind.internal:
        said = [(asked, without_sentences(each, asked)) for asked, each in said]
    assert {word for asked, each in said for word in literals(each, asked.book)} == set()


@pytest.mark.parametrize("kind", FAMILY.values(), ids=lambda kind: kind.name)
def test_what_the_table_says_is_in_the_document(kind: Kind) -> None:
    _, content = next(made(kind))
    said = "".join(texts(content))
    assert said.count(OPEN) > 10
    assert said.count(OPEN) >= said.count(CLOSE)


@pytest.mark.parametrize("ending", TABLES)
@pytest.mark.parametrize("kind", [each for each in FAMILY.values() if each.tables], ids=lambda kind: kind.name)
def test_a_table_too_says_nothing_else(kind: Kind, ending: str) -> None:
    for book in books():
        for scope in scopes(book, kind):
            content = kind.table(Asked(book, scope, TODAY, say=PSEUDO), ending)
            cells = texts(content) if ending == ".xlsx" else content.decode("utf-8-sig").splitlines()
            assert literals(cells, book) == set()


def test_a_calendar_too_says_nothing_else() -> None:
    for book in books():
        entries = Calendar.from_ical(calendar(book, chosen(book, "", TODAY), TODAY, PSEUDO)).walk("VEVENT")
        said = [str(each[name]) for each in entries for name in ("summary", "description")]
        assert said
        assert literals(said, book) == set()


def test_a_word_that_is_in_no_table_is_found() -> None:
    book = rich_book()
    (engagement,) = book.all(Engagement)
    content = FAMILY[DocumentKind.summary].compose(Asked(book, engagement, TODAY, say=PSEUDO)).to_bytes()
    assert {"Commercial", "review", "Discounts"} <= literals(texts(content), book)

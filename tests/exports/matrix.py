"""Every kind of document, made of data of every weight: what the checks over the whole family go through."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache

from advisor.book import Book
from advisor.records import Client, Decision, Engagement, Event, Profile, Recommendation, Record
from advisor.records.choices import DocumentKind, DocumentStatus, GivenHow, Position
from exports.asked import Added, Asked, Scope
from exports.error import ExportError
from exports.family import FAMILY
from exports.word import Document
from tests import factory
from tests.benchmarks.bench_word import large_book
from tests.exports.rich import rich_book
from tests.exports.test_summary import hostile_book
from tests.exports.word.sample import HOSTILE
from tests.factory import TODAY
from tests.sample.in_memory import sample_book

WHOLE = bool(os.environ.get("ADVISOR_DOCUMENTS"))
"""Whether everything is checked with everything, and on as much as anybody will ever have: `make documents`."""
MANY = 2_000 if WHOLE else 100
TEXT = " ".join(HOSTILE[kind] for kind in ("markup", "control", "hebrew", "formula", "emoji", "override"))
WORDS = {
    "sample": "We found it.\n\nTwice.",
    "rich": "Two things.",
    "little": "",
    "none": "",
    "hostile": TEXT,
    "many": "",
}
"""The weights of data, and the words of ours that go with each."""


@cache
def book(weight: str) -> Book:
    """Data of such a weight."""
    if weight == "sample":
        return referenced(sample_book(TODAY))
    if weight == "rich":
        return rich_book()
    if weight == "hostile":
        return hostile_book(TEXT)
    if weight == "many":
        return various(large_book(MANY))
    return factory.small_book(factory.advice()) if weight == "little" else factory.small_book()


def various(book: Book) -> Book:
    """The book with a seventh of its advice declined, and a seventh that was given by word of mouth and is open."""
    made, fate = Book(), {each.id: number % 7 for number, each in enumerate(book.advice())}
    for record in book:
        about = fate.get(record.recommendation if isinstance(record, Event) else record.id, 0)
        if isinstance(record, Recommendation) and about == 2:
            record = record.replaced(given_how=GivenHow.meeting)
        if isinstance(record, Decision) and about == 1:
            record = record.replaced(position=Position.declined)
        scope = book.scope_of(record.id)
        assert scope is not None
        if not (isinstance(record, Event) and (about == 2 or (about == 1 and not isinstance(record, Decision)))):
            made.put(scope, record)
    return made


def referenced(book: Book) -> Book:
    """The book with the references that its records would have been given."""
    made, numbers = Book(), Counter[str]()
    for record in book:
        scope = book.scope_of(record.id)
        client = book.client_of(record) if isinstance(record, Engagement | Recommendation) else None
        if client:
            stem = f"{client.code}-E" if isinstance(record, Engagement) else f"{client.code}-"
            numbers[stem] += 1
            record = record.replaced(reference=f"{stem}{numbers[stem]}")
        assert scope is not None
        made.put(scope, record)
    return made


def given(book: Book, scope: Scope) -> list[Recommendation]:
    """What was advised in an engagement, or to a client; all that was ever, for the practice."""
    if isinstance(scope, Profile):
        return [each for each in book.advice() if each.given_on]
    engagements = book.engagements_of(scope.id) if isinstance(scope, Client) else [scope]
    return [advice for each in engagements for advice in book.advice_of(each.id) if advice.given_on]


def scopes(book: Book, kind: DocumentKind) -> Iterator[Scope]:
    """One scope of each type that the kind can be about: of those with what it is made of, the one with most advice."""
    for each in FAMILY[kind].scopes:
        if each is Profile:
            yield book.profile
        else:
            yield max(book.all(each), key=lambda scope: (_has_sitting(book, kind, scope), len(given(book, scope))))


def _has_sitting(book: Book, kind: DocumentKind, scope: Scope) -> bool:
    """Whether there is a sitting for a document that is made of one."""
    with suppress(ExportError):
        return bool(FAMILY[kind].sitting(Asked(book, scope, TODAY)))
    return False


def asked_of(book: Book, kind: DocumentKind, scope: Scope, words: str = "") -> Asked | None:
    """What is asked for, about all of a scope, or else about the first piece of advice that it can be about, if any."""
    added = Added(words, DocumentStatus.draft, words, words)
    for about in ((), *((each.id,) for each in given(book, scope))):
        asked = Asked(book, scope, TODAY, added, about)
        with suppress(ExportError):
            return replace(asked, about=FAMILY[kind].about(asked))
    return None


def composed(weight: str, kind: DocumentKind, scope: Scope) -> Document | None:
    """A document of data of such a weight, None where there is nothing of which it could be made."""
    asked = asked_of(book(weight), kind, scope, WORDS[weight])
    with suppress(ExportError):
        return FAMILY[kind].compose(asked) if asked else None
    return None


def whose(book: Book, record: Record) -> str:
    """The code of the client that a record is about."""
    client = book.client_of(record)
    return client.code if client else ""

"""Every kind of document, of whatever it can be about: a sound file, on rich, on hostile and on hardly any data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from advisor.book import Book
from advisor.records import Client, Profile
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added, Asked, Scope
from exports.error import ExportError
from exports.family import FAMILY
from exports.making import bytes_of
from tests import factory
from tests.exports.test_summary import hostile_book
from tests.exports.word.sample import HOSTILE
from tests.factory import TODAY
from tests.sample.in_memory import sample_book
from tests.tools.docx_lint import lint
from tests.tools.ooxml_validator import MISSING, faults, validator

_TEXT = " ".join(HOSTILE[kind] for kind in ("markup", "control", "hebrew", "formula", "emoji", "override"))
_WORDS = {"sample": "We found it.\n\nTwice.", "hostile": _TEXT, "bare": ""}


@pytest.fixture(scope="module")
def books() -> dict[str, Book]:
    """What documents are made of, by what it is."""
    return {"sample": sample_book(TODAY), "hostile": hostile_book(_TEXT), "bare": factory.small_book()}


def _given(book: Book, scope: Scope) -> list[str]:
    """The ids of what was advised in an engagement, or to a client."""
    engagements = book.engagements_of(scope.id) if isinstance(scope, Client) else [scope]
    return [advice.id for each in engagements for advice in book.advice_of(each.id) if advice.given_on]


def _scopes(book: Book, kind: DocumentKind) -> Iterator[Scope]:
    """One scope of each type that the kind can be about: the one with the most advice."""
    for each in FAMILY[kind].scopes:
        if each is Profile:
            yield book.profile
        else:
            yield max(book.all(each), key=lambda scope: len(_given(book, scope)))


def _made(book: Book, kind: DocumentKind, scope: Scope, words: str) -> bytes | None:
    """The document about all of a scope, or else about the first piece of advice that it can be about, if any."""
    added = Added(words, DocumentStatus.draft, words, words)
    for about in ((), *((each,) for each in _given(book, scope))):
        asked = Asked(book, scope, TODAY, added, about)
        with suppress(ExportError):
            return bytes_of(kind, replace(asked, about=FAMILY[kind].about(asked)))
    return None


def _all_made(book: Book, kind: DocumentKind, words: str) -> list[bytes]:
    found = (_made(book, kind, scope, words) for scope in _scopes(book, kind))
    return [each for each in found if each is not None]


@pytest.mark.parametrize("data", _WORDS)
@pytest.mark.parametrize("kind", FAMILY)
def test_every_kind_of_document_is_a_sound_file(kind: DocumentKind, data: str, books: dict[str, Book]) -> None:
    made = _all_made(books[data], kind, _WORDS[data])
    assert made or data == "bare"
    assert [fault for content in made for fault in lint(content)] == []


@pytest.mark.skipif(validator() is None, reason=MISSING)
@pytest.mark.parametrize("kind", FAMILY)
def test_microsoft_finds_no_fault_in_any_kind_of_document(kind: DocumentKind, books: dict[str, Book]) -> None:
    made = {
        f"{data}-{number}.docx": content
        for data, words in _WORDS.items()
        for number, content in enumerate(_all_made(books[data], kind, words))
    }
    assert faults(made) == []

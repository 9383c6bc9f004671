"""A practice full of what is confidential, and the documents that are made of it."""

from __future__ import annotations

import re

import pytest

from advisor.book import Book
from advisor.records import (
    Answer,
    Concern,
    Decision,
    Engagement,
    Insight,
    Interaction,
    Person,
    Question,
    Quote,
    Record,
    Story,
)
from advisor.records.choices import Quoting
from advisor.records.fields import fields_of
from exports.asked import Added
from tests.exports.made import summary_bytes
from tests.exports.rich import text_of
from tests.factory import TODAY
from tests.sample.in_memory import sample_book

_FOR_US: tuple[type[Record], ...] = (Interaction, Concern, Story, Insight, Question, Quote, Answer)


@pytest.fixture(scope="module")
def book() -> Book:
    """The sample as of one day."""
    return sample_book(TODAY)


@pytest.fixture(scope="module")
def documents(book: Book) -> str:
    """What the summaries of all engagements with given advice say, one after the other."""
    given = {each.engagement for each in book.advice() if each.given_on}
    found = [each for each in book.all(Engagement) if each.id in given]
    return _plain("\n".join(text_of(summary_bytes(book, each, TODAY, Added())) for each in found))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _said(record: Record) -> list[str]:
    """The long texts of a record."""
    long = [each.name for each in fields_of(type(record)) if each.long and each.kind == "text"]
    return [_plain(text) for name in long if (text := getattr(record, name))]


def test_no_word_of_the_relationship_stands_in_a_summary(book: Book, documents: str) -> None:
    said = [text for each in _FOR_US for record in book.all(each) for text in _said(record)]
    assert len(said) > 300
    assert [each for each in said if each in documents] == []


def test_whoever_may_not_be_quoted_stands_in_no_summary_and_whoever_may_does(book: Book, documents: str) -> None:
    people = {each.id: each for each in book.all(Person)}
    said = [(people[each.by].quoted, _plain(each.words)) for each in book.all(Decision) if each.words and each.by]
    silent = [words for quoted, words in said if quoted is Quoting.not_at_all]
    assert len(silent) > 5
    assert [words for words in silent if words in documents] == []
    assert sum(words in documents for quoted, words in said if quoted is Quoting.by_name) > 30

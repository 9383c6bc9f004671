"""What a document of the consultant's own says in English by intent: the sentences that the screens say too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from advisor.book import Book
from advisor.coverage import coverage, in_a_sentence, missing_voices
from advisor.instruments.sittings import voices
from advisor.records import Client
from advisor.records.choices import OursOrTheirs
from advisor.relationship.concerns import concerns
from advisor.relationship.contacts import quiet
from advisor.relationship.goals import courses
from advisor.relationship.index import index
from advisor.relationship.promises import joined, promises
from advisor.relationship.sentences import (
    concern_words,
    goal_words,
    index_words,
    points_words,
    promise_words,
    quiet_words,
)
from advisor.review.as_json import review_json
from advisor.review.comparisons import nothing_to_compare, remark
from advisor.value import brought_words
from exports.asked import Asked
from exports.relationship.voice import latest_sittings
from exports.review.scope import review_of

_WRITTEN = ("\u00a0", " ")
_SIDES = ((OursOrTheirs.ours, "yours"), (OursOrTheirs.theirs, "theirs"))


def without_sentences(said: Iterable[str], asked: Asked) -> Iterator[str]:
    """Texts of a document without those sentences; a heading, a caption and a label are none of them."""
    known = sorted({_plain(each) for each in _sentences(asked) if each.strip()}, key=len, reverse=True)
    for text in said:
        left = _plain(text)
        for each in known:
            left = left.replace(each, " ")
        yield left


def _plain(text: str) -> str:
    return " ".join(text.replace(*_WRITTEN).split())


def _sentences(asked: Asked) -> Iterator[str]:
    yield from _of_review(asked)
    clients = [asked.scope] if isinstance(asked.scope, Client) else asked.book.all(Client)
    for each in clients:
        yield from _of_relationship(asked.book, each, asked.as_of)
    for whose, name in _SIDES:
        yield promise_words(joined(promises(asked.book, each.id, whose, asked.as_of) for each in clients), name)


def _of_review(asked: Asked) -> Iterator[str]:
    book, found = asked.book, review_of(asked.book, asked.scope, asked.as_of)
    yield from review_json(book, found)["words"].values()
    yield from (remark(group) for each in found.breakdowns for group in each.groups)
    yield nothing_to_compare([each for each in found.breakdowns if not each.is_comparison] or found.breakdowns)
    amounts = [amount for each in found.matrix.cells for amount in (each.value, each.loss)]
    yield from (part for each in amounts for part in brought_words(each, book.profile.currency).split(" · "))


def _of_relationship(book: Book, client: Client, on: date) -> Iterator[str]:
    found = index(book, client, on)
    yield from (index_words(found), quiet_words(quiet(book, client, on)))
    yield from (concern_words(concerns(book, client.id, on)), goal_words(courses(book, client.id, on)))
    yield from (promise_words(promises(book, client.id, whose, on), name) for whose, name in _SIDES)
    for part in found.parts:
        yield from (f"{part.title}: ", part.title, part.figure, points_words(part), part.raises)
    for sitting in latest_sittings(book, client, on):
        voiced = coverage(sitting, *voices(book, sitting, on))
        yield from (in_a_sentence(voiced), *missing_voices(voiced))

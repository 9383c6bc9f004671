"""A reader that knows nothing of the kit finds in each kind of document what the records say belongs into it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from advisor.book import Book
from advisor.records import Client, Decision, Engagement, Goal, Outcome, Promise, Quote, Recommendation, Withdrawal
from advisor.records.choices import DocumentKind, GoalOf, Position, Quoting, Whose
from tests.exports.matrix import book, composed, given
from tests.factory import TODAY

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Scope = Engagement | Client


def read(content: bytes) -> str:
    """What somebody reads in the body of a .docx file, a line a paragraph."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))
    lines = ("".join(_pieces(each)) for each in body.iter(f"{_W}p"))
    return "\n".join(plain(line) for line in lines)


def _pieces(paragraph: ET.Element) -> Iterator[str]:
    for each in paragraph.iter():
        if each.tag == f"{_W}t":
            yield each.text or ""
        elif each.tag in (f"{_W}tab", f"{_W}br"):
            yield " "


def plain(text: str) -> str:
    """A text with single spaces, and without the marks that only steer its direction."""
    return " ".join(re.sub(r"[\u200e\u200f\u2066-\u2069]", "", text).split())


def titles(advice: list[Recommendation]) -> list[str]:
    """What each recommendation is known by."""
    return [text for each in advice for text in (each.reference, each.title)]


def decisions(book: Book, advice: Recommendation) -> list[Decision]:
    """What the client decided by today, oldest first; the view of one person decides nothing."""
    told = [each for each in book.events_of(advice.id) if isinstance(each, Decision) and each.whose is not Whose.person]
    return sorted((each for each in told if each.on and each.on <= TODAY), key=lambda each: each.on or TODAY)


def is_open(book: Book, advice: Recommendation) -> bool:
    """Whether nobody ever decided on it, or took it back."""
    taken_back = any(isinstance(each, Withdrawal) for each in book.events_of(advice.id))
    return not (taken_back or decisions(book, advice))


def was_taken(book: Book, advice: Recommendation) -> bool:
    """Whether the client took it by the last word on it."""
    told = decisions(book, advice)
    return bool(told) and told[-1].position is Position.adopted


def spoken(book: Book, advice: list[Recommendation]) -> list[str]:
    """The words with the last decision on each, of those who are quoted by name."""
    last = [told[-1] for each in advice if (told := decisions(book, each))]
    people = {each.id: book.person(each.by) for each in last}
    return [each.words for each in last if (who := people[each.id]) and who.quoted is Quoting.by_name and each.words]


def priced(book: Book, advice: Recommendation) -> bool:
    """Whether an amount was put to what came of it."""
    seen = (each for each in book.events_of(advice.id) if isinstance(each, Outcome))
    return any(each.value is not None and each.on and each.on <= TODAY for each in seen)


def pursued(book: Book, client: Client) -> list[str]:
    """The promises of both sides, and the client's own goals."""
    promised = [each.what for each in book.of_scope(Promise, client.id) if each.due and each.on and each.on <= TODAY]
    goals = [each for each in book.of_scope(Goal, client.id) if each.whose is GoalOf.client and each.target is not None]
    return promised + [each.title for each in goals if each.on and each.on <= TODAY]


def text_of(weight: str, kind: DocumentKind, scope: Engagement | Client) -> str:
    """What a document of a kind says."""
    document = composed(weight, kind, scope)
    assert document is not None
    return read(document.to_bytes())


def missing(wanted: list[str], said: str) -> list[str]:
    """What of it is not said."""
    flat = plain(said)
    return [each for each in map(plain, wanted) if not re.search(rf"(?<!\w){re.escape(each)}(?![\w-])", flat)]


def scopes(weight: str) -> list[Engagement | Client]:
    """Everything that documents of such data can be about and in which advice was given."""
    known = book(weight)
    every: list[Engagement | Client] = [*known.all(Client), *known.all(Engagement)]
    return [each for each in every if given(known, each)]


@pytest.mark.parametrize("kind", [DocumentKind.summary, DocumentKind.register, DocumentKind.closing])
@pytest.mark.parametrize("weight", ["sample", "rich", "many"])
def test_every_recommendation_that_was_given_is_found(weight: str, kind: DocumentKind) -> None:
    for scope in scopes(weight):
        said = text_of(weight, kind, scope)
        assert missing(titles(given(book(weight), scope)), said) == []


@pytest.mark.parametrize("kind", [DocumentKind.summary, DocumentKind.closing])
@pytest.mark.parametrize("weight", ["sample", "many"])
def test_the_words_of_whoever_is_quoted_by_name_are_found(weight: str, kind: DocumentKind) -> None:
    found = 0
    for scope in scopes(weight):
        wanted = spoken(book(weight), given(book(weight), scope))
        found += len(wanted)
        assert missing(wanted, text_of(weight, kind, scope)) == []
    assert found > 30


def test_every_quote_of_whoever_may_be_quoted_is_found_in_the_voice_of_the_client() -> None:
    known, found = book("sample"), 0
    for client in known.all(Client):
        who = {each.id: each.quoted for each in known.people_of(client.id)}
        said = text_of("sample", DocumentKind.voice, client)
        quotes = [each for each in known.of_scope(Quote, client.id) if each.on and each.on <= TODAY]
        wanted = [each.words for each in quotes if who[each.person] is not Quoting.not_at_all]
        decided = spoken(known, given(known, client))
        found += len(wanted) + len(decided)
        assert missing([*wanted, *decided], said) == []
        kept_back = [each.words for each in quotes if who[each.person] is Quoting.not_at_all]
        assert missing(kept_back, said) == kept_back
    assert found > 60


@pytest.mark.parametrize("weight", ["sample", "rich"])
def test_every_promise_and_every_goal_is_found_in_the_closing_report_of_a_client(weight: str) -> None:
    known = book(weight)
    wanted = [(client, pursued(known, client)) for client in known.all(Client)]
    assert sum(len(texts) for _, texts in wanted) > 5
    for client, texts in wanted:
        assert missing(texts, text_of(weight, DocumentKind.closing, client)) == []


@pytest.mark.parametrize("weight", ["sample", "rich", "many"])
def test_everything_to_which_an_amount_was_put_is_found_in_the_value_delivered(weight: str) -> None:
    known = book(weight)
    for scope in scopes(weight):
        wanted = [each for each in given(known, scope) if priced(known, each)]
        assert missing(titles(wanted), text_of(weight, DocumentKind.value, scope)) == []


@pytest.mark.parametrize("weight", ["sample", "rich"])
def test_the_form_asks_about_all_that_is_open_and_about_nothing_that_was_taken(weight: str) -> None:
    known = book(weight)
    for scope in scopes(weight):
        advice, said = given(known, scope), text_of(weight, DocumentKind.form, scope)
        assert missing(titles([each for each in advice if is_open(known, each)]), said) == []
        taken = [each.reference for each in advice if was_taken(known, each)]
        assert missing(taken, said) == taken

"""What a document would say, and what is missing for it, before it is made."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.book import Book
from advisor.changes import Add, Edit
from advisor.records import Client, Engagement, Outcome, Profile, Quote, Recommendation
from advisor.records.choices import DocumentKind, Quoting, Result, WordsAre
from exports.asked import Asked, Scope
from exports.family import FAMILY
from exports.preview import Preview, preview
from tests import factory
from tests.exports.rich import rich_book
from tests.screens.running import DANA, NWD, REVIEW, opened, small_practice

DAY = date(2026, 11, 23)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return small_practice(tmp_path).book


def shown(book: Book, kind: DocumentKind, scope: Scope | None = None) -> Preview:
    """The preview of a document of the review at Northwind."""
    scope = scope or book.get(Engagement, REVIEW)
    assert scope is not None
    return preview(Asked(book, scope, DAY), kind)


def test_a_summary_tells_its_counts_and_what_the_record_lacks(book: Book) -> None:
    found = shown(book, DocumentKind.summary)
    assert found.says == ("Four recommendations were given. One was adopted; one was declined; two are open.",)
    assert found.lacks == (
        "Two recommendations await a decision; four have no hoped-for outcome; one is a draft and stays out.",
        "The engagement states no intended outcomes.",
    )


@pytest.mark.parametrize(
    "kind", [DocumentKind.summary, DocumentKind.closing, DocumentKind.register, DocumentKind.declined_letter]
)
def test_words_that_stay_out_since_a_text_beside_them_names_who_said_them_are_told(kind: DocumentKind) -> None:
    dana = factory.person("Dana Ortiz", id="da1a000000000000", quoted="unattributed")
    said = factory.decision("declined", "2026-02-03", by=dana.id, words="No.", conditions="Unless Dana asks.")
    known = factory.small_book(dana, factory.advice(), said)
    told = "The words with one decision stay out: a text beside them names who said them, who is not to be named."
    assert told in shown(known, kind, known.all(Engagement)[0]).lacks


def test_words_without_a_name_that_tell_themselves_who_said_them_are_told() -> None:
    dana = factory.person("Dana Ortiz", id="da1a000000000000", quoted="unattributed")
    said = factory.decision("declined", "2026-02-03", by=dana.id, words="They call me Dana the axe.")
    known = factory.small_book(dana, factory.advice(), said)
    told = "One statement without a name tells in the words themselves who said it."
    assert told in shown(known, DocumentKind.summary, known.all(Engagement)[0]).lacks


@pytest.mark.parametrize("kind", [DocumentKind.summary, DocumentKind.closing, DocumentKind.register])
@pytest.mark.parametrize("role", ["owner", "given_to"])
def test_names_that_stay_out_beside_words_without_a_name_are_told(kind: DocumentKind, role: str) -> None:
    dana = factory.person("Dana Ortiz", id="da1a000000000000", quoted="unattributed")
    owned = [
        factory.advice(id=f"{each:016x}", **{role: dana.id if role == "owner" else (dana.id,)}) for each in range(2)
    ]
    said = [factory.decision("declined", "2026-02-03", words="No.", recommendation=each.id) for each in owned]
    one, two = (
        factory.small_book(dana, *owned[:many], *said[:many], factory.advice(id="ff", owner=dana.id)) for many in (1, 2)
    )
    told = (
        "One recommendation stands without the names of those who own it or were given it: they would tell whose words "
        "stand there.",
        "Two recommendations stand without the names of those who own them or were given them: they would tell whose "
        "words stand there.",
    )
    assert [shown(each, kind, each.all(Engagement)[0]).lacks[-1] for each in (one, two)] == list(told)


def test_a_form_names_what_it_asks_about(book: Book) -> None:
    found = shown(book, DocumentKind.form)
    assert found.says == ("Two recommendations: NWD-2 and NWD-3.",)
    assert found.lacks == ("Two recommendations say no more than their titles.",)


def test_where_nothing_waits_a_form_says_so(tmp_path: Path) -> None:
    practice = small_practice(tmp_path)
    engagement = next(each for each in practice.book.all(Engagement) if each.id != REVIEW)
    assert shown(practice.book, DocumentKind.form, engagement) == Preview((), ("Nothing waits for a decision.",))


def test_value_says_which_amounts_are_missing_or_not_confirmed(tmp_path: Path) -> None:
    practice = small_practice(tmp_path)
    assert shown(practice.book, DocumentKind.value).lacks[0] == "No outcome has an amount yet."
    advice = f"{1:016x}"
    seen = {"recommendation": advice, "on": "2026-10-01", "result": Result.as_hoped, "value": Decimal(1000)}
    practice.record([Add(Outcome.of(seen))], "seen")
    found = shown(practice.book, DocumentKind.value)
    assert "1,000" in found.says[0]
    assert found.lacks == ("One amount is not confirmed by the client.",)


def test_the_voice_leaves_out_whoever_is_not_to_be_quoted(tmp_path: Path) -> None:
    practice = small_practice(tmp_path)
    person = practice.book.person(DANA)
    assert person is not None
    practice.record([Edit(person, {"quoted": Quoting.not_at_all})], "not to be quoted")
    said = Quote(client=NWD, person=DANA, on=DAY, words="We were asleep.", words_are=WordsAre.exact)
    practice.record([Add(said)], "quote")
    assert shown(practice.book, DocumentKind.voice).lacks == (
        "One quote may not be used: the person is not to be quoted.",
    )


def test_before_the_first_advice_nothing_can_be_told(tmp_path: Path) -> None:
    practice = opened(tmp_path, create=True)
    client = Client(id=NWD, name="Northwind", code="NWD")
    practice.record([Add(client), Add(Engagement(id=REVIEW, client=NWD, title="Review"))], "client")
    practice.record([Add(Recommendation(engagement=REVIEW, title="An idea"))], "a draft")
    assert shown(practice.book, DocumentKind.closing).lacks == (
        "No recommendation was given yet.",
        "One recommendation is a draft and stays out.",
    )


@pytest.mark.parametrize("kind", DocumentKind, ids=lambda kind: kind.value)
def test_every_kind_has_a_preview_for_every_scope_that_it_can_be_of(kind: DocumentKind) -> None:
    if kind not in FAMILY:
        return  # it cannot be made, so that nobody asks
    book = rich_book()
    for scope in (*book.all(Engagement), *book.all(Client), book.profile):
        if isinstance(scope, FAMILY[kind].scopes):
            found = preview(Asked(book, scope, date(2026, 6, 3)), kind)
            assert found.says or found.lacks
            assert all(each.endswith(".") for each in (*found.says, *found.lacks))


def test_a_preview_of_the_practice_counts_what_was_given(book: Book) -> None:
    assert isinstance(book.profile, Profile)
    assert shown(book, DocumentKind.practice_review, book.profile).says[0].startswith("Of 5 recommendations given")

"""The letter that acknowledges that advice was declined."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.book import Book
from advisor.records import Document
from advisor.records.choices import DocumentKind
from exports.error import ExportError
from tests import factory
from tests.exports.letters.writing import FINAL, client, engagement, letter_bytes, said
from tests.exports.rich import rich_book
from tests.factory import ADVICE_ID

DECLINED = DocumentKind.declined_letter
WHO = "0e00000000000001"
WARNED = {"advice": "Name one.", "because": "There are three.", "hope": "A forecast.", "warning": "Nobody will know."}


def refused(quoted: str = "by_name", **decided: object) -> Book:
    """Advice that somebody declined who may be quoted in such a way."""
    who = factory.person("Dana Ortiz", id=WHO, role="CFO", quoted=quoted)
    said = {"by": WHO, "words": "Not this year.", "words_are": "exact"}
    decision = factory.decision("declined", "2026-02-12", **said | decided)
    return factory.small_book(who, factory.advice(given_to=(WHO,), **WARNED), decision)


def acknowledged(book: Book, *about: str) -> list[str]:
    """The lines of the letter about the engagement."""
    return said(DECLINED, book, engagement(book), FINAL, *about).splitlines()


def test_the_advice_the_warning_and_the_decision_stand_in_it() -> None:
    lines = acknowledged(refused(conditions="Unless the bank asks."))
    wanted = [
        "Dana Ortiz",
        "Acme Tools",
        "Your decision on our advice: Name one owner for the forecast (ACME-1)",
        "Dear Dana Ortiz,",
        "Given on 5 January 2026 to Dana Ortiz.",
        "Advice\tName one.",
        "Because\tThere are three.",
        "We hope\tA forecast.",
        "We fear\tNobody will know.",
        "Your decision\tDeclined on 12 February 2026.",
        "Conditions\tUnless the bank asks.",
        "“Not this year.”",
        "— Dana Ortiz, CFO",
    ]
    assert [each for each in wanted if each not in lines] == []
    told = " ".join(lines)
    assert "we respect it" in told
    assert "come back to it if what we fear begins to show" in told
    assert "We shall not press the matter. We would come back to it" in told
    assert "we remain at your disposal" in told


def test_of_several_it_ends_as_of_several() -> None:
    second = factory.advice(id="ad71ce0000000002", reference="ACME-2", title="Sell the boat")
    decided = factory.decision("declined", "2026-03-12", recommendation=second.id)
    told = " ".join(acknowledged(factory.book_of(*refused(), second, decided)))
    assert "We shall not press these matters. We would come back to one of them" in told


@pytest.mark.parametrize("words_are", ["exact", "noted"])
@pytest.mark.parametrize(
    ("quoted", "signed", "addressed"),
    [
        ("by_name", "Dana Ortiz, CFO", True),
        ("by_role", "CFO", False),
        ("unattributed", "", False),
        ("not_at_all", None, False),
    ],
)
def test_words_stand_as_the_person_may_be_quoted(
    quoted: str, words_are: str, signed: str | None, *, addressed: bool
) -> None:
    lines = acknowledged(refused(quoted, words_are=words_are))
    words = "“Not this year.”" if words_are == "exact" else "Not this year."
    source = {"exact": signed or "said to us", "noted": f"{signed}, as we noted it" if signed else "as we noted it"}
    assert (words in lines) is (signed is not None)
    assert (f"— {source[words_are]}" in lines) is (signed is not None)
    assert ("Dear Dana Ortiz," in lines) is addressed
    assert any(each.startswith("Your decision\tDeclined on 12 February 2026") for each in lines)
    assert not any("decided by Dana" in each for each in lines)


def test_whoever_is_not_quoted_and_said_nothing_stands_by_name() -> None:
    lines = acknowledged(refused("not_at_all", words="", words_are="noted"))
    assert "Your decision\tDeclined on 12 February 2026, decided by Dana Ortiz." in lines
    assert "Dear Dana Ortiz," in lines


@pytest.mark.parametrize("quoted", ["by_role", "unattributed"])
def test_who_spoke_is_not_told_by_an_earlier_decision_either(quoted: str) -> None:
    book = refused(quoted)
    earlier = factory.decision("deferred", "2026-01-20", by=WHO)
    lines = acknowledged(factory.book_of(*book, earlier))
    assert not any("decided by Dana" in each or "— Dana" in each or "Dear Dana" in each for each in lines)


@pytest.mark.parametrize(
    ("quoted", "stand"), [("by_name", True), ("by_role", False), ("unattributed", False), ("not_at_all", False)]
)
def test_words_without_a_name_are_not_in_a_letter_to_somebody(quoted: str, *, stand: bool) -> None:
    book = refused(quoted)
    lines = said(DECLINED, book, engagement(book), replace(FINAL, addressee="Dana Ortiz, CFO")).splitlines()
    assert "Dear Dana Ortiz," in lines
    assert any(each.startswith("Your decision\tDeclined on 12 February 2026") for each in lines)
    assert ("“Not this year.”" in lines) is stand


def test_the_view_of_one_person_is_not_the_decision() -> None:
    with pytest.raises(ExportError, match="nothing to acknowledge"):
        acknowledged(refused(whose="person"))


@pytest.mark.parametrize("position", [None, "adopted", "in_part", "differently", "deferred", "lapsed"])
def test_only_what_was_declined_is_acknowledged(position: str | None) -> None:
    decided = [factory.decision(position, "2026-02-12")] if position else []
    book = factory.small_book(factory.advice(), *decided)
    with pytest.raises(ExportError, match="No advice is declined here"):
        acknowledged(book)
    with pytest.raises(ExportError, match="ACME-1 is not declined; the letter"):
        acknowledged(book, ADVICE_ID)


def test_advice_of_another_client_is_refused() -> None:
    with pytest.raises(ExportError, match="advice that its client was given"):
        acknowledged(refused(), "f" * 16)


def test_several_are_acknowledged_in_one_letter() -> None:
    more = {"id": "ad00000000000077", "reference": "ACME-15", "title": "Sell the boat", "recommendation": ""}
    advice = factory.advice(**{name: value for name, value in more.items() if value})
    decision = factory.decision("declined", "2026-03-01", recommendation="ad00000000000077")
    lines = acknowledged(rich_book(advice, decision))
    assert "Your decisions on our advice" in lines
    assert any("on two points" in each for each in lines)
    assert [each for each in lines if "(ACME-" in each] == [
        "Close the second warehouse (ACME-3)",
        "Sell the boat (ACME-15)",
    ]


def test_what_a_sent_letter_acknowledged_is_not_acknowledged_again_unless_it_is_named() -> None:
    sent = {"client": factory.CLIENT_ID, "kind": "declined_letter", "about": (ADVICE_ID,), "sent_on": "2026-11-20"}
    book = factory.book_of(*refused(), Document.of(sent | {"id": "d" * 16}))
    with pytest.raises(ExportError, match="A letter that acknowledges it was sent"):
        acknowledged(book)
    assert acknowledged(book, ADVICE_ID)


def test_little_is_said_of_little_and_nobody_is_warned_of_nothing() -> None:
    book = factory.small_book(factory.advice(), factory.decision("declined", "2026-02-12"))
    lines = acknowledged(book)
    assert "Your decision\tDeclined on 12 February 2026." in lines
    assert not any(each.startswith("We fear") or "what we fear" in each for each in lines)


def test_the_same_records_give_the_same_bytes() -> None:
    book = refused()
    assert letter_bytes(DECLINED, book, client(book)) == letter_bytes(DECLINED, book, client(book))

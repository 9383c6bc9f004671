from __future__ import annotations

from datetime import date

import pytest

from advisor.book import Book
from advisor.records import Record
from exports import telling
from exports.gathering import gather
from exports.language import ENGLISH
from exports.material import Advice, Quoted
from tests import factory
from tests.exports.rich import engagement_of, made, text_of
from tests.factory import TODAY

WORDS = "Not before the summer."


def book(quoted: str, *decisions: Record, role: str = "CFO", **person: object) -> Book:
    """A book with one recommendation, and Dana who may be quoted in this way."""
    dana = factory.person("Dana Ortiz", id="da1a000000000000", role=role, quoted=quoted, **person)
    return factory.small_book(dana, factory.advice(), *decisions)


def only(found: Book) -> Advice:
    """The one piece of advice of a book, as a document may speak of it."""
    (advice,) = gather(found, engagement_of(found), TODAY).advice()
    return advice


def said(position: str = "declined", on: str = "2026-02-03", **values: object) -> Record:
    return factory.decision(position, on, **({"by": "da1a000000000000", "words": WORDS, "words_are": "exact"} | values))


@pytest.mark.parametrize(
    ("quoted", "role", "source", "by"),
    [
        ("by_name", "CFO", "Dana Ortiz, CFO", "Dana Ortiz, CFO"),
        ("by_name", "", "Dana Ortiz", "Dana Ortiz"),
        ("by_role", "CFO", "CFO", "the CFO"),
        ("by_role", "", "", ""),
        ("unattributed", "CFO", "", ""),
        ("not_at_all", "CFO", None, ""),
    ],
)
def test_words_are_signed_as_the_person_may_be_quoted(quoted: str, role: str, source: str | None, by: str) -> None:
    decided = only(book(quoted, said(), role=role)).decided
    assert decided is not None
    assert telling.named(ENGLISH, decided.by, decided.by_role) == by
    assert decided.quoted == (None if source is None else Quoted(WORDS, True, source))


@pytest.mark.parametrize("quoted", ["unattributed", "not_at_all"])
def test_no_name_stands_with_a_decision_whose_words_must_not_be_traced(quoted: str) -> None:
    text = text_of(made(book(quoted, said())))
    assert "Dana" not in text
    assert "Ortiz" not in text
    assert (WORDS in text) == (quoted == "unattributed")


def test_a_later_decision_of_the_same_person_does_not_unmask_the_earlier_words() -> None:
    later = said("adopted", "2026-05-04", words="")
    assert "Dana" not in text_of(made(book("unattributed", said("deferred"), later)))


GEORGE = "6e0e000000000000"


def given(quoted: str, *decisions: Record, to: tuple[str, ...] = ("da1a000000000000",), owner: str = "") -> Book:
    """A book with advice that was given to Dana, and to George who may be named."""
    dana = factory.person("Dana Ortiz", id="da1a000000000000", role="CFO", quoted=quoted)
    george = factory.person("George Lund", id=GEORGE, role="CEO", quoted="by_name")
    return factory.small_book(dana, george, factory.advice(given_to=to, owner=owner), *decisions)


@pytest.mark.parametrize("to", [("da1a000000000000",), (GEORGE,), ("da1a000000000000", GEORGE)])
@pytest.mark.parametrize("state", ["declined", "adopted"])
def test_nobody_stands_beside_words_without_a_name_for_whom_they_could_be_taken(
    to: tuple[str, ...], state: str
) -> None:
    text = text_of(made(given("unattributed", said(state), to=to, owner=to[0])))
    assert WORDS in text
    assert not [each for each in ("Dana", "Ortiz", "George", "Lund") if each in text]


def test_whoever_stands_by_role_with_their_words_stands_nowhere_near_them_by_name() -> None:
    text = text_of(made(given("by_role", said(), to=("da1a000000000000", GEORGE), owner="da1a000000000000")))
    assert "\nName one owner for the forecast\nCFO\n" in text
    assert "Dana" not in text
    assert "Given on 5 January 2026." in text


def test_an_owner_stands_by_the_role_that_signs_their_words_unless_others_stand_there_without_any() -> None:
    ruth = factory.person("Ruth Amsel", id="2074000000000000", role="CEO", quoted="unattributed")
    dana = factory.person("Dana Ortiz", id="da1a000000000000", role="CFO", quoted="by_role")
    advice = factory.advice(owner=dana.id)
    both = said("deferred"), said("declined", "2026-02-04", by=ruth.id, words="We never do such things.")
    assert only(factory.small_book(dana, ruth, advice, both[0])).owner == "CFO"
    assert only(factory.small_book(dana, ruth, advice, *both)).owner == ""
    assert only(factory.small_book(dana, ruth, factory.advice(owner=ruth.id), both[0])).owner == "Ruth Amsel"


@pytest.mark.parametrize(
    ("quoted", "decisions", "names"),
    [
        ("by_name", [said()], "to Dana Ortiz and George Lund"),
        ("unattributed", [said(words="")], "to Dana Ortiz and George Lund"),
        ("by_role", [said(words="")], "to Dana Ortiz and George Lund"),
        ("by_role", [said(by=GEORGE)], "to Dana Ortiz and George Lund"),
        ("not_at_all", [said()], "to Dana Ortiz and George Lund"),
    ],
)
def test_to_whom_advice_was_given_is_told_where_it_gives_nobody_away(
    quoted: str, decisions: list[Record], names: str
) -> None:
    assert names in text_of(made(given(quoted, *decisions, to=("da1a000000000000", GEORGE))))


@pytest.mark.parametrize("quoted", ["unattributed", "not_at_all"])
def test_a_decider_who_said_nothing_stands_by_name(quoted: str) -> None:
    assert "Declined on 3 February 2026, decided by Dana Ortiz." in text_of(made(book(quoted, said(words=""))))


def test_one_who_may_be_quoted_by_role_stands_by_role_without_words_too() -> None:
    text = text_of(made(book("by_role", said(words=""))))
    assert "Declined on 3 February 2026, decided by the CFO." in text
    assert "Dana" not in text


def test_words_without_a_person_stand_without_a_name() -> None:
    decided = only(book("by_name", said(by=""))).decided
    assert decided is not None
    assert decided.quoted == Quoted(WORDS, True, "")


@pytest.mark.parametrize(
    ("quoted", "signature"),
    [
        (Quoted(WORDS, True, "Dana Ortiz, CFO"), "Dana Ortiz, CFO"),
        (Quoted(WORDS, False, "Dana Ortiz, CFO"), "Dana Ortiz, CFO, as we noted it"),
        (Quoted(WORDS, True, ""), "said to us"),
        (Quoted(WORDS, False, ""), "as we noted it"),
    ],
)
def test_noted_words_are_said_to_be_noted(quoted: Quoted, signature: str) -> None:
    assert telling.signature(ENGLISH, quoted) == signature


@pytest.mark.parametrize(("words_are", "shown"), [("exact", f"“{WORDS}”"), ("noted", WORDS)])
@pytest.mark.parametrize("holds", [True, False])
def test_only_exact_words_stand_in_quotation_marks(words_are: str, shown: str, holds: bool) -> None:
    decisions = [said("deferred", words_are=words_are)] + ([] if holds else [said("adopted", "2026-06-01", words="")])
    text = text_of(made(book("by_name", *decisions)))
    assert shown in text
    assert ("“" in text) == (words_are == "exact")


@pytest.mark.parametrize(
    ("quoted", "who"),
    [
        ("by_name", "confirmed by Dana Ortiz, CFO, on 24 October 2026"),
        ("by_role", "confirmed by the CFO on 24 October 2026"),
        ("unattributed", "confirmed by you on 24 October 2026"),
        ("not_at_all", "confirmed by you on 24 October 2026"),
    ],
)
def test_whoever_confirmed_a_value_stands_as_they_may_be_quoted(quoted: str, who: str) -> None:
    confirmed = {"value_basis": "confirmed", "confirmed_by": "da1a000000000000", "confirmed_on": date(2026, 10, 24)}
    events = [said("adopted", words="", by=""), factory.outcome("as_hoped", "2026-10-20", "131000", **confirmed)]
    assert f"Value: € 131,000, {who}." in text_of(made(book(quoted, *events)))


def test_one_persons_view_is_never_shown() -> None:
    view = said(whose="person", words="I would not do it.")
    text = text_of(made(book("by_name", view)))
    assert "I would not do it" not in text
    assert "One recommendation was given. It is open." in text


def test_adoption_shown_by_doing_is_said_to_be_adopted_in_practice() -> None:
    text = text_of(made(book("by_name", said("adopted", words="", by="", by_doing=True))))
    assert "Adopted in practice on 3 February 2026." in text


# -- what stands beside words without a name

BESIDE: dict[str, tuple[dict[str, object], list[Record]]] = {
    "the title": ({"title": "Let Dana own the forecast"}, [said()]),
    "our reasons": ({"because": "Ortiz reads it first."}, [said()]),
    "an option": ({"options": ("Dana alone", "Both")}, [said()]),
    "where it was given": ({"given_where": "Lunch with Dana"}, [said()]),
    "the role": ({"advice": "The CFO should sign."}, [said()]),
    "a condition": ({}, [said(conditions="Dana checks it every quarter.")]),
    "what they take": ({}, [said("in_part", takes="What Dana's team can do.")]),
    "an earlier decision": ({}, [said("differently", words="", instead="As Ortiz does it now."), said("adopted")]),
    "how far it is": ({}, [said("adopted"), factory.progress("under_way", "2026-05-01", evidence="Seen with Dana.")]),
    "what came of it": ({}, [said("adopted"), factory.outcome("as_hoped", "2026-05-01", evidence="Dana's report.")]),
    "what others say": ({}, [said("deferred"), said("adopted", "2026-05-04", by="", words="As Dana told you.")]),
}


@pytest.mark.parametrize(("advice", "events"), BESIDE.values(), ids=list(BESIDE))
def test_words_without_a_name_do_not_stand_beside_a_text_that_names_who_said_them(
    advice: dict[str, object], events: list[Record]
) -> None:
    dana = factory.person("Dana Ortiz", id="da1a000000000000", role="CFO", quoted="unattributed")
    text = text_of(made(factory.small_book(dana, factory.advice(**advice), *events)))
    assert WORDS not in text
    assert not [each for each in ("decided by Dana", "— Dana") if each in text]


@pytest.mark.parametrize("quoted", ["by_name", "by_role"])
def test_signed_words_stand_beside_any_text(quoted: str) -> None:
    assert WORDS in text_of(made(book(quoted, said(conditions="Dana checks it every quarter."))))


def test_a_word_that_a_name_is_as_well_is_none_in_small_letters() -> None:
    dana = factory.person("Will Page", id="da1a000000000000", quoted="unattributed")
    known = factory.small_book(dana, factory.advice(hope="They will fill a page."), said())
    assert WORDS in text_of(made(known))


ON_OTHER_ADVICE = {"recommendation": "ad00000000000002", "words": ""}


@pytest.mark.parametrize(
    ("quoted", "on", "stands"),
    [
        ("unattributed", "2026-02-03", False),
        ("unattributed", "2026-02-04", True),
        ("not_at_all", "2026-02-03", True),
        ("by_name", "2026-02-03", True),
    ],
)
def test_nobody_decides_by_name_on_the_day_on_which_their_words_stand_without_one(
    quoted: str, on: str, stands: bool
) -> None:
    other = factory.advice(id="ad00000000000002", reference="ACME-2", title="A forecast")
    text = text_of(made(book(quoted, other, said(), said("adopted", on, **ON_OTHER_ADVICE))))
    assert ("decided by Dana Ortiz" in text) is stands

"""What a client reads who sits beside us: nothing by which words without a name could be known to be somebody's."""

import pytest

from advisor.beside import quoted, texts_as_quoted, visible
from advisor.book import Book
from advisor.jsonable import record_json
from advisor.records import Decision, Quote, Record
from tests import factory
from tests.factory import ADVICE_ID, TODAY, advice, decision, person, quote, small_book

DANA = "da1a000000000000"


def book(how: str, *records: Record) -> Book:
    return small_book(person("Dana Ortiz", id=DANA, role="CFO", quoted=how), *records)


@pytest.mark.parametrize(
    ("how", "on", "about", "reference"),
    [
        ("by_name", "2026-02-03", "Lunch with Dana", "ACME-1"),
        ("by_role", "2026-02-03", "Lunch with Dana", "ACME-1"),
        ("unattributed", None, "", None),
    ],
)
def test_a_quote_without_a_name_has_no_day_and_nothing_that_names_who_said_it(
    how: str, on: str | None, about: str, reference: str | None
) -> None:
    said = quote(DANA, "2026-02-03", about="Lunch with Dana", advice=ADVICE_ID)
    known = book(how, advice(title="Let Ortiz decide"), said)
    (found,) = known.all(Quote)
    told = record_json(known, found, TODAY, shared=True)
    assert (told["on"], told["about"], told["advice"]) == (on, about, reference)
    silent = {name for name, text in texts_as_quoted(known, found).items() if not text}
    assert silent == (set() if on else {"person", "on", "about", "advice"})
    assert record_json(known, found, TODAY)["on"] == "2026-02-03"


def test_what_a_quote_without_a_name_bears_on_stands_where_it_names_nobody() -> None:
    known = book("unattributed", advice(), quote(DANA, "2026-02-03", about="Prices", advice=ADVICE_ID))
    told = record_json(known, known.all(Quote)[0], TODAY, shared=True)
    assert (told["on"], told["about"], told["advice"]) == (None, "Prices", "ACME-1")


def test_quotes_without_a_name_stand_last_in_the_order_of_the_alphabet() -> None:
    ruth = person("Ruth Amsel", id="4074000000000000", quoted="by_name")
    unsigned = [quote(DANA, f"2026-01-0{day}", words=words) for day, words in enumerate(("Zinc", "Iron", "Brass"), 1)]
    signed = [quote(ruth.id, f"2026-02-0{day}", words=words) for day, words in enumerate(("Soon", "Late"), 1)]
    known = book("unattributed", ruth, *unsigned, *signed)
    found = known.of_scope(Quote, factory.CLIENT_ID)
    assert [each.words for each in visible(known, found, TODAY, shared=True)] == [
        "Soon",
        "Late",
        "Brass",
        "Iron",
        "Zinc",
    ]
    assert visible(known, found, TODAY, shared=False) == found


def test_a_decision_stands_without_its_words_where_a_text_beside_them_names_who_said_them() -> None:
    said = {"by": DANA, "words": "Not now.", "conditions": "Dana checks it."}
    for how, words in (("unattributed", ""), ("by_role", "Not now.")):
        known = book(how, advice(), decision("adopted", "2026-02-03", **said))
        told = quoted(known, known.all(Decision)[0])
        assert (told.words, told.named) == (words, False)


@pytest.mark.parametrize(("on", "by"), [("2026-02-03", ""), ("2026-02-04", "Dana Ortiz")])
def test_nobody_decides_by_name_on_the_day_on_which_their_words_stand_without_one(on: str, by: str) -> None:
    other = advice(id="ad00000000000002", reference="ACME-2")
    silent = decision("adopted", on, by=DANA, recommendation=other.id)
    known = book("unattributed", advice(), other, decision("declined", "2026-02-03", by=DANA, words="No."), silent)
    assert quoted(known, silent).by == by


@pytest.mark.parametrize(
    ("position", "words_are", "named"),
    [("lapsed", "noted", True), ("lapsed", "exact", False), ("declined", "noted", False)],
)
def test_what_we_noted_of_a_lapse_that_nobody_decided_keeps_no_names_from_the_advice(
    position: str, words_are: str, named: bool
) -> None:
    owned = advice(owner=DANA, given_to=(DANA,))
    noted = decision(position, "2026-02-03", words="It was on no agenda.", words_are=words_are)
    later = decision("adopted", "2026-03-03", by=DANA)
    known = book("by_name", owned, noted, later)
    assert texts_as_quoted(known, owned) == ({} if named else {"given_to": "", "owner": ""})
    assert quoted(known, later).named


def test_who_decides_later_is_named_beside_what_we_noted_of_a_lapse() -> None:
    later = decision("adopted", "2026-03-03", by=DANA)
    for position, by in (("lapsed", "Dana Ortiz"), ("declined", "")):
        noted = decision(position, "2026-02-03", words="It was on no agenda.")
        known = book("not_at_all", advice(), noted, later)
        assert quoted(known, later).by == by

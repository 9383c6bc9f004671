"""What is said when a record shows what came of advice that had a chance."""

from dataclasses import replace
from datetime import date

import pytest

from advisor.book import Book
from advisor.records import Client, Decision, Engagement, Outcome, Progress, Recommendation
from advisor.records.choices import Position, ProgressState, Result, Whose
from advisor.review.thought import thought_of

ON = date(2026, 11, 23)
ADVICE = Recommendation(
    id="a1",
    engagement="e1",
    title="One owner",
    given_on=date(2026, 1, 5),
    adoption_chance=70,
    adoption_chance_on=date(2026, 1, 5),
    success_chance=80,
    success_chance_on=date(2026, 1, 5),
)


def _book(*records: Decision | Progress | Outcome, advice: Recommendation = ADVICE) -> Book:
    book = Book()
    book.put("c1", Client(id="c1", name="Acme", code="ACME"))
    book.put("c1", Engagement(id="e1", client="c1", title="Supply"))
    for each in (advice, *records):
        book.put("c1", each)
    return book


def _decision(position: Position, day: int = 1, **values: object) -> Decision:
    return replace(Decision(id=f"d{day}", recommendation="a1", on=date(2026, 2, day), position=position), **values)  # type: ignore[arg-type]


def _thought(book: Book, *ids: str) -> str:
    """What is said once the records with these ids are written."""
    return thought_of(book, [found for each in ids if (found := book.record(each))], ON)


DONE = Progress(id="p1", recommendation="a1", on=date(2026, 3, 1), state=ProgressState.implemented)
WORKED = Outcome(id="o1", recommendation="a1", on=date(2026, 5, 1), result=Result.as_hoped)


@pytest.mark.parametrize("position", [Position.adopted, Position.in_part, Position.declined, Position.lapsed])
def test_the_first_answer_and_a_lapse_say_what_had_been_thought(position: Position) -> None:
    assert _thought(_book(_decision(position)), "d1") == "You gave it 70 %."


def test_a_deferral_settles_nothing() -> None:
    assert _thought(_book(_decision(Position.deferred)), "d1") == ""


def test_a_second_answer_settles_nothing_anew() -> None:
    book = _book(_decision(Position.declined), _decision(Position.adopted, 2))
    assert _thought(book, "d2") == ""


def test_the_view_of_one_person_settles_nothing() -> None:
    assert _thought(_book(_decision(Position.declined, whose=Whose.person)), "d1") == ""


@pytest.mark.parametrize("values", [{"adoption_chance": None}, {"adoption_chance_on": date(2026, 2, 2)}])
def test_a_chance_that_was_skipped_or_stated_afterwards_is_none(values: dict[str, object]) -> None:
    advice = replace(ADVICE, **values)  # type: ignore[arg-type]
    assert _thought(_book(_decision(Position.adopted), advice=advice), "d1") == ""


def test_the_first_outcome_of_implemented_advice_says_what_had_been_thought() -> None:
    book = _book(_decision(Position.adopted), DONE, WORKED, replace(WORKED, id="o2", on=date(2026, 6, 1)))
    assert _thought(book, "o1") == "You gave it 80 % to work."
    assert _thought(book, "o2") == ""


def test_an_outcome_before_it_is_implemented_settles_nothing() -> None:
    assert _thought(_book(_decision(Position.adopted), WORKED), "o1") == ""


def test_other_records_settle_nothing() -> None:
    assert _thought(_book(DONE), "p1") == ""


def test_of_several_at_once_nothing_is_said() -> None:
    other = replace(ADVICE, id="a2")
    book = _book(_decision(Position.adopted), replace(_decision(Position.adopted, 2), recommendation="a2"))
    book.put("c1", other)
    assert _thought(book, "d1", "d2") == ""

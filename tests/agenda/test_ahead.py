"""The days of a calendar: what is due on which day, what was put off, and what nobody waits for any more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.agenda import Matter
from advisor.agenda.ahead import OVER_DAYS, Due, due_days
from advisor.agenda.item import item_key
from advisor.records import Event, Record
from advisor.standing import Clock
from tests import factory
from tests.factory import ADVICE_ID, CLIENT_ID, GOAL_ID, SITTING_ID, TODAY
from tests.strategies import histories, near_days

AGAIN = {"id": "again", "section": "Facts", "asks": "When do we look again?", "kind": "date", "again": True}
LOOKING_AGAIN = factory.sitting(prompts=[AGAIN], finished_on="2026-02-02")
LATELY = factory.advice(given_on="2026-11-01")
IN_SPRING = factory.answer("again", day="2027-02-01")


def days(*records: Record, on: date = TODAY) -> list[tuple[str, str, bool]]:
    """What is due when, and whether it is over."""
    return [(each.what.value, each.day.isoformat(), each.over) for each in due_days(factory.small_book(*records), on)]


#: (records, what is due)
DUE: dict[str, tuple[list[Record], list[tuple[str, str, bool]]]] = {
    "advice without an answer": (
        [factory.advice(given_on="2026-11-01", decide_by="2026-12-15")],
        [("decide-by", "2026-12-15", False), ("answer", "2027-01-30", False)],
    ),
    "advice of which the day to decide has passed": (
        [factory.advice(given_on="2026-11-01", decide_by="2026-11-10")],
        [("decide-by", "2026-11-10", False), ("answer", "2027-01-30", False)],
    ),
    "advice that was deferred": (
        [LATELY, factory.decision("deferred", "2026-11-20", deferred_until="2027-01-10")],
        [("deferral", "2027-01-10", False), ("answer", "2027-01-30", True)],
    ),
    "promised work": (
        [LATELY, factory.decision("adopted", "2026-11-01"), factory.progress("under_way", "2026-11-02", "2026-12-01")],
        [("promised", "2026-12-01", False)],
    ),
    "work that was done": (
        [
            LATELY,
            factory.decision("adopted", "2026-11-02"),
            factory.progress("under_way", "2026-11-03", "2026-12-01"),
            factory.progress("implemented", "2026-11-04"),
        ],
        [("promised", "2026-12-01", True), ("answer", "2027-01-30", True), ("outcome", "2027-05-03", False)],
    ),
    "advice that was declined": (
        [LATELY, factory.decision("declined", "2026-11-02")],
        [("answer", "2027-01-30", True), ("outcome", "2027-05-01", False)],
    ),
    "an outcome that was seen": (
        [factory.advice(), factory.decision("declined", "2026-05-20"), factory.outcome("no_harm", "2026-11-20")],
        [("outcome", "2026-11-16", True)],
    ),
    "advice that was withdrawn": (
        [LATELY, factory.withdrawal("2026-11-02")],
        [("answer", "2027-01-30", True)],
    ),
    "advice that was entered in error": (
        [LATELY.replaced(entered_in_error="it was for another client")],
        [("answer", "2027-01-30", True)],
    ),
    "what was settled long ago": ([factory.advice(), factory.decision("adopted", "2026-02-01")], []),
    "a draft": ([factory.advice(given_on=None, decide_by="2026-12-15")], []),
    "a promise": ([factory.promise("2026-12-01")], [("promise", "2026-12-01", False)]),
    "a promise that was kept": (
        [factory.promise("2026-11-10", kept_on="2026-11-09")],
        [("promise", "2026-11-10", True)],
    ),
    "a promise that was kept long ago": ([factory.promise("2026-01-10", kept_on="2026-01-10")], []),
    "the next contact": ([factory.interaction("2026-11-10")], [("contact", "2026-12-10", False)]),
    "a client who left": (
        [factory.client(status="former"), factory.interaction("2026-11-10")],
        [("contact", "2026-12-10", True)],
    ),
    "a goal": ([factory.goal(on="2026-11-01")], [("goal", "2026-12-31", False), ("reading", "2027-01-30", False)]),
    "a goal that was read": (
        [factory.goal(), factory.reading("2026-11-20", "14")],
        [("goal", "2026-12-31", False), ("reading", "2027-02-18", False)],
    ),
    "a goal that was reached": (
        [factory.goal(ended="reached", ended_on="2026-11-20")],
        [("goal", "2026-12-31", True)],
    ),
    "a questionnaire to take again": ([LOOKING_AGAIN, IN_SPRING], [("sitting", "2027-02-01", False)]),
    "a questionnaire that was taken again": (
        [LOOKING_AGAIN, IN_SPRING, factory.sitting(id="5177" * 4, on="2026-11-20")],
        [("sitting", "2027-02-01", True)],
    ),
}


@pytest.mark.parametrize("name", DUE)
def test_each_thing_has_the_days_that_are_asked_of_it(name: str) -> None:
    records, expected = DUE[name]
    assert days(*records) == expected


def test_what_is_over_is_named_until_its_day_is_a_month_past() -> None:
    done = factory.promise("2026-05-01", kept_on="2026-04-01")
    last = date(2026, 5, 1) + timedelta(days=OVER_DAYS)
    assert days(done, on=last) == [("promise", "2026-05-01", True)]
    assert days(done, on=last + timedelta(days=1)) == []


def test_a_past_day_knows_nothing_of_what_came_later() -> None:
    records = [
        factory.advice(),
        factory.decision("declined", "2026-11-02"),
        factory.promise("2026-11-10", kept_on="2026-11-09"),
    ]
    assert days(*records, on=date(2026, 11, 1)) == [("answer", "2026-04-05", False), ("promise", "2026-11-10", False)]


#: (records, the line that is put off, what is due then)
PUT_OFF: dict[str, tuple[list[Record], str, list[str]]] = {
    "a decision": (
        [factory.advice(decide_by="2026-11-10")],
        item_key(Clock.decision_overdue, ADVICE_ID),
        ["decide-by"],
    ),
    "an answer": ([factory.advice()], item_key(Clock.no_answer, ADVICE_ID), ["answer"]),
    "a contact": ([factory.interaction("2026-06-01")], item_key(Matter.quiet, CLIENT_ID), ["contact"]),
    "a reading": ([factory.goal()], item_key(Matter.goal, GOAL_ID), ["reading"]),
    "a sitting": (
        [LOOKING_AGAIN, factory.answer("again", day="2026-10-01")],
        f"sitting_again:{SITTING_ID}",
        ["sitting"],
    ),
}


@pytest.mark.parametrize("name", PUT_OFF)
def test_what_was_put_off_is_due_on_the_day_it_was_put_off_to(name: str) -> None:
    records, line, moved = PUT_OFF[name]
    later = date(2026, 12, 24)
    found = due_days(factory.small_book(*records, factory.snooze(line, later.isoformat())), TODAY)
    assert [each.what.value for each in found if each.day == later] == moved


def test_what_was_put_off_to_an_earlier_day_keeps_its_own() -> None:
    known = factory.promise("2027-03-01")
    put_off = factory.snooze(item_key(Matter.promise, known.id), "2026-12-24")
    assert days(known, put_off) == [("promise", "2027-03-01", False)]


@given(histories(), near_days)
def test_every_clock_that_rings_has_its_day_and_none_has_two(records: list[Event], on: date) -> None:
    book = factory.small_book(factory.advice(decide_by="2026-03-01"), *records)
    (given_advice,) = book.advice()
    found = due_days(book, on)
    keys = [(each.what, each.record.id) for each in found]
    assert len(set(keys)) == len(keys)
    names = {
        Clock.decision_overdue: Due.decision,
        Clock.no_answer: Due.answer,
        Clock.deferral_expired: Due.deferral,
        Clock.progress_overdue: Due.work,
        Clock.outcome_due: Due.outcome,
    }
    ringing = {(names[each.clock], each.since) for each in book.standing_of(given_advice, on).ringing}
    assert ringing <= {(each.what, each.day) for each in found if not each.over}


@given(st.integers(1, 400))
def test_the_days_of_waiting_are_those_agreed(wait: int) -> None:
    book = factory.small_book(factory.advice(given_on="2026-11-01"))
    book.drop(book.profile.id)
    book.put("practice", factory.profile(wait_days=wait))
    (found,) = due_days(book, TODAY)
    assert found.day == date(2026, 11, 1) + timedelta(days=wait)

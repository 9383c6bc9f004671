"""Today: each clock gives its line with its reason; what is put off comes back on its day."""

import pytest

from advisor.agenda import SECTION_TITLES, Item, Section, agenda, mark_of, snoozed, waiting_for, why_words
from advisor.book import Book
from advisor.records import Event, Record
from advisor.standing import Clock, State, standing
from tests.factory import (
    ADVICE_ID,
    TODAY,
    advice,
    client,
    day,
    decision,
    engagement,
    outcome,
    progress,
    small_book,
    snooze,
    withdrawal,
)

ADOPTED = decision("adopted", "2026-02-01")


def only(found: list[Item]) -> Item:
    (item,) = found
    return item


def today(*records: Record, **values: object) -> list[Item]:
    return agenda(small_book(advice(**values), *records), TODAY)


#: (what happened, more about the advice, clock, section, why, since, days late)
LINES: dict[str, tuple[list[Event], dict[str, object], Clock, Section, str, str, int]] = {
    "a decision overdue": (
        [],
        {"decide_by": "2026-11-20"},
        Clock.decision_overdue,
        Section.waiting,
        "decide by 20 Nov",
        "2026-11-20",
        3,
    ),
    "no answer": ([], {}, Clock.no_answer, Section.waiting, "given 5 Jan 26, no answer", "2026-01-05", 322),
    "a deferral that ran out": (
        [decision("deferred", "2026-09-01", deferred_until="2026-11-22")],
        {},
        Clock.deferral_expired,
        Section.waiting,
        "deferred until 22 Nov",
        "2026-11-22",
        1,
    ),
    "a promised date that passed": (
        [ADOPTED, progress("under_way", "2026-03-01", "2026-11-13")],
        {},
        Clock.progress_overdue,
        Section.progress,
        "promised 13 Nov",
        "2026-11-13",
        10,
    ),
    "a promised date that moved and passed": (
        [ADOPTED, progress("under_way", "2026-03-01", "2026-06-01"), progress("under_way", "2026-05-01", "2026-11-13")],
        {},
        Clock.progress_overdue,
        Section.progress,
        "promised 13 Nov, 1 slip",
        "2026-11-13",
        10,
    ),
    "an outcome of what was done": (
        [ADOPTED, progress("implemented", "2026-05-01")],
        {},
        Clock.outcome_due,
        Section.outcomes,
        "implemented 1 May 26",
        "2026-10-28",
        26,
    ),
    "an outcome of what was declined": (
        [decision("declined", "2026-05-01")],
        {},
        Clock.outcome_due,
        Section.outcomes,
        "declined 1 May 26",
        "2026-10-28",
        26,
    ),
    "an outcome of what lapsed": (
        [decision("lapsed", "2026-05-01")],
        {},
        Clock.outcome_due,
        Section.outcomes,
        "lapsed 1 May 26",
        "2026-10-28",
        26,
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_each_clock_gives_its_line_with_its_reason(name: str) -> None:
    happened, values, clock, section, why, since, days = LINES[name]
    item = only(today(*happened, **values))
    assert (item.cause, item.section, item.why) == (clock, section, why)
    assert (item.since, item.days) == (day(since), days)


def test_every_clock_is_among_the_lines_and_every_section_has_its_title() -> None:
    assert {line[2] for line in LINES.values()} == set(Clock)
    assert list(Section) == list(SECTION_TITLES)


def test_a_line_says_which_advice_of_which_client() -> None:
    item = only(today())
    assert (item.record, item.reference, item.title) == (ADVICE_ID, "ACME-1", "Name one owner for the forecast")
    assert (item.client, item.code, item.state) == ("Acme Tools", "ACME", State.awaiting)
    assert item.key == f"no_answer:{ADVICE_ID}"
    assert item.late == "322 days"
    assert (mark_of(item), mark_of(item, plain=True)) == ("○", "o")


def test_advice_with_two_clocks_has_one_line_for_the_more_pressing() -> None:
    assert only(today(decide_by="2026-02-01")).cause is Clock.decision_overdue


@pytest.mark.parametrize(
    ("happened", "values"),
    [
        ([], {"given_on": "2026-11-01"}),
        ([], {"given_on": None}),
        ([], {"entered_in_error": "wrong client"}),
        ([withdrawal("2026-06-01")], {}),
        ([decision("declined", "2026-05-01"), outcome("no_harm", "2026-06-01")], {}),
        ([ADOPTED], {}),
    ],
)
def test_what_does_not_wait_is_not_listed(happened: list[Event], values: dict[str, object]) -> None:
    assert today(*happened, **values) == []


@pytest.mark.parametrize(
    ("happened", "values", "words"),
    [
        ([], {"decide_by": "2026-10-31"}, ["decide by 31 Oct, 23 days late", "no answer for 322 days"]),
        (
            [decision("deferred", "2026-09-01", deferred_until="2026-11-22")],
            {},
            ["deferred until 22 Nov, 1 day late"],
        ),
        ([ADOPTED, progress("under_way", "2026-03-01", "2026-11-13")], {}, ["promised 13 Nov, 10 days late"]),
        ([decision("declined", "2026-05-01")], {}, ["look at what came of it, due for 26 days"]),
    ],
)
def test_every_clock_that_rings_is_said_in_words(
    happened: list[Event], values: dict[str, object], words: list[str]
) -> None:
    given, found = advice(**values), standing(advice(**values), happened, TODAY)
    assert [why_words(given, each, found, TODAY) for each in found.ringing] == words


# -- put off -------------------------------------------------------------------------------------------------

KEY = f"no_answer:{ADVICE_ID}"


def test_a_snooze_hides_its_line_until_its_day() -> None:
    book = small_book(advice(), snooze(KEY, "2026-12-01"))
    assert agenda(book, day("2026-11-30")) == []
    assert only(agenda(book, day("2026-12-01"))).key == KEY


def test_a_snooze_of_one_line_leaves_another_clock_of_the_same_advice() -> None:
    assert only(today(snooze(KEY, "2026-12-01"), decide_by="2026-11-20")).cause is Clock.decision_overdue


@pytest.mark.parametrize(("latest", "hidden"), [("2026-11-20", False), ("2026-12-24", True)])
def test_the_snooze_recorded_last_counts(latest: str, hidden: bool) -> None:
    first = snooze(KEY, "2026-12-01", recorded="2026-11-01T08:00:00Z")
    second = snooze(KEY, latest, recorded="2026-11-02T08:00:00Z")
    book = small_book(advice(), second, first)
    assert (agenda(book, TODAY) == []) is hidden
    assert snoozed(book, TODAY) == ({KEY: second} if hidden else {})


# -- order ---------------------------------------------------------------------------------------------------


def several() -> Book:
    other = client(id="c11e000000000002", code="NW", name="Northwind")
    theirs = engagement(id="e119000000000002", client=other.id, reference="NW-E1")
    declined = decision("declined", "2026-01-10", recommendation="a4" * 8)
    promised = [
        decision("adopted", "2026-02-01", recommendation="a3" * 8),
        progress("under_way", "2026-02-01", "2026-10-01", recommendation="a3" * 8),
    ]
    soon = [
        decision("adopted", "2026-02-01", recommendation="a6" * 8),
        progress("under_way", "2026-02-01", "2027-01-01", recommendation="a6" * 8),
    ]
    deferred = decision("deferred", "2026-11-01", recommendation="a5" * 8)
    return small_book(
        other,
        theirs,
        advice(id="a1" * 8, reference="ACME-1", given_on="2026-07-01"),
        advice(id="a2" * 8, reference="NW-1", given_on="2026-05-01", engagement=theirs.id),
        advice(id="a3" * 8, reference="ACME-3"),
        advice(id="a4" * 8, reference="ACME-4"),
        advice(id="a5" * 8, reference="ACME-5", given_on="2026-09-01"),
        advice(id="a6" * 8, reference="ACME-6"),
        *promised,
        *soon,
        declined,
        deferred,
    )


def test_lines_stand_by_section_and_the_latest_first() -> None:
    assert [each.reference for each in agenda(several(), TODAY)] == ["NW-1", "ACME-1", "ACME-3", "ACME-4"]


def test_everything_that_others_owe_us_stands_oldest_first_late_or_not() -> None:
    found = waiting_for(several(), TODAY)
    assert [(each.reference, each.since.isoformat(), each.why, each.due_words) for each in found] == [
        ("ACME-3", "2026-02-01", "promised 1 Oct", "53 days late"),
        ("ACME-6", "2026-02-01", "promised 1 Jan", "in 39 days"),
        ("NW-1", "2026-05-01", "given 1 May 26, no answer", ""),
        ("ACME-1", "2026-07-01", "given 1 Jul, no answer", ""),
        ("ACME-5", "2026-09-01", "deferred until 30 Jan", "in 68 days"),
    ]
    assert found[0].late == "295 days"
    assert [each.section for each in found] == [Section.progress] * 2 + [Section.waiting] * 3


def test_what_is_owed_today_is_due_today() -> None:
    [item] = waiting_for(small_book(advice(decide_by=TODAY.isoformat())), TODAY)
    assert item.due_words == "today"


def test_adopted_advice_without_a_promised_date_is_owed_by_no_day() -> None:
    assert waiting_for(small_book(advice(), ADOPTED), TODAY) == []

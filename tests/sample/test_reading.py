"""What the sample tells: rich, believable, and the same for the same day."""

import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import advisor.sample
from advisor.agenda import Section, agenda, snoozed
from advisor.book import Book
from advisor.counting import tally, value_of
from advisor.records import (
    Answer,
    Client,
    Decision,
    Engagement,
    Outcome,
    Person,
    Profile,
    Quote,
    Recommendation,
    Withdrawal,
)
from advisor.records import choices as c
from advisor.records.fields import fields_of
from advisor.sample import sample_changes
from advisor.sample.reading import working_day
from advisor.standing import Clock, State
from tests.sample.in_memory import sample_book

TODAY = date(2026, 11, 23)

#: Days that may lie ahead: what was promised, planned or put off.
AHEAD = {"decide_by", "promised_on", "deferred_until", "until", "starts", "ends", "due", "day"}

#: Names that codespell takes for other words.
NAMES = "bellweather,bellweathers,coo"

any_day = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31))


@pytest.fixture(scope="module")
def book() -> Book:
    """The sample as of one day."""
    return sample_book(TODAY)


@pytest.fixture(scope="module")
def advice(book: Book) -> list[Recommendation]:
    """The recommendations of the sample, without the one entered in error."""
    return book.advice()


def test_the_same_day_gives_the_same_changes_in_the_same_order() -> None:
    assert sample_changes(TODAY) == sample_changes(TODAY)


def test_another_day_gives_the_same_records_on_other_days() -> None:
    here, there = sample_changes(TODAY), sample_changes(TODAY + timedelta(days=7))
    assert [each.record.id for each in here] == [each.record.id for each in there]
    assert here != there


def test_ids_are_well_formed_and_nobody_elses() -> None:
    ids = [each.record.id for each in sample_changes(TODAY)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]{8,32}", each) for each in ids)


@settings(max_examples=12, deadline=None)
@given(any_day)
@example(date(2028, 2, 29))
@example(date(2026, 12, 31))
@example(date(2027, 1, 1))
@example(date(2027, 1, 2))
@example(date(2027, 1, 3))
def test_on_any_day_the_sample_keeps_every_rule_and_today_is_a_days_work(today: date) -> None:
    book = sample_book(today)
    assert 28 <= len(agenda(book, today)) <= 36
    assert {book.standing_of(each, today).state for each in book.advice()} == set(State)


@settings(max_examples=12, deadline=None)
@given(any_day)
def test_nothing_has_happened_in_the_future(today: date) -> None:
    for change in sample_changes(today):
        for spec in fields_of(type(change.record)):
            value = getattr(change.record, spec.name)
            if spec.kind == "date" and value is not None and spec.name not in AHEAD:
                assert value <= today, (spec.name, change.record)


@given(any_day, st.integers(-2000, 2000), st.integers(-2000, 2000))
def test_working_days_are_off_the_weekend_near_and_in_order(today: date, one: int, other: int) -> None:
    day = working_day(today, one)
    assert day.weekday() < 5
    assert abs(day - today - timedelta(days=one)).days <= 2
    assert (one <= 0) == (day <= today) or day == today
    if one <= other:
        assert day <= working_day(today, other)


def test_there_is_enough_of_everything(book: Book, advice: list[Recommendation]) -> None:
    assert len(book.all(Client)) >= 6
    assert len(book.all(Engagement)) >= 12
    assert len(advice) >= 120
    given_on = [each.given_on for each in advice if each.given_on]
    assert 2.5 * 365 < (max(given_on) - min(given_on)).days < 3 * 365


def test_the_practice_is_marias(book: Book) -> None:
    assert (book.profile.name, book.profile.firm, book.profile.currency) == ("Maria Keller", "Keller & Partners", "EUR")
    assert len(book.all(Profile)) == 1


@pytest.mark.parametrize(
    ("record_type", "field", "wanted"),
    [
        (Client, "status", {"active", "prospect", "dormant"}),
        (Engagement, "kind", set(c.EngagementKind)),
        (Engagement, "status", set(c.EngagementStatus)),
        (Person, "part", set(c.Part)),
        (Person, "stance", set(c.Stance)),
        (Person, "quoted", set(c.Quoting)),
        (Person, "side", set(c.Side)),
        (Recommendation, "priority", set(c.Priority)),
        (Recommendation, "effort", set(c.Effort)),
        (Recommendation, "given_how", set(c.GivenHow)),
        (Decision, "position", set(c.Position)),
        (Decision, "whose", set(c.Whose)),
        (Decision, "words_are", set(c.WordsAre)),
        (Decision, "reason", set(c.Reason)),
        (Decision, "by_doing", {True}),
        (Withdrawal, "kind", set(c.WithdrawalKind)),
        (Withdrawal, "on", {None}),
        (Outcome, "result", set(c.Result)),
        (Outcome, "value_period", set(c.ValuePeriod)),
        (Outcome, "value_covers", set(c.ValueCovers)),
        (Outcome, "value_basis", set(c.ValueBasis)),
    ],
)
def test_every_choice_that_the_program_offers_occurs(
    book: Book, record_type: type[Client], field: str, wanted: set[Enum | bool | None]
) -> None:
    assert wanted <= {getattr(each, field) for each in book.all(record_type)}


def test_every_clock_rings_and_every_section_of_today_is_filled(book: Book) -> None:
    items = agenda(book, TODAY)
    assert {each.cause for each in items} >= set(Clock)
    assert {each.section for each in items} == set(Section)
    assert any(book.standing_of(each, TODAY).slips >= 2 for each in book.advice())
    assert len(snoozed(book, TODAY)) == 1


def test_a_correction_an_error_drafts_and_changes_of_mind_occur(book: Book, advice: list[Recommendation]) -> None:
    assert sum(bool(each.corrections) for each in advice) == 1
    assert sum(bool(each.entered_in_error) for each in book.all(Recommendation)) == 1
    assert sum(each.given_on is None for each in advice) >= 3
    positions = Counter(each.recommendation for each in book.all(Decision) if each.whose is c.Whose.client)
    assert sum(number > 1 for number in positions.values()) >= 3
    assert any(each.option_chosen for each in book.all(Decision))


def test_about_three_in_five_settled_pieces_of_advice_are_taken_and_most_of_those_done(book: Book) -> None:
    counts = tally(book.standing_of(each, TODAY) for each in book.advice())
    assert 0.5 <= counts.taken / counts.settled <= 0.7
    assert 0.6 <= counts.implemented / counts.taken <= 0.85


def test_value_was_won_and_lost(book: Book, advice: list[Recommendation]) -> None:
    values = [value_of((e for e in book.events_of(a.id) if isinstance(e, Outcome)), TODAY) for a in advice]
    delivered = [each.delivered_once + each.delivered_per_year for each in values]
    assert max(delivered) > 0 > min(delivered)
    assert any(each.estimated_once for each in values)


def test_chances_were_stated_before_the_answer_and_are_humanly_wrong(book: Book) -> None:
    resolved = []
    for each in book.advice():
        found = book.standing_of(each, TODAY)
        if found.settled and each.adoption_chance is not None:
            assert found.decision is not None
            assert found.decision.recorded is not None
            assert each.adoption_chance_recorded is not None
            assert each.adoption_chance_recorded < found.decision.recorded
            resolved.append((each.adoption_chance, found.adopted))
    assert len(resolved) >= 30
    expected = sum(chance for chance, _ in resolved) / 100
    came = sum(adopted for _, adopted in resolved)
    assert came < expected < 1.25 * came
    sure = [adopted for chance, adopted in resolved if chance >= 75]
    unsure = [adopted for chance, adopted in resolved if chance < 65]
    assert sum(sure) / len(sure) > sum(unsure) / len(unsure)


def test_every_client_has_somebody_who_decides_and_somebody_of_ours(book: Book) -> None:
    for client in book.all(Client):
        people = book.people_of(client.id)
        assert any(each.part is c.Part.decides for each in people), client.name
        assert any(each.side is c.Side.ours for each in people), client.name


def test_given_advice_says_what_why_and_what_for(advice: list[Recommendation]) -> None:
    for each in advice:
        if each.given_on:
            assert all((each.advice, each.because, each.hope, each.category, each.owner, each.given_to)), each.title


def test_no_two_pieces_of_advice_share_a_title_and_no_sentence_is_used_twice(book: Book) -> None:
    titles = Counter(each.title.casefold() for each in book.all(Recommendation))
    assert [title for title, number in titles.items() if number > 1] == []
    answers = {(each.person, each.words) for each in book.all(Answer)}
    own = (each for each in book if not (isinstance(each, Quote) and (each.person, each.words) in answers))
    texts = Counter(
        getattr(each, spec.name)
        for each in own
        for spec in fields_of(type(each))
        if spec.long and spec.kind == "text" and getattr(each, spec.name)
    )
    assert [text for text, number in texts.items() if number > 1] == []


def test_the_spelling_is_clean() -> None:
    folder = Path(advisor.sample.__file__).parent
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "-L", NAMES, str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)

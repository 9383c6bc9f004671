"""The sample through the one door, in a real folder."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from advisor.changes import Refused
from advisor.practice import Practice
from advisor.records import Client, Dated, Engagement, Promise, Recommendation
from advisor.sample import fill, sample_changes
from advisor.sample.filling import sessions

#: Early on a Monday: what is dated today is written down before the evening.
NOW = datetime(2026, 11, 23, 6, 15, tzinfo=UTC)


def opened(folder: Path) -> Practice:
    practice = Practice.open(folder / "practice", state=folder / "state", now=lambda: NOW, who="Maria", create=True)
    practice.load()
    return practice


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the sample."""
    folder = tmp_path_factory.mktemp("sample")
    fill(opened(folder))
    return folder


@pytest.fixture
def practice(folder: Path) -> Practice:
    """The sample, opened again as a program that starts would."""
    return opened(folder)


def test_a_filled_practice_opens_again_whole_and_sound(practice: Practice) -> None:
    assert {each.id for each in practice.book} == {each.record.id for each in sample_changes(NOW.date())}
    assert practice.troubles == {}
    assert practice.check() == []


def test_filling_twice_on_one_day_gives_the_same_records_and_the_clock_back(practice: Practice, tmp_path: Path) -> None:
    other = opened(tmp_path)
    clock = other.now
    fill(other)
    assert other.now is clock
    documents = [{each.id: each.to_document() for each in one.book} for one in (practice, other)]
    assert documents[0] == documents[1]


def test_a_practice_that_holds_something_is_left_alone(practice: Practice) -> None:
    before = {each.id: each.rev for each in practice.book}
    with pytest.raises(Refused, match="the sample wants an empty one"):
        fill(practice)
    assert {each.id: each.rev for each in practice.book} == before


def test_everything_was_written_down_after_it_happened_and_before_now(practice: Practice) -> None:
    for each in practice.book:
        assert each.recorded is not None
        assert each.recorded <= NOW
        if isinstance(each, Dated) and (on := getattr(each, "on", None)):
            assert each.recorded.date() >= on
        if isinstance(each, Recommendation) and each.given_on:
            assert each.recorded.date() == each.given_on


def test_what_ended_later_was_written_down_when_it_began_and_again_when_it_ended(practice: Practice) -> None:
    kept = [each for each in practice.book.all(Promise) if each.on and each.kept_on]
    slow = [each for each in kept if (each.kept_on or date.min) - (each.on or date.max) > timedelta(days=25)]
    assert len(slow) >= 5
    for each in slow:
        assert each.recorded is not None
        assert each.recorded.date() < (each.kept_on or date.min)
    named = [change.id for entry in practice.history() for change in entry.changes]
    assert {named.count(each.id) for each in slow} == {2}


def test_references_follow_the_days_on_which_advice_was_given(practice: Practice) -> None:
    for client in practice.book.all(Client):
        given = [
            (int(each.reference.removeprefix(f"{client.code}-")), each.given_on or date.max)
            for each in practice.book.all(Recommendation)
            if practice.book.client_of(each) == client and each.given_on
        ]
        assert [day for _, day in sorted(given)] == sorted(day for _, day in given)
    engagements = {each.reference for each in practice.book.all(Engagement)}
    assert {"NWD-E1", "NWD-E2", "TES-E1"} <= engagements


def test_the_advice_on_the_pictures_has_its_reference(practice: Practice) -> None:
    titles = {
        "NWD-14": "Publish floor prices for all regions",
        "NWD-9": "Deal desk above 250 k",
        "HAR-11": "Keep the second hosting supplier",
        "HAR-21": "Move renewals to 120/90/60 days",
    }
    assert {name: getattr(practice.book.find(name), "title", "") for name in titles} == titles


def test_the_history_has_one_action_for_each_session_and_says_what_it_was(practice: Practice) -> None:
    whys = [each.action.why for each in practice.history()]
    assert whys == [each.why for each in sessions(NOW.date())]
    assert whys[0] == "Set up the practice"
    assert "Take on Northwind Industries" in whys
    assert "Northwind Industries: 1 engagement, 6 recommendations, 1 interaction, 1 insight, 2 goals" in whys


def test_the_history_of_the_sample_names_its_consultant(practice: Practice) -> None:
    name = practice.book.profile.name
    assert name
    assert {entry.action.who for entry in practice.history()} == {name}
    assert practice.who == "Maria"

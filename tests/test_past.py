"""A client's records as they stood at a moment, out of a practice that was written through its door."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from advisor.book import PRACTICE_SCOPE, Book
from advisor.changes import Add, Delete, Edit
from advisor.past import as_it_was
from advisor.practice import Practice
from advisor.records import Client, Decision, Engagement, Person, Profile, Recommendation, Record
from advisor.records.choices import Position
from tests.calendar import Calendar

_CLIENT = Client(id="acme000000000000", name="Acme Tools", code="ACME")
_WORK = Engagement(id="e100000000000000", client=_CLIENT.id, title="Supply review")
_ADVICE = Recommendation(id="ad00000000000000", engagement=_WORK.id, title="One owner", given_on=date(2026, 6, 1))
_DATA = Path(__file__).parent / "data"
_FIRST = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar(_FIRST)


@pytest.fixture
def opened(tmp_path: Path, calendar: Calendar) -> Callable[[], Practice]:
    def start() -> Practice:
        practice = Practice.open(
            tmp_path / "practice", state=tmp_path / "state", now=calendar, who="Maria Keller", create=True
        )
        practice.load()
        return practice

    return start


@pytest.fixture
def practice(opened: Callable[[], Practice]) -> Practice:
    practice = opened()
    practice.record([Add(Profile(name="Maria Keller", firm="Keller & Partners"))], "profile")
    practice.record([Add(_CLIENT), Add(_WORK), Add(_ADVICE)], "Acme")
    return practice


def _all(book: Book) -> set[str]:
    return {each.id for each in book}


def _current(practice: Practice, record: Record) -> Record:
    found = practice.book.record(record.id)
    assert found is not None
    return found


def test_the_book_of_a_day_is_what_had_been_recorded_by_its_end(practice: Practice, calendar: Calendar) -> None:
    before = {each.id: each for each in practice.book}
    calendar.turn(1)
    practice.record([Edit(_current(practice, _CLIENT), {"name": "Acme Group"})], "renamed")
    practice.record([Add(Person(client=_CLIENT.id, name="Dana Ortiz"))], "Dana")
    then = as_it_was(practice.store, _CLIENT.id, _FIRST.date())
    assert {each.id: each for each in then.book} == before
    assert then.book.profile.firm == "Keller & Partners"
    assert then.later[_CLIENT.id] == (date(2026, 6, 4), date(2026, 6, 4))


def test_the_records_of_other_clients_are_not_in_it(practice: Practice) -> None:
    other = Client(id="b01f000000000000", name="Bolt", code="BOLT")
    practice.record([Add(other)], "Bolt")
    assert other.id not in _all(as_it_was(practice.store, _CLIENT.id, practice.now()).book)


def test_what_was_undone_deleted_or_corrected_since_stands_as_it_did(practice: Practice, calendar: Calendar) -> None:
    decision = Decision(
        id="dec0000000000000", recommendation=_ADVICE.id, on=date(2026, 6, 2), position=Position.adopted
    )
    person = Person(id="da1a000000000000", client=_CLIENT.id, name="Dana Ortiz")
    practice.record([Add(person)], "Dana")
    practice.record([Add(decision)], "adopted")
    before = {each.id: each for each in practice.book}
    calendar.turn(3)
    practice.undo()
    practice.record([Delete(_current(practice, person))], "Dana left")
    practice.record([Edit(_current(practice, _ADVICE), {"title": "Two owners"}, "It was two.")], "corrected")
    assert {each.id: each for each in as_it_was(practice.store, _CLIENT.id, _FIRST.date()).book} == before


def test_the_practice_itself_stands_as_it_did_at_the_instant(practice: Practice) -> None:
    instant = practice.now().astimezone(UTC)
    practice.record([Edit(practice.book.profile, {"firm": "Keller & Daughters"})], "renamed")
    assert as_it_was(practice.store, _CLIENT.id, instant).book.profile.firm == "Keller & Partners"


def test_the_whole_of_now_is_what_the_book_holds(opened: Callable[[], Practice], practice: Practice) -> None:
    then = as_it_was(opened().store, _CLIENT.id, practice.now())
    assert {each.id: each for each in then.book} == {each.id: each for each in practice.book}
    assert not then.later


@pytest.mark.parametrize("frozen", sorted(_DATA.glob("format_*/practice")), ids=lambda frozen: frozen.parent.name)
def test_a_history_of_every_format_tells_the_whole_of_its_practice(frozen: Path, tmp_path: Path) -> None:
    shutil.copytree(frozen, tmp_path / "practice")
    practice = Practice.open(tmp_path / "practice", state=tmp_path / "state", now=Calendar(_FIRST), who="Mara Lind")
    practice.load()
    assert practice.book.all(Client)
    for client in practice.book.all(Client):
        then = as_it_was(practice.store, client.id, date.max)
        kept = [*practice.book.kept_in(client.id), *practice.book.kept_in(PRACTICE_SCOPE)]
        assert {each.id: each for each in then.book} == {each.id: each for each in kept}

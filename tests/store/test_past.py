"""A scope as it stood at a moment of its history, whatever was written since, and by whom."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.store import Change, Commit, Damaged, FolderStore, Past, Store, Tables, create_practice
from tests.store.apart import Computer, content
from tests.store.helpers import ACME, AT, ON, Practice, new

_DAY = timedelta(days=1)


def _commit(store: Store, at: datetime, *changes: Change, undoes: str | None = None) -> Commit:
    return store.commit(
        changes, id=f"{at:%d%H%M%S%f}{store.device}", who="Ada", why="Note", on=at.date(), at=at, undoes=undoes
    )


def _records(past: Past) -> Tables:
    return {table: docs for table, docs in past.tables.items() if docs}


def test_a_day_is_told_with_everything_recorded_by_its_end_and_nothing_later(practice: Practice) -> None:
    store = practice.store
    first = _commit(store, AT, new("one", {"title": "Old"}), new("gone", {"title": "Goes"}))
    kept = content(store.load(ACME))
    _commit(store, AT + _DAY, Change(ACME, "advice", "one", {"title": "New"}, first.id))
    _commit(store, AT + 2 * _DAY, Change(ACME, "advice", "gone", None, first.id), new("two", {}))
    past = practice.again().past(ACME, ON)
    assert _records(past) == kept
    assert past.later == {"one": (ON + _DAY,) * 2, "gone": (ON + 2 * _DAY,) * 2, "two": (ON + 2 * _DAY,) * 2}
    assert _records(store.past(ACME, ON - _DAY)) == {}
    assert _records(store.past(ACME, ON + 2 * _DAY)) == content(store.load(ACME))
    assert store.past(ACME, ON + 2 * _DAY).later == {}


def test_an_instant_holds_what_was_written_by_it(practice: Practice) -> None:
    store = practice.store
    _commit(store, AT, new("one", {}))
    _commit(store, AT + timedelta(seconds=1), new("two", {}))
    assert list(store.past(ACME, AT).tables["advice"]) == ["one"]
    assert list(store.past(ACME, AT + timedelta(seconds=1)).tables["advice"]) == ["one", "two"]


def test_what_was_taken_back_since_stood_then(practice: Practice) -> None:
    store = practice.store
    done = _commit(store, AT, new("one", {"title": "Said"}))
    _commit(store, AT + _DAY, *store.plan_undo(done.id), undoes=done.id)
    assert store.load(ACME).tables["advice"] == {}
    assert list(store.past(ACME, ON).tables["advice"]) == ["one"]


def test_a_record_written_again_and_again_says_when_first_and_when_last(practice: Practice) -> None:
    store = practice.store
    rev = _commit(store, AT, new("one", {"n": 0})).id
    for day in (1, 2, 3):
        rev = _commit(store, AT + day * _DAY, Change(ACME, "advice", "one", {"n": day}, rev)).id
    assert store.past(ACME, ON).later == {"one": (ON + _DAY, ON + 3 * _DAY)}


def test_nothing_is_told_of_a_scope_that_never_was(practice: Practice) -> None:
    assert practice.store.past("bolt0000", ON) == Past({}, {})


def test_a_history_that_was_altered_is_refused(practice: Practice) -> None:
    _commit(practice.store, AT, new("one", {"title": "Said"}))
    _commit(practice.store, AT + _DAY, new("two", {}))
    chain = practice.chain()
    chain.write_bytes(chain.read_bytes().replace(b"Said", b"Sand"))
    with pytest.raises(Damaged):
        practice.again().past(ACME, ON)


@pytest.fixture
def desk(practice: Practice, tmp_path: Path) -> Computer:
    _commit(practice.store, AT, new("one", {"title": "Old"}))
    return Computer.copy_of(practice.folder, tmp_path, "desk")


@pytest.fixture
def lap(practice: Practice, desk: Computer, tmp_path: Path) -> Computer:
    return Computer.copy_of(desk.folder, tmp_path, "lap")


def test_what_another_computer_had_written_and_not_sent_was_not_seen(desk: Computer, lap: Computer) -> None:
    rev = lap.advice()["one"]["rev"]
    _commit(lap.store, AT + timedelta(hours=1), Change(ACME, "advice", "one", {"owner": "Dana"}, rev), new("lap", {}))
    making = AT + timedelta(hours=2)
    _commit(desk.store, making, new("made", {"digest": "1"}))
    desk.gets(lap)
    assert set(desk.advice()) == {"one", "lap", "made"}
    past = desk.store.past(ACME, making, adding="made")
    assert past.tables["advice"].keys() == {"one", "made"}
    assert "owner" not in past.tables["advice"]["one"]
    assert past.later == {"one": (ON, ON), "lap": (ON, ON)}
    assert desk.store.past(ACME, making).tables["advice"].keys() == {"one", "lap", "made"}


def test_a_record_that_was_brought_back_is_not_taken_for_its_making(practice: Practice) -> None:
    store, made = practice.store, AT + timedelta(hours=1)
    _commit(store, AT, new("one", {}))
    done = _commit(store, made, new("made", {}))
    _commit(store, AT + _DAY, Change(ACME, "advice", "made", None, done.id), new("two", {}))
    _commit(store, AT + 2 * _DAY, new("made", {}))
    assert store.past(ACME, made, adding="made").tables["advice"].keys() == {"one", "made"}
    another_instant = AT + timedelta(minutes=30)
    assert store.past(ACME, another_instant, adding="made").tables["advice"].keys() == {"one"}


_STEP = st.tuples(st.sampled_from(["desk", "lap"]), st.booleans(), st.sampled_from("abc"), st.integers(0, 2))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEP, min_size=1, max_size=8))
def test_whatever_came_since_the_past_is_what_its_writer_had_before_them(
    steps: list[tuple[str, bool, str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    computers = _computers(tmp_path_factory.mktemp("apart"))
    then: list[tuple[datetime, str, Tables]] = []
    for number, (who, hears, field, value) in enumerate(steps):
        one, other = computers[who], computers["lap" if who == "desk" else "desk"]
        if hears:
            one.gets(other)
        if one.scope().readonly:
            continue  # whoever has a clash before them writes no document
        at, marker = AT + timedelta(minutes=number + 1), f"made{number}"
        rev = one.advice()["one"]["rev"]
        _commit(one.store, at, Change(ACME, "advice", "one", {field: value}, rev), new(marker, {}))
        then.append((at, marker, content(one.scope())))
    computers["desk"].gets(computers["lap"])
    for at, marker, kept in then:
        assert _records(computers["desk"].store.past(ACME, at, marker)) == kept


def _computers(home: Path) -> dict[str, Computer]:
    store = create_practice(home / "first", home / "state")
    assert isinstance(store, FolderStore)
    _commit(store, AT.astimezone(UTC), new("one", {"title": "Old"}))
    return {name: Computer.copy_of(home / "first", home, name) for name in ("desk", "lap")}


def test_the_end_of_a_day_is_that_of_whoever_recorded_something(practice: Practice) -> None:
    """In Auckland it was the 24th already, while it was the 23rd in UTC."""
    store = practice.store
    late = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    store.commit([new("one", {})], id="a" * 16, who="Ada", why="Note", on=date(2026, 11, 24), at=late)
    assert _records(store.past(ACME, date(2026, 11, 23))) == {}
    assert store.past(ACME, late).tables["advice"].keys() == {"one"}

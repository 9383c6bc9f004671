"""The history puts no action before one that it had seen, whatever the clocks say."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.store import Change, create_practice
from advisor.store import Refused as CannotUndo
from advisor.store.history import all_lines
from tests.store.apart import Computer, meet
from tests.store.helpers import ACME, AT, BOLT, ON, Practice, commit, new


def _whys(computer: Computer) -> list[str]:
    return [entry.action.why for entry in computer.store.history()]


def _edits(computer: Computer, why: str, hours: int, scope: str = ACME) -> str:
    """Edit a record with a clock that is wrong by some hours; the action's id is its words."""
    rev = computer.scope(scope).tables["advice"]["one"]["rev"]
    id = f"{why:0>8}"
    change = Change(scope, "advice", "one", {"said": why}, rev)
    computer.store.commit([change], id=id, who="Ada", why=why, on=ON, at=AT + timedelta(hours=hours))
    return id


@pytest.fixture
def two(practice: Practice, tmp_path: Path) -> tuple[Computer, Computer]:
    commit(practice.store, new("one", {}), new("one", {}, BOLT), why="made")
    desk = Computer("desk", practice.folder, practice.store)
    return desk, Computer.copy_of(practice.folder, tmp_path, "lap")


def test_what_had_seen_another_action_stands_behind_it_though_its_clock_was_behind(
    two: tuple[Computer, Computer],
) -> None:
    desk, lap = two
    _edits(desk, "first", 0)
    lap.gets(desk)
    _edits(lap, "second", -48)
    _edits(lap, "third", -47, BOLT)
    desk.gets(lap)
    _edits(desk, "fourth", 1)
    assert _whys(desk) == ["made", "first", "second", "third", "fourth"]


def test_a_refused_undo_names_what_was_done_later_and_never_what_was_done_before(
    two: tuple[Computer, Computer],
) -> None:
    desk, lap = two
    first = _edits(desk, "first", 0)
    lap.gets(desk)
    second = _edits(lap, "second", -48)
    desk.gets(lap)
    with pytest.raises(CannotUndo, match="“second”"):
        desk.store.plan_undo(first)
    assert desk.store.plan_undo(second)


_STEPS = st.lists(
    st.tuples(st.sampled_from([0, 1, 2]), st.sampled_from([ACME, BOLT]), st.integers(-50, 50), st.booleans()),
    min_size=1,
    max_size=8,
)


@settings(max_examples=15)
@given(steps=_STEPS)
def test_no_action_stands_before_one_that_it_had_seen(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, int, bool]]
) -> None:
    home = tmp_path_factory.mktemp("sequence")
    store = create_practice(home / "desk", home / "desk state")
    commit(store, new("one", {}), new("one", {}, BOLT), why="made")
    desk = Computer("desk", home / "desk", store)
    computers = (desk, Computer.copy_of(desk.folder, home, "lap"), Computer.copy_of(desk.folder, home, "hand"))
    for at, (who, scope, hours, meets) in enumerate(steps):
        if computers[who].scope(scope).readonly is None:
            _edits(computers[who], f"edit {at}".replace(" ", ""), hours, scope)
        if meets:
            meet(*computers)
    meet(*computers)
    places = {entry.action.id: place for place, entry in enumerate(desk.store.history())}
    layout = desk.store.layout
    for scope in layout.scopes():
        lines = [line for device in layout.devices(scope) for line in all_lines(layout, scope, device)]
        by_number = {(line.action.device, line.n): places[line.action.id] for line in lines}
        for line in lines:
            assert all(by_number[head] < places[line.action.id] for head in line.heads.items() if head[1])

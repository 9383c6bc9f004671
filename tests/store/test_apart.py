"""Two computers that wrote apart: what merges by itself, what is asked, and that all come to the same."""

import errno
from pathlib import Path
from typing import Any

import pytest

from advisor.store import Change, KeptUnfinished, ReadOnly
from advisor.store.proposals import proposals
from tests.store.apart import Computer, content, meet
from tests.store.helpers import ACME, BOLT, Practice, commit, new
from tests.tools.attack_calls import Call, Perform, attacked


@pytest.fixture
def two(practice: Practice, tmp_path: Path) -> tuple[Computer, Computer]:
    """A desk and a lap computer, both with one record."""
    commit(practice.store, new("one", {"title": "A", "priority": "low", "tags": ["x"]}))
    desk = Computer("desk", practice.folder, practice.store)
    return desk, Computer.copy_of(practice.folder, tmp_path, "lap")


def test_records_added_apart_are_all_there(two: tuple[Computer, Computer]) -> None:
    desk, lap = two
    desk.edits("mine", title="M")
    lap.edits("theirs", title="T")
    meet(desk, lap)
    assert set(desk.advice()) == {"one", "mine", "theirs"}
    assert desk.scope().readonly is None
    assert content(desk.scope()) == content(lap.scope())
    assert desk.store.check() == []


def test_fields_of_one_record_that_were_changed_apart_are_both_kept(two: tuple[Computer, Computer]) -> None:
    desk, lap = two
    desk.edits(title="B")
    lap.edits(priority="high")
    meet(desk, lap)
    for each in two:
        assert {**each.advice()["one"], "rev": ""} == {"title": "B", "priority": "high", "tags": ["x"], "rev": ""}
        assert each.scope().readonly is None
        assert each.store.check() == []
    assert content(desk.scope()) == content(lap.scope())


def test_a_merged_record_is_at_a_revision_of_its_own(two: tuple[Computer, Computer]) -> None:
    desk, lap = two
    mine, theirs = desk.edits(title="B"), lap.edits(priority="high")
    meet(desk, lap)
    assert desk.advice()["one"]["rev"] not in (mine, theirs)
    desk.edits(title="C")
    lap.gets(desk)
    assert lap.advice()["one"]["priority"] == "high"
    assert lap.advice()["one"]["title"] == "C"
    assert lap.store.check() == desk.store.check() == []


def test_what_both_appended_to_a_list_is_kept_once_each(two: tuple[Computer, Computer]) -> None:
    desk, lap = two
    desk.edits(tags=["x", "y", "both"])
    lap.edits(tags=["x", "z", "both"])
    meet(desk, lap)
    assert sorted(desk.advice()["one"]["tags"]) == ["both", "x", "y", "z"]
    assert content(desk.scope()) == content(lap.scope())
    assert desk.scope().readonly is None


def test_the_same_change_on_both_is_no_clash(two: tuple[Computer, Computer]) -> None:
    desk, lap = two
    desk.edits(title="Same")
    lap.edits(title="Same")
    meet(desk, lap)
    assert desk.scope().readonly is None
    assert desk.advice()["one"]["title"] == "Same"


def test_one_field_changed_on_two_computers_is_asked_and_nothing_is_saved_meanwhile(
    two: tuple[Computer, Computer],
) -> None:
    desk, lap = two
    desk.edits(title="Desk")
    lap.edits(title="Lap")
    meet(desk, lap)
    for each in two:
        words = each.scope().readonly
        assert words is not None
        assert f"clients/{ACME}.json was changed on two computers at once, and one thing was changed" in words
        assert "advisor check --repair" in words
        with pytest.raises(ReadOnly, match="two computers"):
            each.edits("another", title="X")
        assert each.store.check() != []
    assert content(desk.scope()) == content(lap.scope())


def test_a_deletion_on_one_computer_and_an_edit_on_the_other_is_asked_and_the_record_is_shown(
    two: tuple[Computer, Computer],
) -> None:
    desk, lap = two
    desk.deletes()
    lap.edits(priority="high")
    meet(desk, lap)
    for each in two:
        assert each.advice()["one"]["priority"] == "high"
        assert each.scope().readonly is not None


def test_a_deletion_on_both_computers_is_none_of_a_clash(two: tuple[Computer, Computer]) -> None:
    desk, lap = two
    desk.deletes()
    lap.deletes()
    meet(desk, lap)
    assert desk.advice() == lap.advice() == {}
    assert desk.scope().readonly is None


def test_the_file_of_either_computer_comes_to_the_same_as_the_histories(two: tuple[Computer, Computer]) -> None:
    desk, lap = two
    desk.edits(title="B")
    desk.edits("mine", title="M")
    lap.edits(priority="high")
    desk.gets(lap, file=True)
    lap.gets(desk)
    assert content(desk.scope()) == content(lap.scope())
    assert desk.store.check() == lap.store.check() == []


def test_those_who_follow_hear_of_what_was_merged(two: tuple[Computer, Computer]) -> None:
    desk, lap = two
    desk.edits(title="B")
    cursor = desk.scope().cursor
    lap.edits(priority="high")
    desk.gets(lap)
    changes = desk.store.changes_since(ACME, cursor)
    assert not changes.whole
    assert [changed.doc for changed in changes.changed] == [desk.advice()["one"]]


def test_what_was_merged_can_be_taken_back_only_where_nobody_wrote_over_it(two: tuple[Computer, Computer]) -> None:
    desk, lap = two
    mine = desk.edits("mine", title="M")
    lap.edits("theirs", title="T")
    meet(desk, lap)
    commit(desk.store, *desk.store.plan_undo(mine), undoes=mine)
    lap.gets(desk)
    assert set(lap.advice()) == {"one", "theirs"}
    assert lap.store.check() == desk.store.check() == []


def _no_room_for_history(call: Call, perform: Perform) -> object:
    """Lets every line of history fail, and no other file."""
    if call.name == "write" and "history" in call.path.parts:
        raise OSError(errno.ENOSPC, "No space left on device")
    return perform(call.data)


@pytest.mark.parametrize(("theirs", "asked"), [({"priority": "high"}, False), ({"title": "Lap"}, True)])
def test_an_action_that_was_kept_and_not_finished_is_finished_beside_what_another_computer_changed_meanwhile(
    two: tuple[Computer, Computer], theirs: dict[str, Any], asked: bool
) -> None:
    desk, lap = two
    both = [Change(ACME, "advice", "one", {"title": "Desk"}, desk.advice()["one"]["rev"]), new("two", {}, BOLT)]
    with attacked(_no_room_for_history, desk.folder), pytest.raises(KeptUnfinished):
        commit(desk.store, *both)
    lap.edits(**theirs)
    desk.gets(lap)
    commit(desk.store, new("three", {}, BOLT))
    assert not list((desk.folder / "pending").iterdir())
    assert (desk.scope().readonly is not None) == asked
    lap.gets(desk)
    for each in two:
        assert each.advice()["one"]["tags"] == ["x"]
        assert asked or {"title": "Desk", "priority": "high"}.items() <= each.advice()["one"].items()
        assert not [finding for finding in each.store.check() if finding.severity == "error"]
    assert content(desk.scope()) == content(lap.scope())


def test_while_lines_are_still_to_come_nothing_is_asked(two: tuple[Computer, Computer], tmp_path: Path) -> None:
    desk, lap = two
    hand = Computer.copy_of(desk.folder, tmp_path, "hand")
    hand.edits(note="n")
    lap.gets(hand)
    lap.edits(title="Lap")
    desk.edits(title="Desk")
    lap.edits("more", title="M")
    desk.gets(lap)
    assert "has not arrived here yet" in (desk.scope().readonly or "")
    assert proposals(desk.store.layout) == []
    desk.gets(hand)
    (waiting,) = proposals(desk.store.layout)
    assert [each.field for each in waiting.questions] == ["title"]

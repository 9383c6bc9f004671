"""Several programs in one practice, and what a program that died leaves to the next; tests/torture/ has the attacks."""

import shutil
from pathlib import Path

import pytest

from advisor.store import Busy, Change, folder
from tests.store.helpers import ACME, BOLT, Practice, commit, new
from tests.tools.attack_calls import FAILURES, Fail, attacked


def test_a_program_that_keeps_the_lock_is_named_not_waited_for_for_ever(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_LOCK_WAIT", 0.05)
    impatient = practice.again()
    with practice.store.writing(), pytest.raises(Busy, match="Another program"):
        commit(impatient, new("one", {}))
    assert commit(impatient, new("one", {})).again is False


def test_a_record_that_another_program_changed_is_seen_by_its_stamp(practice: Practice) -> None:
    first = commit(practice.store, new("one", {"n": 1}))
    before = practice.store.stamps()
    other = practice.elsewhere()
    commit(other, Change(ACME, "advice", "one", {"n": 2}, first.id))
    assert practice.store.stamps()[ACME] != before[ACME]
    (changed,) = practice.store.changes_since(ACME, first.cursors[ACME]).changed
    assert changed.doc is not None
    assert changed.doc["n"] == 2


def test_a_line_of_another_program_that_its_file_lacks_is_seen_by_the_stamp(practice: Practice) -> None:
    first = commit(practice.store, new("one", {"n": 1}))
    before = practice.store.stamps()
    full = Fail(1, FAILURES["ENOSPC"], only=frozenset({"replace"}))
    with attacked(full, practice.folder):
        commit(practice.elsewhere(), Change(ACME, "advice", "one", {"n": 2}, first.id))
    assert full.happened
    assert practice.store.stamps()[ACME] != before[ACME]


def test_what_was_done_last_is_undone_first_where_this_device_forgot_what_it_did(
    practice: Practice, tmp_path: Path
) -> None:
    commit(practice.store, new("one", {}, ACME))
    known = tmp_path / "known"
    shutil.copytree(practice.state, known)
    for number in range(3):
        commit(practice.store, new(f"two{number}", {}, BOLT))
    shutil.copytree(known, practice.state, dirs_exist_ok=True)  # its notes are not flushed, and a power cut loses them
    last = commit(practice.again(), new("three", {}, ACME))
    undoable = practice.again().undoable()
    assert undoable is not None
    assert undoable.id == last.id


def test_an_action_that_a_program_died_over_is_not_undone_before_a_later_one(practice: Practice) -> None:
    commit(practice.store, new("one", {}, ACME), new("one", {}, BOLT))
    living = practice.again()
    dead = Fail(1, KeyboardInterrupt, only=frozenset({"replace"}))
    with attacked(dead, practice.folder), pytest.raises(KeyboardInterrupt):
        commit(practice.store, new("two", {}, BOLT))
    last = commit(living, new("three", {}, ACME))
    undoable = practice.again().undoable()
    assert undoable is not None
    assert undoable.id == last.id

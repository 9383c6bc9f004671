"""Several programs in one practice, and what a program that died leaves to the next; tests/torture/ has the attacks."""

import errno
import shutil
from pathlib import Path

import pytest

from advisor.store import Busy, Change, StoreError, keeper
from advisor.store.atomic import TEMP_SUFFIX
from tests.store.helpers import ACME, BOLT, Practice, commit, new
from tests.tools.attack_calls import FAILURES, Call, Fail, Perform, attacked


def test_a_program_that_keeps_the_lock_is_named_not_waited_for_for_ever(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "_LOCK_WAIT", 0.05)
    impatient = practice.again()
    with practice.store.writing(), pytest.raises(Busy, match="Another program"):
        commit(impatient, new("one", {}))
    assert commit(impatient, new("one", {})).again is False


def test_who_only_reads_opens_beside_a_program_that_keeps_the_lock(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "_LOCK_GLANCE", 0.05)
    commit(practice.store, new("one", {}))
    with practice.store.writing():
        at_work = practice.folder / "clients" / f".{ACME}{TEMP_SUFFIX}"
        at_work.write_bytes(b"")
        known, new_here = practice.again(), practice.elsewhere()
        assert set(known.load(ACME).tables["advice"]) == set(new_here.load(ACME).tables["advice"]) == {"one"}
        assert at_work.exists()
    assert known.device == practice.store.device
    commit(new_here, new("two", {}))
    assert practice.elsewhere().device == new_here.device
    assert practice.again().check() == []


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


def test_a_line_that_was_seen_and_then_taken_back_is_forgotten(practice: Practice) -> None:
    """Another program may look at a history just while the disk refuses to flush it."""
    commit(practice.store, new("one", {}))
    other = practice.again()
    seen: list[object] = []

    class Refuse:
        def __call__(self, call: Call, perform: Perform) -> object:
            if call.name == "fsync" and not seen:
                seen.append(other.undoable())
                raise OSError(errno.EIO, "Input/output error")
            return perform(call.data)

    with attacked(Refuse(), practice.folder), pytest.raises(StoreError, match="Nothing was saved"):
        commit(practice.store, new("two", {}))
    assert seen
    last = commit(practice.store, new("three", {"text": "longer than what was refused"}))
    undoable = other.undoable()
    assert undoable is not None
    assert undoable.id == last.id
    commit(other, new("four", {}))
    assert other.check() == []

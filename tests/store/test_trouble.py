"""A folder that cannot be written, or is not itself, for a while: nothing is lost, and saving goes on afterwards."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from advisor.store import Change, Damaged, StoreError, Unreadable, create_practice
from tests.store.helpers import ACME, AT, BOLT, ON, Practice, commit, new, undo
from tests.tools.attack_device import Disk, why_not

NOBODY = 65534


@contextmanager
def _unprivileged(folder: Path) -> Iterator[None]:
    """Be somebody whom permissions mean something to; the folder is theirs."""
    if os.geteuid() != 0:
        yield
        return
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def _closed(*folders: Path) -> Iterator[None]:
    """Take the permission to write from folders and all that is in them."""
    paths = [path for folder in folders for path in (folder, *folder.rglob("*"))]
    modes = {path: path.stat().st_mode for path in paths}
    for path, mode in modes.items():
        path.chmod(mode & 0o7555)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _made(root: Path) -> Practice:
    practice = Practice(create_practice(root / "practice", root / "state"), root / "practice", root / "state")
    commit(practice.store, new("one", {"n": 1}, ACME), new("one", {"n": 1}, BOLT))
    return practice


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_practice_whose_permissions_are_lost_can_be_read_and_written_again_once_they_are_back() -> None:
    with TemporaryDirectory(prefix="advisor-") as name, _unprivileged(Path(name)):
        practice = _made(Path(name))
        with _closed(practice.folder):
            for scopes in ([ACME], [ACME, BOLT]):
                with pytest.raises(StoreError, match=r"^Nothing was saved in .*: you have no permission for that\.$"):
                    commit(practice.store, *(new("two", {}, scope) for scope in scopes))
            assert set(practice.advice()) == {"one"}
            assert practice.again().history()
        commit(practice.store, new("two", {}, ACME), new("two", {}, BOLT))
        assert set(practice.advice()) == set(practice.advice(BOLT)) == {"one", "two"}
        assert practice.store.check() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_client_that_may_not_be_looked_at_is_told_and_the_others_are_written() -> None:
    with TemporaryDirectory(prefix="advisor-") as name, _unprivileged(Path(name)):
        practice = _made(Path(name))
        practice.file().chmod(0)
        with pytest.raises(Unreadable, match=f"clients/{ACME}.json cannot be read now .you have no permission"):
            practice.store.load(ACME)
        with pytest.raises(Unreadable, match=f"clients/{ACME}.json cannot be read now"):
            commit(practice.store, new("two", {}, ACME))
        commit(practice.store, new("two", {}, BOLT))
        practice.file().chmod(0o600)
        commit(practice.store, new("two", {}, ACME))
        assert practice.store.check() == []


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_a_disk_that_becomes_read_only_is_told_and_read_on(tmp_path: Path) -> None:
    with Disk.make(tmp_path, 8).mounted() as where:
        practice = _made(where)
        subprocess.run(["mount", "-o", "remount,ro", str(where)], check=True)
        with pytest.raises(StoreError, match=r"^Nothing was saved in .*: the folder can only be read\.$"):
            commit(practice.store, new("two", {}))
        assert set(practice.advice()) == {"one"}
        assert practice.elsewhere().check() == []
        subprocess.run(["mount", "-o", "remount,rw", str(where)], check=True)
        commit(practice.store, new("two", {}))
        assert practice.again().check() == []


def test_a_practice_that_was_taken_out_is_written_on_when_it_is_back(practice: Practice) -> None:
    commit(practice.store, new("one", {}))
    out = practice.folder.rename(practice.folder.with_name("taken-out"))
    with pytest.raises(Unreadable, match="is not there now"):
        practice.store.stamps()
    with pytest.raises(Unreadable, match="is not there now"):
        commit(practice.store, new("two", {}))
    assert not practice.folder.exists()
    out.rename(practice.folder)
    commit(practice.store, new("two", {}))
    assert set(practice.advice()) == {"one", "two"}
    assert practice.store.check() == []


def test_a_clock_that_was_set_back_changes_no_order(practice: Practice) -> None:
    seen = None
    for n, at in enumerate([AT, AT + timedelta(days=400), AT - timedelta(days=400), AT]):
        change = Change(ACME, "advice", "one", {"n": n}, seen)
        seen = practice.store.commit([change], id=f"commit{n:04}", who="Ada", why=str(n), on=ON, at=at).id
    assert practice.store.check() == []
    practice.file().unlink()
    assert practice.advice()["one"]["n"] == 3
    assert [entry.action.why for entry in practice.again().history()] == ["0", "1", "2", "3"]
    undoable = practice.again().undoable()
    assert undoable is not None
    assert undoable.why == "3"


def _unlistable(practice: Practice, scope: str) -> None:
    """Let a scope's history be what nobody can look into, whoever they are."""
    folder = practice.folder / "history" / scope
    folder.rename(practice.folder.with_name("history taken out"))
    folder.write_bytes(b"")


def test_a_client_whose_history_cannot_be_read_stops_no_undo_in_another(practice: Practice) -> None:
    commit(practice.store, new("one", {}, BOLT))
    kept = commit(practice.store, new("one", {}, ACME), why="Add one")
    _unlistable(practice, BOLT)
    store = practice.again()
    undoable = store.undoable()
    assert undoable is not None
    assert (undoable.id, store.action(kept.id)) == (kept.id, undoable)
    undo(store, kept.id)
    assert practice.advice() == {}


def test_the_check_goes_on_past_what_it_cannot_read_and_names_each(practice: Practice) -> None:
    commit(practice.store, new("one", {}, ACME), new("one", {}, BOLT))
    (practice.folder / "backups").mkdir(mode=0o700)
    (practice.folder / "backups" / ACME).write_bytes(b"")
    _unlistable(practice, ACME)
    practice.chain(BOLT).write_bytes(b"{}\n")
    found = {finding.where: finding.words for finding in practice.store.check() if finding.severity == "error"}
    assert set(found) >= {f"history/{ACME}", f"backups/{ACME}", f"history/{BOLT}/{practice.store.device}.jsonl"}
    assert "cannot be read now" in found[f"history/{ACME}"]
    assert "cannot be read now" in found[f"backups/{ACME}"]


def test_a_client_with_nothing_left_but_a_history_that_cannot_be_read_is_told_and_the_others_are_listed(
    practice: Practice,
) -> None:
    commit(practice.store, new("one", {}, ACME), new("one", {}, BOLT))
    practice.file(BOLT).unlink()
    _unlistable(practice, BOLT)
    assert practice.again().scopes() == ["practice", ACME, BOLT]
    with pytest.raises(Unreadable, match=f"history/{BOLT} cannot be read now"):
        practice.again().load(BOLT)
    commit(practice.store, new("two", {}, ACME))


def test_the_history_of_all_gives_what_can_be_read_and_names_the_rest(practice: Practice) -> None:
    commit(practice.store, new("one", {}, ACME), why="In Acme")
    commit(practice.store, new("one", {}, BOLT), why="In Bolt")
    practice.chain(BOLT).write_bytes(b"{}\n")
    unread: dict[str, str] = {}
    assert [entry.action.why for entry in practice.store.history(unread=unread)] == ["In Acme"]
    assert list(unread) == [BOLT]
    with pytest.raises(Damaged, match=f"history/{BOLT}"):
        practice.store.history()

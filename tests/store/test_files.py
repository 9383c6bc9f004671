"""What lies on the disk: whose it is, how it is laid out, and TinyDB underneath."""

import json
import os
import stat
from pathlib import Path

import pytest
from tinydb import Query
from tinydb.storages import JSONStorage

from advisor.store import create_practice
from advisor.store.atomic import replace_file
from advisor.store.tables import RecordDB, SealedStorage
from tests.store.helpers import ACME, BOLT, Practice, commit, new

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@posix
@pytest.mark.parametrize("umask", [0o000, 0o077, 0o022])
def test_only_the_owner_can_read_a_practice(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        store = create_practice(tmp_path / "practice", tmp_path / "state")
        commit(store, new("a", {}), new("b", {}, BOLT))
    finally:
        os.umask(before)
    for path in [tmp_path / "practice", tmp_path / "state", *tmp_path.rglob("*/**/*")]:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


@posix
def test_check_names_what_others_can_read(practice: Practice) -> None:
    commit(practice.store, new("one", {}))
    practice.file().chmod(0o644)
    (finding,) = practice.store.check()
    assert finding.where == f"clients/{ACME}.json"
    assert "other users" in finding.words


def test_no_temporary_file_is_left_behind(practice: Practice) -> None:
    commit(practice.store, new("a", {}), new("b", {}, BOLT))
    names = {path.name for path in practice.folder.rglob("*") if path.is_file()}
    chain = practice.chain().name
    assert names - {".lock"} == {f"{ACME}.json", f"{BOLT}.json", "practice.json", chain}


def test_a_failed_replacement_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a folder"
    target.mkdir()
    (target / "full").touch()
    with pytest.raises(OSError, match="a folder"):
        replace_file(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a folder"]


def test_a_client_is_a_tinydb_file_with_one_record_a_line(practice: Practice) -> None:
    done = commit(practice.store, new("one", {"title": "Zoë"}), new("two", {"b": 1, "a": 2}))
    with RecordDB(practice.file(), storage=JSONStorage, access_mode="r", encoding="utf-8") as db:
        assert db.tables() == {"_meta", "advice"}
        assert db.table("advice").search(Query().title == "Zoë")
    lines = practice.file().read_text("utf-8").splitlines()
    assert f'"two":{{"a":2,"b":1,"rev":"{done.id}"}}' in lines


def test_our_tinydb_takes_text_as_ids_and_answers_nothing_stale(tmp_path: Path) -> None:
    path = tmp_path / "client.json"
    with RecordDB(path, storage=SealedStorage) as db, RecordDB(path, storage=SealedStorage) as other:
        table = db.table("advice")
        id = table.insert({"title": "A"})
        assert isinstance(id, str)
        titled = Query().title == "A"
        assert [doc.doc_id for doc in table.search(titled)] == [id]
        other.table("advice").update({"title": "B"}, titled)
        assert table.search(titled) == []
        assert table.get(Query().title == "B") == {"title": "B"}


def test_a_history_line_says_everything_of_its_commit(practice: Practice) -> None:
    one = commit(practice.store, new("one", {"title": "A"}), why="First")
    two = commit(practice.store, new("two", {"title": "B"}), why="Second")
    first, second = (json.loads(line) for line in practice.chain().read_bytes().splitlines())
    assert second["previous"] == first["digest"]
    assert (first["n"], second["n"]) == (1, 2)
    assert (first["commit"], second["commit"]) == (one.id, two.id)
    assert second["heads"] == {practice.store.device: 1}
    assert second["changes"] == [
        {"table": "advice", "id": "two", "before": None, "after": {"title": "B", "rev": two.id}}
    ]
    assert {key: second[key] for key in ("device", "who", "why", "on", "at", "format", "undoes", "scope")} == {
        "device": practice.store.device,
        "who": "Ada",
        "why": "Second",
        "on": "2026-11-23",
        "at": "2026-11-23T09:30:00+00:00",
        "format": 1,
        "undoes": None,
        "scope": ACME,
    }


def test_the_device_is_not_told_to_the_practice_beyond_its_id(practice: Practice) -> None:
    commit(practice.store, new("one", {}))
    assert practice.again().device == practice.store.device
    assert practice.elsewhere().device != practice.store.device
    assert not any(practice.state.name in path.name for path in practice.folder.rglob("*"))


@pytest.mark.parametrize("gone", ["clients", "history", "pending"])
def test_an_empty_folder_that_a_copy_left_out_is_made_again(practice: Practice, gone: str) -> None:
    (practice.folder / gone).rmdir()
    store = practice.again()
    assert store.check() == []
    commit(store, new("one", {"title": "A"}), new("two", {"title": "B"}, BOLT))
    assert practice.advice()["one"]["title"] == "A"
    assert store.check() == []
    assert stat.S_IMODE((practice.folder / gone).stat().st_mode) & 0o077 == 0 or os.name == "nt"

"""A practice that the first format's program wrote opens in this one, for ever; and in none, by docs/format.md."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from advisor.changes import Edit
from advisor.practice import Practice
from advisor.records import Client, Recommendation
from advisor.store import Change, FolderStore, open_practice
from advisor.store.archive import read_archive
from advisor.store.unpacking import unpack
from tests.store.helpers import commit, undo
from tests.tools import plain_reader
from tests.tools.freeze import HARBOUR, MILL, NORTHWIND, freeze, says

FROZEN = Path(__file__).parents[1] / "data" / "format_1"
SAID: dict[str, Any] = json.loads((FROZEN / "says.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The practice as it was written, with the modes that git does not keep."""
    folder = Path(shutil.copytree(FROZEN / "practice", tmp_path / "practice"))
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    return folder


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> FolderStore:
    return open_practice(folder, tmp_path / "state")


def test_it_says_what_it_said_on_the_day_it_was_written(store: FolderStore) -> None:
    assert json.loads(json.dumps(says(store))) == SAID
    assert store.scopes() == ["practice", HARBOUR, NORTHWIND]
    assert store.check() == []


def test_it_is_written_on_and_what_was_done_then_is_undone_now(store: FolderStore, folder: Path) -> None:
    then = {path: path.read_bytes() for path in folder.rglob("*.jsonl")}
    client = store.load(NORTHWIND).tables["client"][NORTHWIND]
    commit(store, Change(NORTHWIND, "client", NORTHWIND, {"notes": "Ten years on"}, client["rev"]))
    now = store.load(NORTHWIND).tables
    assert now["client"][NORTHWIND]["mood"] == {"now": "calm", "since": [2026, 1.5]}
    assert now["horoscope"]["aries00"]["sign"] == "♈"
    undo(store, next(each["id"] for each in SAID["history"] if each["why"] == "outcome"))
    assert "outcome" not in {name for name, docs in store.load(NORTHWIND).tables.items() if docs}
    assert all(path.read_bytes() == raw for path, raw in then.items()), "what was written then stays"
    assert store.check() == []


def test_its_records_are_those_of_today_and_what_today_does_not_know_outlives_an_edit(
    folder: Path, tmp_path: Path
) -> None:
    now = datetime(2036, 11, 23, 9, 30, tzinfo=UTC)
    practice = Practice.open(folder, state=tmp_path / "state", now=lambda: now, who="maria")
    practice.load()
    assert practice.troubles == {}
    (client,) = (each for each in practice.book.all(Client) if each.code == "NWD")
    assert [each.reference for each in practice.book.all(Recommendation)] == ["NWD-1", "NWD-2"]
    practice.record([Edit(client, {"notes": "Ten years on"})], "edit")
    known = practice.store.load(NORTHWIND).tables
    assert known["client"][NORTHWIND]["mood"] == {"now": "calm", "since": [2026, 1.5]}
    assert known["horoscope"]["aries00"]["days"] == [1, 2]
    assert practice.check() == []


def test_it_holds_what_a_practice_can_hold() -> None:
    devices = {path.stem for path in FROZEN.rglob("*.jsonl")}
    undone = {each["undoes"] for each in SAID["history"]} - {None}
    kinds = {path.name for path in (FROZEN / "practice").iterdir()}
    assert len(devices) == 2
    assert len(undone) == 1
    assert kinds >= {"practice.json", "clients", "history", "backups", "destroyed"}
    assert (FROZEN / "practice" / "destroyed" / f"{MILL}.json").exists()


def test_it_can_be_read_without_the_program(folder: Path) -> None:
    found = plain_reader.practice(folder)
    assert found == SAID["records"]
    receipt = plain_reader.sealed((folder / "destroyed" / f"{MILL}.json").read_bytes(), plain_reader.LINE)
    assert receipt["code"] == "MIL"
    lines = {line["commit"]: line for each in found for line in plain_reader.in_order(folder / "history" / each)}
    assert {id: line["why"] for id, line in lines.items()} == {each["id"]: each["why"] for each in SAID["history"]}


def test_what_is_written_today_can_be_read_so_too(tmp_path: Path) -> None:
    freeze(tmp_path / "today")
    said = json.loads((tmp_path / "today" / "says.json").read_text("utf-8"))
    assert plain_reader.practice(tmp_path / "today" / "practice") == said["records"]


@pytest.mark.parametrize("name", ["practice.json", f"clients/{NORTHWIND}.json", f"history/{NORTHWIND}"])
def test_who_reads_it_without_the_program_sees_what_was_altered(folder: Path, name: str) -> None:
    path = folder / name
    path = next(path.iterdir()) if path.is_dir() else path
    path.write_bytes(path.read_bytes().replace(b"Keller", b"Kellen").replace(b"floor", b"roof"))
    with pytest.raises(plain_reader.NotAsWritten):
        plain_reader.practice(folder)


def test_a_backup_that_was_made_then_is_unpacked_now_and_says_the_same(tmp_path: Path) -> None:
    unpack(tmp_path / "again", read_archive(FROZEN / "backup.zip"))
    store = open_practice(tmp_path / "again", tmp_path / "state")
    assert json.loads(json.dumps(says(store))) == SAID
    assert store.check() == []

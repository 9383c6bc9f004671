"""Whole folders that a sync service copied: what lies in them is merged like any other copy, and nothing is lost."""

import shutil
from pathlib import Path

import pytest

from advisor.changes import Add, new_id
from advisor.records import Client
from advisor.upkeep.erasing import destroy, what_goes
from advisor.upkeep.mending import offers, repair, take_in
from tests.upkeep.computers import SCOPE, Desk, northwind

FOLDERS = ["history (1)", "history-conflict-20261123", "history 2", "history.sync-conflict-1", "Copy of history"]
OF_A_CLIENT = [f"{SCOPE} (1)", f"{SCOPE} (conflicted copy)", f"{SCOPE}-LAPTOP", f"original {SCOPE}"]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Desk, Desk]:
    """A desk and a lap computer with one practice."""
    desk = northwind(tmp_path)
    return desk, desk.copied(tmp_path, "lap")


def brings(lap: Desk, desk: Desk, name: str) -> Path:
    """The sync service puts a computer's whole history beside the other's."""
    return Path(shutil.copytree(lap.folder / "history", desk.folder / name))


def found(desk: Desk) -> set[str]:
    """The files and folders of which the check says something."""
    return {each.where.rpartition(", ")[2] for each in desk.practice.check()}


@pytest.mark.parametrize("name", FOLDERS)
def test_what_only_a_copied_history_has_comes_into_the_record_with_its_lines(two: tuple[Desk, Desk], name: str) -> None:
    desk, lap = two
    lap.edits(notes="Only on the lap")
    copied = brings(lap, desk, name)
    there = f"{name}/{SCOPE}/{lap.practice.store.device}.jsonl"
    assert there in found(desk)
    repair(desk.practice)
    assert desk.advice().notes == "Only on the lap"
    assert lap.practice.store.device in desk.practice.store.load(SCOPE).heads
    assert not copied.exists()
    assert desk.practice.check() == []


@pytest.mark.parametrize("name", OF_A_CLIENT)
def test_a_copied_history_of_one_client_is_merged_too(two: tuple[Desk, Desk], name: str) -> None:
    desk, lap = two
    lap.edits(notes="Only on the lap")
    copied = desk.folder / "history" / name
    shutil.copytree(lap.folder / "history" / SCOPE, copied)
    assert f"history/{name}/{lap.practice.store.device}.jsonl" in found(desk)
    repair(desk.practice)
    assert desk.advice().notes == "Only on the lap"
    assert not copied.exists()
    assert desk.practice.check() == []


def test_a_client_that_is_only_in_a_copied_history_is_here_afterwards(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    made = Client(id=new_id(), name="Bolt Works", code="BLT")
    lap.practice.record([Add(made)], "client BLT")
    brings(lap, desk, "history (1)")
    repair(desk.practice)
    client = desk.practice.book.get(Client, made.id)
    assert client is not None
    assert client.code == made.code
    assert desk.practice.check() == []


def test_two_histories_of_one_device_are_asked_where_they_differ_and_taken_in(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    copied = brings(desk, desk, "history (1)")
    desk.edits(notes="here")
    chain = desk.chain()
    here = chain.read_bytes()
    theirs = copied / SCOPE / chain.name
    chain.write_bytes(theirs.read_bytes())
    desk.practice.refresh()
    assert here.startswith(theirs.read_bytes())
    theirs.write_bytes(here)
    repair(desk.practice)
    assert chain.read_bytes() == here
    assert desk.advice().notes == "here"
    assert not offers(desk.practice)


def test_copies_of_client_files_in_a_copied_folder_are_offered(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    lap.by_hand({"notes": "by hand on the lap"})
    shutil.copytree(lap.folder / "clients", desk.folder / "clients (1)")
    assert found(desk) == {f"clients (1)/{SCOPE}.json"}
    (offer,) = offers(desk.practice)
    take_in(desk.practice, offer, {})
    assert desk.advice().notes == "by hand on the lap"
    repair(desk.practice)
    assert not (desk.folder / "clients (1)").exists()
    assert desk.practice.check() == []


def test_a_destroyed_client_goes_from_copied_folders_too(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    lap.edits(notes="Only on the lap")
    copied = brings(lap, desk, "history (1)")
    shutil.copytree(lap.folder / "clients", desk.folder / "clients-conflict")
    destroy(desk.practice, what_goes(desk.practice, "NWD"), "NWD")
    assert not (copied / SCOPE).exists()
    assert not (desk.folder / "clients-conflict" / f"{SCOPE}.json").exists()
    shutil.copytree(lap.folder / "history" / SCOPE, copied / SCOPE)
    assert f"history (1)/{SCOPE}" in found(desk)
    repair(desk.practice)
    assert SCOPE not in desk.practice.store.scopes()


def test_a_folder_of_the_users_own_is_left_alone(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    for name in ("notes", "clients of old", "historybook"):
        (desk.folder / name).mkdir()
        (desk.folder / name / "letter.txt").write_text("mine")
    repair(desk.practice)
    assert (desk.folder / "clients of old" / "letter.txt").read_text() == "mine"
    assert desk.practice.check() == []


@pytest.mark.parametrize("file", [f"{SCOPE}.json", f"{SCOPE} (1).json"])
def test_a_client_that_is_only_in_a_copy_of_the_folder_is_named_and_here_once_it_is_moved(
    two: tuple[Desk, Desk], file: str
) -> None:
    desk, _ = two
    away = desk.folder / "clients (1)"
    away.mkdir()
    desk.file.rename(away / file)
    shutil.rmtree(desk.folder / "history" / SCOPE)
    desk.practice.refresh()
    named = [each for each in desk.practice.check() if each.where.endswith(f"clients (1)/{file}")]
    assert [each.severity for each in named] == ["warning"]
    assert "of a client that is not here otherwise" in named[0].words
    (away / file).rename(desk.file)
    assert desk.advice().title == "Publish floor prices"
    assert not any("clients (1)" in each for each in found(desk))

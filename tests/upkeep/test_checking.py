"""The whole check of a practice: with its second folder of backups, and with whoever is named again."""

import errno
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.changes import Add
from advisor.records import Profile
from advisor.store import Finding, StoreError
from advisor.store.codec import decode_file, encode_file
from advisor.upkeep.backing_up import back_up
from advisor.upkeep.checking import check
from advisor.upkeep.erasing import destroy, what_goes
from advisor.upkeep.second_folder import second_shelf
from tests.tools.attack_calls import Call, Perform, attacked
from tests.upkeep.computers import SCOPE, Desk, mended, northwind


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    """The folder that somebody named for second backups."""
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(tmp_path: Path, drive: Path) -> Desk:
    """A practice that was just backed up, also in its second folder."""
    desk = northwind(tmp_path)
    desk.practice.record([Add(Profile(name="Mara Lind", second_backup=str(drive)))], "settings")
    back_up(desk.practice)
    return desk


def found(desk: Desk, where: str = "") -> list[Finding]:
    """What the check finds, or of that what is said of one place."""
    return [each for each in check(desk.practice) if where in ("", each.where)]


def shelf(desk: Desk) -> Path:
    """Where the second backups lie."""
    lies = second_shelf(desk.practice)
    assert lies is not None
    return lies


def test_a_practice_with_whole_backups_in_two_places_is_sound(desk: Desk) -> None:
    assert list(shelf(desk).rglob("*.zip"))
    assert found(desk) == []


def damage(backup: Path) -> None:
    raw = bytearray(backup.read_bytes())
    raw[40] ^= 1
    backup.write_bytes(raw)


def test_a_damaged_backup_in_the_second_folder_is_told_and_copied_again_by_a_repair(desk: Desk) -> None:
    damaged = next(iter((shelf(desk) / SCOPE).glob("*.zip")))
    as_made = damaged.read_bytes()
    damage(damaged)
    (told,) = found(desk)
    assert (told.severity, told.where) == ("warning", str(damaged))
    assert told.words.endswith("is not used. advisor check --repair copies it again.")
    assert mended(desk.practice) == [f"The backup {damaged} was damaged; it was copied again from the practice."]
    assert damaged.read_bytes() == as_made
    assert found(desk) == []


def test_a_damaged_backup_that_is_whole_nowhere_else_stays_until_it_is_deleted(desk: Desk) -> None:
    damaged = next(iter((shelf(desk) / SCOPE).glob("*.zip")))
    damage(damaged)
    damage(desk.folder / "backups" / SCOPE / damaged.name)
    (told,) = found(desk, str(damaged))
    assert told.words.endswith("The practice has no other like it; delete it.")
    assert [each for each in mended(desk.practice) if damaged.name in each] == []
    assert damaged.exists()


def test_what_the_second_folder_refuses_is_said_by_a_repair(desk: Desk) -> None:
    damaged = next(iter((shelf(desk) / SCOPE).glob("*.zip")))
    damage(damaged)

    def full(call: Call, perform: Perform) -> object:
        if call.name == "write" and damaged.name in call.path.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return perform(call.data)

    with attacked(full, shelf(desk)), pytest.raises(StoreError, match=r"could not be mended: the disk is full\."):
        mended(desk.practice)
    assert damaged.exists()


def test_a_second_folder_that_is_not_there_is_told_once_and_is_nothing_wrong(desk: Desk, drive: Path) -> None:
    drive.rename(drive.with_name("taken out"))
    (told,) = found(desk)
    assert (told.severity, told.where) == ("note", str(drive))
    assert "is not there now" in told.words


def test_second_backups_of_a_destroyed_client_that_come_back_are_told_and_go(desk: Desk, tmp_path: Path) -> None:
    theirs = shelf(desk) / SCOPE
    shutil.copytree(theirs, tmp_path / "away")
    destroy(desk.practice, what_goes(desk.practice, "NWD"), "NWD")
    assert found(desk) == []
    shutil.copytree(tmp_path / "away", theirs)
    (told,) = found(desk)
    assert told.where == str(theirs)
    assert f"advisor destroy {SCOPE} removes it" in told.words
    destroy(desk.practice, what_goes(desk.practice, SCOPE), "NWD")
    assert not theirs.exists()
    assert found(desk) == []


def test_a_record_that_is_not_what_the_history_says_is_named_also_where_the_file_was_sealed_anew(desk: Desk) -> None:
    file = decode_file(desk.file.read_bytes())
    next(iter(file.tables["recommendation"].values()))["title"] = "Forged"
    desk.file.write_bytes(encode_file(file.tables, file.meta))
    (told,) = found(desk)
    assert told.severity == "error"
    assert told.words.startswith("The recommendation NWD-1 “Forged” is not what the history says.")
    desk.file.rename(desk.folder.parent / "forged.json")
    mended(desk.practice)
    assert found(desk) == []
    assert desk.advice().title == "Publish floor prices"


def test_a_counter_that_would_give_a_reference_twice_is_found(desk: Desk) -> None:
    file = decode_file(desk.file.read_bytes())
    lower = replace(file.meta, counters=dict.fromkeys(file.meta.counters, 0))
    assert lower != file.meta
    desk.file.write_bytes(encode_file(file.tables, lower))
    (told,) = found(desk)
    assert (told.severity, told.words) == ("error", "A counter of references is lower than a number that was given.")

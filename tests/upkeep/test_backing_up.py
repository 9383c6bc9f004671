"""Backups of an open practice: when they are made, where, and what is told when one cannot be."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from advisor.changes import Add, Edit, Refused
from advisor.practice import Practice
from advisor.records import Client, Profile
from advisor.store import StoreError
from advisor.upkeep import folder_of
from advisor.upkeep.backing_up import (
    back_up,
    back_up_if_due,
    back_up_to,
    backups,
)
from advisor.upkeep.second_folder import make_second_folder, second_shelf
from tests.upkeep.computers import NOW


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def hours(self, count: float) -> None:
        self.at += timedelta(hours=count)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def practice(tmp_path: Path, clock: Clock) -> Practice:
    practice = Practice.open(tmp_path / "practice", state=tmp_path / "state", now=clock, who="Mara", create=True)
    practice.record([Add(Profile(id="1" * 16, name="Mara Lind"))], "settings")
    practice.record([Add(Client(id="northwind", name="Northwind", code="NWD"))], "client")
    return practice


def _rename(practice: Practice, name: str) -> None:
    client = practice.book.get(Client, "northwind")
    assert client is not None
    practice.record([Edit(client, {"name": name})], "rename")


def _with_second(practice: Practice, folder: Path) -> None:
    make_second_folder(practice, str(folder))
    practice.record([Edit(practice.book.profile, {"second_backup": str(folder)})], "settings")


def test_what_changed_is_backed_up_once_an_hour(practice: Practice, clock: Clock) -> None:
    assert {each.scope for each in back_up_if_due(practice).made} == {"practice", "northwind"}
    _rename(practice, "Northwind AG")
    assert back_up_if_due(practice).made == ()
    clock.hours(1)
    assert [each.scope for each in back_up_if_due(practice).made] == ["northwind"]
    clock.hours(1)
    assert back_up_if_due(practice).made == ()


def test_a_list_names_the_client_and_how_much_is_in_each_backup(practice: Practice, clock: Clock) -> None:
    back_up(practice)
    clock.hours(2)
    _rename(practice, "Northwind AG")
    back_up(practice)
    found = [(each.whose, each.records, each.backup.at) for each in backups(practice)]
    assert found == [("NWD", 1, clock.at), ("the practice", 1, NOW), ("NWD", 1, NOW)]


def test_a_client_that_cannot_be_read_is_named_by_its_backup(practice: Practice, tmp_path: Path, clock: Clock) -> None:
    back_up(practice)
    (tmp_path / "practice" / "clients" / "northwind.json").write_bytes(b"x")
    again = Practice.open(tmp_path / "practice", state=tmp_path / "state", now=clock, who="Mara")
    again.load()
    assert [each.whose for each in backups(again)] == ["the practice", "NWD"]
    assert "The latest good backup is of" in again.troubles["northwind"]


def test_the_second_folder_gets_the_same_and_is_told_of_once_while_it_is_gone(
    practice: Practice, tmp_path: Path, clock: Clock
) -> None:
    drive = tmp_path / "drive"
    _with_second(practice, drive)
    assert back_up(practice).troubles == ()
    shelf = second_shelf(practice)
    assert shelf == drive / "practice-11111111"
    drive.rename(tmp_path / "unplugged")
    clock.hours(1)
    _rename(practice, "Northwind AG")
    (trouble,) = back_up_if_due(practice).troubles
    assert trouble.startswith(f"The second backup folder {drive} cannot be used now")
    assert not drive.exists()
    assert back_up_if_due(practice).troubles == ()
    (tmp_path / "unplugged").rename(drive)
    assert back_up(practice).troubles == ()
    assert len(list((shelf / "northwind").iterdir())) == 2


def test_backups_that_are_only_in_the_second_folder_are_listed_as_such(practice: Practice, tmp_path: Path) -> None:
    _with_second(practice, tmp_path / "drive")
    back_up(practice)
    for path in (tmp_path / "practice" / "backups" / "northwind").iterdir():
        path.unlink()
    assert {(each.whose, each.second) for each in backups(practice)} == {("NWD", True), ("the practice", False)}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("backups", "Give the whole path"),
        ("{practice}", "inside the practice"),
        ("{practice}/clients/more", "inside the practice"),
        ("{home}/not/there/yet", "is not there, nor is the one that it would be made in"),
        ("{home}/file", "That is a file"),
    ],
)
def test_a_second_folder_that_cannot_be_one_is_refused_where_it_is_typed(
    practice: Practice, tmp_path: Path, typed: str, words: str
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match=words) as refused:
        make_second_folder(practice, typed.format(practice=tmp_path / "practice", home=tmp_path))
    assert [each.field for each in refused.value.problems] == ["second_backup"]


def test_a_folder_that_is_not_there_is_made_where_its_drive_is(practice: Practice, tmp_path: Path) -> None:
    make_second_folder(practice, str(tmp_path / "new"))
    assert (tmp_path / "new").is_dir()
    make_second_folder(practice, "")


def test_a_backup_that_cannot_be_made_is_one_sentence_and_fails_nothing_else(practice: Practice) -> None:
    shelf = folder_of(practice).layout.backups
    shelf.write_text("in the way", "utf-8")
    report = back_up_if_due(practice)
    assert report.made == ()
    assert [each.partition(" (")[0] for each in report.troubles] == ["No backup could be made"]
    _rename(practice, "Northwind AG")
    shelf.unlink()
    assert len(back_up_if_due(practice).made) == 2


def test_a_client_in_trouble_stays_out_of_what_is_due_and_is_named_by_a_backup_of_everything(
    practice: Practice, tmp_path: Path
) -> None:
    file = tmp_path / "practice" / "clients" / "northwind.json"
    file.write_bytes(file.read_bytes().replace(b"Northwind", b"Southwind"))
    practice.load()
    assert [each.scope for each in back_up_if_due(practice).made] == ["practice"]
    (trouble,) = back_up(practice).troubles
    assert trouble.startswith("Southwind (NWD): No backup was made, and the older ones stay.")


def test_everything_goes_into_one_file_named_by_practice_and_instant(practice: Practice, tmp_path: Path) -> None:
    made = back_up_to(practice, tmp_path)
    assert made.path == tmp_path / "practice-2026-11-23-093000.zip"
    assert made.left_out == {}
    with pytest.raises(StoreError, match="it is not there"):
        back_up_to(practice, tmp_path / "nowhere")
    with pytest.raises(StoreError, match="inside the practice"):
        back_up_to(practice, tmp_path / "practice")


def test_a_list_calls_the_backup_of_the_practice_s_own_records_settings(practice: Practice) -> None:
    back_up(practice)
    held = {each.whose: each.holds for each in backups(practice)}
    assert held.pop("the practice") == "settings"
    assert held
    assert all(whose == holds for whose, holds in held.items())

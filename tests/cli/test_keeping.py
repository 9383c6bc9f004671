"""Backups and restoring from the command line."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Advisor
from tests.tools.touches import changes_under


def _file(advisor: Advisor, whose: str = "NWD") -> str:
    """The newest backup of somebody, as the list names it."""
    found = advisor.does("restore", "--json").json["backups"]
    return str(next(each["file"] for each in found if each["whose"] == whose))


def _client_file(advisor: Advisor) -> Path:
    return next((advisor.folder / "clients").iterdir())


def test_what_is_recorded_is_backed_up_by_the_way_and_reading_writes_nothing(advisor: Advisor) -> None:
    assert len(list((advisor.folder / "backups").iterdir())) == 1
    shutil.rmtree(advisor.folder / "backups")
    with changes_under(advisor.folder) as changes:
        for words in (("today",), ("list", "advice"), ("show", "NWD-1"), ("restore",), ("restore", "--json")):
            advisor.does(*words)
    assert changes == []


def test_backup_says_what_it_did_and_makes_nothing_twice(advisor: Advisor) -> None:
    assert advisor.does("backup").out == "Backed up: NWD.\n"
    assert advisor.does("backup").out == "The latest backups hold everything already.\n"
    assert re.search(r"23 Nov|\d\d:\d\d +NWD +6  backups/\w+/[\dTZ-]+\.zip", advisor.does("restore").out)


def test_restoring_asks_first_and_can_be_taken_back(advisor: Advisor) -> None:
    advisor.does("backup")
    file = _file(advisor)
    advisor.does("edit", "NWD-1", "--priority", "high")
    advisor.does("delete", "NWD-2", "--yes")
    advisor.does("add", "client", "--name", "Harbour", "--code", "HAR")
    refused = advisor("restore", file)
    assert refused.status == 1
    assert "Northwind Industries (NWD): brings back 1 recommendation; changes back 1 recommendation." in refused.out
    assert refused.err == f"Nothing was changed; advisor restore {file} --yes does it.\n"
    done = advisor.does("restore", file, "--yes").out
    assert re.search(r"Done: Restore NWD as of \d+ \w+ \d+, \d\d:\d\d; advisor undo takes it back\.\n$", done)
    assert "NWD-2" in advisor.does("list", "advice").out
    assert "HAR" in advisor.does("list", "clients").out
    assert "Taken back: Restore NWD as of" in advisor.does("undo").out
    assert "NWD-2" not in advisor.does("list", "advice").out


def test_restoring_what_is_there_already_changes_nothing(advisor: Advisor) -> None:
    advisor.does("backup")
    assert "nothing was changed" in advisor.does("restore", _file(advisor)).out


def test_one_file_with_everything_makes_a_practice_elsewhere(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    out = advisor.does("backup", str(tmp_path / "elsewhere")).out
    (whole,) = (tmp_path / "elsewhere").iterdir()
    assert str(whole) in out
    assert "not encrypted" in out
    new = Advisor(tmp_path / "new", advisor._capture)
    assert "with 1 client and all its history" in new.does("restore", str(whole)).out
    assert new.does("list", "advice").out == advisor.does("list", "advice").out
    assert "Everything is as it was written" in new.does("check").out
    assert "There is no practice" in Advisor(tmp_path / "newer", advisor._capture).refuses(
        "restore", str(whole), "--client", "NWD"
    )


def test_a_damaged_client_names_the_command_that_makes_it_again(advisor: Advisor) -> None:
    advisor.does("backup")
    advisor.does("edit", "NWD-1", "--priority", "high")
    shown = advisor.does("show", "NWD-1", "--json").out
    _client_file(advisor).write_bytes(b"\0" * 2000)
    trouble = advisor("list", "advice").err
    command = re.search(r"advisor (restore backups/\S+\.zip)", trouble)
    assert command is not None
    assert "made again from all that was left of it" in advisor.does(*command[1].split(), "--yes").out
    assert advisor.does("show", "NWD-1", "--json").out == shown
    assert advisor.does("check").status == 0


@pytest.mark.parametrize(
    "words", [("show", "NWD"), ("edit", "nwd-1", "--priority", "low"), ("add", "advice", "NWD-E1")]
)
def test_what_is_of_a_client_that_cannot_be_read_is_said_to_be(advisor: Advisor, words: tuple[str, ...]) -> None:
    advisor.does("add", "client", "--name", "Harbour", "--code", "HAR")
    next(each for each in (advisor.folder / "clients").iterdir() if b"NWD" in each.read_bytes()).write_bytes(b"{")
    said = advisor.refuses(*words)
    assert "is of Northwind Industries (NWD), which cannot be read now; advisor check says what is wrong" in said
    assert "Nothing here is called" in advisor.refuses("show", "ZZZ-1")
    assert "Northwind" not in advisor.refuses("--only", "HAR", "show", "NWD-1")


def test_what_is_no_backup_is_refused_in_one_sentence(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    assert "is no backup of a practice" in advisor.refuses("restore", str(tmp_path / "a.zip"))
    assert "There is no backup" in advisor.refuses("restore", "nothing.zip")
    assert "it is not there" in advisor.refuses("backup", str(tmp_path / "nowhere"))


def test_the_second_folder_is_named_in_the_practice_and_gets_every_backup(advisor: Advisor, tmp_path: Path) -> None:
    assert "Give the whole path" in advisor.refuses("edit", "practice", "--second-backup", "here")
    advisor.does("edit", "practice", "--second-backup", str(tmp_path / "drive"))
    assert f"The same is in {tmp_path / 'drive'}" in advisor.does("backup").out
    (shelf,) = (tmp_path / "drive").iterdir()
    assert {each.name for each in shelf.iterdir()} == {each.name for each in (advisor.folder / "backups").iterdir()}
    shutil.rmtree(tmp_path / "drive")
    answer = advisor("backup")
    assert answer.status == 1
    assert "cannot be used now (it is not there)" in answer.err


def test_a_full_disk_under_the_backups_fails_no_save(advisor: Advisor) -> None:
    shutil.rmtree(advisor.folder / "backups")
    (advisor.folder / "backups").write_text("in the way", "utf-8")
    answer = advisor.does("edit", "NWD-1", "--priority", "high")
    assert "is changed" in answer.out
    assert answer.err.startswith("No backup could be made (")
    assert answer.err.count("\n") == 1

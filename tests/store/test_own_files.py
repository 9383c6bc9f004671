"""Files that a consultant writes by hand: in the backups, and no part of the record."""

from datetime import timedelta
from pathlib import Path

import pytest

from advisor.instruments.shelf import FOLDER
from advisor.store import PRACTICE
from advisor.store.archive import read_archive
from advisor.store.backups import back_up_scope, back_up_whole, needs_backup
from advisor.store.own_files import is_own, own_files
from advisor.store.unpacking import unpack
from tests.store.helpers import ACME, AT, Practice, commit, new

_LATER = AT + timedelta(hours=2)
_NAME = f"{FOLDER}/after the project.toml"


def _written(practice: Practice, text: str = "version = 1\n") -> Path:
    """A file of the consultant's own, in a practice with a client and settings."""
    commit(practice.store, new("one", {"title": "A"}), new("two", {"title": "B"}, PRACTICE))
    file = practice.folder / _NAME
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    return file


def test_a_backup_of_the_practice_holds_what_was_written_by_hand_and_that_of_a_client_does_not(
    practice: Practice,
) -> None:
    file = _written(practice)
    own, theirs = (back_up_scope(practice.store, scope, AT) for scope in (PRACTICE, ACME))
    assert own is not None
    assert theirs is not None
    assert read_archive(own.path).files[_NAME] == file.read_bytes()
    assert _NAME not in read_archive(theirs.path).files


def test_a_file_that_was_changed_or_removed_makes_a_backup_due(practice: Practice) -> None:
    file = _written(practice)
    layout = practice.store.layout
    back_up_scope(practice.store, PRACTICE, AT)
    assert not needs_backup(layout, PRACTICE, _LATER)
    assert back_up_scope(practice.store, PRACTICE, _LATER) is None
    file.write_text("version = 2\n", encoding="utf-8")
    assert needs_backup(layout, PRACTICE, _LATER)
    made = back_up_scope(practice.store, PRACTICE, _LATER)
    assert made is not None
    assert read_archive(made.path).files[_NAME] == b"version = 2\n"
    file.unlink()
    assert needs_backup(layout, PRACTICE, _LATER + timedelta(hours=2))


def test_what_was_written_by_hand_is_backed_up_before_anything_is_recorded_of_the_practice(
    practice: Practice, tmp_path: Path
) -> None:
    commit(practice.store, new("one", {"title": "A"}))
    (practice.folder / FOLDER).mkdir()
    (practice.folder / _NAME).write_text("version = 1\n", encoding="utf-8")
    assert needs_backup(practice.store.layout, PRACTICE, AT)
    made = back_up_scope(practice.store, PRACTICE, AT)
    assert made is not None
    unpack(tmp_path / "again", read_archive(made.path))
    assert (tmp_path / "again" / _NAME).read_bytes() == b"version = 1\n"
    assert not needs_backup(practice.store.layout, PRACTICE, _LATER)
    assert practice.store.check() == []


def test_a_whole_backup_unpacks_with_what_was_written_by_hand(practice: Practice, tmp_path: Path) -> None:
    file = _written(practice)
    made = back_up_whole(practice.store, tmp_path, "whole.zip", AT)
    unpack(tmp_path / "again", read_archive(made.path))
    assert (tmp_path / "again" / _NAME).read_bytes() == file.read_bytes()


def test_unpacking_leaves_a_file_that_is_there(practice: Practice) -> None:
    file = _written(practice)
    made = back_up_scope(practice.store, PRACTICE, AT)
    assert made is not None
    archive = read_archive(made.path)
    layout = practice.store.layout
    layout.practice.unlink()
    for chain in layout.history(PRACTICE).iterdir():
        chain.unlink()
    layout.history(PRACTICE).rmdir()
    file.write_text("version = 3\n", encoding="utf-8")
    unpack(practice.folder, archive)
    assert file.read_text(encoding="utf-8") == "version = 3\n"
    assert layout.practice.is_file()


def test_a_check_has_nothing_to_say_of_them(practice: Practice) -> None:
    _written(practice)
    (practice.folder / FOLDER / "notes.txt").write_text("whatever", encoding="utf-8")
    assert practice.store.check() == []


@pytest.mark.parametrize(
    "name",
    [
        *("../practice.toml", f"{FOLDER}/../up.toml", f"{FOLDER}/deep/er.toml", f"{FOLDER}/.hidden.toml", "own.toml"),
        *(f"{FOLDER}/con.toml", f"{FOLDER}/COM1.toml", f"{FOLDER}/a:b.toml", f"{FOLDER}/a\\b.toml", f"{FOLDER}/a.txt"),
        *(f"{FOLDER}/{'x' * 200}.toml", f"{FOLDER}/a\n.toml", f"{FOLDER}/.toml", f"/{FOLDER}/a.toml"),
    ],
)
def test_a_name_that_could_lie_elsewhere_or_on_no_disk_is_none_of_theirs(name: str) -> None:
    assert not is_own(name)


def test_names_of_every_language_may_stand(practice: Practice) -> None:
    _written(practice)
    for name in ("Rückblick 2026.toml", "Ru\u0308ckblick.toml", "質問.toml", "contact (2).toml"):
        (practice.folder / FOLDER / name).write_text("", encoding="utf-8")
        assert is_own(f"{FOLDER}/{name}")
    assert len(own_files(practice.store.layout)) == 5


def test_what_is_no_file_or_far_too_large_stays_out_of_backups(practice: Practice) -> None:
    file = _written(practice)
    file.write_bytes(b"#" * 1_000_001)
    (practice.folder / FOLDER / "folder.toml").mkdir()
    assert own_files(practice.store.layout) == {}


def test_a_file_in_the_place_of_the_folder_keeps_nothing_from_being_backed_up(practice: Practice) -> None:
    file = _written(practice)
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("", encoding="utf-8")
    assert back_up_scope(practice.store, PRACTICE, AT) is not None

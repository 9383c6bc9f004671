"""Our own files on disk: whole or not at all, private, and never over what is there."""

import os
import stat
from pathlib import Path

import pytest

from exports.error import ExportError
from exports.names import MOST_VERSIONS
from exports.saving import saved, saved_in_folder


def test_files_of_a_folder_are_all_there_or_none(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="x" * 300):
        saved_in_folder(tmp_path / "tables", {"a.csv": b"1", "x" * 300: b"2"})
    assert list(tmp_path.iterdir()) == []
    made = saved_in_folder(tmp_path / "tables", {"a.csv": b"1", "b.csv": b"2"})
    assert {each.name: each.read_bytes() for each in made.iterdir()} == {"a.csv": b"1", "b.csv": b"2"}
    assert [each.name for each in tmp_path.iterdir()] == ["tables"]


@pytest.mark.skipif(os.name == "nt", reason="on Windows the rights of a file are not in its mode")
def test_they_are_for_their_owner_alone(tmp_path: Path) -> None:
    file, folder = saved(tmp_path / "a.json", b"1"), saved_in_folder(tmp_path / "tables", {"a.csv": b"1"})
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (file, folder, folder / "a.csv")]
    assert modes == [0o600, 0o700, 0o600]


def test_what_is_there_stays_and_the_next_version_is_written(tmp_path: Path) -> None:
    first = saved(tmp_path / "a.json", b"1")
    assert saved(tmp_path / "a.json", b"1") == first
    assert saved(tmp_path / "a.json", b"2").name == "a v2.json"
    assert saved(tmp_path / "a.json", b"3", lambda there: there == b"1") == first
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.json": b"3", "a v2.json": b"2"}


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_bytes(b"mine")
    (tmp_path / "a.json").symlink_to(target)
    assert saved(tmp_path / "a.json", b"1", lambda there: True).name == "a v2.json"
    assert target.read_bytes() == b"mine"


def test_there_is_an_end_to_versions(tmp_path: Path) -> None:
    for name in ["a.json", *(f"a v{number}.json" for number in range(2, MOST_VERSIONS + 1))]:
        (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(ExportError, match="are all in use; name another"):
        saved(tmp_path / "a.json", b"1")

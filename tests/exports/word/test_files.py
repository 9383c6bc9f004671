from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from exports.word.files import CannotSave, save, sha256_of


def test_a_saved_file_is_whole_private_and_known_by_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "summary.docx"
    digest = save(path, b"content")
    assert path.read_bytes() == b"content"
    assert digest == sha256_of(path) == hashlib.sha256(b"content").hexdigest()
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_name_may_be_as_long_as_the_system_lets_it(tmp_path: Path) -> None:
    path = tmp_path / f"{'報' * 80}.docx"  # 245 bytes of 255
    save(path, b"content")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_saving_again_replaces_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "summary.docx"
    save(path, b"old")
    save(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["summary.docx"]


def test_a_program_that_is_ended_over_it_leaves_nothing_of_the_document_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", end)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "summary.docx", b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_file_open_in_word_is_said_to_be_and_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "summary.docx"
    save(path, b"old")

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "Access is denied", str(source), None, str(target))  # as on Windows

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(
        CannotSave, match=r"^summary\.docx is open in another program\. Close it there, then try again\.$"
    ):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["summary.docx"]


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match=r"summary\.docx cannot be written to .*gone: it is not there\."):
        save(tmp_path / "gone" / "summary.docx", b"content")


def test_a_folder_in_the_place_of_the_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "summary.docx").mkdir()
    with pytest.raises(CannotSave, match="cannot be replaced"):
        save(tmp_path / "summary.docx", b"content")
    assert [each.name for each in tmp_path.iterdir()] == ["summary.docx"]

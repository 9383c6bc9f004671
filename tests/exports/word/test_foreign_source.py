"""Word files of others by their paths: whatever stands there, nobody waits for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exports.word.foreign import Unreadable, read_package


def refusal(path: Path) -> str:
    """The sentence by which a path is refused."""
    with pytest.raises(Unreadable) as refused:
        read_package(path, name=path.name)
    return str(refused.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "Reply.docx"
    folder.mkdir()
    assert refusal(folder) == "Reply.docx is a folder; name the Word document in it."


def test_what_word_keeps_beside_an_open_document_is_refused_as_that(tmp_path: Path) -> None:
    beside = tmp_path / "~$Reply.docx"
    beside.write_bytes(b"\x05Maria".ljust(162))
    assert refusal(beside).startswith("~$Reply.docx is what Word keeps beside a document that is open; ")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    told = "Reply.docx is not there; look at how the name and its folder are spelled."
    assert refusal(tmp_path / "Reply.docx") == told


def test_a_file_under_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert refusal(tmp_path / "a" / "Reply.docx").startswith("Reply.docx cannot be read: a file stands where")


def test_a_name_that_no_system_takes_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a\0.docx").startswith("a.docx cannot be read: ")
    assert "cannot be read: the name is too long;" in refusal(tmp_path / ("a" * 400))


def test_a_file_that_is_too_large_is_refused_for_that(tmp_path: Path) -> None:
    large = tmp_path / "Reply.docx"
    with large.open("wb") as file:
        file.write(b"PK\3\4")
        file.truncate(21 * 1024 * 1024)
    assert refusal(large).startswith("Reply.docx is larger than 20 MB")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "Reply.docx"
    os.mkfifo(pipe)
    assert refusal(pipe).startswith("Reply.docx is not a file that can be read")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file that the user may not read")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    shut = tmp_path / "Reply.docx"
    shut.write_bytes(b"PK\3\4")
    shut.chmod(0)
    assert refusal(shut).startswith("Reply.docx cannot be read: you have no permission for that;")

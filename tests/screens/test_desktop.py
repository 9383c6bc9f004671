"""Files are handed to the system, with no shell and no more of our environment than a desktop needs."""

import os
import sys
from pathlib import Path

import pytest

from screens.desktop import open_file, show_in_folder, why_no_desktop

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the opener that stands in here is a shell script")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document whose name a shell would take apart."""
    path = tmp_path / "$(touch x); 'summary'.docx"
    path.write_bytes(b"")
    return path


def opener(folder: Path, status: int = 0) -> dict[str, str]:
    """The environment of a desktop whose opener notes what it gets in a file beside it."""
    program = folder / "xdg-open"
    program.write_text(f'#!/bin/sh\n{{ echo "$1"; env; }} > "{folder}/got"\nexit {status}\n')
    program.chmod(0o700)
    return {"PATH": f"{folder}{os.pathsep}{os.defpath}", "DISPLAY": ":0", "ADVISOR_SECRET": "one", "LC_ALL": "C"}


def test_a_document_is_opened_by_its_name_alone(tmp_path: Path, document: Path) -> None:
    assert open_file(document, opener(tmp_path), "linux") == ""
    got = (tmp_path / "got").read_text().splitlines()
    assert got[0] == str(document)
    assert "DISPLAY=:0" in got
    assert "LC_ALL=C" in got
    assert not any("ADVISOR_SECRET" in each for each in got)
    assert not (tmp_path / "x").exists()


def test_a_file_is_shown_in_its_folder(tmp_path: Path, document: Path) -> None:
    assert show_in_folder(document, opener(tmp_path), "linux") == ""
    assert (tmp_path / "got").read_text().splitlines()[0] == str(tmp_path)


def test_that_it_could_not_be_opened_is_said_with_the_path(tmp_path: Path, document: Path) -> None:
    assert (
        open_file(document, opener(tmp_path, status=3), "linux") == f"xdg-open could not open it. It lies at {document}"
    )


def test_where_there_is_no_desktop_the_path_is_said(document: Path) -> None:
    far = {"PATH": os.defpath, "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}
    assert open_file(document, far, "linux") == f"There is no desktop here to open it on. It lies at {document}"
    assert str(document) in open_file(document, far, "darwin")
    assert why_no_desktop({}, "darwin") == ""


def test_without_an_opener_the_path_is_said(tmp_path: Path, document: Path) -> None:
    nothing = {"PATH": str(tmp_path), "DISPLAY": ":0"}
    assert open_file(document, nothing, "linux") == f"There is no xdg-open here to open it with. It lies at {document}"


@pytest.mark.parametrize("name", ["run.exe", "run.sh", "run.docx.lnk", "run"])
def test_nothing_but_a_document_is_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert "Only documents are opened" in open_file(tmp_path / name, opener(tmp_path), "linux")
    assert not (tmp_path / "got").exists()


def test_a_document_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    gone = tmp_path / "none" / "gone.docx"
    assert open_file(gone, opener(tmp_path), "linux") == f"It is no longer there: {gone}"
    assert show_in_folder(gone, opener(tmp_path), "linux") == f"Its folder is no longer there: {gone.parent}"

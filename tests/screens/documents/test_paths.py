"""A file is found however somebody names it."""

import shlex
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.documents.paths import completed, matches, path_of

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\\\0", exclude_categories=("Cc", "Cs")), min_size=1)


def escaped(path: Path) -> str:
    """A path as a terminal pastes it: a backslash before whatever a shell would read otherwise."""
    return "".join(each if each.isalnum() or each in "/._-" else f"\\{each}" for each in str(path))


@given(name=NAMES.filter(lambda name: len(name.encode()) < 100 and name == name.strip() and name not in (".", "..")))
def test_a_file_that_is_dropped_into_the_terminal_is_found_whatever_its_name(name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a {name}.docx")
        path.write_bytes(b"")
        for typed in (str(path), f"'{path}'", f'"{path}"', path.as_uri(), escaped(path), f" {path} "):
            assert path_of(typed, "linux") == str(path), typed
        if "'" not in name:
            assert path_of(shlex.quote(str(path)), "linux") == str(path)


def test_a_backslash_parts_folders_on_windows() -> None:
    assert path_of(r"C:\Users\Maria\form back.docx", "win32") == r"C:\Users\Maria\form back.docx"
    assert path_of("file:///C:/Users/form%20back.docx", "win32") == "C:/Users/form back.docx"


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "back.docx").write_bytes(b"")
    assert Path(path_of("~/back.docx")) == tmp_path / "back.docx"
    assert matches("~/b", ".docx") == ["~/back.docx"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two forms, a table, something hidden, and a folder."""
    for name in ("Form one.docx", "form two.docx", "table.xlsx", ".hidden.docx"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "former").mkdir()
    return tmp_path


def test_only_folders_and_files_of_the_kind_are_offered(folder: Path) -> None:
    assert [Path(each).name for each in matches(f"{folder}/", ".docx")] == ["Form one.docx", "form two.docx", "former"]
    assert matches(f"{folder}/tab", ".docx") == []
    assert matches(f"{folder}/nowhere/", ".docx") == []


def test_a_name_is_completed_to_what_all_agree_on_and_then_to_the_first(folder: Path) -> None:
    assert completed(f"{folder}/f", ".docx") == f"{folder}/Form"
    assert completed(f"{folder}/form t", ".docx") == f"{folder}/form two.docx"
    assert completed(f"{folder}/form two.docx", ".docx") is None
    assert completed("", ".docx") is None
    assert completed(f"{folder}/x", ".docx") is None

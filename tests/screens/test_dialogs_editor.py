import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.dialogs.editor import edit_text, editor_command


def script(folder: Path, body: str) -> list[str]:
    """A real editor: a shell script that gets the file as its argument."""
    path = folder / "my editor"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o700)
    return [str(path)]


def test_what_the_editor_saves_comes_back(tmp_path: Path) -> None:
    edited = edit_text("one\ntwo", script(tmp_path, 'echo three >> "$1"'))

    assert edited.text == "one\ntwothree"
    assert edited.trouble == ""


def test_an_editor_that_changes_nothing_changes_nothing(tmp_path: Path) -> None:
    for text in ("", "one", "one\n", "Grüße\n\n  zwei"):
        assert edit_text(text, script(tmp_path, "true")).text == text


def test_a_line_end_that_only_the_editor_adds_is_no_change(tmp_path: Path) -> None:
    assert edit_text("one", script(tmp_path, "printf '\\n' >> \"$1\"")).text == "one"


def test_nobody_else_can_read_the_file_and_it_is_gone_afterwards(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    edit_text("secret", script(tmp_path, f'echo "$1" > {seen}; stat -c %a "$1" "$(dirname "$1")" >> {seen}'))

    path, file_mode, folder_mode = seen.read_text().split("\n")[:3]
    assert (file_mode, folder_mode) == ("600", "700")
    assert not Path(path).parent.exists()


def test_the_mode_is_set_before_anything_is_written_whatever_the_umask(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    before = os.umask(0)
    try:
        edit_text("secret", script(tmp_path, f'stat -c %a "$1" > {seen}'))
    finally:
        os.umask(before)

    assert int(seen.read_text(), 8) == stat.S_IRUSR | stat.S_IWUSR


def test_an_editor_that_is_missing_says_so_and_loses_nothing() -> None:
    edited = edit_text("mine", ["/nowhere/editor"])

    assert edited.text == "mine"
    assert edited.trouble.startswith("The editor “/nowhere/editor” could not be started")


def test_without_an_editor_it_is_said_how_to_choose_one() -> None:
    edited = edit_text("mine", [])

    assert edited.text == "mine"
    assert "EDITOR" in edited.trouble


def test_an_editor_that_fails_keeps_what_it_had_saved(tmp_path: Path) -> None:
    edited = edit_text("mine", script(tmp_path, 'echo saved > "$1"; exit 3'))

    assert edited.text == "saved"
    assert "(3)" in edited.trouble


def test_an_editor_that_is_left_with_an_error_and_saved_nothing_changes_nothing(tmp_path: Path) -> None:
    assert edit_text("mine", script(tmp_path, "exit 1")).text == "mine"


def test_an_editor_that_removes_the_file_loses_nothing(tmp_path: Path) -> None:
    assert edit_text("mine", script(tmp_path, 'rm "$1"')).text == "mine"


def test_what_is_no_text_is_not_taken(tmp_path: Path) -> None:
    edited = edit_text("mine", script(tmp_path, "printf '\\377\\376' > \"$1\""))

    assert edited.text == "mine"
    assert "UTF-8" in edited.trouble


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "vi"}, ["vi"]),
        ({"EDITOR": "'/opt/my editor' -n"}, ["/opt/my editor", "-n"]),
        ({}, []),
    ],
)
def test_visual_goes_before_editor(environment: dict[str, str], command: list[str]) -> None:
    assert editor_command(environment) == command


@given(st.text())
def test_no_setting_of_the_editor_is_an_error(setting: str) -> None:
    assert all(editor_command({"EDITOR": setting})) or "''" in setting or '""' in setting

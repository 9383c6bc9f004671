"""A program that is killed while a form is open takes nothing along that was typed into it."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.terminal.tmux import HAS_TMUX, Terminal, advisor, home

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason="tmux is not installed, and there is no other real terminal")

SIZE = (80, 24)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A practice with one client and one engagement."""
    for words in (
        ("add", "client", "--name", "Northwind Industries", "--code", "NWD"),
        ("add", "engagement", "NWD", "--title", "Commercial review"),
        ("edit", "practice", "--name", "Maria Keller"),
    ):
        command = advisor("--practice", str(tmp_path / "practice"), *words)
        subprocess.run(command, env=home(tmp_path), capture_output=True, check=True)
    return tmp_path


def drafted(folder: Path) -> bytes:
    """Everything that lies in the folder of drafts."""
    return b"\n".join(path.read_bytes() for path in (folder / "state").rglob("drafts/**/*") if path.is_file())


def kept(folder: Path) -> bytes:
    """The drafts that are written and in their place: what is still being written may be lost with its program."""
    return b"\n".join(path.read_bytes() for path in (folder / "state").rglob("drafts/*/*.json"))


def kill_the_program(terminal: Terminal, folder: Path) -> None:
    """End the program in a terminal by a signal that it cannot answer; its editor lives on."""
    found = [
        int(each.name)
        for each in Path("/proc").iterdir()
        if each.name.isdigit() and _runs_on(each, folder) and int(each.name) != os.getpid()
    ]
    assert found, terminal.screen()
    for pid in found:
        os.kill(pid, signal.SIGKILL)


def _runs_on(process: Path, folder: Path) -> bool:
    try:
        words = (process / "cmdline").read_bytes().split(b"\0")
    except OSError:  # it has ended meanwhile, or is somebody else's
        return False
    return b"-m" in words and b"advisor" in words and str(folder / "practice").encode() in words


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux tells which processes there are in /proc")
def test_text_in_an_open_form_outlives_kill_9(folder: Path) -> None:
    command = advisor("--practice", str(folder / "practice"))
    with Terminal(command, SIZE, home(folder)) as terminal:
        terminal.until("Nothing waits today")
        terminal.press("a")
        terminal.until("New recommendation")
        terminal.type("Publish floor prices")
        terminal.until_true(lambda _: b"Publish floor prices" in kept(folder), "the draft")
        kill_the_program(terminal, folder)
        terminal.until("ended with 137")
    with Terminal(command, SIZE, home(folder)) as terminal:
        terminal.until("You were writing", "New recommendation")
        terminal.press("o")
        terminal.until("Publish floor prices", "F2")
        terminal.press("Enter")
        terminal.until("NWD-1 is kept")
        terminal.press("q")
        terminal.until("ended with 0")
    assert b"Publish" not in drafted(folder)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux tells which processes there are in /proc")
def test_text_in_the_users_own_editor_outlives_kill_9(folder: Path) -> None:
    saved, go_on = folder / "saved", folder / "go-on"
    os.mkfifo(go_on)
    editor = folder / "editor.sh"
    editor.write_text(f"#!/bin/sh\nprintf 'Written outside.' > \"$1\"\ntouch {saved}\nread line < {go_on}\n")
    editor.chmod(0o700)
    command = advisor("--practice", str(folder / "practice"))
    with Terminal(command, SIZE, {**home(folder), "EDITOR": str(editor)}) as terminal:
        terminal.until("Nothing waits today")
        terminal.press("2")
        terminal.until("Commercial review")
        terminal.press("End", "E")
        terminal.until("Write which text")
        terminal.press("1")
        terminal.until_true(lambda _: saved.exists(), "the editor")
        kill_the_program(terminal, folder)
        terminal.until("ended with 137")
    with Terminal(command, SIZE, home(folder)) as terminal:
        terminal.until("You were writing", "Written outside.")
        terminal.press("o")
        terminal.until("Written outside.", "F2")

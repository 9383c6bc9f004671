"""A crisis plan that is begun, and whose program is killed, is gone on with where it was."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.terminal.test_drafts import drafted, kept, kill_the_program
from tests.terminal.tmux import HAS_TMUX, Terminal, advisor, home

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason="tmux is not installed, and there is no other real terminal")

SIZE = (80, 24)


def run(folder: Path, *words: str) -> str:
    """What a command prints."""
    command = advisor("--practice", str(folder / "practice"), *words)
    return subprocess.run(command, env=home(folder), capture_output=True, check=True, text=True).stdout


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux tells which processes there are in /proc")
def test_a_crisis_plan_that_was_begun_is_resumed_after_kill_9(tmp_path: Path) -> None:
    run(tmp_path, "add", "client", "--name", "Northwind Industries", "--code", "NWD")
    run(tmp_path, "edit", "practice", "--name", "Maria Keller")
    command = advisor("--practice", str(tmp_path / "practice"))
    with Terminal(command, SIZE, home(tmp_path)) as terminal:
        terminal.until("Nothing waits today")
        terminal.press("Q")
        terminal.until("Which questionnaire?")
        terminal.type("crisis")
        terminal.press("Enter")
        terminal.until("1 of 20", "What has happened")
        terminal.type("The plant stands still")
        terminal.press("F2")
        terminal.until("2 of 20")
        terminal.press("PageDown")
        terminal.until("3 of 20")
        terminal.press("4")
        terminal.until_true(lambda _: b'"gravity": "4"' in kept(tmp_path), "the draft")
        kill_the_program(terminal, tmp_path)
        terminal.until("ended with 137")
    assert json.loads(run(tmp_path, "list", "sittings", "--json")) == []
    with Terminal(command, SIZE, home(tmp_path)) as terminal:
        terminal.until("You were writing", "Crisis mitigation")
        terminal.press("o")
        terminal.until("3 of 20", "(•) 4", "2 of 20 answered")
        terminal.press("PageUp")
        terminal.until("2 of 20 · ")
        terminal.type("Two shifts")
        terminal.press("Escape")
        terminal.until("3 of 20 answered", "go on")
        terminal.press("Escape")
        terminal.until("1 Today", gone="Missing")
        terminal.press("q")
        terminal.until("ended with 0")
    [sitting] = json.loads(run(tmp_path, "list", "sittings", "--json"))
    assert sitting["title"] == "Crisis mitigation"
    shown = run(tmp_path, "show", sitting["id"])
    assert all(each in shown for each in ("The plant stands still", "Two shifts"))
    assert b"Two shifts" not in drafted(tmp_path)

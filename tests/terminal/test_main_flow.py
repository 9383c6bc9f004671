"""The main job in a real terminal, by keyboard alone: what the whole program is for."""

import subprocess
from pathlib import Path

import docx
import pytest

from tests.terminal.tmux import HAS_TMUX, Terminal, advisor, home

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason="tmux is not installed, and there is no other real terminal")


def _run(folder: Path, *words: str) -> str:
    environment = home(folder)
    command = advisor("--practice", str(folder / "practice"), *words)
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return result.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A practice with one client, one engagement, and one recommendation that waits for an answer."""
    _run(tmp_path, "add", "client", "--name", "Northwind Industries", "--code", "NWD")
    _run(
        tmp_path,
        "add",
        "person",
        "NWD",
        "--name",
        "Dana Ortiz",
        "--role",
        "CFO",
        "--part",
        "decides",
        "--quoted",
        "by-name",
    )
    _run(tmp_path, "add", "engagement", "NWD", "--title", "Commercial review")
    _run(tmp_path, "add", "advice", "NWD-E1", "--title", "One owner for the pipeline", "--given", "-60d")
    _run(tmp_path, "decide", "NWD-1", "adopted", "--on", "-50d", "--by", "Dana")
    _run(
        tmp_path, "add", "advice", "NWD-E1", "--title", "Weekly forecast call", "--given", "-40d", "--decide-by", "-10d"
    )
    _run(tmp_path, "edit", "practice", "--name", "Maria Keller", "--firm", "Keller & Partners")
    return tmp_path


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_advice_decision_outcome_summary_and_undo_by_keyboard_alone(folder: Path, size: tuple[int, int]) -> None:
    command = advisor("--practice", str(folder / "practice"))
    with Terminal(command, size, home(folder)) as terminal:
        terminal.until("NWD-2", "days late")

        terminal.press("a")
        terminal.until("New recommendation")
        terminal.type("Publish floor prices")
        terminal.press("Enter")
        terminal.until("NWD-3 is kept")
        assert terminal.keys == 2, "keys for a recommendation, beside its words"

        terminal.press("3")
        terminal.until("Publish floor prices", "awaiting")
        terminal.press("c")
        terminal.until("Client's decision")
        before = terminal.keys
        terminal.press("1", "Tab", "Tab", "Tab", "Tab")
        terminal.type("We will do it where we can defend it.")
        terminal.press("Tab", "1", "F2")
        terminal.until("NWD-3: adopted")
        assert terminal.keys - before == 8, "keys for a decision with exact words"

        before = terminal.keys
        terminal.press("p")
        terminal.until("Progress ·")
        terminal.press("3", "Enter")
        terminal.until("NWD-3: implemented")
        terminal.press("o")
        terminal.until("Outcome ·")
        terminal.press("2", "Enter")
        terminal.until("NWD-3: as hoped")
        assert terminal.keys - before == 6, "keys for progress and an outcome"

        before = terminal.keys
        terminal.press("x")
        terminal.until("Make what of NWD-E1")
        terminal.press("1")
        terminal.until("Engagement summary")
        terminal.type("The Executive Committee")
        terminal.press("Enter")
        terminal.until("Written:")
        assert terminal.keys - before == 3, "keys for a summary"

        terminal.press("u")
        terminal.until("Taken back: outcome of NWD-3")
        terminal.press("q")
        terminal.until("ended with 0")
    [made] = folder.rglob("*.docx")
    words = "\n".join(_all_text(made))
    for expected in (
        "Publish floor prices",
        "We will do it where we can defend it.",
        "Dana Ortiz",
        "The Executive Committee",
    ):
        assert expected in words
    shown = _run(folder, "show", "NWD-3")
    assert "implemented" in shown
    assert "as hoped" not in shown


def _all_text(path: Path) -> list[str]:
    """Every text of a Word document, in tables as well."""
    document = docx.Document(str(path))
    texts = [each.text for each in document.paragraphs]
    return texts + [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def test_two_programs_on_one_practice_see_each_other_and_lose_nothing(folder: Path) -> None:
    command = advisor("--practice", str(folder / "practice"))
    with Terminal(command, (100, 30), home(folder)) as one, Terminal(command, (100, 30), home(folder / "two")) as two:
        one.until("NWD-2")
        two.until("NWD-2")
        one.press("a")
        one.until("New recommendation")
        one.type("Written in one")
        two.press("a")
        two.until("New recommendation")
        two.type("Written in two")
        one.press("Enter")
        two.press("Enter")
        one.until("is kept")
        two.until("is kept")
        for each in (one, two):
            each.press("3")
            each.until("Written in one", "Written in two")
    listed = _run(folder, "list", "advice")
    assert "Written in one" in listed
    assert "Written in two" in listed


def test_the_screens_end_with_one_sentence_where_there_is_no_practice(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a practice")
    with Terminal(advisor("--practice", str(tmp_path)), (80, 24), home(tmp_path / "home")) as terminal:
        shown = terminal.until("ended with 1")
        assert "practice" in shown
        assert "Traceback" not in shown


def test_the_demo_opens_on_the_sample_and_says_so(tmp_path: Path) -> None:
    with Terminal(advisor("demo"), (80, 24), home(tmp_path)) as terminal:
        terminal.until("sample practice", "Waiting for their answer")
        terminal.press("q")
        terminal.until("ended with 0")

"""A disk that is full, a drive that is taken out, a folder that cannot be written: nothing that is typed is lost."""

import resource
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from textual.widgets import Static

from advisor.records import Client, Document, Recommendation, Snooze
from screens.app import AdvisorApp
from screens.start import Start
from tests.screens.running import (
    NOW,
    NWD,
    app_on,
    notices,
    opened,
    press,
    running,
    screen_text,
    settled,
    type_text,
    until,
)


@contextmanager
def drive_taken_out(practice: Path) -> Iterator[None]:
    practice.rename(practice.with_name("taken-out"))
    try:
        yield
    finally:
        practice.with_name("taken-out").rename(practice)


@contextmanager
def disk_full(practice: Path) -> Iterator[None]:
    """No file may grow by a byte: the system refuses with an error, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def history_cannot_be_written(practice: Path) -> Iterator[None]:
    """What root may not write either: the lines of a history lie where a folder is."""
    chains = list(practice.glob("history/*/*.jsonl"))
    for each in chains:
        each.rename(each.with_suffix(".aside"))
        each.mkdir()
    try:
        yield
    finally:
        for each in chains:
            each.rmdir()
            each.with_suffix(".aside").rename(each)


Failure = Callable[[Path], AbstractContextManager[None]]
FAILURES: list[Failure] = [drive_taken_out, disk_full, history_cannot_be_written]


@dataclass(frozen=True)
class Case:
    """How something is done: the keys that open a dialog, what is typed into it, and what is there afterwards."""

    name: str
    opens: tuple[str, ...]
    heading: str
    typed: str
    saves: tuple[str, ...]
    done: Callable[[Path], bool]


T = TypeVar("T")


def _every(all_of_them: Sequence[T], some: Sequence[T]) -> list[object]:
    """All of them with the first failure, and some with the others."""
    pairs = [(each, FAILURES[0]) for each in all_of_them] + [(each, bad) for each in some for bad in FAILURES[1:]]
    return [pytest.param(each, bad, id=f"{getattr(each, 'name', each)}-{bad.__name__}") for each, bad in pairs]


def _advice(folder: Path, number: int) -> Recommendation:
    found = opened(folder).book.get(Recommendation, f"{number:016x}")
    assert found is not None
    return found


def _client(folder: Path) -> Client:
    found = opened(folder).book.get(Client, NWD)
    assert found is not None
    return found


FLOOR = ("3", "slash", *"floor", "enter")
CASES = [
    Case(
        "new advice", ("3", "a"), "New recommendation", "Half a thought", ("f2",),
        lambda folder: any(each.title == "Half a thought" for each in opened(folder).book.advice()),
    ),
    Case(
        "a decision on several", ("3", "slash", *"standing:awaiting", "enter", "space", "space", "c", "5"),
        "2 recommendations", "", ("f2",),
        lambda folder: all(opened(folder).book.events_of(f"{each:016x}") for each in (2, 3)),
    ),
    Case(
        "an edit", ("2", "end", "up", "e", "end"), "Edit NWD", " AG", ("f2",),
        lambda folder: _client(folder).name == "Northwind Industries AG",
    ),
    Case(
        "a note", (*FLOOR, "n"), "Note", "Said twice", ("f2",),
        lambda folder: "Said twice" in _advice(folder, 2).notes,
    ),
    Case(
        "a snooze", ("1", "z", "tab"), "Snooze", "Not before May", ("enter",),
        lambda folder: any(each.reason == "Not before May" for each in opened(folder).book.all(Snooze)),
    ),
    Case(
        "settings", ("f3", "end"), "Settings", " PhD", ("f2",),
        lambda folder: opened(folder).book.profile.name == "Maria Keller PhD",
    ),
    Case(
        "a summary", (*FLOOR, "x", "1"), "Engagement summary", "The Board", ("f2",),
        lambda folder: any("The Board" in each.addressee for each in opened(folder).book.all(Document)),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("case", "failure"), _every(CASES, CASES[:2]))
async def test_a_dialog_stays_open_with_its_text_says_why_in_a_sentence_and_saves_once_it_can(
    practice_folder: Path,
    case: Case,
    failure: Failure,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(practice_folder))
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, *case.opens)
        await until(pilot, lambda: case.heading in screen_text(app))
        await type_text(pilot, case.typed)
        with failure(practice_folder / "practice"):
            await press(pilot, *case.saves)
            await until(pilot, lambda: "!" in _dialog(app) or len(app.screen_stack) == 1, "what went wrong")
            assert len(app.screen_stack) > 1, "the dialog is still there"
            assert case.typed.strip() in screen_text(app)
            assert "Traceback" not in _dialog(app)
            assert _dialog(app).endswith(".")
        await press(pilot, *case.saves)
        await until(pilot, lambda: len(app.screen_stack) == 1, "the second try")
    assert case.done(practice_folder)
    assert opened(practice_folder).check() == []


KEYS = [("u", "y"), ("U",), ("3", "end", "d", "y"), ("h",), ("3", "Y", "enter")]


def _dialog(app: AdvisorApp) -> str:
    """What a dialog says at its top."""
    return "\n".join(str(each.content) for each in app.screen.query("#trouble.-shown").results(Static))


@pytest.mark.parametrize(("keys", "failure"), _every(KEYS, KEYS[:1]))
async def test_what_is_done_by_a_key_alone_says_why_it_cannot_and_the_program_goes_on(
    practice_folder: Path,
    keys: tuple[str, ...],
    failure: Failure,
) -> None:
    opened(practice_folder).undo()
    app = app_on(practice_folder)
    async with running(app) as pilot:
        before = len(notices(app))
        with failure(practice_folder / "practice"):
            await press(pilot, *keys)
            await settled(pilot, app)
            assert len(notices(app)) > before or len(app.screen_stack) > 1
        assert app.is_running
        await press(pilot, "escape", "escape")
        await press(pilot, "3", "a")
        await until(pilot, lambda: "New recommendation" in screen_text(app))


async def test_a_clock_that_was_set_back_does_not_keep_anything_from_being_saved(practice_folder: Path) -> None:
    calls = iter(range(10_000))

    def backwards() -> datetime:
        return NOW - timedelta(seconds=3 * next(calls))

    app = AdvisorApp(Start(practice_folder / "practice", practice_folder / "state", backwards, "maria"))
    async with running(app) as pilot:
        for title in ("First", "Second"):
            await press(pilot, "3", "a")
            await until(pilot, lambda: "New recommendation" in screen_text(app))
            await type_text(pilot, title)
            await press(pilot, "f2")
            await until(pilot, lambda: len(app.screen_stack) == 1)
        await press(pilot, "u")
        await until(pilot, lambda: any("Taken back: advice: Second" in each for each in notices(app)))
    practice = opened(practice_folder)
    assert "First" in {each.title for each in practice.book.advice()}
    assert practice.check() == []

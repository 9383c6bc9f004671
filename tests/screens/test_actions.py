"""Every action from its key, in every place: it does what it says, or it says why it cannot."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.actions import ACTIONS, BY_ID, Action, Needs
from screens.app import AdvisorApp
from screens.doing import DOING
from tests.screens.running import app_on, notices, press, running, screen_text, until

PLACES = {"today": "1", "clients": "2", "advice": "3", "review": "4", "documents": "5"}
KEYED = [each for each in ACTIONS if each.keys and each.id not in ("quit", "pane.next", "back")]


def test_every_action_can_be_done_and_nothing_else_is() -> None:
    assert set(DOING) | {"pane.next"} == set(BY_ID)


def test_no_key_stands_for_two_actions() -> None:
    keys = [key for each in ACTIONS for key in each.each_key]
    assert len(keys) == len(set(keys))


def test_no_action_depends_on_a_key_that_some_terminal_does_not_send() -> None:
    unsafe = {"ctrl+j", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+enter", "ctrl+a", "ctrl+b", "ctrl+o", "ctrl+s", "ctrl+q"}
    unsafe |= {"left_square_bracket", "right_square_bracket", "f10", "f11", "f12"}
    for each in KEYED:
        assert not set(each.each_key) <= unsafe, each.id


def _state(app: AdvisorApp) -> tuple[object, ...]:
    """What an action can change that a user sees."""
    assert app.desk is not None
    focused = app.focused.id if app.focused else None
    return (len(app.screen_stack), screen_text(app), app.theme, focused, len(notices(app)), len(app.desk.book))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("action", KEYED, ids=lambda each: each.id)
async def test_a_key_does_something_or_says_why_not(practice_folder: Path, action: Action, place: str) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, PLACES[place])
        if action.id == f"place.{place}":
            return  # it is open already
        reason = app.why_not(action)
        before = _state(app)
        await press(pilot, action.each_key[0])
        await _settled(pilot)
        assert _state(app) != before
        if reason:
            assert any(reason in each for each in notices(app))


async def _settled(pilot: Pilot[int]) -> None:
    """Wait for what a key started, short of the dialogs that wait for an answer."""
    for _ in range(3):
        await pilot.pause(0.02)


@pytest.mark.parametrize(
    "action",
    [each for each in KEYED if each.needs not in (Needs.nothing, Needs.practice, Needs.item)],
    ids=lambda e: e.id,
)
async def test_without_a_selection_an_action_says_what_it_needs(tmp_path: Path, action: Action) -> None:
    app = app_on(tmp_path, create=True)
    async with running(app) as pilot:
        await press(pilot, "escape")
        await press(pilot, action.each_key[0])
        await _settled(pilot)
        assert any(action.needs.value in each for each in notices(app))


async def test_help_lists_every_action_filters_and_runs(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app, (120, 90)) as pilot:
        await press(pilot, "question_mark")
        await _settled(pilot)
        shown = screen_text(app)
        for each in ACTIONS:
            if each.id != "help":
                assert each.label in shown, each.id
        await press(pilot, *"register", "enter")
        await _settled(pilot)
        assert app.place == "advice"


@pytest.mark.parametrize("key", ["question_mark", "colon"])
async def test_what_each_action_does_is_said_whole_on_a_small_screen(practice_folder: Path, key: str) -> None:
    app = app_on(practice_folder)
    async with running(app, (80, 90)) as pilot:
        await press(pilot, key)
        await _settled(pilot)
        listed = [each for each in ACTIONS if key == "question_mark" or not app.why_not(each)]
        shown = screen_text(app)
        assert [
            each.tooltip for each in listed if each.id not in ("help", "palette") and each.tooltip not in shown
        ] == []


async def test_the_palette_runs_an_action_and_goes_to_a_record(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "colon", *"register", "enter")
        await _until_place(pilot, app, "advice")
        await press(pilot, "F", *"harbour")
        await until(pilot, lambda: "Harbour Software" in screen_text(app))
        await press(pilot, "enter")
        await _until_place(pilot, app, "clients")


async def test_the_palette_says_why_an_action_cannot_run_and_stays(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "colon", *"bring back")
        await until(pilot, lambda: "Not now: there is nothing to bring back." in screen_text(app))
        await press(pilot, "enter")
        await until(pilot, lambda: "! redo: there is nothing to bring back." in screen_text(app))
        assert len(app.screen_stack) == 2


async def _until_place(pilot: Pilot[int], app: AdvisorApp, place: str) -> None:
    await until(pilot, lambda: app.place == place, f"the place {place}")

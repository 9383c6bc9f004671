"""Marked rows: what is for one row refuses them, and what was done to them takes the marks away."""

from pathlib import Path

import pytest

from screens.widgets.register import Register
from tests.screens.running import HAR, RENEWALS, app_on, notices, press, running, screen_text, until

FLOOR, BONUSES, RENEWALS_FORWARD = f"{2:016x}", f"{3:016x}", f"{5:016x}"


@pytest.mark.parametrize("key", ["e", "d", "n", "E", "h", "X", "Y", "y"])
async def test_what_is_for_one_row_is_refused_while_rows_are_marked(practice_folder: Path, key: str) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3")
        app.place_widget.query_one(Register).mark([FLOOR, BONUSES])
        await press(pilot, key)
        await until(pilot, lambda: any("2 are marked" in each for each in notices(app)), "the refusal")
        assert len(app.screen_stack) == 1


async def test_the_actions_of_marked_rows_are_headed_as_theirs_and_say_which_are_for_one(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3")
        app.place_widget.query_one(Register).mark([FLOOR, BONUSES])
        await press(pilot, "full_stop")
        await until(pilot, lambda: "What can be done with the 2 marked rows" in screen_text(app))
        await press(pilot, *"history")
        await until(pilot, lambda: "Not now: this is for one row, and 2 are marked" in screen_text(app))


async def test_beside_the_marked_rows_the_one_under_the_cursor_is_told(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3")
        register = app.place_widget.query_one(Register)
        register.mark([FLOOR])
        register.move_to(RENEWALS_FORWARD)
        chosen = app.selection()
        assert (chosen.advice, chosen.marked) == ((FLOOR,), 1)
        assert (chosen.record, chosen.client, chosen.engagement) == (RENEWALS_FORWARD, HAR, RENEWALS)


async def test_lines_that_are_put_off_together_are_marked_no_more(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        register = app.place_widget.query_one(Register)
        await press(pilot, "W", "space", "space", "z")
        await until(pilot, lambda: "Snooze 2 items" in screen_text(app))
        await press(pilot, "enter")
        await until(pilot, lambda: len(app.screen_stack) == 1, "the dialog to close")
        await until(pilot, lambda: not register.marks, "the marks to go")


async def test_a_decision_on_marked_rows_takes_the_marks_away(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3")
        register = app.place_widget.query_one(Register)
        register.mark([FLOOR, BONUSES])
        await press(pilot, "c")
        await until(pilot, lambda: "2 recommendations" in screen_text(app))
        await press(pilot, "1", "f2")
        await until(pilot, lambda: len(app.screen_stack) == 1, "the form to close")
        await until(pilot, lambda: not register.marks, "the marks to go")

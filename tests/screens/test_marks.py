"""Marked rows: what is for one row refuses them, and what was done to them takes the marks away."""

from pathlib import Path

from screens.widgets.register import Register
from tests.screens.running import app_on, notices, press, running, screen_text, until

FLOOR, BONUSES = f"{2:016x}", f"{3:016x}"


async def test_an_edit_is_refused_while_rows_are_marked(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3")
        app.place_widget.query_one(Register).mark([FLOOR, BONUSES])
        await press(pilot, "e")
        await until(pilot, lambda: any("2 are marked" in each for each in notices(app)), "the refusal")
        assert len(app.screen_stack) == 1


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

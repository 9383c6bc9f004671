"""Another program records something of advice while a form about it is open: it is named before anything is saved."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from advisor.changes import Add, withdrawal
from advisor.records import Decision, Recommendation
from advisor.records.choices import Position
from screens.app import AdvisorApp
from screens.dialogs.confirm import Confirm
from screens.widgets.register import Register
from tests.screens.running import app_on, opened, press, running, screen_text, until

FLOOR, BONUSES = f"{2:016x}", f"{3:016x}"
TODAY = date(2026, 11, 23)


def positions(folder: Path, advice_id: str) -> list[Position]:
    """What was decided of advice, sorted: both programs of a test record at the same instant."""
    decided = (each.position for each in opened(folder).book.events_of(advice_id) if isinstance(each, Decision))
    return sorted(each for each in decided if each)


def decide_elsewhere(folder: Path, advice_id: str) -> None:
    made = Decision(recommendation=advice_id, on=TODAY, position=Position.adopted)
    opened(folder).record([Add(made)], "elsewhere")


async def save_into_news(app: AdvisorApp, pilot: Pilot[int]) -> str:
    await press(pilot, "f2")
    await until(pilot, lambda: isinstance(app.screen, Confirm), "the question")
    await pilot.pause()
    return screen_text(app)


@pytest.mark.parametrize(("key", "kept"), [("n", [Position.adopted]), ("y", [Position.adopted, Position.deferred])])
async def test_a_decision_of_another_program_is_named_and_nothing_is_saved_without_a_yes(
    practice_folder: Path, key: str, kept: list[Position]
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await app.reveal(FLOOR)
        await press(pilot, "c")
        await until(pilot, lambda: "Client's decision" in screen_text(app))
        await press(pilot, "4")
        decide_elsewhere(practice_folder, FLOOR)
        shown = await save_into_news(app, pilot)
        assert "NWD-2" in shown
        assert "adopted (maria, in the other window, 23 Nov 26" in shown
        await press(pilot, key)
        if key == "y":
            await until(pilot, lambda: positions(practice_folder, FLOOR) == kept, "it to be kept")
        else:
            await until(pilot, lambda: "Nothing is saved yet" in screen_text(app))
    assert positions(practice_folder, FLOOR) == kept


async def test_of_several_the_one_that_was_withdrawn_meanwhile_is_named(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3")
        app.place_widget.query_one(Register).mark([FLOOR, BONUSES])
        await press(pilot, "c")
        await until(pilot, lambda: "2 recommendations" in screen_text(app))
        await press(pilot, "1")
        other = opened(practice_folder)
        bonuses = other.book.get(Recommendation, BONUSES)
        assert bonuses is not None
        other.record(withdrawal([bonuses], "Not wanted.", TODAY), "elsewhere")
        shown = await save_into_news(app, pilot)
        assert "NWD-3: " in shown
        assert "withdrawn" in shown
        assert "NWD-2: " not in shown
        await press(pilot, "n")
    assert positions(practice_folder, FLOOR) == []

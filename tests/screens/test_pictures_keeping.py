"""The dialogs around keeping as text, kept beside the tests like the other pictures."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.dialogs.offering import OfferDialog
from tests.screens.running import NWD, app_on, press, running, screen_text, settled, until
from tests.screens.test_conflict import change_elsewhere, edit_the_name, save_into_a_conflict
from tests.screens.test_drafts import leave_a_decision
from tests.screens.test_history import LONG, edit, open_history
from tests.screens.test_pictures import check
from tests.screens.test_upkeep import edit_outside

pytestmark = [
    pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str),
    pytest.mark.skipif(not hasattr(time, "tzset"), reason="the pictures show the time of day, as it is in UTC"),
    pytest.mark.usefixtures("utc"),
]
Size = tuple[int, int]


@pytest.fixture
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The time of day as it is in UTC, wherever the tests run."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def test_two_versions_look_as_they_did(practice_folder: Path, size: Size) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await edit_the_name(app, pilot)
        change_elsewhere(practice_folder, NWD, name="Northwind Group")
        await save_into_a_conflict(app, pilot)
        await settled(pilot, app)
        check("versions", size, screen_text(app))


async def test_the_history_looks_as_it_did(practice_folder: Path, size: Size) -> None:
    edit(practice_folder, "say it at length", advice=LONG, adoption_chance=40)
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await open_history(app, pilot)
        check("history", size, screen_text(app))
        await press(pilot, "enter")
        await until(pilot, lambda: "changed recommendation NWD-2" in screen_text(app))
        await settled(pilot, app)
        check("history-action", size, screen_text(app))


async def test_an_unsaved_text_looks_as_it_did(practice_folder: Path, size: Size) -> None:
    await leave_a_decision(practice_folder)
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await until(pilot, lambda: "You were writing" in screen_text(app))
        await settled(pilot, app)
        check("unsaved", size, screen_text(app))


async def test_an_edit_from_outside_looks_as_it_did(practice_folder: Path, size: Size) -> None:
    edit_outside(practice_folder, "Pays late.", "Pays on time.")
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        app.action_do("upkeep.check")
        await until(pilot, lambda: "Mend" in screen_text(app))
        await press(pilot, "m")
        await until(pilot, lambda: isinstance(app.screen, OfferDialog))
        await settled(pilot, app)
        check("outside-edit", size, screen_text(app))

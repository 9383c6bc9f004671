"""What takes a while is done beside the screen, which says so and answers keys meanwhile."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from advisor.changes import Edit
from advisor.records import Client
from advisor.store import open_practice
from advisor.store.rotation import backup_name
from advisor.upkeep.backing_up import back_up
from screens.app import AdvisorApp
from screens.dialogs.confirm import Confirm
from screens.dialogs.lists import ListDialog
from screens.dialogs.message import ReportDialog, TextDialog
from screens.dialogs.typed_out import DOING, AskTyped
from screens.dialogs.working import WorkingDialog
from tests.screens.running import NOW, NWD, app_on, opened, press, running, screen_text, settled, type_text, until

needs_pipes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes that lie in a folder")


async def shown(app: AdvisorApp, pilot: Pilot[int], dialog: type) -> None:
    """Wait for a dialog."""
    await until(pilot, lambda: isinstance(app.screen, dialog), dialog.__name__)


@pytest.fixture
def pipe(practice_folder: Path) -> Path:
    """A backup that can be read only once the test writes it: the check waits for it."""
    lies = practice_folder / "practice" / "backups" / NWD / backup_name(NOW)
    lies.parent.mkdir(mode=0o700, parents=True)
    os.mkfifo(lies, 0o600)
    return lies


@needs_pipes
async def test_a_check_is_waited_for_under_a_sentence(practice_folder: Path, pipe: Path) -> None:
    app = app_on(practice_folder, sample=True)
    async with running(app) as pilot:
        app.action_do("upkeep.check")
        await shown(app, pilot, WorkingDialog)
        await until(pilot, lambda: "Checking everything that is kept" in screen_text(app))
        await asyncio.to_thread(pipe.write_bytes, b"no backup")
        await shown(app, pilot, ReportDialog)
        await settled(pilot, app)
        assert "not as it was made" in screen_text(app)


@needs_pipes
async def test_a_check_is_left_and_the_program_goes_on(practice_folder: Path, pipe: Path) -> None:
    app = app_on(practice_folder, sample=True)
    async with running(app) as pilot:
        app.action_do("upkeep.check")
        await shown(app, pilot, WorkingDialog)
        await settled(pilot, app)
        await press(pilot, "escape")
        await until(pilot, lambda: len(app.screen_stack) == 1, "no dialog")
        await press(pilot, "2")
        await until(pilot, lambda: app.place == "clients", "the clients")
        await asyncio.to_thread(pipe.write_bytes, b"no backup")
        assert len(app.screen_stack) == 1


async def test_a_client_is_destroyed_beside_the_screen_while_another_program_still_writes(
    practice_folder: Path,
) -> None:
    app = app_on(practice_folder, sample=True)
    other = open_practice(practice_folder / "practice", practice_folder / "other state")
    async with running(app) as pilot:
        app.action_do("upkeep.destroy")
        await shown(app, pilot, ListDialog)
        await type_text(pilot, "northwind")
        await settled(pilot, app)
        await press(pilot, "enter")
        await shown(app, pilot, AskTyped)
        await settled(pilot, app)
        await type_text(pilot, "NWD")
        with other.writing():
            await pilot.press("enter")
            await until(pilot, lambda: DOING in screen_text(app), "that it is being done")
            assert isinstance(app.screen, AskTyped)
        await shown(app, pilot, TextDialog)
        await until(pilot, lambda: "NWD is destroyed" in screen_text(app))
    assert opened(practice_folder).book.get(Client, NWD) is None


async def test_a_restore_is_waited_for_and_not_broken_off_while_another_program_still_writes(
    practice_folder: Path,
) -> None:
    practice = opened(practice_folder)
    back_up(practice)
    client = practice.book.get(Client, NWD)
    assert client is not None
    practice.record([Edit(client, {"notes": "Pays never."})], "since")
    app = app_on(practice_folder, sample=True)
    other = open_practice(practice_folder / "practice", practice_folder / "other state")
    async with running(app) as pilot:
        app.action_do("upkeep.restore")
        await shown(app, pilot, ListDialog)
        await type_text(pilot, "NWD")
        await settled(pilot, app)
        await press(pilot, "enter")
        await shown(app, pilot, Confirm)
        await settled(pilot, app)
        with other.writing():
            await pilot.press("y")
            await shown(app, pilot, WorkingDialog)
            await until(pilot, lambda: "Restoring" in screen_text(app))
            await pilot.press("escape")
            await until(pilot, lambda: "is not broken off" in screen_text(app))
        await until(pilot, lambda: len(app.screen_stack) == 1, "no dialog")
        await until(pilot, lambda: _notes(app) == client.notes, "what was restored")


def _notes(app: AdvisorApp) -> str | None:
    """What the client's notes say in what is on the screen."""
    found = app.desk.book.get(Client, NWD) if app.desk else None
    return found.notes if found else None

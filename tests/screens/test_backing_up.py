"""Backups that make themselves while the screens are open, and what is said when one cannot be made."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from advisor.changes import Edit
from advisor.records import Client
from screens import backing_up
from screens.app import AdvisorApp
from screens.dialogs.form import RecordForm
from screens.dialogs.form_body import FormBody
from screens.start import Start
from tests.screens.running import HAR, NOW, NWD, app_on, notices, press, running, screen_text, type_text, until


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits until somebody has stopped typing."""
    monkeypatch.setattr(backing_up, "SOON", 0.02)


def _made(folder: Path, scope: str = NWD) -> int:
    return len(list((folder / "practice" / "backups" / scope).glob("*.zip")))


async def _backed_up(pilot: Pilot[int], condition: Callable[[], bool]) -> None:
    await until(pilot, condition, "a backup")


def _rename(app: AdvisorApp, name: str) -> None:
    assert app.desk is not None
    client = app.desk.book.get(Client, NWD)
    assert client is not None
    app.desk.practice.record([Edit(client, {"name": name})], "rename")
    app.show_all()


async def test_what_changed_is_backed_up_by_the_way_and_nothing_is_said(practice_folder: Path) -> None:
    clock = [NOW]

    def now() -> datetime:
        return clock[0]

    app = AdvisorApp(Start(practice_folder / "practice", practice_folder / "state", now, "maria"))
    async with running(app) as pilot:
        await _backed_up(pilot, lambda: _made(practice_folder) == 1 and _made(practice_folder, HAR) == 1)
        clock[0] += timedelta(hours=2)
        _rename(app, "Northwind AG")
        await _backed_up(pilot, lambda: _made(practice_folder) == 2)
        assert _made(practice_folder, HAR) == 1
        assert notices(app) == []


async def test_why_no_backup_could_be_made_is_said_once_and_what_was_typed_is_saved(practice_folder: Path) -> None:
    (practice_folder / "practice" / "backups").write_text("in the way", "utf-8")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await until(pilot, lambda: len(notices(app)) == 1)
        assert notices(app)[0].startswith("No backup could be made")
        _rename(app, "Northwind AG")
        (practice_folder / "practice" / "backups").unlink()
        await _backed_up(pilot, lambda: _made(practice_folder) == 1)
        assert len(notices(app)) == 1
    assert "Northwind AG" in (practice_folder / "practice" / "clients" / f"{NWD}.json").read_text("utf-8")


async def test_nothing_is_said_of_backups_while_a_client_looks_on(practice_folder: Path) -> None:
    app = app_on(practice_folder, only="NWD")
    async with running(app):
        assert app.desk is not None
        backups = backing_up.BackingUp(app, app.desk)
        assert backups.news(("HAR: No backup was made.",)) == []
        app.desk.beside = ""
        assert backups.news(("HAR: No backup was made.",)) == ["HAR: No backup was made."]
        assert backups.news(("HAR: No backup was made.",)) == []
        assert backups.news(()) == []
        assert backups.news(("HAR: No backup was made.",)) == ["HAR: No backup was made."]


async def test_a_second_folder_that_cannot_be_one_is_refused_in_the_settings(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "f3")
        await until(pilot, lambda: isinstance(app.screen, RecordForm))
        await press(pilot, "f3")
        row = app.screen.query_one(FormBody).row("second_backup")
        assert row is not None
        row.query_one(Input).focus()
        await type_text(pilot, "here")
        await press(pilot, "f2")
        await until(pilot, lambda: "Give the whole path of the folder" in screen_text(app))
        assert isinstance(app.screen, RecordForm)

"""The house template checked from the palette."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from advisor.changes import Edit
from screens.app import AdvisorApp
from screens.dialogs.form import RecordForm
from screens.dialogs.form_body import FormBody
from screens.dialogs.message import TextDialog
from tests.screens.running import app_on, opened, press, running, screen_text, type_text, until
from tests.screens.test_upkeep import do
from tests.tools.foreign_bases import german, macros


def named(practice_folder: Path, template: Path) -> None:
    """Let the practice name a file as its house template."""
    practice = opened(practice_folder)
    practice.record([Edit(practice.book.profile, {"template": str(template)})], "Edit the practice")


async def told(practice_folder: Path) -> str:
    """What a check of the house template shows."""
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "template.check", TextDialog)
        return " ".join(screen_text(app).split())


@pytest.fixture
def firm(practice_folder: Path, tmp_path: Path) -> Path:
    """The file that the practice names."""
    path = tmp_path / "firm.docx"
    named(practice_folder, path)
    return path


async def test_a_check_says_what_the_template_brings_and_lacks(practice_folder: Path, firm: Path) -> None:
    firm.write_bytes(german().file())
    said = await told(practice_folder)
    assert "firm.docx can be used." in said
    assert "A header with content: it stays as it is." in said
    assert "{{project}} is not known" in said


async def test_a_template_that_cannot_be_used_is_told_in_a_sentence(practice_folder: Path, firm: Path) -> None:
    firm.write_bytes(macros().file())
    assert "The house template cannot be used: firm.docx brings macros" in await told(practice_folder)


async def test_a_practice_without_a_template_is_told_how_to_name_one(practice_folder: Path) -> None:
    assert "Name your firm's own Word file in the settings (F3)" in await told(practice_folder)


async def set_field(app: AdvisorApp, pilot: Pilot[int], name: str, text: str) -> None:
    """Type a setting with the form for all of them, and save."""
    await press(pilot, "f3")
    await until(pilot, lambda: isinstance(app.screen, RecordForm))
    await press(pilot, "f3")
    row = app.screen.query_one(FormBody).row(name)
    assert row is not None
    row.query_one(Input).focus()
    await type_text(pilot, text)
    await press(pilot, "f2")


async def test_a_template_that_is_not_there_is_refused_in_the_settings(practice_folder: Path, tmp_path: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await set_field(app, pilot, "template", str(tmp_path / "gone.docx"))
        await until(pilot, lambda: "gone.docx is not there" in " ".join(screen_text(app).split()))
        assert isinstance(app.screen, RecordForm)
    assert opened(practice_folder).book.profile.template == ""


async def test_other_settings_are_kept_while_the_drive_with_template_and_backups_is_out(
    practice_folder: Path, firm: Path
) -> None:
    practice, drive = opened(practice_folder), str(firm.parent / "drive" / "backups")
    practice.record([Edit(practice.book.profile, {"second_backup": drive})], "Edit the practice")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await set_field(app, pilot, "email", "maria@keller.example")
        await until(pilot, lambda: not isinstance(app.screen, RecordForm))
    profile = opened(practice_folder).book.profile
    assert (profile.email, profile.template, profile.second_backup) == ("maria@keller.example", str(firm), drive)

"""The house template checked from the palette."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.changes import Edit
from screens.dialogs.message import TextDialog
from tests.screens.running import app_on, opened, running, screen_text
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

"""The screens as text, kept beside the tests: a change of how they look is read in the diff.

``ADVISOR_GOLDEN=write`` writes the files anew; look at what changed before you commit it.
"""

import os
from pathlib import Path

import pytest

from tests.screens.running import app_on, find, press, running, screen_text, settled, until

GOLDEN = Path(__file__).parent / "golden"
SIZES = [(60, 20), (80, 24), (120, 40)]
SCREENS: dict[str, tuple[str, ...]] = {
    "today": (),
    "waiting": ("W",),
    "clients": ("2",),
    "client": ("2", "end", "up", "enter"),
    "engagement": ("2", "end", "enter"),
    "advice": ("3", "down", "down"),
    "reading": ("3", "end", "enter"),
    "beside": ("H", "3"),
    "help": ("question_mark",),
}
FORMS = {"decision": ("c", "Client's decision"), "recommendation": ("a", "New recommendation")}


def check(name: str, size: tuple[int, int], shown: str) -> None:
    """Compare a screen with the one that is kept."""
    file = GOLDEN / f"{name}-{size[0]}x{size[1]}.txt"
    text = "\n".join(line.rstrip() for line in shown.split("\n")).rstrip() + "\n"
    if os.environ.get("ADVISOR_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.is_file(), f"there is no picture yet; ADVISOR_GOLDEN=write makes {file.name}"
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(practice_folder: Path, name: str, size: tuple[int, int]) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await press(pilot, *SCREENS[name])
        await settled(pilot, app)
        check(name, size, screen_text(app))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", FORMS)
async def test_a_form_looks_as_it_did(practice_folder: Path, name: str, size: tuple[int, int]) -> None:
    key, heading = FORMS[name]
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await find(pilot, "floor", key)
        await until(pilot, lambda: heading in screen_text(app))
        await settled(pilot, app)
        check(name, size, screen_text(app))

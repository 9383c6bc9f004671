"""A sitting as text at each size of the terminal, kept beside the tests of the screens."""

from pathlib import Path

from textual.pilot import Pilot

from screens.app import AdvisorApp
from tests.screens.running import press, screen_text, settled, type_text, until
from tests.screens.sitting.sittings import shows, taking
from tests.screens.sitting.test_interview import asked
from tests.screens.sitting.test_shelf import taken_twice
from tests.screens.test_pictures import SIZES, check


async def looks(app: AdvisorApp, pilot: Pilot[int], name: str) -> None:
    """Compare what is shown with its pictures, at every size."""
    for size in SIZES:
        await pilot.resize_terminal(*size)
        await until(pilot, lambda size=size: tuple(app.screen.size) == size)  # type: ignore[misc]
        await settled(pilot, app)
        check(name, size, screen_text(app))


async def test_a_sitting_looks_as_it_did(folder: Path) -> None:
    async with taking(folder, "crisis", size=SIZES[0]) as (app, pilot):
        await press(pilot, "pagedown", "pagedown", "3")
        await looks(app, pilot, "sitting-prompt")
        await press(pilot, "escape")
        await shows(app, pilot, "go on")
        await looks(app, pilot, "sitting-overview")


async def test_an_interview_looks_as_it_did(folder: Path) -> None:
    asked(folder, 2, begun_by_the_next=3)
    async with taking(folder, "go on", size=SIZES[0]) as (app, pilot):
        await looks(app, pilot, "sitting-coverage")
        await press(pilot, "n")
        await shows(app, pilot, "4 of 9")
        await type_text(pilot, "Cash")
        await press(pilot, "tab", "2")
        await looks(app, pilot, "sitting-interview")


async def test_two_sittings_side_by_side_look_as_they_did(folder: Path) -> None:
    taken_twice(folder)
    async with taking(folder, "go on hard part begun 23 Nov", size=SIZES[0]) as (app, pilot):
        await press(pilot, "escape", "equals_sign")
        await shows(app, pilot, "27 May 26")
        await looks(app, pilot, "sitting-compared")

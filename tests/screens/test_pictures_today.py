"""Today with what the relationship asks for, as pictures that are kept."""

from pathlib import Path

import pytest

from tests.screens.running import app_on, press, running, screen_text, settled, sizes, until
from tests.screens.test_pictures import check

SCREENS: dict[str, tuple[tuple[str, ...], str]] = {
    "today-relationship": ((), "Owed by us"),
    "waiting-relationship": (("W",), "Waiting for"),
    "contact": (("i",), "New contact"),
    "finished": (("f",), "Finished"),
}


@sizes
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_of_the_relationship_looks_as_it_did(
    relating_folder: Path, name: str, size: tuple[int, int]
) -> None:
    keys, heading = SCREENS[name]
    app = app_on(relating_folder)
    async with running(app, size) as pilot:
        await press(pilot, *keys)
        await until(pilot, lambda: heading in screen_text(app))
        await settled(pilot, app)
        check(name, size, screen_text(app))

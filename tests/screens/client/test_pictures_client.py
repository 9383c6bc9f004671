"""The tabs of a client's page as text, kept beside the other pictures of the screens; without the line of keys."""

from pathlib import Path

import pytest

from screens.client.tabs import TABS
from tests.screens.client.opening import open_tab
from tests.screens.running import app_on, press, running, screen_lines, settled
from tests.screens.test_pictures import check

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_tabs_of_a_client_look_as_they_did(rich_folder: Path, size: tuple[int, int]) -> None:
    app = app_on(rich_folder)
    async with running(app, size) as pilot:
        for tab in TABS:
            await open_tab(pilot, app, tab.id)
            await settled(pilot, app)
            check(f"client-{tab.id}", size, "\n".join(screen_lines(app)[:-1]))


async def test_the_promises_of_both_sides_look_as_they_did_beside_a_client(rich_folder: Path) -> None:
    app = app_on(rich_folder, only="NWD")
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "2", "right", "right")
        await settled(pilot, app)
        check("client-beside", (80, 24), "\n".join(screen_lines(app)[:-1]))

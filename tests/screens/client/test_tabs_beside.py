from pathlib import Path

import pytest

from screens.client.tabs import tabs_for
from tests.screens.client.opening import place_of
from tests.screens.running import app_on, press, running, screen_text

#: What is for us alone, from every kind of record that the page knows.
INTERNAL = [
    "Pays late", "What we spoke of", "Silence", "cadence", "late", "price study, due", "talk to my people",
    "first report came", "Monday call", "nine days", "Cheaper transport", "smaller lots", "islands",
    "Fine, for now", "Who loses", "read the summary", "Costs", "After the move", "behind", "70 % they adopt",
    "decides", "spoke", "An idea for later", "Next",
]  # fmt: skip


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_with_a_client_beside_me_no_tab_shows_anything_internal(rich_folder: Path, size: tuple[int, int]) -> None:
    app = app_on(rich_folder, only="NWD")
    async with running(app, size) as pilot:
        assert app.desk is not None
        await press(pilot, "2")
        seen = set()
        for tab in tabs_for(app.desk):
            shown = screen_text(app)
            for _ in range(8):  # through the whole page, reading each row
                assert not [each for each in INTERNAL if each in shown], f"{tab.name}:\n{shown}"
                await press(pilot, "down")
                shown = screen_text(app)
            seen.add(tab.shared)
            await press(pilot, "right")
        assert seen == {"Overview", "Advice", "Promises", "Goals"}


async def test_with_a_client_beside_me_promises_and_goals_are_shown_as_agreed(rich_folder: Path) -> None:
    app = app_on(rich_folder, only="NWD")
    async with running(app) as pilot:
        await press(pilot, "2", "right", "right")
        shown = screen_text(app)
        assert "Promised by us" in shown
        assert "Send the price study" in shown
        assert "open" in shown
        await press(pilot, "right")
        assert "40 → 61 → 60 %" in screen_text(app)
        await press(pilot, "slash")
        assert place_of(app).tab != "timeline", "what everybody said is not searched"


async def test_a_tab_that_is_for_us_alone_is_left_when_a_client_sits_down(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await press(pilot, "2", "end", "up", "enter", "left")
        assert "kind:promise" in screen_text(app)
        await press(pilot, "H")
        assert "with Northwind Industries beside me" in screen_text(app)
        assert "kind:promise" not in screen_text(app)
        assert "What we spoke of" not in screen_text(app)
        await press(pilot, "H")
        assert "kind:promise" in screen_text(app), "afterwards one is where one was"

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget

from screens.widgets.ground import Ground
from tests.screens.running import app_on, press, running


@pytest.mark.parametrize("place", ["1", "2", "3"])
async def test_what_lies_beneath_a_place_is_drawn_as_textual_draws_it_line_by_line(
    practice_folder: Path, place: str
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, place)
        grounds = [each for each in app.screen.walk_children(with_self=True) if isinstance(each, Ground) and each.size]
        assert len(grounds) == 3
        for ground in grounds:
            for crop in (ground.size.region, Region(3, 4, 20, 5), Region(0, 2, 7, 1)):
                assert ground.render_lines(crop) == Widget.render_lines(ground, crop)

"""What stands on the screen can be read, in every theme that the program offers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from screens import themes
from screens.app import AdvisorApp
from screens.widgets.topline import PLACES
from tests.screens.running import app_on, press, running, settled
from tests.tools.docx_rules_text import ratio

#: What WCAG 2 asks of text (criterion 1.4.3, level AA).
ENOUGH = 4.5


def texts(app: AdvisorApp) -> Iterator[Segment]:
    """Every piece of text that the screen shows; frames and scroll bars are none."""
    for strip in app.screen._compositor.render_strips():
        yield from (each for each in strip if any(map(str.isalnum, each.text)))


def contrast(piece: Segment) -> float:
    """The contrast of a piece of text with what it stands on, from 1 to 21."""
    style = piece.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    colours = [Color.from_rich_color(each).hex6.removeprefix("#") for each in (style.color, style.bgcolor)]
    return ratio(*colours)


@pytest.mark.parametrize("theme", [themes.DARK.name, themes.LIGHT.name])
async def test_every_text_of_every_place_stands_out_from_what_is_behind_it(practice_folder: Path, theme: str) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        app.theme = theme
        for key, place, _ in PLACES:
            await press(pilot, key)
            await settled(pilot, app)
            assert app.place == place
            pale = {piece.text.strip(): round(contrast(piece), 1) for piece in texts(app) if contrast(piece) < ENOUGH}
            assert pale == {}


async def test_the_place_where_one_is_can_be_read_whatever_the_accent_of_a_theme(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        app.theme = "textual-light"  # its accent is a light orange
        await settled(pilot, app)
        here = next(each for each in texts(app) if each.text.strip() == "1 Today")
        assert contrast(here) >= ENOUGH

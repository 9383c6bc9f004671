"""A sitting as text, kept beside the tests of the screens."""

from pathlib import Path

import pytest

from tests.screens.running import press, screen_text, settled, type_text
from tests.screens.sitting.sittings import practice_with_people, shows, taking
from tests.screens.sitting.test_interview import asked
from tests.screens.sitting.test_shelf import taken_twice
from tests.screens.test_pictures import SIZES, check


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_sitting_looks_as_it_did(tmp_path: Path, size: tuple[int, int]) -> None:
    practice_with_people(tmp_path)
    async with taking(tmp_path, "crisis", size=size) as (app, pilot):
        await press(pilot, "pagedown", "pagedown", "3")
        await settled(pilot, app)
        check("sitting-prompt", size, screen_text(app))
        await press(pilot, "escape")
        await shows(app, pilot, "go on")
        await settled(pilot, app)
        check("sitting-overview", size, screen_text(app))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_interview_looks_as_it_did(tmp_path: Path, size: tuple[int, int]) -> None:
    practice_with_people(tmp_path)
    asked(tmp_path, 2, begun_by_the_next=3)
    async with taking(tmp_path, "go on", size=size) as (app, pilot):
        await settled(pilot, app)
        check("sitting-coverage", size, screen_text(app))
        await press(pilot, "n")
        await shows(app, pilot, "4 of 9")
        await type_text(pilot, "Cash")
        await press(pilot, "tab", "2")
        await settled(pilot, app)
        check("sitting-interview", size, screen_text(app))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_two_sittings_side_by_side_look_as_they_did(tmp_path: Path, size: tuple[int, int]) -> None:
    practice_with_people(tmp_path)
    taken_twice(tmp_path)
    async with taking(tmp_path, "go on hard part begun 23 Nov", size=size) as (app, pilot):
        await press(pilot, "escape", "equals_sign")
        await shows(app, pilot, "27 May 26")
        await settled(pilot, app)
        check("sitting-compared", size, screen_text(app))

"""Who changed what, when, and what it said before; each action can be taken back where nothing stands against it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from advisor.changes import Add, Edit
from advisor.records import Decision, Recommendation
from advisor.records.choices import Position
from screens.app import AdvisorApp
from screens.dialogs.confirm import Confirm
from screens.dialogs.history import ActionDialog, HistoryDialog
from tests.screens.running import app_on, notices, opened, press, running, screen_text, settled, type_text, until

FLOOR = f"{2:016x}"
LONG = "Publish one floor price for each region, and stop discounting below it.\nTell the sales people why. " * 4


def edit(folder: Path, why: str, **values: object) -> None:
    practice = opened(folder)
    advice = practice.book.get(Recommendation, FLOOR)
    assert advice is not None
    practice.record([Edit(advice, values, correction="as said")], why)


async def open_history(app: AdvisorApp, pilot: Pilot[int]) -> None:
    await press(pilot, "3", "slash")
    await type_text(pilot, "floor")
    await press(pilot, "enter", "h")
    await until(pilot, lambda: isinstance(app.screen, HistoryDialog), "the history")
    await settled(pilot, app)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_each_action_says_who_when_why_and_every_field_before_and_after(
    practice_folder: Path, size: tuple[int, int]
) -> None:
    edit(practice_folder, "lower the chance", adoption_chance=40)
    edit(practice_folder, "say it at length", advice=LONG)
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await open_history(app, pilot)
        shown = screen_text(app)
        assert shown.index("Advice · say it") < shown.index("They adopt it · lower")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ActionDialog))
        await settled(pilot, app)
        for words in (
            "23 Nov 26",
            "maria",
            "changed recommendation NWD-2",
            "before      nothing",
            "after       Publish",
        ):
            assert words in screen_text(app)
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, HistoryDialog))
        await settled(pilot, app)
        await press(pilot, "down", "enter")
        await until(pilot, lambda: "70 % → 40 %" in screen_text(app))


async def test_typing_finds_the_action_in_whose_text_the_words_stood(practice_folder: Path) -> None:
    edit(practice_folder, "one", notes="They met in Lisbon.")
    edit(practice_folder, "two", notes="They met again.")
    edit(practice_folder, "three", notes="")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await open_history(app, pilot)
        await type_text(pilot, "lisbon")
        await settled(pilot, app)
        shown = screen_text(app)
        assert "one" in shown
        assert "two" in shown
        assert "three" not in shown


async def test_an_action_that_is_not_the_latest_is_taken_back_from_the_history(practice_folder: Path) -> None:
    edit(practice_folder, "lower the chance", adoption_chance=40)
    other = opened(practice_folder)
    decided = Decision(recommendation=FLOOR, on=other.today, position=Position.adopted)
    other.record([Add(decided)], "decided elsewhere")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await open_history(app, pilot)
        await type_text(pilot, "lower")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ActionDialog))
        await press(pilot, "u")
        await until(pilot, lambda: "Taken back: lower the chance" in notices(app))
        await until(pilot, lambda: isinstance(app.screen, HistoryDialog))
        await settled(pilot, app)
        assert "(taken back) They adopt it · lower the chance" in screen_text(app)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ActionDialog))
        await press(pilot, "u")
        await until(pilot, lambda: "taken back already" in screen_text(app))
    book = opened(practice_folder).book
    advice = book.get(Recommendation, FLOOR)
    assert advice is not None
    assert advice.adoption_chance == 70
    assert len(book.events_of(FLOOR)) == 1


async def test_what_was_changed_again_since_is_refused_with_the_reason(practice_folder: Path) -> None:
    edit(practice_folder, "lower the chance", adoption_chance=40)
    edit(practice_folder, "lower it again", adoption_chance=20)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await open_history(app, pilot)
        await press(pilot, "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, ActionDialog))
        await press(pilot, "u")
        await until(pilot, lambda: any("lower it again" in each or "since" in each for each in notices(app)))
    advice = opened(practice_folder).book.get(Recommendation, FLOOR)
    assert advice is not None
    assert advice.adoption_chance == 20


async def test_nothing_is_taken_back_while_a_past_day_is_shown(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "A")
        await type_text(pilot, "2026-10-01")
        await press(pilot, "enter")
        await open_history(app, pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ActionDialog))
        await press(pilot, "u")
        await until(pilot, lambda: "looking at a past day" in screen_text(app))


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_edits_of_one_record_are_told_apart_by_the_fields_that_they_changed(
    practice_folder: Path, size: tuple[int, int]
) -> None:
    why = "edit NWD-2 Publish one floor price for each region and stop discounting below it"
    edit(practice_folder, why, adoption_chance=40)
    edit(practice_folder, why, notes="They met in Lisbon.")
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await open_history(app, pilot)
        shown = screen_text(app)
        assert shown.index("Notes · edit") < shown.index("They adopt it · edit")


async def test_a_setting_is_taken_back_only_after_a_yes_that_says_what_it_will_be(practice_folder: Path) -> None:
    other = opened(practice_folder)
    folder = str(practice_folder / "drive")
    other.record([Edit(other.book.profile, {"second_backup": folder})], "Edit the practice")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "u")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await settled(pilot, app)
        assert "Second backup folder:" in screen_text(app)
        await press(pilot, "escape")
        await until(pilot, lambda: not isinstance(app.screen, Confirm))
        assert opened(practice_folder).book.profile.second_backup == folder
        await press(pilot, "u")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await press(pilot, "y")
        await until(pilot, lambda: "Taken back: Edit the practice" in notices(app))
        assert opened(practice_folder).book.profile.second_backup == ""

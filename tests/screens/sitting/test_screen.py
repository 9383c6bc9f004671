"""A sitting is taken by keyboard, prompt by prompt; what was given is kept, and one stretch of it is one action."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from textual import events

from advisor.records import Goal, Promise, Sitting
from screens.sitting.keys import OVERVIEW, PROMPT
from screens.sitting.screen import SittingScreen
from tests.screens.running import NWD, opened, press, screen_text, type_text, until
from tests.screens.sitting.sittings import back, only_sitting, screen_of, shows, take, taking


async def test_each_kind_of_prompt_has_its_control_and_a_stretch_of_it_is_one_action(folder: Path) -> None:
    actions = len(opened(folder).history())
    async with taking(folder, "facing") as (app, pilot):
        await shows(app, pilot, "1 of 13", "What do the numbers say?")
        await type_text(pilot, "Too few")
        await press(pilot, "f2")
        await shows(app, pilot, "2 of 13")
        await press(pilot, *["pagedown"] * 7)
        await shows(app, pilot, "9 of 13", "How willing are we")
        await press(pilot, "4", "enter")
        await press(pilot, "pagedown")
        await shows(app, pilot, "11 of 13")
        await type_text(pilot, "+2w")
        await shows(app, pilot, "Mon 7 Dec 2026")
        await press(pilot, "enter")
        await shows(app, pilot, "12 of 13")
        await press(pilot, "pageup")
        await shows(app, pilot, "11 of 13", "+2w")
        await back(app, pilot)
        assert screen_of(app).view == OVERVIEW
        await shows(app, pilot, "3 of 13 answered")
    practice, sitting = only_sitting(folder)
    said = {each.prompt: each for each in practice.book.answers_of(sitting.id)}
    assert {id: (each.words, each.score, each.day) for id, each in said.items()} == {
        "numbers": ("Too few", None, None),
        "willing": ("", 4, None),
        "again": ("", None, date(2026, 12, 7)),
    }
    assert len(practice.history()) == actions + 1
    practice.undo()
    assert practice.book.all(Sitting) == []


async def test_keys_typed_behind_the_one_that_goes_on_are_for_the_next_prompt(folder: Path) -> None:
    async with taking(folder, "facing") as (app, pilot):
        await shows(app, pilot, "1 of 13")
        for key in ("F", "pagedown", "W", "e", "pagedown", "pageup", "l", "l"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await shows(app, pilot, "2 of 13", "Well")
        await back(app, pilot)
    practice, sitting = only_sitting(folder)
    assert sorted(each.words for each in practice.book.answers_of(sitting.id)) == ["F", "Well"]


async def test_a_choice_is_made_by_digit_and_a_checklist_by_space(folder: Path) -> None:
    async with taking(folder, "blueprint") as (app, pilot):
        await press(pilot, *["pagedown"] * 3)
        await shows(app, pilot, "Who has a part in it?")
        await press(pilot, "space", "down", "down", "space", "enter")
        await press(pilot, "f5")
        await shows(app, pilot, "Go to which prompt?")
        await type_text(pilot, "how often")
        await press(pilot, "enter")
        await shows(app, pilot, "How often are we in touch")
        await press(pilot, "3")
        await back(app, pilot)
    practice, sitting = only_sitting(folder)
    assert {each.prompt: each.chosen for each in practice.book.answers_of(sitting.id)} == {
        "teams": ("Whoever answers for the relationship", "Sales"),
        "rhythm": ("Every month",),
    }


async def test_a_sitting_is_gone_on_with_where_it_stopped(folder: Path) -> None:
    async with taking(folder, "crisis") as (app, pilot):
        await type_text(pilot, "The plant stands still")
        await back(app, pilot)
        await back(app, pilot)
        await shows(app, pilot, "2 Clients")
        await take(app, pilot, "go on")
        await shows(app, pilot, "2 of 20", "Who and what is hurt")
        await press(pilot, "pageup")
        await shows(app, pilot, "The plant stands still")


async def test_nothing_is_recorded_of_a_sitting_without_an_answer(folder: Path) -> None:
    async with taking(folder, "crisis") as (app, pilot):
        await press(pilot, "pagedown")
        await back(app, pilot)
        await back(app, pilot)
    assert opened(folder).book.all(Sitting) == []


async def test_a_day_that_cannot_be_read_is_said_and_never_dropped_without_a_yes(folder: Path) -> None:
    async with taking(folder, "crisis") as (app, pilot):
        await press(pilot, *["pagedown"] * 5)
        await shows(app, pilot, "6 of 20")
        await type_text(pilot, "soon")
        await press(pilot, "enter")
        await until(pilot, lambda: "! " in screen_text(app))
        await press(pilot, "escape")
        await shows(app, pilot, "cannot be kept")
        await press(pilot, "n")
        await until(pilot, lambda: isinstance(app.screen, SittingScreen))
        await shows(app, pilot, "soon", "6 of 20")
        assert screen_of(app).view == PROMPT
        await press(pilot, "escape")
        await shows(app, pilot, "cannot be kept")
        await press(pilot, "D")
        await until(pilot, lambda: isinstance(app.screen, SittingScreen) and app.screen.view == OVERVIEW)


async def test_finishing_says_what_is_missing_and_waits_for_what_is_needed(folder: Path) -> None:
    async with taking(folder, "hard part") as (app, pilot):
        await press(pilot, "3")
        await back(app, pilot)
        await press(pilot, "f")
        await shows(app, pilot, "It cannot be finished yet", "and is needed.")
    _, sitting = only_sitting(folder)
    assert sitting.finished_on is None


async def test_facing_the_music_opens_with_the_facts_of_the_record_and_their_day(folder: Path) -> None:
    async with taking(folder, "facing") as (app, pilot):
        await shows(app, pilot, "From the record as of 23 Nov 26:", "What do the numbers say?")


async def test_goals_and_dates_of_the_blueprint_become_goals_and_promises_by_one_key(folder: Path) -> None:
    async with taking(folder, "blueprint") as (app, pilot):
        for text, prompt in (("Fewer returns", "first goal"), ("Send the list", "do first")):
            await press(pilot, "f5")
            await shows(app, pilot, "Go to which prompt?")
            await type_text(pilot, prompt)
            await press(pilot, "enter")
            await until(pilot, lambda: isinstance(app.screen, SittingScreen))
            await type_text(pilot, text)
        await press(pilot, "pagedown")
        await type_text(pilot, "1 dec")
        await back(app, pilot)
        await press(pilot, "m")
        await shows(app, pilot, "New goal", "Fewer returns")
        await press(pilot, "tab", "tab", "tab", "tab")
        await type_text(pilot, "20")
        await press(pilot, "enter")
        await shows(app, pilot, "New promise", "Send the list")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, SittingScreen))
        await press(pilot, "m")
        await shows(app, pilot, "are there already")
    book = opened(folder).book
    assert [(each.title, each.target, each.client) for each in book.all(Goal)] == [("Fewer returns", Decimal(20), NWD)]
    assert [(each.what, each.due) for each in book.all(Promise)] == [("Send the list", date(2026, 12, 1))]

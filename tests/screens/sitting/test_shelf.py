"""Which questionnaires are offered, with whom, and what is said of a file that is broken."""

from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from advisor.changes import deletion
from advisor.instruments.answering import Given, answering
from advisor.instruments.shelf import shipped
from advisor.instruments.sittings import begun
from advisor.records import Sitting
from screens.sitting.keys import COMPARED, OVERVIEW
from screens.sitting.screen import SittingScreen
from tests.screens.running import NWD, TODAY, app_on, notices, opened, press, running, screen_text, type_text, until
from tests.screens.sitting.sittings import back, only_sitting, screen_of, shows, take, taking

OWN = """id = "pulse"
title = "Pulse"
version = 1
whom = "client"
purpose = "How they are."

[[section]]
title = "Now"

[[section.prompt]]
id = "mood"
kind = "score"
from = 1
to = 3
asks = "How is the mood?"
"""
BROKEN = OWN.replace('kind = "score"', 'kind = "scroe"').replace('title = "Now"', 'titel = "Now"')


async def test_an_own_questionnaire_with_two_mistakes_is_explained_mended_and_used(folder: Path) -> None:
    file = folder / "practice" / "instruments" / "pulse.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(BROKEN, encoding="utf-8")
    app = app_on(folder)
    async with running(app) as pilot:
        await press(pilot, "2", "Q")
        await shows(app, pilot, "pulse.toml", "cannot be used")
        await type_text(pilot, "pulse")
        await press(pilot, "enter")
        await shows(app, pilot, "pulse.toml cannot be used", "scroe", "titel", "Mend the file")
        assert "line 8" in screen_text(app)
        await press(pilot, "escape")
        file.write_text(OWN, encoding="utf-8")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await take(app, pilot, "pulse")
        await shows(app, pilot, "How is the mood?", "1 of 1")
        await press(pilot, "3")
        await back(app, pilot)
        await press(pilot, "f")
        await shows(app, pilot, "finished 23 Nov 26, complete")
    assert only_sitting(folder)[1].instrument == "pulse"


def taken_twice(folder: Path) -> None:
    """The hard part, half a year ago and today."""
    practice = opened(folder)
    instrument = next(each for each in shipped() if each.id == "the-hard-part")
    for number, (days, trust, words) in enumerate(((180, 2, "Cash"), (0, 4, "Sleep"))):
        sitting = begun(instrument, NWD, practice.book, TODAY - timedelta(days)).replaced(id=f"{number + 5}" * 16)
        given = {("trust", ""): Given(score=trust), ("value", ""): Given(words)}
        practice.record(answering(practice.book, sitting, given, {}, TODAY - timedelta(days)), "sitting")


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_two_sittings_are_compared_and_a_score_says_how_far_it_moved(folder: Path, size: tuple[int, int]) -> None:
    taken_twice(folder)
    async with taking(folder, "go on hard part begun 23 Nov", size=size) as (app, pilot):
        await until(pilot, lambda: screen_of(app).view != OVERVIEW)
        await back(app, pilot)
        await press(pilot, "equals_sign")
        await until(pilot, lambda: screen_of(app).view == COMPARED)
        await shows(app, pilot, "27 May 26", "23 Nov 26")
        if size[0] > 100:
            await shows(app, pilot, "moved by +2", "Cash", "Sleep")
        await back(app, pilot)
        assert screen_of(app).view == OVERVIEW


async def test_a_prompt_says_what_was_answered_the_last_time(folder: Path) -> None:
    taken_twice(folder)
    async with taking(folder, "hard part with") as (app, pilot):
        await press(pilot, "pagedown")
        await shows(app, pilot, "2 of", "Last time, 23 Nov 26: 4")


async def test_a_questionnaire_of_the_practice_asks_for_no_client(folder: Path) -> None:
    async with taking(folder, "stance") as (app, pilot):
        await shows(app, pilot, "Consulting stance · the practice", "1 of 12")
        await press(pilot, "3")
        await back(app, pilot)
    assert only_sitting(folder)[1].client == ""


async def test_beside_a_client_and_on_a_past_day_no_questionnaire_is_taken(folder: Path) -> None:
    taken_twice(folder)
    app = app_on(folder, only="NWD")
    async with running(app) as pilot:
        await press(pilot, "Q")
        await until(pilot, lambda: any("with a client beside you" in each for each in notices(app)))
        assert len(app.screen_stack) == 1


async def test_a_sitting_is_deleted_after_a_yes_and_undone(folder: Path) -> None:
    async with taking(folder, "crisis") as (app, pilot):
        await type_text(pilot, "Fire")
        await back(app, pilot)
        await press(pilot, "d")
        await shows(app, pilot, "Delete this sitting of Crisis mitigation?")
        await press(pilot, "y")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert opened(folder).book.all(Sitting) == []
        await press(pilot, "u")
        await shows(app, pilot, "Take back: delete sitting")
        await press(pilot, "y")
        await until(pilot, lambda: len(opened(folder).book.all(Sitting)) == 1)


async def test_what_another_program_answered_meanwhile_is_not_written_over_unseen(folder: Path) -> None:
    taken_twice(folder)
    async with taking(folder, "go on hard part begun 23 Nov") as (app, pilot):
        await press(pilot, "pageup", "pageup", "pagedown")
        await shows(app, pilot, "2 of")
        await press(pilot, "5")
        other = opened(folder)
        sitting = other.book.get(Sitting, "6" * 16)
        assert sitting is not None
        seen = {(each.prompt, ""): each for each in other.book.answers_of(sitting.id)}
        other.record(answering(other.book, sitting, {("trust", ""): Given(score=1)}, seen, TODAY), "elsewhere")
        await press(pilot, "escape")
        await shows(app, pilot, "Look at what changed")
        assert [each.score for each in opened(folder).book.answers_of("6" * 16) if each.prompt == "trust"] == [1]
        await back(app, pilot)
        assert screen_of(app).view == OVERVIEW
    assert [each.score for each in opened(folder).book.answers_of("6" * 16) if each.prompt == "trust"] == [5]


async def test_text_that_was_not_recorded_is_offered_again_with_its_sitting(folder: Path) -> None:
    app = app_on(folder)
    async with running(app) as pilot:
        await press(pilot, "2")
        await take(app, pilot, "crisis")
        await type_text(pilot, "Fire")
        await until(pilot, lambda: any((folder / "state").rglob("drafts/*/*.json")))
    assert opened(folder).book.all(Sitting) == []
    app = app_on(folder)
    async with running(app) as pilot:
        await shows(app, pilot, "You were writing", "Crisis mitigation")
        await press(pilot, "o")
        await until(pilot, lambda: isinstance(app.screen, SittingScreen))
        await shows(app, pilot, "Fire", "1 of 20")
        await back(app, pilot)
        await back(app, pilot)
        await until(pilot, lambda: not any((folder / "state").rglob("drafts/*/*.json")))
    practice, sitting = only_sitting(folder)
    assert [each.words for each in practice.book.answers_of(sitting.id)] == ["Fire"]


async def test_a_sitting_is_opened_from_the_page_of_its_client(folder: Path) -> None:
    taken_twice(folder)
    app = app_on(folder)
    async with running(app) as pilot:
        await press(pilot, "2", "enter")
        await shows(app, pilot, "Instruments")
        for _ in range(7):
            if "The hard part" not in screen_text(app):
                await press(pilot, "right")
        await shows(app, pilot, "The hard part")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, SittingScreen))
        await shows(app, pilot, "The hard part · Northwind Industries")


async def test_long_text_is_written_in_the_users_own_editor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = folder / "editor.sh"
    editor.write_text("#!/bin/sh\nprintf 'Written outside.' > \"$1\"\n", encoding="utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    async with taking(folder, "crisis") as (app, pilot):
        monkeypatch.setattr(app, "suspend", nullcontext)  # the tests' terminal cannot be given away
        await press(pilot, "f4")
        await shows(app, pilot, "Written outside.", "1 of 20 answered")
        await back(app, pilot)
    practice, sitting = only_sitting(folder)
    assert [each.words for each in practice.book.answers_of(sitting.id)] == ["Written outside."]


async def test_what_another_program_answered_is_shown_where_nothing_is_typed(folder: Path) -> None:
    taken_twice(folder)
    async with taking(folder, "go on hard part begun 23 Nov") as (app, pilot):
        await press(pilot, "pagedown")
        await shows(app, pilot, "2 of", "(•) 4")
        other = opened(folder)
        sitting = other.book.get(Sitting, "6" * 16)
        assert sitting is not None
        seen = {(each.prompt, ""): each for each in other.book.answers_of(sitting.id)}
        other.record(answering(other.book, sitting, {("trust", ""): Given(score=1)}, seen, TODAY), "elsewhere")
        app.look_elsewhere()
        await shows(app, pilot, "(•) 1")


async def test_a_sitting_that_another_program_deletes_is_begun_again_with_what_is_answered(folder: Path) -> None:
    taken_twice(folder)
    async with taking(folder, "go on hard part begun 23 Nov") as (app, pilot):
        other = opened(folder)
        sitting = other.book.get(Sitting, "6" * 16)
        assert sitting is not None
        other.record(deletion(other.book, sitting), "elsewhere")
        app.look_elsewhere()
        await shows(app, pilot, "deleted elsewhere")
        await press(pilot, "3")
        await back(app, pilot)
        await shows(app, pilot, "1 of 15 answered")
    again = opened(folder).book
    assert [each.score for each in again.answers_of("6" * 16)] == [3]

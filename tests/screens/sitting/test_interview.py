"""The most important question: person by person, in exact words, complete only with five different people."""

from pathlib import Path

from textual.pilot import Pilot

from advisor.changes import Add
from advisor.instruments.answering import Given, answering
from advisor.instruments.shelf import shipped
from advisor.instruments.sittings import begun
from advisor.records import Person, Quote, Sitting
from screens.app import AdvisorApp
from screens.sitting.keys import OVERVIEW
from screens.sitting.screen import SittingScreen
from tests.screens.running import NWD, TODAY, notices, opened, press, screen_text, type_text, until
from tests.screens.sitting.sittings import (
    PEOPLE,
    back,
    only_sitting,
    screen_of,
    shows,
    take,
    taking,
)


def asked(folder: Path, people: int, *, begun_by_the_next: int = 0) -> None:
    """A sitting in which so many people have answered every question in exact words, and the next one some."""
    practice = opened(folder)
    instrument = next(each for each in shipped() if each.id == "most-important-question")
    sitting = begun(instrument, NWD, practice.book, TODAY).replaced(id="9" * 16)
    given = {
        (each.id, who.id): Given(f"{who.name} on {each.id}.", exact=True)
        for each in sitting.prompts
        for who in PEOPLE[:people]
    }
    for each in sitting.prompts[:begun_by_the_next]:
        given[each.id, PEOPLE[people].id] = Given("Yes.", exact=True)
    practice.record(answering(practice.book, sitting, given, {}, TODAY), "interviews")


async def answer_all(app: AdvisorApp, pilot: Pilot[int], words: str) -> None:
    """Answer the nine questions, one after the other."""
    for number in range(1, 10):
        await shows(app, pilot, f"{number} of 9")
        await type_text(pilot, words)
        await press(pilot, "f2")
    await until(pilot, lambda: screen_of(app).view == OVERVIEW)


async def test_a_person_answers_nine_questions_and_each_becomes_a_quote_in_the_same_action(folder: Path) -> None:
    actions = len(opened(folder).history())
    async with taking(folder, "important") as (app, pilot):
        await shows(app, pilot, "Each of the nine questions needs five more people.")
        await press(pilot, "enter")
        await shows(app, pilot, "Ana Reis, CIO", "[1 exact words]")
        await answer_all(app, pilot, "yes")
        await shows(app, pilot, "9 of 45 answers", "Each of the nine questions needs four more people.")
        await shows(app, pilot, "9 of 9 answered")
    practice, sitting = only_sitting(folder)
    assert len(practice.book.answers_of(sitting.id)) == 9
    quotes = practice.book.of_scope(Quote, NWD)
    assert {each.about for each in quotes} == {each.asks for each in sitting.prompts}
    assert {each.person for each in quotes} == {PEOPLE[0].id}
    assert len(practice.history()) == actions + 1


async def test_the_fifth_person_makes_it_complete_and_one_taken_out_incomplete_again(folder: Path) -> None:
    asked(folder, 4, begun_by_the_next=8)
    async with taking(folder, "go on") as (app, pilot):
        await shows(
            app, pilot, "44 of 45 answers", "“Do we really matter to you? Why, or why not?” needs one more person."
        )
        await until(pilot, lambda: screen_of(app).view == OVERVIEW)
        await until(pilot, lambda: screen_of(app).cursor.endswith(PEOPLE[4].id))
        await press(pilot, "enter")
        await shows(app, pilot, "Tom Weir", "9 of 9")
        await type_text(pilot, "no")
        await press(pilot, "f2")
        await shows(app, pilot, "Complete: every question has exact words from five people or more.")
        await press(pilot, "f")
        await until(pilot, lambda: any("finished and complete" in each for each in notices(app)))
        await shows(app, pilot, "finished 23 Nov 26, complete")
        await press(pilot, "d")
        await shows(app, pilot, "Take Tom Weir’s 9 answers out")
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(app.screen, SittingScreen))
        await shows(app, pilot, "36 of 45 answers", "Each of the nine questions needs one more person.", "incomplete")
    practice, sitting = only_sitting(folder)
    assert len(practice.book.answers_of(sitting.id)) == len(practice.book.of_scope(Quote, NWD)) == 36


async def test_a_note_in_own_words_is_kept_and_does_not_count_and_the_prompt_says_so(folder: Path) -> None:
    async with taking(folder, "important") as (app, pilot):
        await press(pilot, "enter")
        await shows(app, pilot, "[1 exact words]")
        await type_text(pilot, "He likes us")
        await press(pilot, "tab", "2")
        await shows(app, pilot, "[2 as I noted it]", "it is kept, and does not count; only exact words do.")
        await back(app, pilot)
        await shows(app, pilot, "0 of 45 answers", "one answer is as you noted it; only exact words count.")
    practice, sitting = only_sitting(folder)
    assert [each.words for each in practice.book.answers_of(sitting.id)] == ["He likes us"]
    assert practice.book.all(Quote) == []


async def test_too_few_people_may_be_finished_and_it_says_that_it_is_incomplete(folder: Path) -> None:
    asked(folder, 3)
    async with taking(folder, "go on") as (app, pilot):
        await press(pilot, "f")
        await shows(app, pilot, "It is incomplete, and will say so.", "two more people")
        await press(pilot, "n")
        await until(pilot, lambda: isinstance(app.screen, SittingScreen))
        assert only_sitting(folder)[1].finished_on is None
        await press(pilot, "f")
        await shows(app, pilot, "It is incomplete, and will say so.")
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(app.screen, SittingScreen))
        await shows(app, pilot, "finished 23 Nov 26, incomplete")
    assert only_sitting(folder)[1].finished_on == TODAY


async def test_somebody_new_is_added_in_place_and_asked(folder: Path) -> None:
    async with taking(folder, "important") as (app, pilot):
        await press(pilot, "a")
        await shows(app, pilot, "New person")
        await type_text(pilot, "Zoe Lund")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, SittingScreen))
        await shows(app, pilot, "Zoe Lund", "1 of 9")
        await type_text(pilot, "every day")
        await back(app, pilot)
        await shows(app, pilot, "1 of 9 answered")
    practice, sitting = only_sitting(folder)
    [zoe] = [each for each in practice.book.all(Person) if each.name == "Zoe Lund"]
    assert [each.person for each in practice.book.answers_of(sitting.id)] == [zoe.id]


async def test_the_practice_as_a_whole_has_its_voices_from_the_sittings_with_clients(folder: Path) -> None:
    asked(folder, 5)
    practice = opened(folder)
    instrument = next(each for each in shipped() if each.id == "most-important-question")
    practice.record([Add(begun(instrument, "", practice.book, TODAY))], "the practice")
    async with taking(folder, "go on the practice") as (app, pilot):
        await shows(app, pilot, "9 of 45 answers: every question needs exact words from five clients.")
        await shows(app, pilot, "What people say is asked in the sittings with their clients.")
        assert PEOPLE[0].name not in screen_text(app)
        await press(pilot, "end", "enter")
        await shows(app, pilot, "take it with a client.")
    assert len(opened(folder).book.all(Sitting)) == 2


async def test_an_interview_is_gone_on_with_where_it_stopped(folder: Path) -> None:
    async with taking(folder, "important") as (app, pilot):
        await press(pilot, "down", "enter")
        await shows(app, pilot, "Dana Ortiz, CFO")
        await type_text(pilot, "daily")
        await press(pilot, "f2")
        await shows(app, pilot, "2 of 9")
        await back(app, pilot)
        await back(app, pilot)
        await take(app, pilot, "go on")
        await shows(app, pilot, "1 of 45 answers")
        await press(pilot, "n")
        await shows(app, pilot, "2 of 9", "Dana Ortiz, CFO")

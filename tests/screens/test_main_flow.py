from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from textual import events

from advisor.records import Decision, Outcome, Progress, Recommendation
from advisor.records.choices import Position, ProgressState, Result, WordsAre
from advisor.standing import State
from screens.app import AdvisorApp
from tests.screens.running import (
    REVIEW,
    app_on,
    notices,
    opened,
    press,
    running,
    screen_text,
    sizes,
    type_text,
    until,
)

E = TypeVar("E")


@sizes
async def test_advice_decision_progress_and_outcome_are_kept_by_keyboard_alone(
    practice_folder: Path, size: tuple[int, int]
) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "Ask the drivers")
        await press(pilot, "enter")
        assert app.desk is not None
        book = app.desk.book
        await until(pilot, lambda: book.find("NWD-6") is not None, "the new advice")
        given = book.find("NWD-6")
        assert isinstance(given, Recommendation)
        assert (given.title, given.engagement, given.given_on) == ("Ask the drivers", REVIEW, app.desk.on)

        await press(pilot, "3", "slash")
        await type_text(pilot, "drivers")
        await press(pilot, "enter", "c", "1")
        await press(pilot, *["tab"] * 4)
        await type_text(pilot, "Go on then")
        await press(pilot, "tab", "1", "f2")
        await until(pilot, lambda: bool(_of(book.events_of(given.id), Decision)), "the decision")
        decision = _of(book.events_of(given.id), Decision)[0]
        assert decision.position is Position.adopted
        assert (decision.words, decision.words_are) == ("Go on then", WordsAre.exact)

        await press(pilot, "p", "3", "enter")
        await until(pilot, lambda: bool(_of(book.events_of(given.id), Progress)), "the progress")
        assert _of(book.events_of(given.id), Progress)[0].state is ProgressState.implemented

        await press(pilot, "o", "2", "enter")
        await until(pilot, lambda: bool(_of(book.events_of(given.id), Outcome)), "the outcome")
        assert _of(book.events_of(given.id), Outcome)[0].result is Result.as_hoped
        await press(pilot, "u")
        await until(pilot, lambda: not _of(book.events_of(given.id), Outcome), "the undo")
        assert book.standing_of(given, app.desk.on).state is State.implemented
    kept = opened(practice_folder).book
    assert kept.standing_of(_advice(kept.find("NWD-6")), app.desk.on).state is State.implemented


def _of(events: Sequence[object], kind: type[E]) -> list[E]:
    return [each for each in events if isinstance(each, kind)]


def _advice(record: object) -> Recommendation:
    assert isinstance(record, Recommendation)
    return record


async def test_the_commonest_decision_takes_three_keys(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        advice = _advice(book.find("NWD-2"))
        await press(pilot, "c", "1", "enter")
        await until(pilot, lambda: book.standing_of(advice, app.desk.on).state is State.adopted)  # type: ignore[union-attr]
        decision = book.standing_of(advice, app.desk.on).decision
        assert decision is not None
        assert book.person(decision.by) is not None, "the last decider is offered"
        assert any("You gave it 70 %." in each for each in notices(app))


async def test_undo_of_one_record_names_what_it_took_and_redo_brings_it_back(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book, advice = app.desk.book, _advice(app.desk.book.find("NWD-2"))
        await press(pilot, "c", "5", "enter")
        await until(pilot, lambda: len(book.events_of(advice.id)) == 1)
        await press(pilot, "u")
        await until(pilot, lambda: not book.events_of(advice.id))
        assert "Taken back: decision on NWD-2: declined" in notices(app)
        await press(pilot, "U")
        await until(pilot, lambda: len(book.events_of(advice.id)) == 1)
        assert "Brought back: decision on NWD-2: declined" in notices(app)


async def test_undo_of_several_records_asks_first_and_keeps_by_default(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        before = len(book)
        await press(pilot, "u")
        await until(pilot, lambda: "Take back: progress?" in screen_text(app))
        await press(pilot, "enter")
        assert len(book) == before
        await press(pilot, "u")
        await until(pilot, lambda: "Take back: progress?" in screen_text(app))
        await press(pilot, "y")
        await until(pilot, lambda: len(book) == before - 2)


async def test_marked_rows_take_one_decision_as_one_action(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await press(pilot, "3", "slash")
        await type_text(pilot, "standing:awaiting")
        await press(pilot, "enter", "space", "space", "c")
        await until(pilot, lambda: "2 recommendations" in screen_text(app))
        await press(pilot, "5", "enter")
        decided = [_advice(book.find(name)) for name in ("NWD-2", "NWD-3")]
        await until(pilot, lambda: all(book.events_of(each.id) for each in decided))
        undoable = app.desk.practice.undoable()
        assert undoable is not None
        assert undoable.records == 2


async def test_progress_without_a_decision_asks_whether_it_was_adopted_by_doing(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book, advice = app.desk.book, _advice(app.desk.book.find("NWD-2"))
        await press(pilot, "p", "2", "enter")
        await until(pilot, lambda: "adopted, shown by doing" in screen_text(app))
        await press(pilot, "y")
        await until(pilot, lambda: len(book.events_of(advice.id)) == 2)
        standing = book.standing_of(advice, app.desk.on)
        assert standing.state is State.under_way
        assert standing.by_doing


async def test_esc_never_drops_typed_text_unasked(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "Half a thought")
        await press(pilot, "escape")
        await until(pilot, lambda: "not saved" in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: "Half a thought" in screen_text(app))
        await press(pilot, "escape", "y")
        await until(pilot, lambda: len(app.screen_stack) == 1)


async def test_keys_typed_faster_than_the_form_opens_reach_the_form(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await press(pilot, "3", "slash")
        await type_text(pilot, "floor")
        await press(pilot, "enter")
        _burst(app, "c", "5", "tab", "tab", "tab", "tab", *"No way", "tab", "1", "f2")
        advice = _advice(book.find("NWD-2"))
        await until(pilot, lambda: bool(book.events_of(advice.id)), "the decision")
        decision = _of(book.events_of(advice.id), Decision)[0]
        assert decision.position is Position.declined
        assert (decision.words, decision.words_are) == ("No way", WordsAre.exact)
        assert app.place == "advice"


def _burst(app: AdvisorApp, *keys: str) -> None:
    """Type keys at once, as a fast hand or a slow machine does."""
    for key in keys:
        app.post_message(events.Key({" ": "space", "-": "minus"}.get(key, key), key if len(key) == 1 else None))


async def test_a_key_behind_the_answer_to_a_question_does_not_wait_for_one_that_got_lost(
    practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.typeahead.PATIENCE", 1_000_000)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        for place, name in (("3", "advice"), ("2", "clients")):
            await press(pilot, "a")
            await until(pilot, lambda: len(app.screen_stack) == 2)
            await press(pilot, *"Half", "escape")
            await until(pilot, lambda: "is not saved. Discard" in screen_text(app))
            await press(pilot, "y", place)
            await until(pilot, lambda name=name: app.place == name)  # type: ignore[misc]


async def test_keys_typed_behind_the_one_that_saves_wait_until_it_has_saved(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        _burst(app, "slash", *"floor", "enter", "c", "1", "enter", "p", "2", "enter", "n", *"Good", "f2")
        advice = _advice(book.find("NWD-2"))
        await until(pilot, lambda: "Good" in _advice(book.find("NWD-2")).notes, "the note")
        standing = book.standing_of(advice, app.desk.on)
        assert standing.position is Position.adopted
        assert standing.state is State.under_way


async def test_keys_typed_behind_the_one_that_opens_a_page_wait_until_it_has_them(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await press(pilot, "3")
        bonuses = _advice(book.find("NWD-3"))
        _burst(app, "enter", "c", "1", "enter")
        await until(pilot, lambda: bool(_of(book.events_of(bonuses.id), Decision)), "the decision")
        await until(pilot, lambda: len(app.screen_stack) == 2, "the page")

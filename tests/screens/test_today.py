"""Today's lines about the relationship, acted on in place: by keyboard, on a real practice."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot

from advisor.changes import Add, Edit
from advisor.drafts import Drafts
from advisor.records import Client, Concern, Goal, Promise, Question, Record, Snooze
from advisor.records.choices import GoalEnd, GoalOf
from screens.app import AdvisorApp
from screens.desk import Desk
from screens.dialogs.finishing import AskFinished
from screens.dialogs.form import RecordForm
from screens.widgets.register import Register
from tests.screens.relating_practice import AHEAD, GOAL, OURS, OWN_GOAL, QUESTION, THEIRS, WORRY, ago
from tests.screens.running import (
    HAR,
    NWD,
    TODAY,
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

R = TypeVar("R", bound=Record)


def register_of(app: AdvisorApp) -> Register:
    return app.place_widget.query_one("#today-list", Register)


def sections(app: AdvisorApp) -> dict[str, str]:
    """The headings that the screen shows, in their order, each with what stands at its right."""
    found = {}
    for line in screen_text(app).split("\n"):
        title, _, right = line.strip("│ ").partition("  ")
        if line.startswith("│  ") and line[3:4].strip() and right:
            found[title] = right.strip()
    return found


def test_what_waits_is_reckoned_again_for_another_day_and_for_another_record(relating_folder: Path) -> None:
    practice = opened(relating_folder)
    desk = Desk(practice, Drafts(relating_folder / "state", relating_folder / "practice"))
    first = desk.waits()
    assert desk.waits() is first
    desk.as_of = TODAY - timedelta(days=400)
    assert desk.waits() != first
    desk.as_of = None
    assert desk.waits() == first
    kept = practice.book.get(Promise, OURS)
    assert kept is not None
    practice.record([Edit(kept, {"kept_on": TODAY})], why="Kept")
    assert {each.record for each in first} - {each.record for each in desk.waits()} == {OURS}


async def on_line(pilot: Pilot[int], app: AdvisorApp, record_id: str) -> None:
    """Put the cursor on the line of a record."""
    register = register_of(app)
    register.move_to(next(each for each in register.shown_keys if each.endswith(record_id)))
    await until(pilot, lambda: app.selection().record == record_id)


def kept(app: AdvisorApp, record_type: type[R], record_id: str) -> R:
    assert app.desk is not None
    found = app.desk.book.get(record_type, record_id)
    assert found is not None
    return found


async def gone(pilot: Pilot[int], app: AdvisorApp, record_id: str) -> None:
    """Wait until a record has no line any more and nothing is open."""
    await until(pilot, lambda: not any(each.endswith(record_id) for each in register_of(app).shown_keys))
    await until(pilot, lambda: len(app.screen_stack) == 1)


async def test_every_section_has_its_lines_our_own_promises_first(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app):
        assert list(sections(app)) == [
            "Owed by us",
            "Waiting for their answer",
            "Waiting for them to do it",
            "Gone quiet",
            "Concerns open",
            "Questions without an answer",
            "Goals without a reading",
        ]
        assert sections(app)["Owed by us"] == "2, 1 late"


@sizes
async def test_each_line_says_of_which_client_it_is_and_the_chosen_one_why_it_is_here(
    relating_folder: Path, size: tuple[int, int]
) -> None:
    app = app_on(relating_folder)
    async with running(app, size) as pilot:
        line = next(each for each in screen_text(app).split("\n") if "Send the price" in each)
        assert "NWD" in line
        assert "4 days late" in line
        await on_line(pilot, app, OURS)
        await until(pilot, lambda: "promised 12 Nov, due 19 Nov · " in screen_text(app))


async def test_a_promise_is_kept_today_by_two_keys_and_what_it_did_may_be_said(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, OURS)
        await press(pilot, "f", "enter")
        await gone(pilot, app, OURS)
        assert kept(app, Promise, OURS).kept_on == TODAY
        await press(pilot, "u")
        await until(pilot, lambda: kept(app, Promise, OURS).kept_on is None)
        await on_line(pilot, app, OURS)
        await press(pilot, "f", "tab")
        await type_text(pilot, "yesterday")
        await press(pilot, "tab")
        await type_text(pilot, "They could quote at once")
        await press(pilot, "f2")
        await gone(pilot, app, OURS)
        promise = kept(app, Promise, OURS)
        assert (promise.kept_on, promise.effect) == (ago(1), "They could quote at once")
    assert opened(relating_folder).book.get(Promise, OURS) == promise


async def test_a_label_longer_than_its_column_is_read_whole(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, OURS)
        await press(pilot, "f")
        await until(pilot, lambda: isinstance(app.screen, AskFinished))
        await until(pilot, lambda: "What it did for them" in screen_text(app))


async def test_a_promise_is_broken_by_three_keys(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, THEIRS)
        await press(pilot, "f", "2", "enter")
        await gone(pilot, app, THEIRS)
        promise = kept(app, Promise, THEIRS)
        assert (promise.kept_on, promise.broken_on) == (None, TODAY)


async def test_a_concern_is_resolved_with_what_we_did_and_how_they_took_it(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, WORRY)
        await press(pilot, "f", "tab")
        await type_text(pilot, "We came")
        await press(pilot, "tab")
        await type_text(pilot, "Relieved")
        await press(pilot, "f2")
        await gone(pilot, app, WORRY)
        concern = kept(app, Concern, WORRY)
        assert (concern.resolved_on, concern.done, concern.reaction) == (TODAY, "We came", "Relieved")


async def test_a_question_is_answered_and_not_without_an_answer(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, QUESTION)
        await press(pilot, "f", "f2")
        await until(pilot, lambda: "Say what they answered." in screen_text(app))
        await type_text(pilot, "Sales does")
        await press(pilot, "f2")
        await gone(pilot, app, QUESTION)
        question = kept(app, Question, QUESTION)
        assert (question.answer, question.answered_on) == ("Sales does", TODAY)


async def test_a_goal_is_given_up(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, GOAL)
        await press(pilot, "f", "2", "enter")
        await gone(pilot, app, GOAL)
        assert kept(app, Goal, GOAL).ended is GoalEnd.given_up


async def test_what_is_finished_is_not_finished_again_and_what_never_ends_says_so(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await press(pilot, "F")
        await type_text(pilot, "read the contract")
        await press(pilot, "enter")
        await until(pilot, lambda: app.selection().record == AHEAD)
        await press(pilot, "f", "enter")
        await until(pilot, lambda: kept(app, Promise, AHEAD).kept_on == TODAY)
        await until(pilot, lambda: app.selection().record == AHEAD and len(app.screen_stack) == 1)
        await press(pilot, "f")
        await until(pilot, lambda: any("was kept on 23 Nov 26 already" in each for each in notices(app)))
        await press(pilot, "3", "f")
        await until(pilot, lambda: any("Select a promise, a concern" in each for each in notices(app)))


async def test_what_is_typed_on_finishing_outlives_the_program(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, WORRY)
        await press(pilot, "f", "tab")
        await type_text(pilot, "We came")
        dialog = app.screen
        assert isinstance(dialog, AskFinished)
        dialog.write_now()
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await until(pilot, lambda: "You were writing" in screen_text(app))
        await press(pilot, "o")
        await until(pilot, lambda: isinstance(app.screen, AskFinished))
        await pilot.pause()
        await press(pilot, "f2")
        await gone(pilot, app, WORRY)
        assert kept(app, Concern, WORRY).done == "We came"


async def test_what_another_program_wrote_meanwhile_is_not_written_over_unseen(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, WORRY)
        await press(pilot, "f", "tab")
        await type_text(pilot, "We came")
        other = opened(relating_folder)
        concern = other.book.get(Concern, WORRY)
        assert concern is not None
        other.record([Edit(concern, {"done": "We called", "reaction": "Calmer"})], "other")
        await press(pilot, "f2")
        await until(pilot, lambda: "Changed meanwhile: What we did." in screen_text(app))
        await press(pilot, "f2")
        await gone(pilot, app, WORRY)
        concern = kept(app, Concern, WORRY)
        assert (concern.done, concern.reaction, concern.resolved_on) == ("We came", "Calmer", TODAY)


async def test_a_contact_ends_the_silence_of_a_client(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        assert "Gone quiet" in sections(app)
        await on_line(pilot, app, HAR)
        await press(pilot, "i")
        await until(pilot, lambda: "New contact · Harbour Software" in screen_text(app))
        await press(pilot, "tab", "tab", "tab")
        await type_text(pilot, "We talked")
        await press(pilot, "f2")
        await until(pilot, lambda: "Gone quiet" not in sections(app))


@pytest.mark.parametrize("record_id", [OURS, WORRY, QUESTION, GOAL, HAR])
async def test_every_line_is_put_off_until_a_day_and_the_reason_is_kept(relating_folder: Path, record_id: str) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, record_id)
        await press(pilot, "z", "tab")
        await type_text(pilot, "They asked us to wait")
        await press(pilot, "enter")
        await gone(pilot, app, record_id)
        assert app.desk is not None
        [snooze] = app.desk.book.all(Snooze)
        assert (snooze.reason, snooze.until) == ("They asked us to wait", TODAY + timedelta(days=14))


async def test_waiting_for_is_what_others_owe_us_by_client(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await press(pilot, "W")
        await until(pilot, lambda: "Waiting for" in str(register_of(app).border_title))
        shown = {each.rpartition(":")[2] for each in register_of(app).shown_keys}
        assert {THEIRS, QUESTION} <= shown
        assert not {OURS, AHEAD, WORRY, GOAL, HAR} & shown
        assert set(sections(app)) == {"Northwind Industries", "Harbour Software"}


@pytest.mark.parametrize(("record_id", "client"), [(OURS, NWD), (WORRY, NWD), (GOAL, NWD), (HAR, HAR)])
async def test_enter_opens_the_page_of_the_client_with_the_record_under_the_cursor(
    relating_folder: Path, record_id: str, client: str
) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, record_id)
        await press(pilot, "enter")
        await until(pilot, lambda: app.place == "clients")
        await until(pilot, lambda: app.selection().client == client)
        if record_id != client:
            await until(pilot, lambda: app.selection().record == record_id)


async def test_a_goal_of_our_own_is_among_the_lines_and_opens_to_be_changed(relating_folder: Path) -> None:
    goal = Goal(id=OWN_GOAL, title="Five new clients", whose=GoalOf.practice, target=Decimal(5), on=ago(120))
    opened(relating_folder).record([Add(goal)], "goal")
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, OWN_GOAL)
        assert "(ours)" in screen_text(app)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, RecordForm))


async def test_beside_a_client_only_promises_are_shown_of_the_relationship_and_nothing_is_counted_late(
    relating_folder: Path,
) -> None:
    app = app_on(relating_folder, only="NWD")
    async with running(app) as pilot:
        shown = screen_text(app)
        assert "Send the price study" in shown
        hidden = ["The team changes", "Who loses?", "Margin back", "late", "Harbour", "Gone quiet", "Read the contract"]
        assert [each for each in hidden if each in shown] == []
        await press(pilot, "W")
        await until(pilot, lambda: "Waiting for" in str(register_of(app).border_title))
        assert "Who loses?" not in screen_text(app)
        await press(pilot, "i")
        await until(pilot, lambda: any("nothing is changed" in each for each in notices(app)))


async def test_a_note_on_a_line_goes_to_the_client_and_on_a_goal_to_the_goal(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, WORRY)
        await press(pilot, "n")
        await type_text(pilot, "Careful")
        await press(pilot, "f2")
        await until(pilot, lambda: "Careful" in kept(app, Client, NWD).notes)
        await on_line(pilot, app, GOAL)
        await press(pilot, "n")
        await type_text(pilot, "Ask Ruth")
        await press(pilot, "f2")
        await until(pilot, lambda: "Ask Ruth" in kept(app, Goal, GOAL).notes)


async def test_a_line_is_edited_deleted_and_brought_back_in_place(relating_folder: Path) -> None:
    app = app_on(relating_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, WORRY)
        await press(pilot, "e")
        await until(pilot, lambda: "Edit the concern “The team changes”" in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await press(pilot, "h")
        await until(pilot, lambda: "History · the concern" in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await press(pilot, "d")
        await until(pilot, lambda: "Delete the concern “The team changes”?" in screen_text(app))
        await press(pilot, "y")
        await gone(pilot, app, WORRY)
        await press(pilot, "u")
        await until(pilot, lambda: any(each.endswith(WORRY) for each in register_of(app).shown_keys))


async def test_the_menu_of_a_line_says_all_that_can_be_done_with_it_and_y_copies_it(
    relating_folder: Path,
) -> None:
    app = app_on(relating_folder)
    async with running(app, (120, 60)) as pilot:
        await on_line(pilot, app, WORRY)
        await press(pilot, "full_stop")
        await until(pilot, lambda: "the concern “The team changes”" in screen_text(app))
        shown = screen_text(app)
        assert [each for each in ("finished", "contact", "promise", "snooze", "edit") if each not in shown] == []
        await press(pilot, "escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await press(pilot, "y")
        await until(pilot, lambda: app.clipboard == "The team changes")

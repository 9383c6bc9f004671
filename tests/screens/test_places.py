from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import Static

from advisor.book import Book
from advisor.changes import Add, Edit
from advisor.records import Decision, Engagement, Recommendation
from advisor.records.choices import EngagementStatus, Position
from screens.app import AdvisorApp
from screens.widgets.register import Register
from tests.screens.running import (
    NWD,
    REVIEW,
    app_on,
    find,
    notices,
    opened,
    press,
    rewrite_as_given,
    running,
    screen_lines,
    screen_text,
    sizes,
    type_text,
    until,
)


@sizes
async def test_today_says_what_waits_why_and_for_how_long(practice_folder: Path, size: tuple[int, int]) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        shown = screen_text(app)
        assert "Waiting for their answer" in shown
        assert "decide by 31 Oct" in shown
        assert "23 days late" in shown
        await press(pilot, "down")
        assert "promised 1 Nov, 1 slip" in screen_text(app)


async def test_waiting_for_lists_everything_that_others_owe_oldest_first(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "W")
        shown = screen_text(app)
        assert "Waiting for" in shown
        assert shown.index("NWD-2") < shown.index("NWD-3"), "the older question stands first"
        [floor] = [line for line in screen_lines(app) if "NWD-2" in line and "Publish" in line]
        assert floor.split()[-6:-1] == ["77", "days", "23", "days", "late"]
        [titles] = [line for line in screen_lines(app) if "Owed to us" in line]
        assert titles.split()[-3:-1] == ["Waiting", "Due"]
        await press(pilot, "escape")
        assert "NWD-3" not in screen_text(app)
        assert "Owed to us" not in screen_text(app)


async def test_a_snoozed_line_is_gone_until_its_day(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "z", "enter")
        await until(pilot, lambda: "NWD-2" not in screen_text(app))
        assert any("Put off until 7 Dec 26" in each for each in notices(app))
        await press(pilot, "u")
        await until(pilot, lambda: "NWD-2" in screen_text(app))


@sizes
async def test_a_client_opens_into_its_engagement_and_back(practice_folder: Path, size: tuple[int, int]) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await press(pilot, "2", "end", "up", "enter")
        await until(pilot, lambda: "Northwind Industries · NWD" in screen_text(app))
        assert "given" in screen_text(app)
        while app.selection().record != REVIEW:
            await press(pilot, "down")
        await press(pilot, "enter")
        await until(pilot, lambda: "─ NWD-E1 Commercial review" in screen_text(app))
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: "Harbour Software" in screen_text(app))


@pytest.mark.parametrize("typed", ["nonsense:x", "standing:nowhere", "given:someday"])
async def test_a_filter_that_is_not_understood_says_so_and_moves_nothing(practice_folder: Path, typed: str) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "down", "down", "down")
        register = app.place_widget.query_one(Register)
        before, key = register.shown_keys, register.cursor_key
        await press(pilot, "slash")
        await type_text(pilot, typed)
        await until(pilot, lambda: str(app.place_widget.query_one(".filter-mistake", Static).content) != "")
        assert register.shown_keys == before
        assert register.cursor_key == key


async def test_the_filter_narrows_as_it_is_typed_and_esc_clears_it(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "floor")
        await until(pilot, lambda: "1 of 6" in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: "1 of 6" not in screen_text(app))
        assert app.place == "advice"


async def test_a_mistake_in_the_filter_is_explained_and_leaves_the_list(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app, (200, 60)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "standing:undecided")
        await until(pilot, lambda: "is not a standing" in screen_text(app))
        assert "Weekly forecast call" in screen_text(app)


async def test_sorting_goes_through_the_orders_and_says_which(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3")
        seen = set()
        for _ in range(5):
            await press(pilot, "s")
            seen.add(screen_text(app).partition("sorted by ")[2].split("─")[0].strip())
        assert seen == {"given, newest first", "reference", "standing", "priority", "title"}


async def test_the_detail_follows_the_cursor_with_the_whole_history(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await find(pilot, "forecast")
        await until(pilot, lambda: "“Monday, nine o'clock.”" in screen_text(app))
        await press(pilot, "enter")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        assert "given" in screen_text(app)
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1


async def test_a_past_day_shows_what_was_known_then_and_takes_no_changes(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "A")
        await type_text(pilot, "2026-01-15")
        await press(pilot, "enter")
        await until(pilot, lambda: "as of Thu 15 Jan 2026" in screen_text(app))
        await press(pilot, "3", "slash")
        await type_text(pilot, "forecast")
        await until(pilot, lambda: "○ awaiting" in screen_text(app))
        await press(pilot, "enter", "c")
        assert any("past day" in each for each in notices(app))
        await press(pilot, "A")
        await until(pilot, lambda: "You see Thu 15 Jan 2026" in screen_text(app))
        await press(pilot, "enter")
        await until(pilot, lambda: "as of" not in screen_text(app))


@pytest.mark.parametrize("place", ["3", "2"])
async def test_a_past_day_shows_nothing_that_was_given_later(practice_folder: Path, place: str) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, place)
        if place == "2":
            await press(pilot, "end", "enter")
        await until(pilot, lambda: "Publish floor prices" in screen_text(app))
        await press(pilot, "A")
        await type_text(pilot, "2026-03-01")
        await press(pilot, "enter")
        await until(pilot, lambda: "as of Sun 1 Mar 2026" in screen_text(app))
        shown = screen_text(app)
        assert "Weekly forecast call" in shown
        assert "An idea for later" in shown, "a draft has no day"
        assert "Publish floor prices" not in shown, "given in September"


async def test_closing_an_engagement_asks_about_each_open_item(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await press(pilot, "2", "end", "e")
        await until(pilot, lambda: "Edit NWD-E1" in screen_text(app))
        await press(pilot, *["tab"] * 3, "4", "f2")
        await until(pilot, lambda: "Open: NWD-2" in screen_text(app))
        await press(pilot, "enter")
        await until(pilot, lambda: "Open: NWD-3" in screen_text(app))
        await press(pilot, "down", "enter")
        await until(pilot, lambda: _review(book).status is EngagementStatus.closed)
        standings = {
            each.reference: book.standing_of(each, app.desk.on).state.value for each in book.advice_of(_review(book).id)
        }
        assert standings["NWD-2"] == "lapsed"
        assert standings["NWD-3"] == "awaiting"


def _review(book: object) -> Engagement:
    engagement = book.find("NWD-E1")  # type: ignore[attr-defined]
    assert isinstance(engagement, Engagement)
    return engagement


async def test_given_advice_is_corrected_with_a_reason_that_is_kept(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await rewrite_as_given(pilot, app)
        await press(pilot, "1", "tab")
        await type_text(pilot, "a word was missing")
        await press(pilot, "enter")
        await until(pilot, lambda: book.find("NWD-2").title.endswith("soon"))  # type: ignore[union-attr]
        corrected = book.find("NWD-2")
        assert isinstance(corrected, Recommendation)
        assert corrected.corrections[0].was == {"title": "Publish floor prices"}
        assert corrected.corrections[0].reason == "a word was missing"


async def test_deleting_is_confirmed_by_y_and_never_by_d(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await find(pilot, "idea", "d")
        await until(pilot, lambda: "Delete" in screen_text(app))
        await press(pilot, "d", "enter")
        assert book.find("NWD-5") is not None
        await press(pilot, "d", "y")
        await until(pilot, lambda: book.find("NWD-5") is None)


async def test_given_advice_cannot_be_deleted_and_says_so(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "d")
        assert any("has been given and stays" in each for each in notices(app))


async def test_what_another_program_writes_appears_without_a_restart(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        other = opened(practice_folder)
        advice = other.book.find("NWD-2")
        assert isinstance(advice, Recommendation)
        other.record([Add(Decision(recommendation=advice.id, on=other.today, position=Position.adopted))], "elsewhere")
        await until(pilot, lambda: "NWD-2" not in screen_text(app), "the other program's decision")


async def test_fields_changed_elsewhere_meanwhile_stay_when_the_form_did_not_touch_them(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        await press(pilot, "2", "end", "up", "e")
        await until(pilot, lambda: "Edit NWD" in screen_text(app))
        other = opened(practice_folder)
        client = other.book.record(NWD)
        assert client is not None
        other.record([Edit(client, {"industry": "Machines"})], "elsewhere")
        await press(pilot, "end")
        await type_text(pilot, " AG")
        await press(pilot, "f2")
        await until(pilot, lambda: app.desk.book.record(NWD).name.endswith(" AG"))  # type: ignore[union-attr]
        both = opened(practice_folder).book.record(NWD)
        assert (both.name, both.industry) == ("Northwind Industries AG", "Machines")  # type: ignore[union-attr]


async def test_leaving_the_question_about_open_items_leaves_the_form_with_its_text(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "2", "end", "e")
        await until(pilot, lambda: "Edit NWD-E1" in screen_text(app))
        await press(pilot, "end")
        await type_text(pilot, " two")
        await press(pilot, *["tab"] * 3, "4", "f2")
        await until(pilot, lambda: "Open: NWD-2" in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: "Edit NWD-E1" in screen_text(app))
        assert "Commercial review two" in screen_text(app)


async def test_new_advice_made_of_old_is_given_today(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await rewrite_as_given(pilot, app)
        await press(pilot, "2", "enter")
        await until(pilot, lambda: book.find("NWD-6") is not None)
        newer, older = book.find("NWD-6"), book.find("NWD-2")
        assert isinstance(newer, Recommendation)
        assert isinstance(older, Recommendation)
        assert newer.given_on == app.desk.on
        assert newer.replaces == (older.id,)
        assert book.standing_of(older, app.desk.on).state == "superseded"


def _with_editor(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AdvisorApp:
    """The program, with an editor that writes “Written outside.”."""
    editor = tmp_path / "editor.sh"
    editor.write_text("#!/bin/sh\nprintf 'Written outside.' > \"$1\"\n")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    app = app_on(folder)
    monkeypatch.setattr(app, "suspend", nullcontext)  # the test has no terminal that could be handed over
    return app


async def test_what_the_editor_wrote_stands_in_the_form_until_it_is_saved(
    practice_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _with_editor(practice_folder, tmp_path, monkeypatch)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await find(pilot, "floor", "E", "enter")
        await until(pilot, lambda: "Written outside." in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: "not saved" in screen_text(app))
        await press(pilot, "n", "f2")
        await until(pilot, lambda: "a correction" in screen_text(app))
        await press(pilot, "1", "tab")
        await type_text(pilot, "as said in the meeting")
        await press(pilot, "enter")
        await until(pilot, lambda: _given(book).advice == "Written outside.")


async def test_a_note_has_as_many_lines_as_are_typed(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await find(pilot, "floor", "n")
        await until(pilot, lambda: "F4 your editor · F2 saves" in screen_text(app))
        await type_text(pilot, "They hesitate.")
        await press(pilot, "enter")
        await type_text(pilot, "Ask Dana.")
        await press(pilot, "f2")
        await until(pilot, lambda: _given(book).notes == "23 Nov 26: They hesitate.\nAsk Dana.")


async def test_a_note_can_be_written_in_the_users_own_editor(
    practice_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _with_editor(practice_folder, tmp_path, monkeypatch)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await find(pilot, "floor", "n", "f4")
        await until(pilot, lambda: "Written outside." in screen_text(app))
        await press(pilot, "f2")
        await until(pilot, lambda: _given(book).notes == "23 Nov 26: Written outside.")


async def test_a_value_is_not_copied_to_several_recommendations(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        await press(pilot, "3", "space", "space", "o")
        await until(pilot, lambda: "Outcome · 2 recommendations" in screen_text(app))
        await press(pilot, "1", *["tab"] * 3)
        await type_text(pilot, "5000")
        await press(pilot, "f2")
        await until(pilot, lambda: "One amount cannot stand for 2" in screen_text(app))


async def test_only_outcomes_that_fit_are_offered(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await find(pilot, "warehouse", "o")
        await until(pilot, lambda: "harm came" in screen_text(app))
        assert "as hoped" not in screen_text(app)


def _given(book: Book) -> Recommendation:
    advice = book.find("NWD-2")
    assert isinstance(advice, Recommendation)
    return advice

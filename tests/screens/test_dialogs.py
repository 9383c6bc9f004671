from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from screens.dialogs.ask import AskDate, AskText, Until
from screens.dialogs.confirm import Confirm
from screens.dialogs.help import HelpDialog, HelpRow
from screens.dialogs.lists import Choose
from screens.dialogs.message import TextDialog
from screens.widgets.fields import FieldRow
from screens.widgets.register import Register
from tests.screens.form_book import SIZES, TODAY, Desk

sizes = pytest.mark.parametrize("size", SIZES, ids=str)

ACTIONS = [
    HelpRow("advice.add", "a", "Add", "Add a record to this list"),
    HelpRow("advice.decision", "c", "Client's decision", "Record what they decided"),
    HelpRow("advice.outcome", "o", "Outcome", "Record what came of it", "NWD-3 is still a draft."),
    HelpRow("app.undo", "u", "Undo", "Take back the latest action"),
]
TWELVE = [(f"k{number}", f"kind {number}", "") for number in range(1, 13)]
OPTIONS = [("e3", "NWD-E3", "Commercial review 2026"), ("e4", "NWD-E4", "Pricing"), ("e5", "BEL-E1", "Logistics")]


async def type_text(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if each == " " else each for each in text))


def said(app: Desk) -> str:
    return str(app.screen.query_one("#trouble", Static).content)


@sizes
@pytest.mark.parametrize(
    ("keys", "answer"), [(["y"], True), (["n"], False), (["escape"], False), (["enter"], False), (["d", "y"], True)]
)
async def test_only_y_confirms(size: tuple[int, int], keys: list[str], answer: bool) -> None:
    app = Desk(Confirm("Delete NWD-15, a draft?", ["NWD-15  Tie bonuses to margin"], yes="Delete"))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()

    assert app.answers == [answer]


async def test_another_key_answers_no_question() -> None:
    app = Desk(Confirm("Delete NWD-15, a draft?"))
    async with app.run_test() as pilot:
        await pilot.press("d", "x", "Y")
        await pilot.pause()

        assert app.answers == []


async def test_the_yes_can_be_clicked() -> None:
    app = Desk(Confirm("Delete NWD-15, a draft?", yes="Delete"))
    async with app.run_test() as pilot:
        await pilot.click("Button:first-of-type")
        await pilot.pause()

    assert app.answers == [True]


@sizes
async def test_many_details_scroll_and_the_buttons_stay_in_sight(size: tuple[int, int]) -> None:
    app = Desk(Confirm("Withdraw these?", [f"NWD-{number}  [b]Advice[/b]" for number in range(60)]))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for button in app.screen.query("Button"):
            assert app.screen.region.contains_region(button.region)


async def test_a_text_is_asked_for_and_cannot_be_empty() -> None:
    app = Desk(AskText("Entered in error", "NWD-14 stays readable.", needed="Say why."))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(FieldRow).problem == "Say why."

        await type_text(pilot, "  wrong  client ")
        await pilot.press("enter")
        await pilot.pause()

    assert app.answers == ["wrong client"]


async def test_esc_answers_nothing() -> None:
    app = Desk(AskText("Entered in error"))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await pilot.pause()

    assert app.answers == [None]


async def test_esc_asks_before_it_drops_a_typed_line() -> None:
    app = Desk(AskText("Entered in error"))
    async with app.run_test() as pilot:
        await type_text(pilot, "wrong")
        await pilot.press("escape")
        await pilot.pause()
        assert app.answers == []
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(FieldRow).typed == "wrong"
        await pilot.press("escape", "y")
        await pilot.pause()

    assert app.answers == [None]


@sizes
async def test_a_day_is_asked_for_with_a_reason(size: tuple[int, int]) -> None:
    app = Desk(AskDate("Snooze", TODAY))
    async with app.run_test(size=size) as pilot:
        await type_text(pilot, "soon")
        await pilot.press("f2")
        await pilot.pause()
        row = app.screen.query_one(".field-on", FieldRow)
        assert "not a date" in row.problem

        row.typed = ""
        await type_text(pilot, "+2w")
        assert row.note == "Mon 7 Dec 2026"
        await pilot.press("tab")
        await type_text(pilot, "on holiday")
        await pilot.press("enter")
        await pilot.pause()

    assert app.answers == [Until(TODAY.replace(month=12, day=7), "on holiday")]


async def test_a_day_that_makes_no_sense_is_refused_in_the_callers_words() -> None:
    app = Desk(AskDate("Snooze", TODAY, refuse_date=lambda day: "" if day > TODAY else "That day has passed."))
    async with app.run_test() as pilot:
        await type_text(pilot, "today")
        await pilot.press("enter")
        await pilot.pause()

        assert app.screen.query_one(".field-on", FieldRow).problem == "That day has passed."


@sizes
@pytest.mark.parametrize(
    ("keys", "answer"),
    [(["enter"], "e3"), (["down", "enter"], "e4"), (["3"], "e5"), ([*"pric", "enter"], "e4"), (["escape"], None)],
    ids=str,
)
async def test_an_option_is_chosen_by_arrow_number_or_typing(
    size: tuple[int, int], keys: list[str], answer: str | None
) -> None:
    app = Desk(Choose("Which engagement?", OPTIONS))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()

    assert app.answers == [answer]


@pytest.mark.parametrize(
    ("keys", "answer"), [(["9"], "k9"), (["0"], "k10"), ([*"kind", "space", "1", "2", "enter"], "k12")], ids=str
)
async def test_of_more_than_nine_options_0_is_the_tenth_and_typing_finds_the_others(
    keys: list[str], answer: str
) -> None:
    app = Desk(Choose("Make what?", TWELVE))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()

    assert app.answers == [answer]


async def test_a_number_narrows_once_something_else_is_typed() -> None:
    app = Desk(Choose("Which engagement?", OPTIONS))
    async with app.run_test() as pilot:
        await type_text(pilot, "e1")
        assert app.answers == []
        await pilot.press("enter")
        await pilot.pause()

    assert app.answers == ["e5"]


@sizes
async def test_help_narrows_as_one_types_and_runs_what_it_lists(size: tuple[int, int]) -> None:
    app = Desk(HelpDialog(ACTIONS))
    async with app.run_test(size=size) as pilot:
        await type_text(pilot, "deci")
        assert app.screen.query_one(Register).shown_keys == ["advice.decision"]
        await pilot.press("enter")
        await pilot.pause()

    assert app.answers == ["advice.decision"]


async def test_help_finds_an_action_by_its_key() -> None:
    app = Desk(HelpDialog(ACTIONS))
    async with app.run_test() as pilot:
        await pilot.press("u", "enter")
        await pilot.pause()

    assert app.answers == ["app.undo"]


@sizes
async def test_an_action_that_cannot_run_now_says_why_and_the_list_stays(size: tuple[int, int]) -> None:
    app = Desk(HelpDialog(ACTIONS))
    async with app.run_test(size=size) as pilot:
        await type_text(pilot, "outc")
        await pilot.pause()
        assert str(app.screen.query_one("#about", Static).content) == "Not now: NWD-3 is still a draft."
        await pilot.press("enter")
        await pilot.pause()

        assert said(app) == "! Outcome: NWD-3 is still a draft."
        assert app.answers == []


async def test_help_says_so_when_nothing_is_found() -> None:
    app = Desk(HelpDialog(ACTIONS))
    async with app.run_test() as pilot:
        await type_text(pilot, "zzz")
        await pilot.press("enter")
        await pilot.pause()

        assert app.screen.query_one(Register).empty == "No action is called that."
        assert app.answers == []


@sizes
async def test_a_long_list_scrolls_and_the_foot_stays_in_sight(size: tuple[int, int]) -> None:
    app = Desk(HelpDialog([HelpRow(f"id{number}", "x", f"Action {number}") for number in range(80)]))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*["pagedown"] * 12)
        await pilot.pause()

        assert app.screen.query_one(Register).cursor_key == "id79"
        assert app.screen.region.contains_region(app.screen.query_one("#cancel").region)


@sizes
async def test_long_text_scrolls_and_closes(size: tuple[int, int]) -> None:
    dialog: Any = TextDialog("History", "\n".join(f"{number} Nov  [b]said[/b]" for number in range(200)))
    app = Desk(dialog)
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "down", "pagedown")
        await pilot.pause()
        assert dialog.query_one("#body").scroll_offset.y > 2
        assert "[b]said[/b]" in str(dialog.query_one(".text", Static).content)
        await pilot.press("escape")
        await pilot.pause()

    assert app.answers == [None]

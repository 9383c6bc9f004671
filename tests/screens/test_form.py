from collections.abc import Sequence
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from advisor.records import Decision, Problem, Progress, Recommendation, Record
from advisor.records.choices import Part, Position, ProgressState
from screens.dialogs.ask import AskAsGiven
from screens.dialogs.confirm import AskUnsaved, Confirm
from screens.dialogs.form import RecordForm
from screens.dialogs.form_entry import FormEntry
from screens.dialogs.form_person import NewPerson
from screens.dialogs.form_rows import More
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_long import LongInput
from tests.screens.form_book import ADVICE, CLIENT, DANA, ENGAGEMENT, OLDER, RUTH, SIZES, TODAY, Desk, book, until

sizes = pytest.mark.parametrize("size", SIZES, ids=str)


class Keeper:
    """Where a form saves: it keeps the entries, or refuses them all with the same problems."""

    def __init__(self, *refusals: Problem) -> None:
        self.entries: list[FormEntry] = []
        self.refusals = refusals

    async def __call__(self, entry: FormEntry) -> Sequence[Problem] | None:
        self.entries.append(entry)
        return self.refusals or None


def form(record_type: type[Record], save: Keeper, **more: Any) -> RecordForm:  # noqa: ANN401 - the form's own arguments
    return RecordForm(record_type, book(), TODAY, save, client_id=CLIENT.id, **more)


def decision(save: Keeper, **more: Any) -> RecordForm:  # noqa: ANN401 - the form's own arguments
    preset = {"recommendation": ADVICE.id, "on": TODAY, "by": DANA.id}
    return form(Decision, save, preset=preset, note=["You gave it 70 %."], **more)


def advice(save: Keeper, **more: Any) -> RecordForm:  # noqa: ANN401 - the form's own arguments
    return form(Recommendation, save, preset={"engagement": ENGAGEMENT.id, "given_on": TODAY}, **more)


def editing(save: Keeper) -> RecordForm:
    return form(Recommendation, save, existing=ADVICE)


def row(shown: RecordForm, name: str) -> FieldRow:
    return shown.query_one(f".field-{name}", FieldRow)


def shown_rows(shown: RecordForm) -> list[str]:
    return [
        each.name or "" for each in shown.query(FieldRow) if each.display and not isinstance(each.parent, NewPerson)
    ]


def said(shown: RecordForm) -> str:
    return str(shown.query_one("#trouble", Static).content)


async def type_text(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if each == " " else "comma" if each == "," else each for each in text))


async def settled(pilot: Pilot[None]) -> None:
    """Wait until saving has ended or asks something."""
    await pilot.pause()
    await pilot.pause()


@sizes
async def test_a_position_by_one_digit_and_enter_is_a_decision(size: tuple[int, int]) -> None:
    save = Keeper()
    app = Desk(decision(save))
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "enter")
        await settled(pilot)

    (entry,) = save.entries
    assert app.answers == [entry]
    assert entry.values["position"] is Position.adopted
    assert (entry.values["on"], entry.values["by"]) == (TODAY, DANA.id)
    assert entry.values["recommendation"] == ADVICE.id


@sizes
async def test_buttons_and_the_field_in_focus_can_always_be_seen(size: tuple[int, int]) -> None:
    shown = advice(Keeper())
    app = Desk(shown)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f3")
        for _ in range(26):
            await pilot.press("tab")
            focused = app.focused
            assert focused is not None
            inside = shown.query_one("#body") in focused.ancestors
            around = shown.query_one("#body") if inside else shown
            await until(pilot, lambda: around.region.y <= focused.region.y < around.region.bottom)  # noqa: B023
            assert shown.region.contains_region(shown.query_one("#save").region)


@sizes
async def test_every_problem_stands_beside_its_field_and_the_first_is_focused(size: tuple[int, int]) -> None:
    save = Keeper()
    shown = advice(save, typed={"given_on": "someday", "value_at_stake": "a lot"})
    app = Desk(shown)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f2")
        await settled(pilot)

        assert row(shown, "title").problem == "Say the advice in one line."
        assert "not a date" in row(shown, "given_on").problem
        assert "not an amount" in row(shown, "value_at_stake").problem
        assert said(shown) == "! 3 fields are to be put right."
        assert app.focused is row(shown, "title").editor
        assert shown.query_one("#body").region.contains_region(row(shown, "title").region)
    assert save.entries == []
    assert app.answers == []


async def test_a_problem_goes_when_its_field_is_typed_into() -> None:
    shown = advice(Keeper())
    async with Desk(shown).run_test() as pilot:
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("x")
        await pilot.pause()

        assert row(shown, "title").problem == ""


async def test_an_unreadable_day_is_a_problem_once_the_field_is_left() -> None:
    shown = advice(Keeper())
    async with Desk(shown).run_test() as pilot:
        row(shown, "given_on").editor.focus()
        await type_text(pilot, "3maybe")
        await pilot.pause()
        assert row(shown, "given_on").problem == ""

        await pilot.press("tab")
        await pilot.pause()
        assert "not a date" in row(shown, "given_on").problem


async def test_typing_replaces_a_day_that_was_filled_in() -> None:
    shown = advice(Keeper())
    async with Desk(shown).run_test(size=(120, 40)) as pilot:
        row(shown, "given_on").editor.focus()
        await type_text(pilot, "-3d")
        await pilot.pause()

        assert shown.model.texts["given_on"] == "-3d"
        assert row(shown, "given_on").note == "Fri 20 Nov 2026"


async def test_what_the_save_refuses_keeps_the_form_open_with_all_of_it() -> None:
    save = Keeper(Problem("", "The disk is full; nothing was saved."), Problem("by", "Name who decided."))
    shown = decision(save)
    app = Desk(shown)
    async with app.run_test() as pilot:
        await pilot.press("1", "f2")
        await settled(pilot)

        assert said(shown) == "! The disk is full; nothing was saved."
        assert row(shown, "by").problem == "Name who decided."
        assert shown.model.texts["position"] == "adopted"
        assert app.screen is shown
    assert app.answers == []


async def test_a_problem_of_a_folded_field_unfolds_it() -> None:
    shown = decision(Keeper(Problem("conditions", "Say which.")))
    async with Desk(shown).run_test() as pilot:
        assert "conditions" not in shown_rows(shown)
        await pilot.press("1", "f2")
        await settled(pilot)

        assert row(shown, "conditions").problem == "Say which."


async def test_a_problem_of_a_field_that_is_not_asked_stands_at_the_top() -> None:
    shown = decision(Keeper(Problem("recommendation", "There is no such recommendation.")))
    async with Desk(shown).run_test() as pilot:
        await pilot.press("1", "f2")
        await settled(pilot)

        assert said(shown) == "! There is no such recommendation."


async def test_enter_starts_a_line_in_long_text_and_ctrl_s_saves_it() -> None:
    save = Keeper()
    shown = decision(save)
    async with Desk(shown).run_test() as pilot:
        row(shown, "words").editor.focus()
        await pilot.press("E", "h", "enter", "q", "ctrl+s")
        await settled(pilot)
        assert row(shown, "words").typed == "Eh\nq"
        assert "Say what was decided." in row(shown, "position").problem
    assert save.entries == []


async def test_long_text_grows_with_its_lines_up_to_eight() -> None:
    shown = decision(Keeper())
    async with Desk(shown).run_test(size=(120, 40)) as pilot:
        row(shown, "words").editor.focus()
        heights = []
        for _ in range(10):
            heights.append(row(shown, "words").query_one(LongInput).size.height)
            await pilot.press("a", "enter")
            await pilot.pause()

    assert heights == [1, 2, 3, 4, 5, 6, 7, 8, 8, 8]


async def test_the_word_before_the_cursor_is_deleted_as_one() -> None:
    shown = advice(Keeper())
    async with Desk(shown).run_test() as pilot:
        await type_text(pilot, "one two")
        await pilot.press("alt+backspace")
        assert row(shown, "title").typed == "one "
        await pilot.press("ctrl+backspace")
        assert row(shown, "title").typed == ""


@sizes
async def test_fields_come_and_go_with_the_position(size: tuple[int, int]) -> None:
    shown = decision(Keeper())
    async with Desk(shown).run_test(size=size) as pilot:
        assert not {"takes", "leaves", "instead", "deferred_until"} & set(shown_rows(shown))
        for digit, fields in (("2", ["takes", "leaves"]), ("3", ["instead"]), ("4", ["deferred_until"]), ("1", [])):
            await pilot.press(digit)
            await pilot.pause()
            names = ["position", "on", "by", "whose", *fields, "words", "words_are"]
            assert shown_rows(shown) == names
        assert [each.name for each in shown.query(FieldRow) if each.display] == names


async def test_a_hidden_field_keeps_its_text_and_is_not_saved() -> None:
    save = Keeper()
    shown = decision(save, typed={"position": "adopted in part", "takes": "the north"})
    async with Desk(shown).run_test() as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert row(shown, "takes").typed == "the north"

        await pilot.press("1", "f2")
        await settled(pilot)

    assert save.entries[0].values["takes"] == ""
    assert shown.model.texts["takes"] == "the north"


async def test_what_is_needed_carries_a_mark_and_the_foot_says_what_it_means() -> None:
    shown = decision(Keeper())
    async with Desk(shown).run_test() as pilot:
        await pilot.press("2")
        await pilot.pause()

        labels = {each.name: each.label_text for each in shown.query(FieldRow)}
        assert labels["takes"] == "They take *"
        assert labels["leaves"] == "They leave"
        assert "* needed" in str(shown.query_one("#hint", Static).content)


async def test_an_optional_choice_is_emptied_by_backspace_and_another_is_not() -> None:
    shown = decision(Keeper())
    async with Desk(shown).run_test() as pilot:
        row(shown, "whose").editor.focus()
        await pilot.press("2", "backspace")
        assert row(shown, "whose").typed == ""
        row(shown, "words_are").editor.focus()
        await pilot.press("1", "backspace")
        assert row(shown, "words_are").typed == "exact words"


async def test_a_click_chooses_an_option() -> None:
    shown = decision(Keeper())
    async with Desk(shown).run_test(size=(120, 40)) as pilot:
        await pilot.click(row(shown, "position").query_one(ChoiceInput), offset=(15, 0))

        assert row(shown, "position").typed == "adopted in part"


@sizes
async def test_folded_fields_are_named_and_open_by_key(size: tuple[int, int]) -> None:
    shown = decision(Keeper())
    app = Desk(shown)
    async with app.run_test(size=size) as pilot:
        assert "reason, option chosen, conditions" in str(shown.query_one(More).content)
        shown.query_one(More).focus()
        await pilot.press("enter")
        await pilot.pause()

        assert shown_rows(shown)[-3:] == ["reason", "option_chosen", "conditions"]
        assert not shown.query_one(More).display
        assert app.focused is row(shown, shown_rows(shown)[6]).editor


async def test_folded_fields_open_by_a_click() -> None:
    shown = decision(Keeper())
    async with Desk(shown).run_test(size=(120, 40)) as pilot:
        await pilot.click(More)
        await pilot.pause()

        assert "conditions" in shown_rows(shown)


async def test_the_options_of_the_advice_can_be_chosen_by_digit() -> None:
    save = Keeper()
    shown = decision(save)
    async with Desk(shown).run_test() as pilot:
        await pilot.press("1", "f3")
        await pilot.pause()
        row(shown, "option_chosen").editor.focus()
        await pilot.press("2", "enter")
        await settled(pilot)

    assert save.entries[0].values["option_chosen"] == "North first"


async def test_a_beginning_offers_the_name_and_tab_takes_it() -> None:
    save = Keeper()
    shown = advice(save)
    app = Desk(shown)
    async with app.run_test(size=(120, 40)) as pilot:
        row(shown, "given_to").editor.focus()
        await type_text(pilot, "dan")
        await pilot.pause()
        assert row(shown, "given_to").note == "→ Dana Ortiz, CFO · decides"

        await pilot.press("right")
        await type_text(pilot, ",am")
        await pilot.press("tab")
        await pilot.pause()
        assert row(shown, "given_to").typed == "Dana Ortiz, Ruth Amsel"
        assert app.focused is row(shown, "adoption_chance").editor


async def test_enter_takes_the_offer_first_and_saves_after_that() -> None:
    save = Keeper()
    shown = advice(save, typed={"title": "New"})
    app = Desk(shown)
    async with app.run_test() as pilot:
        row(shown, "given_to").editor.focus()
        await type_text(pilot, "ort")
        await pilot.press("enter")
        await settled(pilot)
        assert row(shown, "given_to").typed == "Dana Ortiz"
        assert save.entries == []

        await pilot.press("enter")
        await settled(pilot)
    assert save.entries[0].values["given_to"] == (DANA.id,)


@sizes
async def test_somebody_unknown_is_added_where_the_name_is_typed(size: tuple[int, int]) -> None:
    save = Keeper()
    shown = advice(save, typed={"title": "New", "given_to": "ruth amsel, Jo Lind"})
    app = Desk(shown)
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        panel = shown.query_one(NewPerson)
        assert "Nobody at Northwind is called “Jo Lind”." in str(panel.query_one(".question", Static).content)
        assert save.entries == []
        assert app.focused is panel.query_one(".field-role", FieldRow).editor

        await type_text(pilot, "Head of sales")
        await pilot.press("tab", "2", "enter")
        await settled(pilot)

    (entry,) = save.entries
    (jo,) = entry.new_people
    assert (jo.name, jo.role, jo.part, jo.client) == ("Jo Lind", "Head of sales", Part.influences, CLIENT.id)
    assert entry.values["given_to"] == (RUTH.id, jo.id)


async def test_a_name_that_is_put_right_adds_nobody() -> None:
    save = Keeper()
    shown = advice(save, typed={"title": "New", "given_to": "Ruth Ansel"})
    async with Desk(shown).run_test() as pilot:
        await pilot.press("enter")
        await settled(pilot)
        row(shown, "given_to").editor.focus()
        row(shown, "given_to").typed = "Ruth Amsel"
        await pilot.pause()
        assert not shown.query(NewPerson)

        await pilot.press("enter")
        await settled(pilot)
    assert save.entries[0].new_people == ()


async def test_one_new_person_named_in_two_fields_is_asked_about_once() -> None:
    save = Keeper()
    shown = advice(save, typed={"title": "New", "given_to": "Jo Lind", "owner": "Jo Lind"})
    async with Desk(shown).run_test(size=(120, 40)) as pilot:
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)

    (jo,) = save.entries[0].new_people
    assert save.entries[0].values["given_to"] == (jo.id,)
    assert save.entries[0].values["owner"] == jo.id


async def test_esc_closes_an_unchanged_form() -> None:
    app = Desk(decision(Keeper()))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await pilot.pause()

    assert app.answers == [None]


@pytest.mark.parametrize("key", ["escape", "enter", "n"])
async def test_esc_on_a_changed_form_asks_and_keeps_editing_unless_told_otherwise(key: str) -> None:
    shown = decision(Keeper())
    app = Desk(shown)
    async with app.run_test() as pilot:
        await pilot.press("5", "escape")
        await settled(pilot)
        assert isinstance(app.screen, AskUnsaved)

        await pilot.press(key)
        await settled(pilot)
        assert app.screen_stack[-1] is shown
        assert shown.model.texts["position"] == "declined"
    assert app.answers == []


async def test_a_changed_form_is_discarded_by_y_alone() -> None:
    save = Keeper()
    app = Desk(decision(save))
    async with app.run_test() as pilot:
        await pilot.press("5", "escape")
        await settled(pilot)
        await pilot.press("d", "y")
        await settled(pilot)

    assert app.answers == [None]
    assert save.entries == []


async def test_a_changed_form_can_be_saved_when_esc_asks() -> None:
    save = Keeper()
    app = Desk(decision(save))
    async with app.run_test() as pilot:
        await pilot.press("5", "escape")
        await settled(pilot)
        await pilot.press("s")
        await settled(pilot)

    assert save.entries[0].values["position"] is Position.declined
    assert app.answers == save.entries


async def test_text_can_be_refilled_and_then_counts_as_changed() -> None:
    shown = decision(Keeper(), typed={"words": "We will.", "position": "deferred", "deferred_until": "+2w"})
    app = Desk(shown)
    async with app.run_test() as pilot:
        assert row(shown, "words").typed == "We will."
        assert row(shown, "position").typed == "deferred"
        assert row(shown, "deferred_until").typed == "+2w"
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, AskUnsaved)


async def test_a_correction_of_given_advice_asks_for_its_reason() -> None:
    save = Keeper()
    shown = editing(save)
    app = Desk(shown)
    async with app.run_test() as pilot:
        row(shown, "title").typed = "Publish floor prices"
        await pilot.press("f2")
        await settled(pilot)
        assert isinstance(app.screen, AskAsGiven)

        await pilot.press("1", "enter")
        await settled(pilot)
        assert "Say why it is corrected" in app.screen.query_one(".field-reason", FieldRow).problem
        await type_text(pilot, "a typo")
        await pilot.press("enter")
        await settled(pilot)

    (entry,) = save.entries
    assert (entry.correction, entry.as_new) == ("a typo", False)
    assert entry.values["title"] == "Publish floor prices"


async def test_a_change_of_given_advice_can_be_new_advice() -> None:
    save = Keeper()
    shown = editing(save)
    async with Desk(shown).run_test() as pilot:
        row(shown, "title").typed = "Publish floor prices"
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("2", "enter")
        await settled(pilot)

    assert (save.entries[0].correction, save.entries[0].as_new) == ("", True)


async def test_esc_on_the_question_about_a_correction_goes_back_to_the_form() -> None:
    save = Keeper()
    shown = editing(save)
    app = Desk(shown)
    async with app.run_test() as pilot:
        row(shown, "title").typed = "Publish floor prices"
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)

        assert app.screen_stack[-1] is shown
        assert shown.model.texts["title"] == "Publish floor prices"
    assert save.entries == []


async def test_a_change_beside_what_was_given_asks_nothing() -> None:
    save = Keeper()
    shown = editing(save)
    async with Desk(shown).run_test() as pilot:
        row(shown, "success_chance").typed = "80"
        await pilot.press("f2")
        await settled(pilot)

    assert save.entries[0].values["success_chance"] == 80
    assert save.entries[0].correction == ""


@pytest.mark.parametrize(("key", "kept"), [("y", 1), ("escape", 0), ("enter", 0)])
async def test_progress_without_a_decision_is_adopted_by_doing_only_after_a_yes(key: str, kept: int) -> None:
    save = Keeper()
    app = Desk(form(Progress, save, preset={"recommendation": ADVICE.id, "on": TODAY}))
    async with app.run_test() as pilot:
        await pilot.press("2", "enter")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press(key)
        await settled(pilot)

    assert [each.by_doing for each in save.entries] == [True] * kept
    assert len(app.answers) == kept


async def test_progress_on_adopted_advice_asks_nothing() -> None:
    save = Keeper()
    app = Desk(form(Progress, save, preset={"recommendation": OLDER.id, "on": TODAY}))
    async with app.run_test() as pilot:
        await pilot.press("2", "enter")
        await settled(pilot)

    assert save.entries[0].values["state"] is ProgressState.under_way
    assert not save.entries[0].by_doing


async def test_what_a_user_typed_is_never_read_as_markup() -> None:
    save = Keeper(Problem("", "[red]No[/red] [/]"))
    shown = decision(save, title="Advice [b]bold[/b] [/]", typed={"by": "[/] Jo"})
    async with Desk(shown).run_test(size=(120, 40)) as pilot:
        await pilot.press("1", "f2")
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)

        assert "“[/] Jo”" in str(shown.query_one(NewPerson).query_one(".question", Static).content)
        assert said(shown) == "! [red]No[/red] [/]"
        assert save.entries[0].new_people[0].name == "[/] Jo"


async def test_up_and_down_go_from_field_to_field() -> None:
    shown = decision(Keeper())
    app = Desk(shown)
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        assert app.focused is row(shown, "by").editor
        await pilot.press("up")
        assert app.focused is row(shown, "on").editor


async def test_where_the_program_cannot_step_aside_the_editor_key_says_so_and_keeps_the_text() -> None:
    shown = decision(Keeper(), typed={"words": "We will."})
    async with Desk(shown).run_test() as pilot:
        row(shown, "words").editor.focus()
        await pilot.press("f4")
        await settled(pilot)

        assert "cannot be opened from here" in said(shown)
        assert row(shown, "words").typed == "We will."


async def test_the_foot_names_the_keys_of_the_field_in_focus() -> None:
    shown = decision(Keeper())
    async with Desk(shown).run_test() as pilot:
        hints = []
        for name in ("position", "on", "words"):
            row(shown, name).editor.focus()
            await pilot.pause()
            hints.append(str(shown.query_one("#hint", Static).content))

    assert hints == [
        "digit or ←→ · enter saves · * needed",
        "enter saves · * needed",
        "F4 your editor · F2 saves · * needed",
    ]


async def test_all_the_lines_that_are_pasted_into_one_line_are_kept() -> None:
    shown = advice(Keeper())
    app = Desk(shown)
    async with app.run_test() as pilot:
        row(shown, "title").editor.post_message(Paste("Publish floor prices\r\nfor all regions"))
        await pilot.pause()

        assert row(shown, "title").typed == "Publish floor prices for all regions"


async def test_the_label_above_a_field_is_seen_when_the_field_is_reached() -> None:
    shown = advice(Keeper())
    app = Desk(shown)
    async with app.run_test(size=(60, 20)) as pilot:
        for _ in range(5):
            await pilot.press("down")
        await pilot.press("f3")
        for _ in range(4):
            await pilot.press("shift+tab")
            assert app.focused is not None
            held = app.focused.parent
            assert isinstance(held, FieldRow)
            body = shown.query_one("#body")
            await until(pilot, lambda: body.region.contains_region(held.region))  # noqa: B023

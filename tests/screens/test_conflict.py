"""Two programs change one record: the second is shown both versions, and nothing that was typed is lost."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from advisor.changes import Add, Delete, Edit
from advisor.records import Client, Decision, Engagement, Recommendation, Withdrawal
from advisor.records.choices import Position
from screens.app import AdvisorApp
from screens.dialogs.ask import AskAsGiven
from screens.dialogs.conflict import ConflictDialog
from screens.dialogs.form import RecordForm
from screens.doing.editing import edit_record
from screens.widgets.fields import FieldRow
from tests.screens.running import (
    NWD,
    REVIEW,
    SIZES,
    app_on,
    notices,
    opened,
    press,
    rewrite_as_given,
    running,
    screen_lines,
    screen_text,
    type_text,
    until,
)

DRAFT = f"{6:016x}"


def client_of(folder: Path) -> Client:
    client = opened(folder).book.get(Client, NWD)
    assert client is not None
    return client


def change_elsewhere(folder: Path, record_id: str, **values: object) -> None:
    other = opened(folder)
    record = other.book.record(record_id)
    assert record is not None
    other.record([Edit(record, values, correction="as they asked")], "elsewhere")


async def edit_the_name(app: AdvisorApp, pilot: Pilot[int], tail: str = " AG") -> None:
    """Open the form of the client, and type something behind its name."""
    await press(pilot, "2", "end", "up", "e")
    await until(pilot, lambda: "Edit NWD" in screen_text(app))
    await press(pilot, "end")
    await type_text(pilot, tail)


async def save_into_a_conflict(app: AdvisorApp, pilot: Pilot[int]) -> None:
    await press(pilot, "f2")
    await until(pilot, lambda: isinstance(app.screen, ConflictDialog), "the two versions")
    await pilot.pause()


async def closed(app: AdvisorApp, pilot: Pilot[int]) -> None:
    await until(pilot, lambda: len(app.screen_stack) == 1, "the form to close")


@pytest.mark.parametrize(
    ("size", "keys", "kept"),
    [
        (SIZES[0], ("m", "f2"), "Northwind Industries AG"),
        (SIZES[0], ("t", "f2"), "Northwind Group"),
        (SIZES[1], ("1", "enter"), "Northwind Industries AG"),
        (SIZES[2], ("2", "enter"), "Northwind Group"),
    ],
)
async def test_both_versions_are_shown_and_one_is_kept(
    practice_folder: Path, size: tuple[int, int], keys: tuple[str, ...], kept: str
) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await edit_the_name(app, pilot)
        change_elsewhere(practice_folder, NWD, name="Northwind Group", industry="Machines")
        await save_into_a_conflict(app, pilot)
        shown = screen_text(app)
        for words in (
            "before            Northwind Industries\n",
            "1 this form         Northwind Industries AG\n",
            "2 the other window  Northwind Group  (maria, 23 Nov 26",
            " 1 Northwind Industries AG   2 Northwind Group\n",
        ):
            assert words in "\n".join(line.rstrip(" │") for line in screen_lines(app)), shown
        assert "Machines" not in shown, "nobody is asked about what one alone has changed"
        await press(pilot, *keys)
        await closed(app, pilot)
        assert f"NWD {kept}: kept." in notices(app), "it is called by the name that stands now"
    client = client_of(practice_folder)
    assert (client.name, client.industry) == (kept, "Machines")


async def test_a_field_can_be_taken_from_each(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await edit_the_name(app, pilot)
        form = app.screen
        assert isinstance(form, RecordForm)
        await press(pilot, "f3")
        form.query_one(".field-notes", FieldRow).editor.focus()
        await type_text(pilot, " Mine.")
        change_elsewhere(practice_folder, NWD, name="Northwind Group", notes="Pays late.\nTheirs.")
        await save_into_a_conflict(app, pilot)
        await press(pilot, "2", "tab", "1", "f2")
        await closed(app, pilot)
    client = client_of(practice_folder)
    assert (client.name, client.notes) == ("Northwind Group", "Pays late. Mine.")


async def test_both_versions_of_a_long_text_can_be_kept(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "2", "end", "up", "e")
        await until(pilot, lambda: "Edit NWD" in screen_text(app))
        form = app.screen
        await press(pilot, "f3")
        form.query_one(".field-notes", FieldRow).editor.focus()
        await press(pilot, "enter")
        await type_text(pilot, "Mine.")
        change_elsewhere(practice_folder, NWD, notes="Pays late.\nTheirs.")
        await save_into_a_conflict(app, pilot)
        await press(pilot, "3", "f2")
        await closed(app, pilot)
    assert client_of(practice_folder).notes == "Pays late.\nTheirs.\nMine."


async def test_esc_goes_back_to_the_form_with_everything_typed_and_saving_asks_again(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await edit_the_name(app, pilot)
        change_elsewhere(practice_folder, NWD, name="Northwind Group")
        await save_into_a_conflict(app, pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, RecordForm)
        assert "Northwind Industries AG" in screen_text(app)
        assert client_of(practice_folder).name == "Northwind Group"
        await save_into_a_conflict(app, pilot)


async def test_without_a_choice_nothing_is_saved_and_the_field_says_so(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await edit_the_name(app, pilot)
        change_elsewhere(practice_folder, NWD, name="Northwind Group")
        await save_into_a_conflict(app, pilot)
        await press(pilot, "f2")
        await until(pilot, lambda: "Say which is to be kept" in screen_text(app))
        assert client_of(practice_folder).name == "Northwind Group"


async def test_what_was_changed_while_a_question_was_open_is_not_written_over(practice_folder: Path) -> None:
    """Between the two versions and the save lies the question about a correction; who writes meanwhile is seen."""
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await rewrite_as_given(pilot, app)
        change_elsewhere(practice_folder, f"{2:016x}", title="Publish all prices", notes="Theirs.")
        await press(pilot, "1", "tab")
        await type_text(pilot, "as said")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ConflictDialog), "the two versions")
        await press(pilot, "m", "f2")
        await until(pilot, lambda: isinstance(app.screen, AskAsGiven) and "as said" in screen_text(app))
        await press(pilot, "enter")
        await closed(app, pilot)
    advice = opened(practice_folder).book.get(Recommendation, f"{2:016x}")
    assert advice is not None
    assert (advice.title, advice.notes) == ("Publish floor prices soon", "Theirs.")
    assert [each.was["title"] for each in advice.corrections] == ["Publish floor prices", "Publish all prices"]


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
async def test_a_record_that_was_deleted_meanwhile_is_made_again_with_its_reference(
    practice_folder: Path, size: tuple[int, int]
) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        reference = await edit_the_draft(app, pilot)
        delete_elsewhere(practice_folder, DRAFT)
        await press(pilot, "f2")
        await until(pilot, lambda: "has deleted this recommendation" in screen_text(app))
        await press(pilot, "y")
        await closed(app, pilot)
    made = opened(practice_folder).book.get(Recommendation, DRAFT)
    assert made is not None
    assert (made.title, made.reference) == ("An idea for later, perhaps", reference)


async def test_a_record_that_was_deleted_meanwhile_can_be_let_go_or_looked_at(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await edit_the_draft(app, pilot)
        delete_elsewhere(practice_folder, DRAFT)
        await press(pilot, "f2")
        await until(pilot, lambda: "has deleted this recommendation" in screen_text(app))
        await press(pilot, "escape")
        assert isinstance(app.screen, RecordForm)
        assert "An idea for later, perhaps" in screen_text(app)
        await press(pilot, "f2")
        await until(pilot, lambda: "has deleted this recommendation" in screen_text(app))
        await press(pilot, "D")
        await closed(app, pilot)
    assert opened(practice_folder).book.record(DRAFT) is None


async def edit_the_draft(app: AdvisorApp, pilot: Pilot[int]) -> str:
    """Open the form of the draft and type behind its title; returns its reference."""
    assert app.desk is not None
    draft = app.desk.book.get(Recommendation, DRAFT)
    assert draft is not None
    await press(pilot, "3", "slash")
    await type_text(pilot, "idea")
    await press(pilot, "enter", "e")
    await until(pilot, lambda: isinstance(app.screen, RecordForm))
    await press(pilot, "end")
    await type_text(pilot, ", perhaps")
    return draft.reference


def delete_elsewhere(folder: Path, record_id: str) -> None:
    other = opened(folder)
    record = other.book.record(record_id)
    assert record is not None
    other.record([Delete(record)], "elsewhere")


async def test_a_decision_on_advice_that_was_deleted_meanwhile_keeps_its_text(
    practice_folder: Path,
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "idea")
        await press(pilot, "enter", "c", "1", *["tab"] * 4)
        await type_text(pilot, "Go on then")
        delete_elsewhere(practice_folder, DRAFT)
        await press(pilot, "f2")
        await until(pilot, lambda: "!" in screen_text(app))
        assert isinstance(app.screen, RecordForm)
        assert "Go on then" in screen_text(app)


async def test_many_decisions_at_once_are_kept_beside_what_another_program_decided(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "standing:awaiting")
        await press(pilot, "enter", "space", "space", "c", "5")
        other = opened(practice_folder)
        other.record([Add(Decision(recommendation=f"{2:016x}", on=other.today, position=Position.adopted))], "theirs")
        await press(pilot, "f2")
        await until(pilot, lambda: "Meanwhile this was recorded" in screen_text(app))
        await press(pilot, "y")
        await closed(app, pilot)
    book = opened(practice_folder).book
    assert [len(book.events_of(f"{number:016x}")) for number in (2, 3)] == [2, 1]


async def test_advice_is_superseded_by_what_another_program_has_changed_meanwhile(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "floor")
        await press(pilot, "enter", "w", "2")
        await until(pilot, lambda: "Which advice replaces it" in screen_text(app))
        await press(pilot, *"bonuses", "enter")
        await until(pilot, lambda: "Reason" in screen_text(app))
        await press(pilot, "tab")
        await type_text(pilot, "Better")
        change_elsewhere(practice_folder, f"{3:016x}", notes="Theirs.")
        await press(pilot, "f2")
        await closed(app, pilot)
    newer = opened(practice_folder).book.get(Recommendation, f"{3:016x}")
    assert newer is not None
    assert (newer.replaces, newer.notes) == ((f"{2:016x}",), "Theirs.")
    assert any(isinstance(each, Withdrawal) for each in opened(practice_folder).book.events_of(f"{2:016x}"))


async def test_two_notes_at_once_stand_one_below_the_other(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "2", "end", "up", "n")
        await type_text(pilot, "Mine")
        change_elsewhere(practice_folder, NWD, notes="Pays late.\nTheirs.")
        await press(pilot, "f2")
        await until(pilot, lambda: "Noted." in notices(app))
    assert client_of(practice_folder).notes == "Pays late.\nTheirs.\n23 Nov 26: Mine"


async def test_what_is_typed_where_nothing_can_be_typed_is_said_to_go_nowhere(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await rewrite_as_given(pilot, app)
        await press(pilot, "1")
        assert "Nothing can be typed here" not in screen_text(app)
        await press(pilot, "a")
        await until(pilot, lambda: "Nothing can be typed here" in screen_text(app))
        await press(pilot, "tab")
        await type_text(pilot, "as said")
        assert "Nothing can be typed here" not in screen_text(app)
        assert "as said" in screen_text(app)


async def test_closing_an_engagement_that_was_changed_while_it_was_asked_about_goes_on_from_the_change(
    practice_folder: Path,
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "2", "end", "up", "enter")
        await until(pilot, lambda: "Commercial review" in screen_text(app))
        form = await edit_the_engagement(app, pilot)
        form.query_one(".field-status", FieldRow).typed = "closed"
        await press(pilot, "f2")
        await until(pilot, lambda: "Open: NWD" in screen_text(app))
        change_elsewhere(practice_folder, REVIEW, purpose="Another one.")
        for _ in range(2):  # what is open, asked before and behind the change
            while "Open: NWD" in screen_text(app):
                await press(pilot, "2")
                await pilot.pause()
        await closed(app, pilot)
    engagement = opened(practice_folder).book.get(Engagement, REVIEW)
    assert engagement is not None
    assert (engagement.status, engagement.purpose) == ("closed", "Another one.")


async def edit_the_engagement(app: AdvisorApp, pilot: Pilot[int]) -> RecordForm:
    assert app.desk is not None
    record = app.desk.book.record(REVIEW)
    assert record is not None
    app.run_worker(edit_record(app, record), group="doing")
    await until(pilot, lambda: isinstance(app.screen, RecordForm))
    await pilot.pause()
    assert isinstance(app.screen, RecordForm)
    return app.screen

"""What passes between us and a client, kept from wherever one is: by keyboard, on a real practice."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot

from advisor.changes import Add, Delete
from advisor.records import (
    Client,
    Concern,
    Goal,
    Insight,
    Interaction,
    Person,
    Promise,
    Question,
    Quote,
    Reading,
    Record,
    Story,
)
from advisor.records.choices import GoalOf, InsightKind, OursOrTheirs, WordsAre
from screens.app import AdvisorApp
from screens.dialogs.form import RecordForm
from tests.screens.running import (
    DANA,
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


def only(app: AdvisorApp, record_type: type[R]) -> R | None:
    """The one record of a type; None while there is none."""
    assert app.desk is not None
    found = app.desk.book.all(record_type)
    assert len(found) < 2
    return found[0] if found else None


async def added(pilot: Pilot[int], app: AdvisorApp, record_type: type[R]) -> R:
    """The one record of a type, once it is there and the form is closed."""
    await until(pilot, lambda: only(app, record_type) is not None, f"the {record_type.NAME}")
    await until(pilot, lambda: len(app.screen_stack) == 1, "the form closed")
    found = only(app, record_type)
    assert found is not None
    return found


class Counting:
    """Presses keys, and counts them; the texts that are typed do not count."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        self.pressed = 0

    async def keys(self, *keys: str) -> None:
        self.pressed += len(keys)
        await press(self.pilot, *keys)

    async def text(self, text: str) -> None:
        await type_text(self.pilot, text)


def _field(app: AdvisorApp) -> str:
    """The classes of the field that has the keys."""
    return " ".join(app.focused.parent.classes) if app.focused is not None and app.focused.parent else ""


@sizes
async def test_a_contact_is_kept_within_eight_keys_beside_the_text(
    practice_folder: Path, size: tuple[int, int]
) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        assert app.selection().client == NWD
        raised = app.selection().advice
        by = Counting(pilot)
        await by.keys("i", "2", "tab", "tab")
        await by.text("dana")
        await by.keys("tab")
        await by.text("They wait for the budget")
        await by.keys("f2")
        contact = await added(pilot, app, Interaction)
        assert by.pressed <= 8
        assert (contact.client, contact.kind, contact.on) == (NWD, "call", TODAY)
        assert (contact.people, contact.said) == ((DANA,), "They wait for the budget")
        assert contact.raised == raised, "the selected advice was raised"
        await until(pilot, lambda: "Contact recorded." in notices(app))
    assert opened(practice_folder).book.of_scope(Interaction, NWD)[0].said == "They wait for the budget"


@sizes
async def test_a_promise_is_kept_within_eight_keys_beside_the_text(
    practice_folder: Path, size: tuple[int, int]
) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        by = Counting(pilot)
        await by.keys("m")
        await by.text("Send the price study")
        await by.keys("tab")
        await by.text("+1w")
        await by.keys("enter")
        promise = await added(pilot, app, Promise)
        assert by.pressed <= 8
        assert (promise.what, promise.due) == ("Send the price study", TODAY + timedelta(days=7))
        assert (promise.client, promise.whose, promise.on) == (NWD, OursOrTheirs.ours, TODAY)


@sizes
async def test_a_quote_is_kept_within_eight_keys_beside_the_text(practice_folder: Path, size: tuple[int, int]) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        by = Counting(pilot)
        await by.keys("v")
        await by.text("dana")
        await by.keys("tab")
        await by.text("I sleep at night.")
        await by.keys("f2")
        quote = await added(pilot, app, Quote)
        assert by.pressed <= 8
        assert (quote.client, quote.person, quote.words) == (NWD, DANA, "I sleep at night.")
        assert (quote.words_are, quote.on) == (WordsAre.exact, TODAY)


async def test_somebody_new_is_added_where_they_are_named(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "v")
        await type_text(pilot, "Ines Roth")
        await press(pilot, "tab")
        await until(pilot, lambda: "Nobody at Northwind Industries is called" in screen_text(app))
        await type_text(pilot, "We go on.")
        await press(pilot, "f2")
        await until(pilot, lambda: "-role" in _field(app), "the role of somebody new")
        await type_text(pilot, "CEO")
        await press(pilot, "enter")
        quote = await added(pilot, app, Quote)
        assert app.desk is not None
        person = app.desk.book.get(Person, quote.person)
        assert person is not None
        assert (person.name, person.role, person.client) == ("Ines Roth", "CEO", NWD)
        undoable = app.desk.practice.undoable()
        assert undoable is not None
        assert undoable.records == 2, "one action takes both back"


@pytest.mark.parametrize(
    ("action", "record_type", "keys"),
    [
        ("concern.add", Concern, ["The team changes", "f2"]),
        ("story.add", Story, [["1", "tab"], "They came at night", "f2"]),
        ("insight.add", Insight, [["1", "tab"], "Cash every week", "f2"]),
        ("question.add", Question, ["Who loses?", "f2"]),
        ("goal.add", Goal, ["Margin", ["tab", "tab", "tab", "tab"], "18", "enter"]),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
async def test_the_palette_keeps_everything_else_a_client_tells(
    practice_folder: Path, action: str, record_type: type[Record], keys: list[str | list[str]]
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        app.action_do(action)
        await until(pilot, lambda: isinstance(app.screen, RecordForm), "the form")
        for each in keys[:-1]:
            if isinstance(each, str):
                await type_text(pilot, each)
            else:
                await press(pilot, *each)
        await press(pilot, str(keys[-1]))
        record = await added(pilot, app, record_type)
        assert app.desk is not None
        assert app.desk.book.scope_of(record.id) == NWD
        assert record.values["on"] == TODAY


async def test_among_the_clients_everything_is_added_by_one_key(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "2", "j", "a")
        await type_text(pilot, "promise")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, RecordForm), "the form")
        assert "New promise · Harbour Software" in screen_text(app) or "New promise · Northwind" in screen_text(app)


async def test_where_nothing_is_selected_and_there_are_several_clients_it_is_asked_which(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "4", "m")
        await until(pilot, lambda: "of which client?" in screen_text(app))
        await type_text(pilot, "harbour")
        await press(pilot, "enter")
        await until(pilot, lambda: "New promise · Harbour Software" in screen_text(app))


async def test_marked_advice_of_two_clients_was_not_raised_in_one_contact(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "space", "space", "space", "space", "space", "i")
        await until(pilot, lambda: any("one client" in each for each in notices(app)))
        assert len(app.screen_stack) == 1


async def test_what_is_typed_of_a_contact_is_never_dropped_unasked_and_outlives_the_program(
    practice_folder: Path,
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        raised = app.selection().advice
        await press(pilot, "i", "tab", "tab", "tab")
        await type_text(pilot, "Half a thought")
        await press(pilot, "escape")
        await until(pilot, lambda: "not saved" in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, RecordForm))
        form = app.screen
        assert isinstance(form, RecordForm)
        form.write_now()
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await until(pilot, lambda: "You were writing" in screen_text(app))
        await press(pilot, "o")
        await until(pilot, lambda: isinstance(app.screen, RecordForm))
        await pilot.pause()
        await press(pilot, "f2")
        contact = await added(pilot, app, Interaction)
        assert (contact.said, contact.raised, contact.client) == ("Half a thought", raised, NWD)


async def test_a_draft_about_a_client_who_is_gone_is_shown_and_not_lost(practice_folder: Path) -> None:
    practice = opened(practice_folder)
    third = Client(id="9" * 16, name="Third Firm", code="THI")
    practice.record([Add(third)], "client THI")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "2")
        await until(pilot, lambda: app.place == "clients")
        app.place_widget.query_one("#client-list").move_to(third.id)  # type: ignore[attr-defined]
        await press(pilot, "m")
        await until(pilot, lambda: "New promise · Third Firm" in screen_text(app))
        await type_text(pilot, "Send it")
        form = app.screen
        assert isinstance(form, RecordForm)
        form.write_now()
    practice = opened(practice_folder)
    known = practice.book.record(third.id)
    assert known is not None
    practice.record([Delete(known)], "gone")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await until(pilot, lambda: "You were writing" in screen_text(app))
        await press(pilot, "o")
        await until(pilot, lambda: "what it was about is gone" in screen_text(app))
        assert "Send it" in screen_text(app)


# -- goals and insights ------------------------------------------------------------------------------------------------


def with_a_goal(folder: Path) -> Goal:
    goal = Goal(
        id="7" * 16,
        client=NWD,
        title="Margin back",
        unit="%",
        start=Decimal(12),
        target=Decimal(18),
        on=date(2026, 6, 1),
        due=date(2027, 6, 1),
    )
    opened(folder).record([Add(goal)], "goal")
    return goal


async def test_a_goal_is_read_by_one_key_from_its_line_and_says_where_it_stands(practice_folder: Path) -> None:
    goal = with_a_goal(practice_folder)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await on_line(pilot, app, goal.id)
        await press(pilot, "p")
        await until(pilot, lambda: "New reading · Margin back" in screen_text(app))
        assert "It was 12 % on 1 Jun 26, and is to be 18 % by 1 Jun 27." in screen_text(app)
        await type_text(pilot, "13.5")
        await press(pilot, "enter")
        reading = await added(pilot, app, Reading)
        assert (reading.goal, reading.value, reading.on) == (goal.id, Decimal("13.5"), TODAY)


async def test_the_palette_reads_a_goal_from_wherever_one_is(practice_folder: Path) -> None:
    goal = with_a_goal(practice_folder)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3")
        app.action_do("goal.read")
        await until(pilot, lambda: "New reading · Margin back" in screen_text(app))
        await type_text(pilot, "14")
        await press(pilot, "enter")
        assert (await added(pilot, app, Reading)).goal == goal.id


async def test_a_goal_of_the_practice_belongs_to_no_client(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        app.action_do("goal.own")
        await until(pilot, lambda: isinstance(app.screen, RecordForm), "the form")
        await type_text(pilot, "Five new clients")
        await press(pilot, "tab", "tab", "tab", "tab")
        await type_text(pilot, "5")
        await press(pilot, "enter")
        goal = await added(pilot, app, Goal)
        assert (goal.client, goal.whose) == ("", GoalOf.practice)


async def test_a_need_that_changed_replaces_the_older_one_and_both_are_readable(practice_folder: Path) -> None:
    older = Insight(id="6" * 16, client=NWD, kind=InsightKind.need, what="Cash every week", on=date(2026, 1, 5))
    opened(practice_folder).record([Add(older)], "insight")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "F")
        await type_text(pilot, "cash every")
        await press(pilot, "enter")
        await until(pilot, lambda: app.selection().record == older.id, "the insight selected")
        app.action_do("insight.replace")
        await until(pilot, lambda: "Replaces, and keeps readable: Cash every week" in screen_text(app))
        form = app.screen
        assert isinstance(form, RecordForm)
        await press(pilot, "tab")
        await type_text(pilot, "Stock every day")
        await press(pilot, "f2")
        assert app.desk is not None
        book = app.desk.book
        await until(pilot, lambda: len(book.all(Insight)) == 2)
        newer = next(each for each in book.all(Insight) if each.id != older.id)
        assert (newer.replaces, newer.kind, newer.what) == (older.id, InsightKind.need, "Stock every day")
        assert book.get(Insight, older.id) is not None


async def on_line(pilot: Pilot[int], app: AdvisorApp, record_id: str) -> None:
    """Put the cursor of Today on the line of a record."""
    register = app.place_widget.register  # type: ignore[attr-defined]
    key = next(each for each in register.shown_keys if each.endswith(record_id))
    register.move_to(key)
    await until(pilot, lambda: app.selection().record == record_id)

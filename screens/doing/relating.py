"""Keeping what passes between us and a client: a contact, a promise, their words, and what else they tell us."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from advisor.book import Book
from advisor.changes import Add
from advisor.drafts import Draft
from advisor.records import (
    TYPES,
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
from advisor.records.choices import GoalOf, Side
from advisor.records.fields import field_of
from advisor.relationship.goals import is_open
from advisor.words import short_date
from screens.dialogs.form_entry import FormEntry
from screens.dialogs.lists import Choose
from screens.doing.common import Problems, advice_of, ask, client_id_of, client_meant, desk_of, keep, people_added
from screens.doing.drafting import Purpose

if TYPE_CHECKING:
    from screens.app import AdvisorApp

#: What can be kept of a client, each with its fields that begin with what is selected.
NAMING: dict[type[Record], tuple[str, ...]] = {
    Interaction: ("people", "raised"),
    Promise: (),
    Quote: ("person",),
    Concern: ("by",),
    Story: ("by",),
    Insight: ("by", "replaces"),
    Question: ("people",),
    Goal: (),
}
#: The purpose of every form here, as drafts know it.
NEW = "new"


def name_of_type(record_type: type[Record]) -> str:
    """A type of record in the words of the screens: an interaction is a contact."""
    return "contact" if record_type is Interaction else record_type.NAME


async def contact(app: AdvisorApp) -> None:
    """Keep a contact with a client, in which the selected advice was raised."""
    await add_to_client(app, Interaction)


async def promise(app: AdvisorApp) -> None:
    """Keep what one side promised the other."""
    await add_to_client(app, Promise)


async def quote(app: AdvisorApp) -> None:
    """Keep the words of a person."""
    await add_to_client(app, Quote)


async def concern(app: AdvisorApp) -> None:
    """Keep what worries a client."""
    await add_to_client(app, Concern)


async def story(app: AdvisorApp) -> None:
    """Keep a success or a horror story as the client tells it."""
    await add_to_client(app, Story)


async def insight(app: AdvisorApp) -> None:
    """Keep what is known of a client: what they need or value, a trend, a competitor's move, an opportunity."""
    await add_to_client(app, Insight)


async def question(app: AdvisorApp) -> None:
    """Keep a tough question that was put to a client."""
    await add_to_client(app, Question)


async def goal(app: AdvisorApp) -> None:
    """Keep a goal of a client."""
    await add_to_client(app, Goal)


async def own_goal(app: AdvisorApp) -> None:
    """Keep a goal of the practice."""
    await ask_new(app, Goal, [])


async def add_to_client(app: AdvisorApp, record_type: type[Record]) -> None:
    """Add a record of a type to the client of the selected row; its fields begin with what is selected."""
    desk, chosen = desk_of(app), app.selection()
    advice = advice_of(app, chosen)
    if record_type is Interaction and advice and not client_id_of(desk, advice):
        app.notify("A contact is with one client; mark advice of one only.", severity="warning")
        return
    client_id = client_id_of(desk, advice) or chosen.client
    client = await client_meant(app, client_id, f"A new {name_of_type(record_type)}: of which client?")
    if client is None:
        return
    person = desk.book.get(Person, chosen.record)
    about: list[Record] = [person] if person is not None and person.side is Side.client else []
    about += [each for each in advice if each.given_on] if record_type is Interaction else []
    await ask_new(app, record_type, [client, *about])


async def replace_insight(app: AdvisorApp) -> None:
    """Keep what holds instead of the selected insight, which stays readable."""
    desk = desk_of(app)
    older = desk.book.get(Insight, app.selection().record)
    client = desk.book.client_of(older) if older else None
    if older is not None and client is not None:
        await ask_new(app, Insight, [client, older])


async def read_goal(app: AdvisorApp) -> None:
    """Keep what the measure of a goal says: of the selected one, else of one that is chosen."""
    desk, chosen = desk_of(app), app.selection()
    found = desk.book.get(Goal, chosen.record)
    if found is None:
        scope = chosen.client
        goals = [each for each in desk.book.all(Goal) if is_open(each, desk.on) and scope in ("", each.client)]
        found = await _choose_goal(app, goals or [each for each in desk.book.all(Goal) if is_open(each, desk.on)])
    if found is not None:
        await ask_new(app, Reading, [found])


async def _choose_goal(app: AdvisorApp, goals: Sequence[Goal]) -> Goal | None:
    if not goals:
        app.notify("No goal is open;  a  among the clients adds one, as the palette (:) does.")
        return None
    if len(goals) == 1:
        return goals[0]
    book = desk_of(app).book
    options = [(each.id, each.title, client.name if (client := book.client_of(each)) else "ours") for each in goals]
    picked = await app.push_screen_wait(Choose("What does the measure of which goal say?", options))
    return book.get(Goal, picked) if picked else None


async def ask_new(
    app: AdvisorApp, record_type: type[Record], about: Sequence[Record], again: Draft | None = None
) -> None:
    """Ask for a new record.

    Args:
        app: The program.
        record_type: What is added.
        about: What it belongs to first (nothing for the practice's own), then what its fields begin with.
        again: The draft that is taken up again.
    """
    desk = desk_of(app)
    home = about[0] if about else None
    client = desk.book.client_of(home) if home else None
    name = name_of_type(record_type)

    async def save(entry: FormEntry) -> Problems | None:
        made = record_type.of(entry.values)
        why = " ".join(filter(None, (name, client.code if client else ""))) + f": {_told(made, home)}"
        return keep(app, [*people_added(entry), Add(made)], why, lambda _: f"{name.capitalize()} recorded.")

    await ask(
        app,
        record_type,
        save,
        Purpose(NEW, tuple(each.id for each in about)),
        client_id=client.id if client else "",
        preset={"on": desk.practice.today, **_preset(record_type, about)},
        title=" · ".join(filter(None, (f"New {name}", _owner(home)))),
        note=_notes(app, record_type, about),
        again=again,
    )


def _owner(home: Record | None) -> str:
    return home.headline if home is not None else "our own practice"


def _told(made: Record, home: Record | None) -> str:
    """A new record as the history names it; a reading by its goal."""
    return home.headline if isinstance(made, Reading) and home is not None else made.headline


def _preset(record_type: type[Record], about: Sequence[Record]) -> dict[str, Any]:
    """What the fields of a new record begin with."""
    if not about:
        return {"whose": GoalOf.practice}
    values: dict[str, Any] = {record_type.HOME: about[0].id}
    for spec in (field_of(record_type, each) for each in NAMING.get(record_type, ())):
        named = [each.id for each in about[1:] if spec.ref is not None and spec.ref.kind == each.KIND]
        if named:
            values[spec.name] = tuple(named) if spec.many else named[0]
    older = next((each for each in about if isinstance(each, Insight)), None)
    return values | ({"kind": older.kind} if older else {})


def _notes(app: AdvisorApp, record_type: type[Record], about: Sequence[Record]) -> list[str]:
    """What is good to know while it is typed: what is replaced, and what was measured last."""
    book = desk_of(app).book
    notes = [f"Replaces, and keeps readable: {each.headline}" for each in about if isinstance(each, Insight)]
    if record_type is Reading:
        notes += [_so_far(book, each) for each in about if isinstance(each, Goal)]
    return notes


def _so_far(book: Book, goal: Goal) -> str:
    """Where a goal stands and is to go: ``It was 13.5 % on 3 Jun 26, and is to be 18 % by 1 Dec 26``."""
    read = [(each.value, each.on) for each in book.readings_of(goal.id)]
    value, on = read[-1] if read else (goal.start, goal.on)
    parts = [f"was {_measured(value, goal)} on {short_date(on)}" if value is not None and on else ""]
    due = f" by {short_date(goal.due)}" if goal.due else ""
    parts += [f"is to be {_measured(goal.target, goal)}{due}" if goal.target is not None else ""]
    return f"It {', and '.join(filter(None, parts))}."


def _measured(value: Decimal, goal: Goal) -> str:
    return f"{value.normalize():,f} {goal.unit}".rstrip()


async def ask_again(app: AdvisorApp, draft: Draft) -> bool:
    """Open the form of a new record again that a draft was typed into; False where what it was about is gone."""
    record_type = TYPES.get(draft.kind)
    about = [each for each in map(desk_of(app).book.record, draft.records) if each is not None]
    if record_type is None or len(about) < len(draft.records):
        return False
    await ask_new(app, record_type, about, draft)
    return True


#: What is added among the clients by  a, beside what has a place of its own.
ADDING: dict[str, Callable[[AdvisorApp], Awaitable[None]]] = {
    "contact": contact,
    "promise": promise,
    "quote": quote,
    "concern": concern,
    "story": story,
    "insight": insight,
    "question": question,
    "goal": goal,
    "own goal": own_goal,
    "reading": read_goal,
}

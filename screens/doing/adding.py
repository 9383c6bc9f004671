"""Adding what fits the place: advice, a person, an engagement, a client; and copying advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.changes import Add, copied
from advisor.drafts import Draft
from advisor.practice import Done
from advisor.records import Client, Engagement, Person, Recommendation
from screens.desk import Selection
from screens.dialogs.form_entry import FormEntry
from screens.dialogs.lists import Choose
from screens.doing import relating
from screens.doing.common import (
    Problems,
    advice_of,
    ask,
    choose_client,
    choose_engagement,
    client_id_of,
    client_meant,
    desk_of,
    keep,
    keep_or_say,
    names_of,
    people_added,
)
from screens.doing.drafting import Purpose

if TYPE_CHECKING:
    from screens.app import AdvisorApp

WHAT = (
    ("recommendation", "recommendation", "advice you gave"),
    ("person", "person", "at a client, or on your side"),
    ("engagement", "engagement", "a piece of work for a client"),
    ("client", "client", "an organisation you advise"),
    ("contact", "contact", "a meeting, call, message, visit"),
    ("promise", "promise", "what one side owes the other"),
    ("quote", "quote", "the words of a person"),
    ("concern", "concern", "what worries them"),
    ("goal", "goal", "an intended outcome, measured"),
    ("reading", "reading of a goal", "what its measure says"),
    ("insight", "insight", "what they need or value, and why"),
    ("question", "tough question", "and their answer"),
    ("story", "story", "of success or horror, as they tell it"),
    ("own goal", "goal of our own", "of the practice"),
)


async def add(app: AdvisorApp) -> None:
    """Add what fits: advice from Today and the register; among the clients it asks what."""
    desk, chosen = desk_of(app), app.selection()
    if not desk.book.all(Client):
        await add_client(app)
    elif not desk.book.all(Engagement):
        await add_engagement(app, chosen)
    elif app.place != "clients":
        await add_advice(app, chosen)
    else:
        what = await app.push_screen_wait(Choose("Add what?", WHAT))
        if what == "recommendation":
            await add_advice(app, chosen)
        elif what == "person":
            await add_person(app, chosen)
        elif what == "engagement":
            await add_engagement(app, chosen)
        elif what == "client":
            await add_client(app)
        elif what is not None:
            await relating.ADDING[what](app)


async def add_client(app: AdvisorApp, again: Draft | None = None) -> None:
    """Add a client, and say what comes next."""

    async def save(entry: FormEntry) -> Problems | None:
        client = Client.of(entry.values)
        said = f"{client.name} is there.  a  adds an engagement."
        return keep(app, [Add(client)], f"client {client.code}", lambda _: said)

    await ask(app, Client, save, Purpose("client"), title="New client", again=again)


async def add_person(app: AdvisorApp, chosen: Selection) -> None:
    """Add a person at the client of the selected row."""
    client = await client_meant(app, chosen.client, "At which client?")
    if client is not None:
        await ask_person(app, client)


async def new_person(app: AdvisorApp) -> None:
    """Add a person at the client of the selected row."""
    await add_person(app, app.selection())


async def ask_person(app: AdvisorApp, client: Client, again: Draft | None = None) -> None:
    """Add a person at a client."""

    async def save(entry: FormEntry) -> Problems | None:
        person = Person.of(entry.values)
        return keep(app, [Add(person)], f"person {person.name}", lambda _: f"{person.name} is there.")

    purpose, preset, title = Purpose("person", (client.id,)), {"client": client.id}, f"New person · {client.name}"
    await ask(app, Person, save, purpose, client_id=client.id, preset=preset, title=title, again=again)


async def add_engagement(app: AdvisorApp, chosen: Selection) -> None:
    """Add an engagement for the client of the selected row."""
    client = await client_meant(app, chosen.client, "For which client?")
    if client is not None:
        await ask_engagement(app, client)


async def ask_engagement(app: AdvisorApp, client: Client, again: Draft | None = None) -> None:
    """Add an engagement for a client."""

    async def save(entry: FormEntry) -> Problems | None:
        engagement = Engagement.of(entry.values)
        why = f"engagement {engagement.title}"
        return keep(
            app, [Add(engagement)], why, lambda done: f"{_given(done, Engagement)} {engagement.title} is there."
        )

    purpose, preset = Purpose("engagement", (client.id,)), {"client": client.id, "starts": desk_of(app).practice.today}
    title = f"New engagement · {client.name}"
    await ask(app, Engagement, save, purpose, client_id=client.id, preset=preset, title=title, again=again)


async def add_advice(app: AdvisorApp, chosen: Selection) -> None:
    """Add advice to the engagement of the selected row, or to the one that is chosen."""
    desk = desk_of(app)
    engagement = desk.book.get(Engagement, chosen.engagement)
    if engagement is None:
        engagement = await choose_engagement(app, "In which engagement?", client_id=chosen.client)
    if engagement is not None:
        await ask_advice(app, engagement, ())


async def add_replacing(app: AdvisorApp, older: Sequence[Recommendation]) -> None:
    """Add new advice that replaces older advice of one engagement's client."""
    desk = desk_of(app)
    engagement = desk.book.get(Engagement, older[0].engagement)
    if engagement is None or not client_id_of(desk, older):
        app.notify("One new piece of advice replaces advice of one client; mark advice of one only.")
        return
    await ask_advice(app, engagement, older)


async def ask_advice(
    app: AdvisorApp, engagement: Engagement, older: Sequence[Recommendation], again: Draft | None = None
) -> None:
    """Add advice to an engagement; it replaces older advice where there is any."""
    desk = desk_of(app)

    async def save(entry: FormEntry) -> Problems | None:
        advice = Recommendation.of(entry.values)
        changes = [*people_added(entry), Add(advice)]
        return keep(app, changes, f"advice: {advice.title}", lambda done: f"{_given(done, Recommendation)} is kept.")

    preset = {"engagement": engagement.id, "given_on": desk.practice.today}
    if older:
        preset |= {"replaces": tuple(each.id for each in older)}
    note = [f"Replaces {names_of(older)}."] if older else []
    title = f"New recommendation · {engagement.reference} {engagement.title}"
    purpose = Purpose("advice", (engagement.id, *(each.id for each in older)))
    client_id = engagement.client
    await ask(
        app, Recommendation, save, purpose, client_id=client_id, preset=preset, title=title, note=note, again=again
    )


async def copy_advice(app: AdvisorApp) -> None:
    """Copy advice to another client as a draft: title, advice and options, and nothing else."""
    desk = desk_of(app)
    advice = advice_of(app, app.selection())[0]
    client = await choose_client(app, f"Copy {advice.reference} to which client?", but=client_id_of(desk, [advice]))
    if client is None:
        return
    engagement = await choose_engagement(app, "Into which engagement?", client_id=client.id)
    if engagement is not None:
        words = f"A draft of it is in {engagement.reference}: title, advice and options, nothing else."
        keep_or_say(app, [Add(copied(advice, engagement))], f"copy of {advice.reference}", words)


def _given(done: Done, record_type: type[Recommendation] | type[Engagement]) -> str:
    """The reference that an action gave to its new record."""
    return next((each.reference for each in done.records if isinstance(each, record_type)), "It")

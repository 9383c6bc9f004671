"""What is done with a sitting beside answering: finish it, take somebody out, delete it, make goals and promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.changes import Add, Change, Edit, deletion
from advisor.drafts import Draft
from advisor.instruments.answering import without_person
from advisor.instruments.definition import Becomes
from advisor.instruments.ending import held_up
from advisor.instruments.sittings import Proposal, missing, others, proposals, voices
from advisor.records import Client, Goal, Person, Promise, Record, Sitting
from advisor.records.choices import GoalOf
from advisor.words import count, short_date
from screens.dialogs.confirm import Confirm
from screens.dialogs.form_entry import FormEntry
from screens.dialogs.lists import Choose
from screens.dialogs.message import TextDialog
from screens.doing import adding
from screens.doing.common import Problems, ask, desk_of, keep, keep_or_say, people_added
from screens.doing.drafting import Purpose

if TYPE_CHECKING:
    from screens.app import AdvisorApp
    from screens.sitting.taking import Taking

_LONGEST_LINE = 300


async def finish(app: AdvisorApp, taking: Taking) -> None:
    """Finish a sitting, or open a finished one again; what stands against it is said."""
    sitting, today = taking.sitting, desk_of(app).practice.today
    name = sitting.title
    if sitting.finished_on:
        keep_or_say(app, [Edit(sitting, {"finished_on": None})], f"open again: {name}", f"{name} is open again.")
        return
    answers, people = voices(taking.book, sitting, today)
    if against := held_up(sitting, answers):
        await app.push_screen_wait(TextDialog("It cannot be finished yet", "\n".join(against)))
        return
    lacks = missing(sitting, answers, people)
    question = "Finish it? It is incomplete, and will say so."
    if lacks and not await app.push_screen_wait(Confirm(question, lacks, yes="Finish", no="No, go on")):
        return
    done = {"finished_on": today}
    change: Change = Edit(sitting, done) if taking.is_recorded else Add(sitting.replaced(finished_on=today))
    words = f"{name} is finished, and incomplete." if lacks else f"{name} is finished and complete."
    keep_or_say(app, [change], f"finished: {name}", words)


async def new_person(app: AdvisorApp, client_id: str) -> Person | None:
    """Add a person at a client; None where nobody was added."""
    book = desk_of(app).book
    client = book.get(Client, client_id)
    if client is None:
        return None
    before = {each.id for each in book.people_of(client_id)}
    await adding.ask_person(app, client)
    return next((each for each in book.people_of(client_id) if each.id not in before), None)


async def remove_person(app: AdvisorApp, sitting: Sitting, person_id: str) -> None:
    """Take everything that a person said out of a sitting, after a yes."""
    book = desk_of(app).book
    person = book.person(person_id)
    changes = without_person(book, sitting, person_id)
    if person is None or not changes:
        app.notify(f"{person.name if person else 'This person'} has not said anything here.", markup=False)
        return
    said = count(sum(each.person == person_id for each in book.answers_of(sitting.id)), "answer")
    question = f"Take {person.name}’s {said} out of this sitting?"
    details = ("The quotes that they became go, too.", "u brings them back.")
    if await app.push_screen_wait(Confirm(question, details, yes="Take them out")):
        keep_or_say(app, changes, f"sitting: without {person.name}", f"{person.name}’s {said} taken out.")


async def delete(app: AdvisorApp, sitting: Sitting) -> bool:
    """Delete a sitting with its answers, after a yes; returns whether it is gone."""
    book = desk_of(app).book
    said = count(len(book.answers_of(sitting.id)), "answer")
    details = (f"{said} of {short_date(sitting.on)}." if sitting.on else f"{said}.", "Quotes of people stay.")
    if not await app.push_screen_wait(Confirm(f"Delete this sitting of {sitting.title}?", details, yes="Delete")):
        return False
    return keep_or_say(
        app, list(deletion(book, sitting)), f"delete sitting: {sitting.title}", "The sitting is deleted."
    )


async def choose_other(app: AdvisorApp, sitting: Sitting) -> Sitting | str:
    """Another sitting of the same instrument, chosen where there are several; a sentence where there is none."""
    found = {each.id: each for each in reversed(others(desk_of(app).book, sitting))}
    if not found:
        return "There is no other sitting of this questionnaire to compare it with."
    if len(found) == 1:
        return next(iter(found.values()))
    options = [
        (id, short_date(each.on) if each.on else "undated", "finished" if each.finished_on else "begun")
        for id, each in found.items()
    ]
    picked = await app.push_screen_wait(Choose("Compare with which sitting?", options))
    return found[picked] if picked else ""


# -- goals and promises ------------------------------------------------------------------------------------------


async def become(app: AdvisorApp, sitting: Sitting) -> str:
    """Make goals and promises of the answers that can become some, form by form; returns what is to be said."""
    book = desk_of(app).book
    found = list(proposals(sitting, book.answers_of(sitting.id)))
    if not found:
        return "Nothing that is answered here becomes a goal or a promise."
    left = [each for each in found if not _is_there(app, sitting, each)]
    if not left:
        return "The goals and promises of this sitting are there already."
    to_clients = [each for each in left if sitting.client or each.becomes is Becomes.goal]
    for each in to_clients:
        if await ask_becoming(app, sitting, each) is None:
            return ""
    return "" if to_clients else "A promise is made to a client; write it down with theirs."


def _title(proposal: Proposal) -> str:
    return proposal.words.strip().split("\n")[0][:_LONGEST_LINE].strip()


def _is_there(app: AdvisorApp, sitting: Sitting, proposal: Proposal) -> bool:
    """Whether a goal or promise of these words is there."""
    book, title = desk_of(app).book, _title(proposal)
    if proposal.becomes is Becomes.promise:
        return bool(sitting.client) and any(each.what == title for each in book.of_scope(Promise, sitting.client))
    return any(each.title == title for each in book.all(Goal) if each.client == sitting.client)


async def ask_becoming(
    app: AdvisorApp, sitting: Sitting, proposal: Proposal, again: Draft | None = None
) -> FormEntry | None:
    """Ask for the goal or promise that an answer becomes, with everything filled in that was answered."""
    record_type: type[Record] = Goal if proposal.becomes is Becomes.goal else Promise

    async def save(entry: FormEntry) -> Problems | None:
        record = record_type.of(entry.values)
        why = f"{record.NAME}: {_title(proposal)}"
        return keep(app, [*people_added(entry), Add(record)], why, lambda _: f"The {record.NAME} is there.")

    return await ask(
        app,
        record_type,
        save,
        Purpose("becoming", (sitting.id,), proposal.prompt),
        client_id=sitting.client,
        preset=_preset(sitting, proposal),
        title=f"New {record_type.NAME} · {sitting.title}",
        again=again,
    )


def _preset(sitting: Sitting, proposal: Proposal) -> dict[str, object]:
    values: dict[str, object] = {"client": sitting.client, "on": sitting.on, "due": proposal.due}
    if proposal.becomes is Becomes.promise:
        return values | {"what": _title(proposal)}
    whose = GoalOf.client if sitting.client else GoalOf.practice
    rest = "\n".join(proposal.words.strip().split("\n")[1:])
    measure = " ".join(proposal.measure.split())[:_LONGEST_LINE]
    return values | {"title": _title(proposal), "measure": measure, "whose": whose, "notes": rest}

"""Changing what is there: edit, delete, note, long text in the editor, settings, snooze."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from advisor.book import Book, reference_of
from advisor.changes import Add, Change, Delete, Edit, let_go
from advisor.entry import show_value
from advisor.practice import Done
from advisor.records import (
    Client,
    Document,
    Engagement,
    Event,
    Person,
    Problem,
    Profile,
    Recommendation,
    Record,
    Snooze,
)
from advisor.records.choices import EngagementStatus
from advisor.records.fields import FieldSpec, asked_fields
from advisor.rules import reasons_to_keep
from advisor.timeline import moments_of
from advisor.words import count, short_date
from screens.dialogs.ask import AskDate, AskText
from screens.dialogs.confirm import Confirm
from screens.dialogs.editor import edit_text, editor_command
from screens.dialogs.form_entry import FormEntry
from screens.dialogs.lists import Choose
from screens.doing.common import Problems, ask, desk_of, keep, keep_or_say, people_added

if TYPE_CHECKING:
    from screens.app import AdvisorApp


def name_of(record: Record) -> str:
    """A record as a title names it."""
    name = getattr(record, "title", "") or getattr(record, "name", "")
    if isinstance(record, Event):
        return f"the {record.NAME} of {short_date(record.on)}" if record.on else f"the {record.NAME}"
    return " ".join(part for part in (reference_of(record), name) if part) or f"the {record.NAME}"


def _selected(app: AdvisorApp) -> Record | None:
    return desk_of(app).book.record(app.selection().record)


async def _meant(app: AdvisorApp, what: str) -> Record | None:
    """The selected record; where advice is read in full, it is asked which part of it is meant."""
    book, record = desk_of(app).book, _selected(app)
    if not (app.reads_advice and isinstance(record, Recommendation)):
        return record
    moments = {each.record: each for each in moments_of(book, record) if each.record != record.id}
    if not moments:
        return record
    options = [(record.id, "the recommendation itself", "")]
    options += [
        (key, f"{short_date(each.on) if each.on else 'undated'}  {each.head}", "") for key, each in moments.items()
    ]
    picked = await app.push_screen_wait(Choose(f"{what} what of {record.reference}?", options))
    return book.record(picked) if picked else None


async def edit(app: AdvisorApp) -> None:
    """Edit the selected record with its form."""
    record = await _meant(app, "Edit")
    if isinstance(record, Document):
        app.notify("A document is kept as it was made; x makes a new one.")
    elif record is not None:
        await edit_record(app, record)


async def edit_record(app: AdvisorApp, record: Record, typed: Mapping[str, str] | None = None) -> None:
    """Edit a record; closing an engagement asks about what is open in it.

    ``typed`` is text to begin with in place of what is recorded.
    """
    desk = desk_of(app)
    client = desk.book.client_of(record)
    chosen: list[FormEntry] = []
    warned: set[str] = set()

    def save(entry: FormEntry) -> Problems | None:
        desk.practice.refresh()
        current = desk.book.record(record.id)
        if current is None:
            return [Problem("", "Another program has deleted this meanwhile; copy what you need, then esc.")]
        clashes = _changed_by_both(desk.book, record, current, entry, warned)
        if clashes:
            return clashes
        if _closes(current, entry) and _open_advice(app, current.id):
            chosen.append(entry)  # asked about below, when the form is out of the way
            return None
        changes = _edits(record, current, entry, desk.practice.today)
        return keep(app, changes, f"edit {name_of(current)}", lambda done: _kept(current, entry, done))

    title = f"Edit {name_of(record)}"
    client_id = client.id if client else ""
    await ask(app, type(record), save, client_id=client_id, existing=record, title=title, typed=typed)
    if chosen:
        await _close(app, record, chosen[0])


def _changed_by_both(book: Book, seen: Record, current: Record, entry: FormEntry, warned: set[str]) -> list[Problem]:
    """What another program has changed since the form was opened and the form changes as well, said once a field."""
    found = []
    for spec in asked_fields(type(seen), editing=True):
        theirs = getattr(current, spec.name)
        mine = entry.values.get(spec.name, theirs)
        before = getattr(seen, spec.name)
        if mine not in (before, theirs) and theirs != before and spec.name not in warned:
            warned.add(spec.name)
            shown = show_value(book, spec, theirs) or "nothing"
            words = f"Another program has changed this to “{shown}”. Save again to put yours in its place."
            found.append(Problem(spec.name, words))
    return found


def _newer(record: Recommendation, entry: FormEntry, today: date) -> Recommendation:
    """The new advice that an edit of given advice is: given today, unless another day was typed.

    A day to decide by that has passed was the old one's.
    """
    given_on, decide_by = entry.values.get("given_on"), entry.values.get("decide_by")
    values = {**entry.values, "replaces": (record.id,)}
    values["decide_by"] = None if decide_by == record.decide_by and decide_by and decide_by < today else decide_by
    values["engagement"] = entry.values.get("engagement", record.engagement)
    values["given_on"] = today if given_on == record.given_on else given_on
    return Recommendation.model_validate(values)


def _edits(seen: Record, record: Record, entry: FormEntry, today: date) -> list[Change]:
    """The changes behind an edit: new advice that replaces the old one, or the record with what the form changed.

    ``seen`` is the record as the form showed it; what another program changed since, and the form did not, stays.
    """
    changes = people_added(entry)
    if entry.as_new and isinstance(record, Recommendation):
        return [*changes, Add(_newer(record, entry, today))]
    values = {name: value for name, value in entry.values.items() if value != getattr(seen, name)}
    return [*changes, Edit(record, values, correction=entry.correction)]


def _kept(record: Record, entry: FormEntry, done: Done) -> str:
    """What an edit has done, in one line."""
    newer = next((each.reference for each in done.records if isinstance(each, Recommendation)), "")
    if entry.as_new:
        return f"{newer} replaces {reference_of(record)}."
    return f"{name_of(record)}: kept."


def _closes(record: Record, entry: FormEntry) -> bool:
    """Whether an edit closes an engagement that was not closed."""
    closed = EngagementStatus.closed
    return isinstance(record, Engagement) and record.status is not closed and entry.values.get("status") == closed


def _open_advice(app: AdvisorApp, engagement_id: str) -> list[Recommendation]:
    desk = desk_of(app)
    advice = desk.book.advice_of(engagement_id)
    return [each for each in advice if desk.book.standing_of(each, desk.on).open]


_CLOSING = (
    ("lapsed", "lapsed", "they let it drop"),
    ("leave", "left open", "it goes on waiting"),
    ("withdrawn", "withdrawn", "we take it back"),
)


async def _close(app: AdvisorApp, record: Record, entry: FormEntry) -> None:
    """Close an engagement: ask about each open item, then write everything as one action.

    Whoever does not answer, or is refused, finds the form again with what was typed into it.
    """
    desk = desk_of(app)
    changes = _edits(record, desk.book.record(record.id) or record, entry, desk.practice.today)
    for advice in _open_advice(app, record.id):
        answer = await app.push_screen_wait(Choose(f"Open: {name_of(advice)}", _CLOSING))
        if answer is None:
            await edit_record(app, record, entry.typed)
            return
        changes += let_go(advice, answer, desk.practice.today)
    if not keep_or_say(app, changes, f"close {name_of(record)}", f"{name_of(record)}: closed."):
        await edit_record(app, record, entry.typed)


async def delete(app: AdvisorApp) -> None:
    """Delete the selected record after a yes; what cannot be deleted says why."""
    record = await _meant(app, "Delete")
    if record is None:
        return
    reasons = list(reasons_to_keep(desk_of(app).book, record))
    if reasons:
        app.notify(" ".join(reasons), severity="warning", markup=False)
        return
    question = f"Delete {name_of(record)}?"
    if await app.push_screen_wait(Confirm(question, ["u takes it back, and the history keeps it."], yes="Delete")):
        keep_or_say(app, [Delete(record)], f"delete {name_of(record)}", f"{name_of(record)}: deleted.")


async def enter_in_error(app: AdvisorApp) -> None:
    """Mark advice, or what was recorded of it, as entered in error: it stays readable and counts nowhere."""
    record = await _meant(app, "Entered in error:")
    if not isinstance(record, Recommendation | Event):
        return
    question = "It stays readable, with your reason, and counts nowhere."
    reason = await app.push_screen_wait(AskText(f"Entered in error · {name_of(record)}", question))
    if reason:
        why = f"entered in error: {name_of(record)}"
        keep_or_say(app, [Edit(record, {"entered_in_error": reason})], why, f"{name_of(record)}: entered in error.")


async def note(app: AdvisorApp) -> None:
    """Add a dated note to advice or a client; notes never leave the program."""
    desk, record = desk_of(app), _selected(app)
    if isinstance(record, Engagement | Person):
        record = desk.book.client_of(record)
    if not isinstance(record, Recommendation | Client):
        return
    text = await app.push_screen_wait(AskText(f"Note · {name_of(record)}", label="Note", needed="Type the note."))
    if text:
        line = f"{short_date(desk.practice.today)}: {text}"
        notes = f"{record.notes}\n{line}" if record.notes else line
        keep_or_say(app, [Edit(record, {"notes": notes})], f"note on {name_of(record)}", "Noted.")


async def write(app: AdvisorApp) -> None:
    """Write one of the long texts of the selected record in the editor."""
    record = _selected(app)
    if record is None:
        return
    specs = [each for each in asked_fields(type(record), editing=True) if each.long and not each.many]
    if not specs:
        app.notify(f"A {record.NAME} has no long text.")
        return
    options = [(each.name, each.label, each.hint) for each in specs]
    picked = await app.push_screen_wait(Choose(f"Write which text of {name_of(record)}?", options))
    if picked:
        await _write(app, record, next(each for each in specs if each.name == picked))


async def _write(app: AdvisorApp, record: Record, spec: FieldSpec) -> None:
    """Hand a text to the editor; what comes back stands in the form, which asks and checks as always."""
    before = str(getattr(record, spec.name))
    try:
        with app.suspend():
            edited = edit_text(before, editor_command(os.environ))
    except SuspendNotSupported:
        app.notify("This terminal cannot be handed to an editor; e edits the text in the form.", severity="warning")
        return
    if edited.trouble:
        app.notify(edited.trouble, severity="error", markup=False, timeout=15)
    if edited.text != before:
        await edit_record(app, record, {spec.name: edited.text})


async def settings(app: AdvisorApp) -> None:
    """Ask for the consultant's profile; a new practice is asked for name, firm and currency."""
    desk = desk_of(app)
    profile = desk.book.profile
    new = not profile.id

    def save(entry: FormEntry) -> Problems | None:
        change: Change = Add(Profile.model_validate(entry.values)) if new else Edit(desk.book.profile, entry.values)
        return keep(app, [change], "settings", lambda _: "Kept.  a  adds your first client." if new else "Kept.")

    title = "Welcome. Whose practice is this?" if new else "Settings"
    notes = ["Everything stays on this computer. esc leaves it for later (F3)."] if new else []
    await ask(app, Profile, save, existing=None if new else profile, title=title, note=notes)


async def snooze(app: AdvisorApp) -> None:
    """Put lines of Today off until a day; the reason is kept."""
    desk, chosen = desk_of(app), app.selection()
    today = desk.practice.today
    heading = f"Snooze {count(len(chosen.items), 'item')}"
    until = await app.push_screen_wait(
        AskDate(heading, today, text="+2w", refuse_date=lambda day: "" if day > today else "Give a day after today.")
    )
    if until is None:
        return
    changes = [
        Add(
            Snooze(
                client=desk.book.scope_of(item.partition(":")[2]) or "", item=item, until=until.on, reason=until.reason
            )
        )
        for item in chosen.items
    ]
    words = f"Put off until {short_date(until.on)}."
    keep_or_say(app, changes, f"snooze {_items(chosen.items)} until {short_date(until.on)}", words)


def _items(items: Sequence[str]) -> str:
    return count(len(items), "item")

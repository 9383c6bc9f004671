"""Changing what is there: edit, delete, long text in the editor, settings."""

from __future__ import annotations

import asyncio
import os
from datetime import date
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from advisor.book import reference_of
from advisor.changes import Add, Change, Edit, Refused, deletion, edited, let_go
from advisor.drafts import Draft
from advisor.meanwhile import Latest, written_by
from advisor.practice import Done
from advisor.records import Document, Engagement, Event, FormReturn, Problem, Profile, Recommendation, Record
from advisor.records.choices import EngagementStatus
from advisor.records.fields import FieldSpec, asked_fields
from advisor.related import RELATED
from advisor.rules import reasons_to_keep
from advisor.store import StoreError
from advisor.timeline import moments_of
from advisor.upkeep.second_folder import make_second_folder
from advisor.words import short_date
from screens.desk import Desk
from screens.dialogs.confirm import Confirm
from screens.dialogs.editor import edit_text, editor_command
from screens.dialogs.form_entry import FormEntry
from screens.dialogs.lists import Choose
from screens.doing.common import Problems, ask, desk_of, keep, keep_or_say, people_added
from screens.doing.drafting import Purpose, keeper

if TYPE_CHECKING:
    from screens.app import AdvisorApp

#: What is said where the record of an open dialog is no longer there.
GONE = "It was deleted meanwhile; copy what you need, then esc."


def name_of(record: Record) -> str:
    """A record as a title names it."""
    if isinstance(record, Event):
        return f"the {record.NAME} of {short_date(record.on)}" if record.on else f"the {record.NAME}"
    if record.KIND in RELATED:
        return f"the {record.NAME} “{record.headline}”" if record.headline else f"the {record.NAME}"
    return " ".join(part for part in (reference_of(record), record.headline) if part) or f"the {record.NAME}"


def selected(app: AdvisorApp) -> Record | None:
    """The record under the cursor; what is for one row is not run while rows are marked."""
    return desk_of(app).book.record(app.selection().record)


async def meant(app: AdvisorApp, what: str) -> Record | None:
    """The selected record; where advice is read in full, it is asked which part of it is meant."""
    book, record = desk_of(app).book, selected(app)
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
    record = await meant(app, "Edit")
    if isinstance(record, Document):
        app.notify("A document is kept as it was made; x makes a new one.")
    elif isinstance(record, FormReturn):
        app.notify("What came back is kept as it came; u takes back what was recorded from it.")
    elif record is not None:
        await edit_record(app, record)


async def edit_record(app: AdvisorApp, record: Record, again: Draft | None = None) -> None:
    """Edit a record; closing an engagement asks about what is open in it.

    Args:
        app: The program.
        record: The record as the form is to begin with it.
        again: The draft that is taken up again.
    """
    desk = desk_of(app)
    client = desk.book.client_of(record)

    async def save(entry: FormEntry) -> Problems | None:
        assert entry.base is not None
        changes = _edits(desk, entry.base, entry)
        if _closes(entry.base, entry):
            let_go_of = await _let_go_of(app, entry.base)
            if let_go_of is None:
                return [Problem("", "Nothing is saved yet: it is open what becomes of the open items.")]
            changes += let_go_of
        why = f"{'close' if _closes(entry.base, entry) else 'edit'} {name_of(entry.base)}"
        return keep(app, changes, why, lambda done: _kept(record, entry, done))

    await ask(
        app,
        type(record),
        save,
        Purpose("edit", (record.id,)),
        client_id=client.id if client else "",
        existing=record,
        title=f"Edit {name_of(record)}",
        latest=lambda: _latest(app, record),
        again=again,
    )


def _latest(app: AdvisorApp, record: Record) -> Latest:
    """A record as it stands by now, and, where it is another one, who made it so."""
    app.look_elsewhere()
    desk = desk_of(app)
    now = desk.book.record(record.id)
    if now is not None and now.rev == record.rev:
        return Latest(now)
    try:
        return Latest(now, written_by(desk.practice.history(now or record), record.id, desk.practice.store.device))
    except StoreError:  # who it was is not worth more than a glance
        return Latest(now)


def _newer(record: Recommendation, entry: FormEntry, today: date) -> Recommendation:
    """The new advice that an edit of given advice is: given today, unless another day was typed.

    A day to decide by that has passed was the old one's.
    """
    given_on, decide_by = entry.values.get("given_on"), entry.values.get("decide_by")
    values = {**entry.values, "replaces": (record.id,)}
    values["decide_by"] = None if decide_by == record.decide_by and decide_by and decide_by < today else decide_by
    values["engagement"] = entry.values.get("engagement", record.engagement)
    values["given_on"] = today if given_on == record.given_on else given_on
    return Recommendation.of(values)


def _edits(desk: Desk, base: Record, entry: FormEntry) -> list[Change]:
    """The changes behind an edit: new advice that replaces the old one, or the record with what the form changed.

    What another program changed since the form saw the record, and the form did not, stays: the store sees to it
    that nothing is written over unseen.
    """
    changes, today = people_added(entry), desk.practice.today
    if entry.as_new and isinstance(base, Recommendation):
        return [*changes, Add(_newer(base, entry, today))]
    values = {name: value for name, value in entry.values.items() if value != getattr(base, name)}
    edit = Edit(base, values, correction=entry.correction)
    return [*changes, Add(edited(desk.book, edit, desk.practice.now(), today)) if entry.make_again else edit]


def _kept(record: Record, entry: FormEntry, done: Done) -> str:
    """What an edit has done, in one line."""
    newer = next((each.reference for each in done.records if isinstance(each, Recommendation)), "")
    if entry.as_new:
        return f"{newer} replaces {reference_of(record)}."
    now = next((each for each in done.records if each.id == record.id), entry.base or record)
    return f"{name_of(now)}: {'made again' if entry.make_again else 'kept'}."


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


async def _let_go_of(app: AdvisorApp, engagement: Record) -> list[Change] | None:
    """What becomes of each open item of an engagement that is closed; None when that is not answered."""
    changes: list[Change] = []
    for advice in _open_advice(app, engagement.id):
        answer = await app.push_screen_wait(Choose(f"Open: {name_of(advice)}", _CLOSING))
        if answer is None:
            return None
        changes += let_go(advice, answer, desk_of(app).practice.today)
    return changes


async def delete(app: AdvisorApp) -> None:
    """Delete the selected record after a yes; what cannot be deleted says why."""
    record = await meant(app, "Delete")
    if record is None:
        return
    book = desk_of(app).book
    going = [each.record.id for each in deletion(book, record)]
    reasons = list(reasons_to_keep(book, record, going))
    if reasons:
        app.notify(" ".join(reasons), severity="warning", markup=False)
        return
    question = f"Delete {name_of(record)}?"
    if await app.push_screen_wait(Confirm(question, ["u takes it back, and the history keeps it."], yes="Delete")):
        keep_or_say(app, deletion(book, record), f"delete {name_of(record)}", f"{name_of(record)}: deleted.")


async def write(app: AdvisorApp) -> None:
    """Write one of the long texts of the selected record in the editor."""
    record = selected(app)
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
    before, title = str(getattr(record, spec.name)), f"Edit {name_of(record)}"
    purpose = Purpose("edit", (record.id,))
    drafted = keeper(app, purpose, title, kind=record.KIND, seen=record.rev or "")
    try:
        with app.suspend():
            file = drafted.editor_file(spec.name, {})
            edited_text = edit_text(before, editor_command(os.environ), file)
    except SuspendNotSupported:
        app.notify("This terminal cannot be handed to an editor; e edits the text in the form.", severity="warning")
        return
    if edited_text.trouble:
        app.notify(edited_text.trouble, severity="error", markup=False, timeout=15)
    if edited_text.text == before:
        drafted.drop()
    else:
        await edit_record(app, record, drafted.editor_done({spec.name: edited_text.text}))


async def settings(app: AdvisorApp, again: Draft | None = None, seen: Record | None = None) -> None:
    """Ask for the consultant's profile; a new practice is asked for name, firm and currency.

    Args:
        app: The program.
        again: The draft that is taken up again.
        seen: The profile as its form saw it.
    """
    desk = desk_of(app)
    profile = seen if isinstance(seen, Profile) else desk.book.profile
    new = not profile.id

    async def save(entry: FormEntry) -> Problems | None:
        kept = entry.base or Profile()
        changed = {name: value for name, value in entry.values.items() if value != getattr(kept, name)}
        try:
            await asyncio.to_thread(_refuse_settings, changed)
            make_second_folder(desk.practice, str(changed.get("second_backup") or ""))
        except Refused as refused:
            return list(refused.problems)
        change = Edit(entry.base, entry.values) if entry.base else Add(Profile.of(entry.values))
        return keep(app, [change], "settings", lambda _: "Kept.  a  adds your first client." if new else "Kept.")

    title = "Welcome. Whose practice is this?" if new else "Settings"
    notes = ["Everything stays on this computer. esc leaves it for later (F3)."] if new else []
    await ask(
        app,
        Profile,
        save,
        Purpose("settings"),
        existing=None if new else profile,
        title=title,
        note=notes,
        latest=lambda: _latest(app, profile),
        again=again,
    )


def _refuse_settings(changed: dict[str, object]) -> None:
    from exports.house import refuse_settings  # Word is loaded for this alone

    refuse_settings(changed)

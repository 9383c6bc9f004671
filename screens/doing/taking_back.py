"""Undo, redo, and who changed what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from advisor.practice import Done
from advisor.records import Document
from advisor.showing import NOTHING, Told, told, what
from advisor.store import PRACTICE, Action, Entry, StoreError
from advisor.words import count, short_date
from screens.desk import Desk
from screens.dialogs.confirm import Confirm
from screens.dialogs.history import ActionDialog, HistoryDialog
from screens.doing.common import desk_of
from screens.doing.editing import name_of

if TYPE_CHECKING:
    from screens.app import AdvisorApp


async def undo(app: AdvisorApp) -> None:
    """Take back the latest action; it is named, and asked about when it wrote several records."""
    practice = desk_of(app).practice
    action = practice.undoable()
    if action is not None and await _sure(app, action, "Take back"):
        _reverse(app, lambda: practice.undo(action.id), "Taken back")


async def redo(app: AdvisorApp) -> None:
    """Bring back what undo took."""
    practice = desk_of(app).practice
    action = practice.redoable()
    if action is not None and await _sure(app, action, "Bring back"):
        _reverse(app, practice.redo, "Brought back")


async def _sure(app: AdvisorApp, action: Action, verb: str) -> bool:
    """Ask before an action is reversed that wrote several records, or a setting: what it guards is not seen here."""
    settings = _settings_after(app, action)
    if action.records <= 1 and not settings:
        return True
    details = [f"It wrote {count(action.records, 'record')} on {short_date(action.on)}.", *settings]
    question = Confirm(f"{verb}: {what(action.why)}?", details, yes=verb)
    return await app.push_screen_wait(question) or False


def _settings_after(app: AdvisorApp, action: Action) -> list[str]:
    """What the settings of the practice would say once an action is reversed, a line each; none for other records."""
    desk = desk_of(app)
    if PRACTICE not in action.scopes:
        return []
    kept = [each for each in desk.practice.history(desk.book.profile, unread={}) if each.action.id == action.id]
    changed = [each for entry in kept for record in told(desk.book, entry).records for each in record.fields]
    return [f"{each.label}: {each.after or NOTHING} → {each.before or NOTHING}" for each in changed]


def _reverse(app: AdvisorApp, reverse: Callable[[], Done | None], said: str) -> bool:
    """Take back or bring back, and say so; a refusal is said with its reason. Returns whether it was done."""
    try:
        done = reverse()
    except StoreError as error:
        app.notify(str(error), severity="error", markup=False, timeout=15)
        return False
    app.show_all()
    if done is not None:
        app.notify(f"{said}: {what(done.why)}", markup=False)
    return done is not None


async def history(app: AdvisorApp) -> None:
    """Show who changed the selected record, when, and what; each action can be looked at and taken back."""
    desk = desk_of(app)
    record = desk.book.record(app.selection().record)
    if record is None:
        return
    heading, at = f"History · {name_of(record)}", ""
    while True:
        entries = {each.action.id: each for each in reversed(desk.practice.history(record))}
        actions = [told(desk.book, each) for each in entries.values()]
        gone = _taken_back(actions)
        chosen = await app.push_screen_wait(HistoryDialog(heading, actions, gone, at))
        if chosen is None:
            return
        at, entry = chosen, entries[chosen]
        why_not = _why_stays(desk, entry, taken_back=at in gone)
        wanted = await app.push_screen_wait(ActionDialog(told(desk.book, entry), why_not))
        if wanted and await _sure(app, entry.action, "Take back"):
            _reverse(app, partial(desk.practice.undo, at), "Taken back")


def _taken_back(actions: Sequence[Told]) -> set[str]:
    """The ids of the actions that are taken back, by an undo that is not taken back itself.

    Args:
        actions: What was done, the newest first.
    """
    gone: set[str] = set()
    for each in actions:
        if each.undoes and each.id not in gone:
            gone.add(each.undoes)
    return gone


def _why_stays(desk: Desk, entry: Entry, *, taken_back: bool) -> str:
    """Why an action cannot be taken back from the screens; "" where it may be tried."""
    if taken_back:
        return "This is taken back already; to bring it back, take back the later action that did so."
    if any(each.table == Document.KIND and each.before is None for each in entry.changes):
        return "That a document was made stays on record: its file is out in the world."
    return desk.why_no_change()

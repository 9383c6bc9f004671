"""Undo, redo, and who changed what."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.practice import Done
from advisor.showing import told, told_lines, what
from advisor.store import Action, StoreError
from advisor.words import count, short_date
from screens.dialogs.confirm import Confirm
from screens.dialogs.message import TextDialog
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
    if action.records <= 1:
        return True
    details = [f"It wrote {count(action.records, 'record')} on {short_date(action.on)}."]
    question = Confirm(f"{verb}: {what(action.why)}?", details, yes=verb)
    return await app.push_screen_wait(question) or False


def _reverse(app: AdvisorApp, reverse: Callable[[], Done | None], said: str) -> None:
    try:
        done = reverse()
    except StoreError as error:
        app.notify(str(error), severity="error", markup=False, timeout=15)
        return
    app.show_all()
    if done is not None:
        app.notify(f"{said}: {what(done.why)}", markup=False)


async def history(app: AdvisorApp) -> None:
    """Show who changed the selected record, when, and what."""
    desk = desk_of(app)
    record = desk.book.record(app.selection().record)
    if record is not None:
        entries = reversed(desk.practice.history(record))
        lines = [line for each in entries for line in (*told_lines(told(desk.book, each)), "")]
        await app.push_screen_wait(TextDialog(f"History · {name_of(record)}", "\n".join(lines) or "Nothing yet."))

"""Backups: made now, looked at, and restored from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from advisor.store import StoreError
from advisor.upkeep.backing_up import Listed, back_up, backups, whose
from advisor.upkeep.foreseeing import what_would_change
from advisor.upkeep.restoring import restore as put_back
from advisor.upkeep.telling import prospect_words
from advisor.words import short_date
from screens.dialogs.ask import AskText
from screens.dialogs.confirm import Confirm
from screens.dialogs.lists import ListDialog
from screens.doing.common import desk_of
from screens.doing.working import done_in_dialog, looked_up, worked
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Row

if TYPE_CHECKING:
    from screens.app import AdvisorApp

_ELSEWHERE = "elsewhere"


async def back_up_now(app: AdvisorApp) -> None:
    """Back up everything that the latest backups do not hold."""
    desk = desk_of(app)
    report = await worked(app, "Back up", "Backing up …", back_up)
    names = ", ".join(whose(desk.book, each.scope) for each in report.made)
    if report.troubles:
        app.notify(" ".join(report.troubles), severity="warning", markup=False, timeout=15)
    if names:
        app.notify(f"Backed up: {names}.", markup=False)
    elif not report.troubles:
        app.notify("The latest backups hold everything already.")


async def restore(app: AdvisorApp) -> None:
    """Ask from which backup, show what that would change, and do it after a yes."""
    listed = backups(desk_of(app).practice)
    rows = [_row(str(index), each) for index, each in enumerate(listed)]
    rows.append(Row(_ELSEWHERE, ("a file elsewhere …", "", "", ""), tones=("accent",)))
    columns = [
        Column("When", 18),
        Column("Whose", 12, weight=1),
        Column("Records", 7, align="right"),
        Column("Where", 14, priority=0),
    ]
    hint = "enter shows what would change"
    picked = await app.push_screen_wait(
        ListDialog("Restore from a backup", columns, rows, empty="No backup is called that.", hint=hint)
    )
    if picked == _ELSEWHERE:
        await _ask_for_a_file(app)
    elif picked is not None:
        await _restore(app, listed[int(picked)].backup.path)


def _row(key: str, listed: Listed) -> Row:
    at = listed.backup.at.astimezone()
    where = "second folder" if listed.second else "here"
    return Row(key, (f"{short_date(at.date())} {at:%H:%M}", listed.holds, str(listed.records), where), tones=("dim",))


async def _ask_for_a_file(app: AdvisorApp) -> None:
    """Ask where a backup lies; it stays open until one can be read there."""

    async def can_be_read(typed: str) -> str:
        try:
            path = Path(typed).expanduser()
            await done_in_dialog(app, lambda practice: what_would_change(practice, path))
        except (StoreError, OSError, RuntimeError) as error:
            return str(error)
        return ""

    question = "Which file? A backup of one client, or of a whole practice."
    dialog = AskText("Restore from a file", question, label="File", needed="Type where it lies.", keep=can_be_read)
    typed = await app.push_screen_wait(dialog)
    if typed:
        await _restore(app, Path(typed).expanduser())


async def _restore(app: AdvisorApp, path: Path) -> None:
    """Show what a backup would change, and do it after a yes."""
    words = "Reading the backup, and what it would change …"
    found = await looked_up(app, "Restore", words, lambda practice: what_would_change(practice, path))
    if found is None:
        return
    if all(each.nothing for each in found.prospects):
        app.notify("Everything is as this backup says; nothing was changed.")
        return
    if not await app.push_screen_wait(Confirm("Restore it?", list(prospect_words(found)), yes="Restore")):
        return
    done = await worked(app, "Restore", "Restoring …", lambda practice: put_back(practice, found))
    said = [*done.words, *([f"Done: {done.done.why}; u takes it back."] if done.done else [])]
    app.notify(" ".join(said), markup=False, timeout=15)

"""A decision form that came back: named, read, shown beside what is recorded, and recorded after a yes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from advisor.changes import Refused
from advisor.practice import Done, Practice
from advisor.records import Decision
from advisor.store import StoreError
from advisor.words import count
from exports.error import ExportError
from screens.dialogs.path import AskPath
from screens.dialogs.returned import ReturnedDialog
from screens.doing.common import desk_of
from screens.doing.working import done_in_dialog

if TYPE_CHECKING:
    from exports.form.plan import Plan
    from screens.app import AdvisorApp

_REFUSALS = (ExportError, StoreError, Refused)


async def read_back(app: AdvisorApp) -> None:
    """Ask for the file, and show what it would record; nothing is recorded without a yes."""
    from exports.form.returning import read_return  # what reads Word files is loaded for this alone

    plans: list[Plan] = []

    async def read(path: Path) -> str:
        try:
            plans.append(await done_in_dialog(app, lambda practice: read_return(practice, path), "Reading the form …"))
        except _REFUSALS as error:
            return str(error)
        return ""

    question = "Which file came back? It is read and shown first; nothing is recorded before you say so."
    dialog = AskPath("Form back", question, ending=".docx", keep=read)
    if await app.push_screen_wait(dialog) is not None:
        await _show(app, plans[-1])


async def _show(app: AdvisorApp, plan: Plan) -> None:
    """Show what the form says, and record it after a yes."""
    from exports.form.returning import record

    done: list[Done] = []

    async def keep(chosen: tuple[str, ...]) -> str:
        def job(practice: Practice) -> Done:
            return record(practice, plan, chosen)

        try:
            done.append(await done_in_dialog(app, job, "Recording …"))
        except _REFUSALS as error:
            return str(error)
        return ""

    if await app.push_screen_wait(ReturnedDialog(plan, desk_of(app).book, keep)) is None:
        return
    decisions = sum(isinstance(each, Decision) for each in done[-1].records)
    said = f"{count(decisions, 'decision')} recorded" if decisions else "It is recorded that the form is back"
    app.notify(f"{said}; u takes it back.", markup=False, timeout=10)

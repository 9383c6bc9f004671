"""A decision form that came back: named, read, shown beside what is recorded, and recorded after a yes."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.changes import Refused
from advisor.practice import Done, Practice
from advisor.records import Decision
from advisor.store import StoreError
from advisor.words import count
from exports.error import ExportError
from screens.dialogs.path import AskPath
from screens.dialogs.returned import Chosen, ReturnedDialog
from screens.doing.common import desk_of
from screens.doing.deciding_by_hand import decide_by_hand
from screens.doing.working import done_in_dialog, looked_up

if TYPE_CHECKING:
    from exports.form.plan import Plan
    from screens.app import AdvisorApp

_REFUSALS = (ExportError, StoreError, Refused)
_HEADING, _READING = "Form back", "Reading the form …"


async def read_back(app: AdvisorApp) -> None:
    """Ask for the file, and show what it would record; nothing is recorded without a yes."""
    from exports.form.returning import read_return  # what reads Word files is loaded for this alone

    plans: list[Plan] = []

    async def read(path: Path) -> str:
        try:
            plans.append(await done_in_dialog(app, lambda practice: read_return(practice, path), _READING))
        except _REFUSALS as error:
            return str(error)
        return ""

    question = "Which file came back? It is read and shown first; nothing is recorded before you say so."
    dialog = AskPath(_HEADING, question, ending=".docx", keep=read)
    if await app.push_screen_wait(dialog) is not None:
        await _show(app, plans[-1])


async def _show(app: AdvisorApp, plan: Plan) -> None:
    """Show what the form says, also after each answer that was decided by hand, until it is recorded or left."""
    chosen = await _ask(app, plan)
    while chosen is not None and chosen.by_hand:
        if await decide_by_hand(app, plan):
            now = await _read_anew(app, plan)
            if now is None:
                return
            plan = now
        chosen = await _ask(app, plan, chosen.answers)


async def _ask(app: AdvisorApp, plan: Plan, taken: Collection[str] = ()) -> Chosen | None:
    """Show what the form says, and record it after a yes."""
    from exports.form.returning import record

    done: list[Done] = []

    async def keep(chosen: Chosen) -> str:
        def job(practice: Practice) -> Done:
            return record(practice, plan, chosen.answers)

        try:
            done.append(await done_in_dialog(app, job, "Recording …"))
        except _REFUSALS as error:
            return str(error)
        return ""

    chosen = await app.push_screen_wait(ReturnedDialog(plan, desk_of(app).book, keep, taken))
    if done:
        decisions = sum(isinstance(each, Decision) for each in done[-1].records)
        said = f"{count(decisions, 'decision')} recorded" if decisions else "It is recorded that the form is back"
        app.notify(f"{said}; u takes it back.", markup=False, timeout=10)
    return chosen


async def _read_anew(app: AdvisorApp, plan: Plan) -> Plan | None:
    """What the form comes to by now; None where nobody waits for it, or it cannot be told, which is said."""
    from exports.form.returning import plan_for

    try:
        return await looked_up(app, _HEADING, _READING, lambda practice: plan_for(practice, plan.came))
    except _REFUSALS as error:
        app.notify(str(error), severity="error", markup=False, timeout=15)
        return None

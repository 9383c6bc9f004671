"""An answer of a returned form that cannot be recorded as it is: finished by whoever asked what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.changes import Refused
from advisor.practice import Done, Practice
from advisor.records import Decision, Problem
from advisor.store import StoreError
from advisor.words import label
from exports.error import ExportError
from screens.dialogs.form_entry import FormEntry
from screens.dialogs.lists import Choose
from screens.doing.common import Problems, ask, names_of
from screens.doing.drafting import Purpose
from screens.doing.working import done_in_dialog

if TYPE_CHECKING:
    from exports.form.plan import Item, Plan
    from screens.app import AdvisorApp


async def decide_by_hand(app: AdvisorApp, plan: Plan) -> bool:
    """Ask for the decision on one of the answers that are not clear, as far as the form says it already.

    Returns:
        Whether it was recorded.
    """
    from exports.form.returning import record_by_hand

    item = await _choose(app, plan)
    if item is None or item.advice is None or item.decision is None:
        return False
    reference = item.advice.reference

    async def save(entry: FormEntry) -> Problems | None:
        def job(practice: Practice) -> Done:
            return record_by_hand(practice, plan, item, Decision.of(entry.values), entry.new_people)

        try:
            await done_in_dialog(app, job, "Recording …")
        except Refused as error:
            return list(error.problems)
        except (StoreError, ExportError) as error:
            return [Problem("", str(error))]
        app.notify(f"{reference}: {label(entry.values['position'])}; u takes it back.", markup=False)
        return None

    entry = await ask(
        app,
        Decision,
        save,
        Purpose("decision", (item.advice.id,)),
        client_id=plan.client.id,
        preset={name: value for name, value in item.decision.values.items() if value},
        title=f"Client's decision · {names_of([item.advice])}",
        note=["What the form says stands here already. The form is kept with what you record.", *_unclear(item)],
        typed={"by": item.adds.name} if item.adds else None,
    )
    return entry is not None


async def _choose(app: AdvisorApp, plan: Plan) -> Item | None:
    """The answer that is meant; the only one there is needs no question."""
    if len(plan.unclear) == 1:
        return plan.unclear[0]
    options = [
        (str(at), each.reference, each.advice.title if each.advice else "") for at, each in enumerate(plan.unclear)
    ]
    picked = await app.push_screen_wait(Choose("Decide which answer by hand?", options))
    return plan.unclear[int(picked)] if picked else None


def _unclear(item: Item) -> list[str]:
    return [f"{item.reference}: {each}" for each in (*item.doubts, *item.problems)]

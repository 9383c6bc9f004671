"""What happens to advice: the client's decision, progress, outcome, withdrawal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.changes import Add, adopted_by_doing, withdrawal
from advisor.drafts import Draft
from advisor.practice import Done
from advisor.records import Decision, Outcome, Problem, Progress, Recommendation, Withdrawal
from advisor.records.choices import TAKEN_RESULTS, Result, Whose, WithdrawalKind
from advisor.review.thought import thought_of
from advisor.rules import default_whose, needs_adoption
from advisor.standing import State, order
from advisor.words import label
from screens.desk import Desk
from screens.dialogs.form_entry import FormEntry
from screens.dialogs.lists import Choose
from screens.doing import adding, relating
from screens.doing.common import (
    Problems,
    advice_of,
    ask,
    client_id_of,
    desk_of,
    keep,
    names_of,
    people_added,
    references_of,
    unmark,
)
from screens.doing.drafting import Purpose
from screens.doing.meanwhile import asking_first

if TYPE_CHECKING:
    from screens.app import AdvisorApp


def last_decider(desk: Desk, client_id: str) -> str:
    """The person who decided last at a client; "" where nobody did."""
    decisions = [
        each
        for each in desk.book.all(Decision)
        if each.by and desk.book.scope_of(each.id) == client_id and _decides(desk, each)
    ]
    return max(decisions, key=order).by if client_id and decisions else ""


def _decides(desk: Desk, decision: Decision) -> bool:
    """Whether a decision was the client's position, by somebody whose word is that."""
    return decision.whose is not Whose.person and default_whose(desk.book.person(decision.by)) is Whose.client


async def decide(app: AdvisorApp) -> None:
    """Record what the client decided on the selected advice."""
    await ask_decision(app, advice_of(app, app.selection()))


async def ask_decision(app: AdvisorApp, advice: Sequence[Recommendation], again: Draft | None = None) -> None:
    """Record what the client decided on advice."""
    desk = desk_of(app)
    client_id = client_id_of(desk, advice)
    chance = advice[0].adoption_chance if len(advice) == 1 else None

    async def save(entry: FormEntry) -> Problems | None:
        changes = people_added(entry)
        changes += [Add(Decision.of({**entry.values, "recommendation": each.id})) for each in advice]
        position = label(entry.values["position"])
        why = f"decision on {references_of(advice)}: {position}"
        return keep(app, changes, why, lambda done: f"{references_of(advice)}: {position}.{_thought(desk, done)}")

    is_open = chance is not None and desk.book.standing_of(advice[0], desk.on).open
    note = [f"You gave it {chance} %. Their answer will settle that."] if is_open else []
    preset = {"recommendation": advice[0].id, "on": desk.practice.today, "by": last_decider(desk, client_id)}
    title = f"Client's decision · {names_of(advice)}"
    purpose = _about("decision", advice)
    first = asking_first(app, advice, save, again)
    kept = await ask(
        app, Decision, first, purpose, client_id=client_id, preset=preset, title=title, note=note, again=again
    )
    if kept:
        unmark(app)


async def progress(app: AdvisorApp) -> None:
    """Record how far they are with the selected advice, or what the measure of the selected goal says."""
    chosen = app.selection()
    if chosen.advice:
        await ask_progress(app, advice_of(app, chosen))
    else:
        await relating.read_goal(app)


async def ask_progress(app: AdvisorApp, advice: Sequence[Recommendation], again: Draft | None = None) -> None:
    """Record how far they are with advice."""
    desk = desk_of(app)

    async def save(entry: FormEntry) -> Problems | None:
        changes = people_added(entry)
        for each in advice:
            made = Progress.of({**entry.values, "recommendation": each.id})
            if entry.by_doing and needs_adoption(desk.book, each, made):
                changes.append(Add(adopted_by_doing(made)))
            changes.append(Add(made))
        said = f"{references_of(advice)}: {label(entry.values['state'])}."
        return keep(app, changes, f"progress on {said.removesuffix('.')}", lambda _: said)

    # The form asks whether it was adopted by doing; of several, about one that was not adopted in words.
    asked = next((each for each in advice if not desk.book.standing_of(each, desk.on).adopted), advice[0])
    preset = {"recommendation": asked.id, "on": desk.practice.today}
    title = f"Progress · {names_of(advice)}"
    purpose, client_id = _about("progress", advice), client_id_of(desk, advice)
    first = asking_first(app, advice, save, again)
    kept = await ask(app, Progress, first, purpose, client_id=client_id, preset=preset, title=title, again=again)
    if kept:
        unmark(app)


async def outcome(app: AdvisorApp) -> None:
    """Record what came of the selected advice."""
    await ask_outcome(app, advice_of(app, app.selection()))


async def ask_outcome(app: AdvisorApp, advice: Sequence[Recommendation], again: Draft | None = None) -> None:
    """Record what came of advice."""
    desk = desk_of(app)
    chance = advice[0].success_chance if len(advice) == 1 else None

    async def save(entry: FormEntry) -> Problems | None:
        if len(advice) > 1 and entry.values.get("value") is not None:
            words = f"One amount cannot stand for {len(advice)} recommendations; leave it empty here."
            return [Problem("value", words)]
        changes = people_added(entry)
        changes += [Add(Outcome.of({**entry.values, "recommendation": each.id})) for each in advice]
        result = label(entry.values["result"])
        why = f"outcome of {references_of(advice)}: {result}"
        return keep(app, changes, why, lambda done: f"{references_of(advice)}: {result}.{_thought(desk, done)}")

    standing = desk.book.standing_of(advice[0], desk.on)
    is_open = chance is not None and standing.implemented and standing.outcome is None
    note = [f"You gave it {chance} % to work."] if is_open else []
    preset = {"recommendation": advice[0].id, "on": desk.practice.today}
    title = f"Outcome · {names_of(advice)}"
    allowed = {"result": fitting_results(desk, advice)}
    kept = await ask(
        app,
        Outcome,
        asking_first(app, advice, save, again),
        _about("outcome", advice),
        client_id=client_id_of(desk, advice),
        preset=preset,
        title=title,
        note=note,
        allowed=allowed,
        again=again,
    )
    if kept:
        unmark(app)


def _thought(desk: Desk, done: Done) -> str:
    """What had been thought of advice, where an action shows what came of it, behind a blank."""
    words = thought_of(desk.book, done.records, desk.practice.today)
    return f" {words}" if words else ""


def fitting_results(desk: Desk, advice: Sequence[Recommendation]) -> frozenset[Result]:
    """The results that fit where the advice stands: those of advice that was taken, or of advice that was not."""
    standings = [desk.book.standing_of(each, desk.on) for each in advice]
    taken = {each.adopted or each.implemented for each in standings}
    if len(taken) > 1 or State.abandoned in {each.state for each in standings}:
        return frozenset(Result)
    return TAKEN_RESULTS if taken == {True} else frozenset(Result) - TAKEN_RESULTS


async def withdraw(app: AdvisorApp) -> None:
    """Take advice back, or let newer advice replace it."""
    advice = advice_of(app, app.selection())
    options = [
        ("withdrawn", "withdrawn", "we take it back"),
        ("newer", "superseded by advice that is there", "you pick which"),
        ("new", "superseded by new advice", "you write it now"),
    ]
    picked = await app.push_screen_wait(Choose(f"Withdraw · {names_of(advice)}", options))
    if picked == "new":
        await adding.add_replacing(app, advice)
    elif picked == "newer":
        newer = await _choose_newer(app, advice)
        if newer is not None:
            await ask_withdrawal(app, advice, newer)
    elif picked == "withdrawn":
        await ask_withdrawal(app, advice, None)


async def _choose_newer(app: AdvisorApp, advice: Sequence[Recommendation]) -> Recommendation | None:
    """Ask which advice of the same client replaces some other."""
    desk = desk_of(app)
    client_id, ids = client_id_of(desk, advice), {each.id for each in advice}
    if not client_id:
        app.notify("Superseded advice belongs to one client; mark advice of one only.", severity="warning")
        return None
    found = [each for each in desk.book.advice() if each.id not in ids and desk.book.scope_of(each.id) == client_id]
    options = [(each.id, f"{each.reference}  {each.title}", "") for each in found]
    picked = await app.push_screen_wait(Choose("Which advice replaces it?", options))
    return desk.book.get(Recommendation, picked) if picked else None


async def ask_withdrawal(
    app: AdvisorApp, advice: Sequence[Recommendation], newer: Recommendation | None, again: Draft | None = None
) -> None:
    """Take advice back, or let newer advice replace it, with the reason."""
    desk = desk_of(app)
    kind = WithdrawalKind.superseded if newer else WithdrawalKind.withdrawn

    async def save(entry: FormEntry) -> Problems | None:
        app.look_elsewhere()
        by = desk.book.get(Recommendation, newer.id) if newer else None
        if newer is not None and by is None:
            return [Problem("", f"{newer.reference} was deleted meanwhile; esc, and choose what replaces this.")]
        changes = withdrawal(advice, entry.values["reason"], entry.values["on"], by=by)
        said = f"{references_of(advice)}: {label(kind)}."
        return keep(app, changes, f"{label(kind)}: {references_of(advice)}", lambda _: said)

    preset = {"recommendation": advice[0].id, "on": desk.practice.today, "kind": kind}
    title = f"{label(kind).capitalize()} · {names_of(advice)}"
    note = [f"Replaced by {newer.reference} {newer.title}."] if newer else []
    purpose = _about("withdrawal", advice, newer.id if newer else "")
    first = asking_first(app, advice, save, again)
    kept = await ask(app, Withdrawal, first, purpose, preset=preset, title=title, note=note, again=again)
    if kept:
        unmark(app)


def _about(action: str, advice: Sequence[Recommendation], detail: str = "") -> Purpose:
    return Purpose(action, tuple(each.id for each in advice), detail)

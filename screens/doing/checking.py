"""Checking the practice: what is not as it should be, what can be mended, and what somebody has to settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.changes import Refused
from advisor.practice import Practice
from advisor.records import Client
from advisor.store import Finding, KeptUnfinished, StoreError
from advisor.upkeep.checking import check as verify
from advisor.upkeep.mending import Offer, decline, left_out, offers, repair, take_in
from advisor.words import count
from screens.dialogs.message import ReportDialog
from screens.dialogs.offering import Answered, OfferDialog, Way
from screens.doing.common import desk_of
from screens.doing.working import looked_up, worked
from screens.ways_out import MEND, as_here

if TYPE_CHECKING:
    from screens.app import AdvisorApp

_LATER = "It waits; the next check asks again."


async def check(app: AdvisorApp) -> None:
    """Verify everything that is kept; where something is found, offer to mend it and go through what waits."""
    found = await looked_up(app, "Check", "Checking everything that is kept …", _verified)
    if found is None:
        return
    findings, waits = found
    mends = waits or any(each.severity != "note" for each in findings)
    if await app.push_screen_wait(ReportDialog("Check", _report(app, findings), mends=mends)):
        await _mend(app)


def _verified(practice: Practice) -> tuple[list[Finding], bool]:
    """What a check finds, and whether something waits for an answer."""
    return verify(practice), bool(offers(practice))


def _report(app: AdvisorApp, findings: list[Finding]) -> str:
    """What a check found, a paragraph each; where that is nothing, what it looked at."""
    book = desk_of(app).book
    looked_at = f"{count(len(book.all(Client)), 'client')}, {count(len(book), 'record')}"
    sound = f"Everything is as it was written: {looked_at}."
    lines = [f"{_SEVERITY[each.severity]} · {each.where}\n{each.words}" for each in findings]
    if all(each.severity == "note" for each in findings):
        lines.insert(0, sound)
    return as_here("\n\n".join(lines), MEND)


_SEVERITY = {"error": "Wrong", "warning": "Needs a look", "note": "Note"}


async def _mend(app: AdvisorApp) -> None:
    """Mend what loses nothing, ask about the rest, and say what was done."""
    done = await _repaired(app)
    settled = False
    seen: set[str] = set()
    # What one answer settles may bring the next question, so that the offers are asked for again each time.
    while waiting := await _next_offer(app, seen):
        seen.add(waiting.id)
        answer = await app.push_screen_wait(OfferDialog(waiting))
        done.append(f"{waiting.heading} {await _settled(app, waiting, answer) if answer else _LATER}")
        settled |= answer is not None
    if settled:  # an answer leaves copies that hold nothing new, and names that two records share
        done += await _repaired(app)
    findings = await looked_up(app, "Check", "Checking once more …", verify)
    said = as_here("\n\n".join(done), MEND) or "There is nothing that mends itself without losing anything."
    report = _report(app, findings) if findings is not None else "What is left was not looked at again."
    if any(each.severity != "note" for each in findings or ()):
        report = f"What is left to do\n\n{report}"
    await app.push_screen_wait(ReportDialog("What was done", f"{said}\n\n{report}"))


async def _next_offer(app: AdvisorApp, seen: set[str]) -> Offer | None:
    waiting = await looked_up(app, "Mend", "Looking what waits for an answer …", offers)
    return next((each for each in waiting or () if each.id not in seen), None)


async def _repaired(app: AdvisorApp) -> list[str]:
    try:
        return await worked(app, "Mend", "Backing up, then mending what loses nothing …", repair)
    except StoreError as error:
        return [str(error)]


async def _settled(app: AdvisorApp, offer: Offer, answer: Answered) -> str:
    """Do what was answered; what came of it, in a sentence."""
    try:
        if answer.way is Way.decline:
            return await worked(app, "Mend", "Setting it aside …", lambda practice: decline(practice, offer))
        done = await worked(
            app,
            "Mend",
            "Taking it in …",
            lambda practice: take_in(practice, offer, answer.choices, reason=answer.reason),
        )
    except KeptUnfinished as error:
        return str(error)
    except (StoreError, Refused) as error:
        return f"Nothing was changed. {error}"
    if not done.id:
        return "Nothing of it was taken in; it is set aside."
    left = left_out(offer, answer.reason)
    return f"It was taken in{left and ', but for '}{left}; u takes that back."

"""Checking the practice: what is not as it should be, what can be mended, and what somebody has to settle."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from advisor.changes import Refused
from advisor.records import Client
from advisor.store import Finding, KeptUnfinished, StoreError
from advisor.upkeep.checking import check as verify
from advisor.upkeep.mending import Offer, decline, offers, repair, take_in
from advisor.words import count
from screens.dialogs.message import ReportDialog
from screens.dialogs.offering import Answered, OfferDialog, Way
from screens.doing.common import desk_of

if TYPE_CHECKING:
    from screens.app import AdvisorApp

_LATER = "It waits; the next check asks again."


async def check(app: AdvisorApp) -> None:
    """Verify everything that is kept; where something is found, offer to mend it and go through what waits."""
    await _said_first(app, "Checking everything that is kept …")
    findings = verify(desk_of(app).practice)
    app.clear_notifications()
    app.show_all()
    needs_a_look = any(each.severity != "note" for each in findings)
    mends = needs_a_look or bool(offers(desk_of(app).practice))
    if await app.push_screen_wait(ReportDialog("Check", _report(app, findings), mends=mends)):
        await _mend(app)


async def _said_first(app: AdvisorApp, words: str) -> None:
    """Say what takes a while, and let it be seen before that begins."""
    seen = asyncio.Event()
    app.notify(words)
    app.call_after_refresh(seen.set)
    await seen.wait()


def _report(app: AdvisorApp, findings: list[Finding]) -> str:
    """What a check found, a paragraph each; where that is nothing, what it looked at."""
    book = desk_of(app).book
    looked_at = f"{count(len(book.all(Client)), 'client')}, {count(len(book), 'record')}"
    sound = f"Everything is as it was written: {looked_at}."
    lines = [f"{_SEVERITY[each.severity]} · {each.where}\n{each.words}" for each in findings]
    if all(each.severity == "note" for each in findings):
        lines.insert(0, sound)
    return "\n\n".join(lines)


_SEVERITY = {"error": "Wrong", "warning": "Needs a look", "note": "Note"}


async def _mend(app: AdvisorApp) -> None:
    """Mend what loses nothing, ask about the rest, and say what was done."""
    practice = desk_of(app).practice
    done = _repaired(app)
    settled = False
    seen: set[str] = set()
    # What one answer settles may bring the next question, so that the offers are asked for again each time.
    while waiting := next((each for each in offers(practice) if each.id not in seen), None):
        seen.add(waiting.id)
        answer = await app.push_screen_wait(OfferDialog(waiting))
        done.append(f"{waiting.heading} {_settled(app, waiting, answer) if answer else _LATER}")
        settled |= answer is not None
    if settled:  # an answer leaves copies that hold nothing new, and names that two records share
        done += _repaired(app)
    findings = verify(practice)
    app.show_all()
    said = "\n\n".join(done) or "There is nothing that mends itself without losing anything."
    await app.push_screen_wait(ReportDialog("What was done", f"{said}\n\n{_report(app, findings)}"))


def _repaired(app: AdvisorApp) -> list[str]:
    try:
        return repair(desk_of(app).practice)
    except StoreError as error:
        return [str(error)]
    finally:
        app.show_all()


def _settled(app: AdvisorApp, offer: Offer, answer: Answered) -> str:
    """Do what was answered; what came of it, in a sentence."""
    practice = desk_of(app).practice
    try:
        if answer.way is Way.decline:
            return decline(practice, offer)
        done = take_in(practice, offer, answer.choices)
    except KeptUnfinished as error:
        return str(error)
    except (StoreError, Refused) as error:
        return f"Nothing was changed. {error}"
    finally:
        app.show_all()
    return "It was taken in; u takes that back." if done.id else "Nothing of it was taken in; it is set aside."

"""Texts that were typed and not saved before the program ended: offered again, or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.drafts import Draft
from advisor.finishing import ENDS
from advisor.meanwhile import as_it_was
from advisor.records import (
    TYPES,
    Client,
    Decision,
    Engagement,
    Goal,
    Outcome,
    Profile,
    Progress,
    Recommendation,
    Record,
    Withdrawal,
)
from advisor.records.fields import field_of
from advisor.store import StoreError
from advisor.system import reason_of
from advisor.words import short_date
from screens.dialogs.confirm import Answer, Question
from screens.dialogs.message import TextDialog
from screens.doing import adding, advice, editing, exporting, finishing, noting, relating, sittings
from screens.doing.common import desk_of

if TYPE_CHECKING:
    from screens.app import AdvisorApp

OPEN, DROP, LATER = "open", "drop", "later"


async def offer(app: AdvisorApp) -> None:
    """Ask about every text that a program which has ended left unsaved: open it again, drop it, or later."""
    desk = desk_of(app)
    desk.tidy_drafts()
    left = desk.drafts.left()
    if not left:
        app.notify("There is no unsaved text.")
    for number, each in enumerate(left, 1):
        answer = await app.push_screen_wait(_question(each, f"{number} of {len(left)}" if len(left) > 1 else ""))
        if answer == OPEN:
            await _open(app, each)
        elif answer == DROP:
            _drop(app, each)


def _question(draft: Draft, number: str) -> Question[str]:
    at = draft.at.astimezone()
    answers = (Answer("o", "Open it", OPEN), Answer("D", "Drop it", DROP), Answer("l", "Later", LATER))
    longest = " ".join(max(draft.texts.values(), key=len, default="").split())
    details = [longest if len(longest) <= 100 else f"{longest[:99]}…"] if longest else []
    said = f"You were writing “{draft.heading}” on {short_date(at.date())}, {at:%H:%M}, and it is not saved."
    return Question(said, answers, details, heading=f"Unsaved text{number and ' · '}{number}")


def _drop(app: AdvisorApp, draft: Draft) -> None:
    try:
        desk_of(app).drafts.drop(draft.id)
    except OSError as error:
        app.notify(f"The text cannot be removed ({reason_of(error)}); it will be offered again.", severity="warning")


async def _open(app: AdvisorApp, draft: Draft) -> None:
    """Open the form of a draft again; where what it was about is gone, show the text."""
    try:
        taken = desk_of(app).drafts.take_over(draft)
    except OSError as error:
        app.notify(f"The text cannot be taken up again ({reason_of(error)}).", severity="error", markup=False)
        return
    if taken is None:
        app.notify("Another program has opened that text meanwhile.")
    elif not await _again(app, taken):
        await _show(app, taken)


async def _again(app: AdvisorApp, draft: Draft) -> bool:
    """Open the dialog that a draft was typed into; False where what it was about is gone."""
    book = desk_of(app).book
    records = [book.record(each) for each in draft.records]
    older = [each for each in records[1:] if isinstance(each, Recommendation)]
    match draft.action, records:
        case "client", []:
            await adding.add_client(app, draft)
        case "settings", []:
            await editing.settings(app, draft, _as_seen(app, book.profile, draft.seen))
        case "person", [Client() as client]:
            await adding.ask_person(app, client, draft)
        case "engagement", [Client() as client]:
            await adding.ask_engagement(app, client, draft)
        case "advice", [Engagement() as engagement, *_] if len(older) == len(records) - 1:
            await adding.ask_advice(app, engagement, older, draft)
        case "document", [Engagement() | Client() | Profile() as scope, *_]:
            return await exporting.ask_again(app, draft, scope)
        case "edit" | "note" | "error" | "finished" as action, [Record() as record]:
            return await _again_on(app, draft, action, record)
        case relating.NEW, _:
            return await relating.ask_again(app, draft)
        case "sitting" | "becoming", _ if None not in records:
            return await sittings.ask_again(app, draft)
        case "snooze", _ if None not in records:
            await noting.ask_snooze(app, draft.detail.split("\n"), draft)
        case _:
            return await _again_about(app, draft, [each for each in records if isinstance(each, Recommendation)])
    return True


async def _again_on(app: AdvisorApp, draft: Draft, action: str, record: Record) -> bool:
    """Open the dialog about a record that is there; False where its type takes no such thing."""
    match action, record:
        case "edit", _:
            await editing.edit_record(app, _as_seen(app, record, draft.seen), draft)
        case "note", Recommendation() | Client() | Goal():
            await noting.ask_note(app, record, draft)
        case "error", Recommendation() | Decision() | Withdrawal() | Progress() | Outcome():
            await noting.ask_error(app, record, draft)
        case "finished", _ if type(record) in ENDS:
            await finishing.ask_finished(app, record, draft)
        case _:
            return False
    return True


async def _again_about(app: AdvisorApp, draft: Draft, of: list[Recommendation]) -> bool:
    """Open the dialog about what happened to advice; False where some of the advice is gone."""
    newer = desk_of(app).book.get(Recommendation, draft.detail)
    if not of or len(of) != len(draft.records) or (draft.detail and newer is None):
        return False
    match draft.action:
        case "decision":
            await advice.ask_decision(app, of, draft)
        case "progress":
            await advice.ask_progress(app, of, draft)
        case "outcome":
            await advice.ask_outcome(app, of, draft)
        case "withdrawal":
            await advice.ask_withdrawal(app, of, newer, draft)
        case _:
            return False
    return True


def _as_seen(app: AdvisorApp, record: Record, rev: str) -> Record:
    """A record as the form saw it, so that what was changed since is not written over unseen."""
    if rev == record.rev:
        return record
    try:
        entries = desk_of(app).practice.history(record)
    except StoreError:
        return record
    return as_it_was(entries, record, rev) or record


async def _show(app: AdvisorApp, draft: Draft) -> None:
    """Show a text whose place is gone, to be copied; it is dropped only after a yes."""
    text = "\n\n".join(f"{_label(draft, name)}\n{text}" for name, text in draft.texts.items())
    await app.push_screen_wait(TextDialog(f"{draft.heading} · what it was about is gone", text, copies=True))
    answers = (Answer("D", "Drop it", DROP), Answer("l", "Keep it", LATER))
    if await app.push_screen_wait(Question("Is the text to be dropped now?", answers)) == DROP:
        _drop(app, draft)


def _label(draft: Draft, name: str) -> str:
    record_type = TYPES.get(draft.kind)
    if record_type is None or name not in record_type.DEFAULTS:
        return name if draft.kind else "Text"
    return field_of(record_type, name).label

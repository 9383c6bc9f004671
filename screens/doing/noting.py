"""What is said in one line about what is there: a note, that it was entered in error, until when it is put off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.changes import Add, Edit
from advisor.drafts import Draft
from advisor.records import Client, Event, Goal, Recommendation, Snooze
from advisor.words import count, short_date
from screens.dialogs.ask import AskDate, AskLong, AskText, Until
from screens.doing.common import desk_of, keep, unmark, words_of
from screens.doing.drafting import Purpose, keeper
from screens.doing.editing import GONE, meant, name_of, selected

if TYPE_CHECKING:
    from screens.app import AdvisorApp


async def enter_in_error(app: AdvisorApp) -> None:
    """Mark advice, or what was recorded of it, as entered in error: it stays readable and counts nowhere."""
    record = await meant(app, "Entered in error:")
    if isinstance(record, Recommendation | Event):
        await ask_error(app, record)


async def ask_error(app: AdvisorApp, record: Recommendation | Event, again: Draft | None = None) -> None:
    """Ask why a record was entered in error, and mark it."""

    async def keep_it(reason: str) -> str:
        app.look_elsewhere()
        now = desk_of(app).book.record(record.id)
        if now is None:
            return GONE
        change = Edit(now, {"entered_in_error": reason})
        why = f"entered in error: {name_of(record)}"
        return words_of(keep(app, [change], why, lambda _: f"{name_of(record)}: entered in error."))

    question = "It stays readable, with your reason, and counts nowhere."
    dialog = AskText(f"Entered in error · {name_of(record)}", question, keep=keep_it)
    await _ask(app, Purpose("error", (record.id,)), dialog, again)


async def note(app: AdvisorApp) -> None:
    """Add a dated note to advice, a goal, or the client of anything else; notes never leave the program."""
    record = selected(app)
    if record is not None and not isinstance(record, Recommendation | Client | Goal):
        record = desk_of(app).book.client_of(record)
    if isinstance(record, Recommendation | Client | Goal):
        await ask_note(app, record)


async def ask_note(app: AdvisorApp, record: Recommendation | Client | Goal, again: Draft | None = None) -> None:
    """Ask for a note, and put it below those that are there."""

    async def keep_it(text: str) -> str:
        app.look_elsewhere()
        desk = desk_of(app)
        now = desk.book.get(type(record), record.id)
        if now is None:
            return GONE
        line = f"{short_date(desk.practice.today)}: {text}"
        change = Edit(now, {"notes": f"{now.notes}\n{line}" if now.notes else line})
        return words_of(keep(app, [change], f"note on {name_of(record)}", lambda _: "Noted."))

    dialog = AskLong(f"Note · {name_of(record)}", label="Note", needed="Type the note.", keep=keep_it)
    await _ask(app, Purpose("note", (record.id,)), dialog, again)


async def snooze(app: AdvisorApp) -> None:
    """Put lines of Today off until a day; the reason is kept."""
    await ask_snooze(app, app.selection().items)


async def ask_snooze(app: AdvisorApp, items: Sequence[str], again: Draft | None = None) -> None:
    """Ask until when lines of Today are put off, and why."""
    desk = desk_of(app)
    today = desk.practice.today

    async def keep_it(until: Until) -> str:
        changes = [_snooze(app, each, until) for each in items]
        why = f"snooze {count(len(items), 'item')} until {short_date(until.on)}"
        trouble = words_of(keep(app, changes, why, lambda _: f"Put off until {short_date(until.on)}."))
        if not trouble:
            unmark(app)
        return trouble

    dialog = AskDate(
        f"Snooze {count(len(items), 'item')}",
        today,
        text="+2w",
        refuse_date=lambda day: "" if day > today else "Give a day after today.",
        keep=keep_it,
    )
    records = tuple(each.partition(":")[2] for each in items)
    await _ask(app, Purpose("snooze", records, "\n".join(items)), dialog, again)


def _snooze(app: AdvisorApp, item: str, until: Until) -> Add:
    book = desk_of(app).book
    record = book.record(item.partition(":")[2])
    client = book.client_of(record) if record else None
    return Add(Snooze(client=client.id if client else "", item=item, until=until.on, reason=until.reason))


async def _ask(app: AdvisorApp, purpose: Purpose, dialog: AskText | AskDate, again: Draft | None) -> None:
    """Ask; what is typed is kept as a draft meanwhile."""
    dialog.keep_with(keeper(app, purpose, dialog.heading, again=again), again.texts if again else None)
    await app.push_screen_wait(dialog)

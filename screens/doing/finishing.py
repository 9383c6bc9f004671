"""Bringing something to its end: a promise, a concern, a question, a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.changes import Edit, Refused
from advisor.drafts import Draft
from advisor.finishing import ASKED, ENDS, ended, finishing
from advisor.records import Record
from advisor.records.fields import field_of
from advisor.words import short_date
from screens.dialogs.finishing import AskFinished, Finished
from screens.doing.common import desk_of, keep, words_of
from screens.doing.drafting import Purpose, keeper
from screens.doing.editing import GONE, selected

if TYPE_CHECKING:
    from screens.app import AdvisorApp


async def finish(app: AdvisorApp) -> None:
    """Say how the selected record ended."""
    record = selected(app)
    if record is None:
        return
    if before := ended(record):
        words = f"This {record.NAME} was {before[0]} on {short_date(before[1])} already;  e  changes what is recorded."
        app.notify(words, severity="warning", markup=False)
    else:
        await ask_finished(app, record)


async def ask_finished(app: AdvisorApp, record: Record, again: Draft | None = None) -> None:
    """Ask how a record ended, and keep it."""
    desk, ways = desk_of(app), ENDS[type(record)]
    fields = [field_of(type(record), each) for each in ASKED[type(record)]]
    begun = {each.name: str(getattr(record, each.name)) for each in fields if each.name != "on"}
    known = begun

    async def keep_it(answer: Finished) -> str:
        nonlocal known
        app.look_elsewhere()
        now = desk.book.record(record.id)
        if now is None:
            return GONE
        typed = {name: text for name, text in answer.texts.items() if text != begun[name]}
        stands = {name: str(getattr(now, name)) for name in begun}
        if news := [name for name in typed if stands[name] not in (known[name], typed[name])]:
            known = stands
            labels = ", ".join(field_of(type(now), each).label for each in news)
            return f"Changed meanwhile: {labels}. Save again, and what you typed takes its place."
        try:
            change = finishing(now, answer.on, broken=answer.other_way)
        except Refused as refused:
            return words_of(list(refused.problems))
        how = ways[answer.other_way]
        why = f"{record.NAME} {how}: {record.headline}"
        said = f"{record.NAME.capitalize()} {how}."
        return words_of(keep(app, [Edit(now, change.values | typed)], why, lambda _: said))

    heading = f"Finished · {record.NAME}"
    dialog = AskFinished(
        heading, record.headline, desk.practice.today, ways=ways, fields=fields, texts=begun, keep=keep_it
    )
    kept = keeper(app, Purpose("finished", (record.id,)), heading, kind=record.KIND, seen=record.rev or "", again=again)
    dialog.keep_with(kept, again.texts if again else None)
    await app.push_screen_wait(dialog)

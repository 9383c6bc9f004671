"""A form about advice, while another program records something of the same advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from advisor.drafts import Draft
from advisor.meanwhile import Recorded, news_of, recorded_of, written_by
from advisor.records import Problem, Recommendation
from advisor.store import StoreError
from screens.dialogs.confirm import Confirm
from screens.dialogs.form_entry import FormEntry, Save
from screens.doing.common import Problems, desk_of

if TYPE_CHECKING:
    from screens.app import AdvisorApp

#: How many lines of news are shown.
SHOWN = 8


def asking_first(app: AdvisorApp, advice: Sequence[Recommendation], save: Save, again: Draft | None = None) -> Save:
    """A save that asks first where something was recorded of the advice since the form began, by whomever.

    The form began now, or when the draft did that is taken up again.
    """
    desk, ids = desk_of(app), [each.id for each in advice]
    seen = recorded_of(desk.book, ids)
    if again is not None and again.recorded is not None:
        seen = {id: Recorded(rev or None, words) for id, (rev, words) in again.recorded.items()}

    async def asked(entry: FormEntry) -> Problems | None:
        nonlocal seen
        app.look_elsewhere()
        while news := news_of(seen, now := recorded_of(desk.book, ids)):
            question = Confirm(
                "Meanwhile this was recorded. Save all the same?", _lines(app, news), yes="Save", no="No, back"
            )
            if not await app.push_screen_wait(question):
                return [Problem("", "Nothing is saved yet: something else was recorded of it meanwhile.")]
            seen = now
            app.look_elsewhere()
        problems = await save(entry)
        return None if problems is None else list(problems)

    return asked


def _lines(app: AdvisorApp, news: Mapping[str, str]) -> list[str]:
    """What was recorded, and by whom and when, where that can be told."""
    lines = [f"{words}{_by(app, record_id)}" for record_id, words in list(news.items())[:SHOWN]]
    return [*lines, *([f"… and {len(news) - SHOWN} more"] if len(news) > SHOWN else [])]


def _by(app: AdvisorApp, record_id: str) -> str:
    practice = desk_of(app).practice
    record = practice.book.record(record_id)
    if record is None:
        return ""
    try:
        writer = written_by(practice.history(record), record_id, practice.store.device).get("")
    except StoreError:  # who it was is not worth more than a glance
        return ""
    return f" ({writer.words})" if writer else ""

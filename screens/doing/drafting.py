"""What a dialog is for, written down with its draft so that it can be opened again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from advisor.book import PRACTICE_SCOPE
from advisor.drafts import Draft
from advisor.meanwhile import recorded_of
from screens.dialogs.drafting import DraftKeeper

if TYPE_CHECKING:
    from screens.app import AdvisorApp


@dataclass(frozen=True)
class Purpose:
    """What a dialog asks for.

    Attributes:
        action: What is done, by a name that :mod:`screens.doing.unfinished` knows.
        records: The ids of the records it is done to or with.
        detail: What else was chosen before the dialog was opened.
    """

    action: str
    records: tuple[str, ...] = ()
    detail: str = ""


def keeper(
    app: AdvisorApp, purpose: Purpose, heading: str, *, kind: str = "", seen: str = "", again: Draft | None = None
) -> DraftKeeper:
    """What keeps the draft of a dialog: a new one, or the one that is taken up again.

    Args:
        app: The program.
        purpose: What the dialog asks for.
        heading: What stands in its frame.
        kind: The kind of record that is written; "" for a single question.
        seen: The revision of the edited record; "" where none is edited.
        again: The draft that is taken up again.
    """
    desk = app.desk
    assert desk is not None
    scopes = {desk.book.scope_of(each) for each in purpose.records} - {None, PRACTICE_SCOPE}
    recorded = {id: (each.rev or "", each.words) for id, each in recorded_of(desk.book, purpose.records).items()}
    draft = Draft(
        id=again.id if again else desk.drafts.new_id(),
        action=purpose.action,
        kind=kind,
        heading=heading,
        at=desk.practice.now(),
        clients=tuple(sorted(filter(None, scopes))),
        records=purpose.records,
        seen=seen,
        detail=purpose.detail,
        recorded=again.recorded if again else recorded,
    )
    say = partial(app.notify, severity="warning", timeout=15, markup=False)
    return DraftKeeper(desk.drafts, draft, desk.practice.now, say)

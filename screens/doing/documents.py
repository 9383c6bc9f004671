"""Documents that were made: gone to, opened, shown in their folder, marked as sent."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.changes import Refused
from advisor.practice import Practice
from advisor.records import Document
from advisor.store import StoreError
from advisor.upkeep.sending import OURS, Sent, mark_sent
from advisor.words import label, long_date
from exports.error import ExportError
from screens.desktop import open_file, show_in_folder
from screens.dialogs.sending import AskSent, WasSent
from screens.doing.common import desk_of
from screens.doing.working import done_in_dialog
from screens.places.documents import DocumentsPlace

if TYPE_CHECKING:
    from screens.app import AdvisorApp

KEEPING = "Keeping the file as it was sent …"


async def go_documents(app: AdvisorApp) -> None:
    """Show what can be made and was made of what is selected."""
    chosen = app.selection() if app.place != "documents" else None
    await app.go("documents")
    if chosen is not None:
        app.screen_stack[0].query_one(DocumentsPlace).choose(chosen.engagement, chosen.client)


async def open_document(app: AdvisorApp) -> None:
    """Open the selected document in the program that the user has for it."""
    await _hand_over(app, open_file)


async def show_folder(app: AdvisorApp) -> None:
    """Show the file of the selected document in its folder."""
    await _hand_over(app, show_in_folder)


async def _hand_over(app: AdvisorApp, hand: Callable[[Path, Mapping[str, str]], str]) -> None:
    document = selected(app)
    if document is None:
        return
    trouble = await asyncio.to_thread(hand, Path(document.file), os.environ)
    if trouble:
        app.notify(trouble, severity="warning", markup=False, timeout=15)


def selected(app: AdvisorApp) -> Document | None:
    """The selected document."""
    return desk_of(app).book.get(Document, app.selection().record)


async def mark_as_sent(app: AdvisorApp) -> None:
    """Ask when the selected document was sent, and keep the file that went."""
    document, desk = selected(app), desk_of(app)
    if document is None:
        return
    name = label(document.kind)
    if document.sent_on:
        app.notify(f"It was sent on {long_date(document.sent_on)}.", markup=False)
        return
    if document.kind in OURS:
        app.notify(f"A {name} is internal and goes to no client.", severity="warning", markup=False)
        return
    came: list[Sent] = []

    async def keep(answer: WasSent) -> str:
        def job(practice: Practice) -> Sent:
            now = practice.book.get(Document, document.id) or document
            file = answer.file if answer.file != Path(document.file) else None
            return mark_sent(practice, now, answer.on, file)

        try:
            came.append(await done_in_dialog(app, job, KEEPING))
        except (Refused, StoreError, ExportError) as error:
            return str(error)
        return ""

    heading = f"Sent · {name}" + (f" for {document.addressee}" if document.addressee else "")
    if await app.push_screen_wait(AskSent(heading, desk.practice.today, document.file, keep)) is None:
        return
    finished = " It is another file than the one that was made; it is kept as it was sent." if came[0].finished else ""
    app.notify(f"Marked as sent; the file is kept.{finished}", markup=False, timeout=10)

"""Making Word documents: asked for, made and logged while the form still stands, so that no text is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.drafts import Draft
from advisor.records import Client, Document, Engagement, Problem
from advisor.records.choices import DocumentKind
from screens.dialogs.form_entry import FormEntry
from screens.doing.common import Problems, ask, choose_engagement, desk_of
from screens.doing.drafting import Purpose

if TYPE_CHECKING:
    from screens.app import AdvisorApp


async def export(app: AdvisorApp) -> None:
    """Make the engagement summary of the selected row's engagement."""
    desk, chosen = desk_of(app), app.selection()
    engagement = desk.book.get(Engagement, chosen.engagement)
    if engagement is None:
        engagement = await choose_engagement(app, "A summary of which engagement?", client_id=chosen.client)
    if engagement is not None:
        await ask_summary(app, engagement)


async def ask_summary(app: AdvisorApp, engagement: Engagement, again: Draft | None = None) -> None:
    """Ask for addressee and words, then make the document."""
    from exports.making import last_words

    desk = desk_of(app)
    client = desk.book.get(Client, engagement.client)
    last = last_words(desk.book, DocumentKind.summary, engagement)
    preset = {"client": engagement.client, "engagement": engagement.id}
    preset |= {"addressee": last.addressee, "message": last.message, "found": last.found}

    async def save(entry: FormEntry) -> Problems | None:
        return make(app, engagement, entry)

    await ask(
        app,
        Document,
        save,
        Purpose("summary", (engagement.id,)),
        client_id=engagement.client,
        preset=preset,
        title=f"Engagement summary · {engagement.reference} {engagement.title}",
        note=[*([f"For {client.name}."] if client else []), "Only what is marked as shared goes into the document."],
        again=again,
    )


def make(app: AdvisorApp, engagement: Engagement, entry: FormEntry) -> Problems | None:
    """Make the document and say where it is; the problem, when it could not be made, keeps the form open."""
    from exports.asked import Added
    from exports.error import ExportError
    from exports.making import asked_of
    from exports.making import make as make_document

    desk = desk_of(app)
    values = entry.values
    app.look_elsewhere()  # what stood in the way may be gone by now
    try:
        added = Added(values["addressee"], values["status"], values["message"], values["found"])
        asked = asked_of(desk.practice, DocumentKind.summary, engagement, as_of=desk.on, added=added)
        home = app.start.folder.parent / "documents" if desk.sample else None
        made = make_document(desk.practice, DocumentKind.summary, asked, home=home)
    except ExportError as error:
        return [Problem("", str(error))]
    app.show_all()
    app.notify(f"Written: {made.path}", markup=False, timeout=15)
    return None

"""Making Word documents: asked for, made off the screen's thread, logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.records import Client, Document, Engagement
from screens.dialogs.form_entry import FormEntry
from screens.doing.common import Problems, ask, choose_engagement, desk_of

if TYPE_CHECKING:
    from screens.app import AdvisorApp


async def export(app: AdvisorApp) -> None:
    """Make the engagement summary of the selected row's engagement."""
    desk, chosen = desk_of(app), app.selection()
    engagement = desk.book.get(Engagement, chosen.engagement)
    if engagement is None:
        engagement = await choose_engagement(app, "A summary of which engagement?", client_id=chosen.client)
    if engagement is not None:
        await _summary(app, engagement)


async def _summary(app: AdvisorApp, engagement: Engagement) -> None:
    """Ask for addressee and words, then make the document."""
    from exports.making import last_words

    desk = desk_of(app)
    client = desk.book.get(Client, engagement.client)
    last = last_words(desk.book, engagement)
    wanted: list[FormEntry] = []

    def save(entry: FormEntry) -> Problems | None:
        wanted.append(entry)
        return None

    preset = {"client": engagement.client, "engagement": engagement.id}
    preset |= {"addressee": last.addressee, "message": last.message, "found": last.found}
    title = f"Engagement summary · {engagement.reference} {engagement.title}"
    note = [f"For {client.name}." if client else "", "Only what is marked as shared goes into the document."]
    await ask(
        app, Document, save, client_id=engagement.client, preset=preset, title=title, note=list(filter(None, note))
    )
    if wanted:
        make(app, engagement, wanted[0])


def make(app: AdvisorApp, engagement: Engagement, entry: FormEntry) -> None:
    """Make the document and say where it is, or why it could not be made."""
    from exports.making import ExportError, make_summary

    desk = desk_of(app)
    values = entry.values
    try:
        made = make_summary(
            desk.practice,
            engagement,
            to=None,
            as_of=desk.on,
            addressee=values["addressee"],
            status=values["status"],
            message=values["message"],
            found=values["found"],
        )
    except ExportError as error:
        app.notify(str(error), severity="error", markup=False, timeout=20)
        return
    app.show_all()
    app.notify(f"Written: {made.path}", markup=False, timeout=15)

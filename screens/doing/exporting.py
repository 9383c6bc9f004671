"""Making Word documents: asked for, made and logged while the form still stands, so that no text is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.changes import Refused
from advisor.drafts import Draft
from advisor.practice import Practice
from advisor.records import Client, Engagement, Problem, Profile, Recommendation
from advisor.records.choices import DocumentKind
from advisor.store import StoreError
from advisor.words import label
from exports.asked import Scope
from exports.family import FAMILY, Kind
from screens.desk import Desk, Selection
from screens.dialogs.form_entry import FormEntry
from screens.dialogs.lists import Choose
from screens.dialogs.saving import Deed
from screens.documents.scopes import PRACTICE_KEY, kinds_of, named, scope_of
from screens.documents.wish import Wish, not_asked, since_of
from screens.doing.common import Problems, advice_of, ask, client_id_of, desk_of
from screens.doing.drafting import Purpose
from screens.doing.working import done_in_dialog
from screens.places.documents import DocumentsPlace

if TYPE_CHECKING:
    from exports.making import Made
    from screens.app import AdvisorApp

MAKING = "Making the document …"
MAKES_IT = Deed("Make it", "makes it")
#: What is about one recommendation where the cursor stands on one; of all others, marks alone choose some.
_ABOUT_ONE = (DocumentKind.oral_letter, DocumentKind.declined_letter)


async def export(app: AdvisorApp) -> None:
    """Make a document of what is selected: which, for whom, and with which words of ours is asked."""
    chosen = app.selection()
    if chosen.marked and not client_id_of(desk_of(app), advice_of(app, chosen)):
        app.notify("A document is for one client; mark advice of one client alone.", severity="warning")
        return
    scope = await scope_meant(app)
    if scope is None:
        return
    kind = FAMILY[DocumentKind(chosen.kind)] if chosen.kind else await _choose_kind(app, scope)
    if kind is not None:
        await ask_document(app, kind, scope, _about(kind, chosen))


async def scope_meant(app: AdvisorApp) -> Scope | None:
    """What a document is to be of: what is shown in the place Documents, what is selected, or what is chosen."""
    place, chosen = app.place_widget, app.selection()
    here = place.scope if isinstance(place, DocumentsPlace) else None
    return here or _scope_of(app, chosen) or await _choose_scope(app, chosen)


def home_of(app: AdvisorApp) -> Path | None:
    """The folder for everything that is made: the sample has its own; None for the one in the user's documents."""
    return app.start.folder.parent / "documents" if desk_of(app).sample else None


def _scope_of(app: AdvisorApp, chosen: Selection) -> Scope | None:
    """What the document is of, where the selection says it."""
    book = desk_of(app).book
    if chosen.kind and not chosen.client:
        return book.profile
    engagements = {each.engagement for each in advice_of(app, chosen)} if chosen.marked else {chosen.engagement}
    if len(engagements) > 1:
        return book.get(Client, chosen.client)
    if engagement := book.get(Engagement, engagements.pop()):
        return engagement
    return book.get(Client, chosen.client) if chosen.kind else None


async def _choose_scope(app: AdvisorApp, chosen: Selection) -> Scope | None:
    """Ask of what, the engagements of the selected client first of all; the only one there is needs no question."""
    desk = desk_of(app)
    clients = [each for each in desk.clients() if chosen.client in ("", each.id)]
    options: list[tuple[str, Scope]] = []
    for client in clients:
        engagements = desk.book.engagements_of(client.id)
        if len(clients) == 1 and len(engagements) == 1:
            return engagements[0]
        options += [(each.id, each) for each in engagements]
        options.append((client.id, client))
    if not chosen.client and kinds_of(desk, desk.book.profile):
        options.append((PRACTICE_KEY, desk.book.profile))
    shown = [(key, named(each), _beside(desk, each)) for key, each in options]
    picked = await app.push_screen_wait(Choose("A document of what?", shown))
    return scope_of(desk, picked) if picked else None


def _beside(desk: Desk, scope: Scope) -> str:
    """What is said beside it: where an engagement stands, which is not for a client's eyes."""
    if isinstance(scope, Engagement):
        return "" if desk.beside else label(scope.status)
    return "all of it"


async def _choose_kind(app: AdvisorApp, scope: Scope) -> Kind | None:
    kinds = kinds_of(desk_of(app), scope)
    options = [(each.kind.value, label(each.kind), "internal" if each.internal else "") for each in kinds]
    picked = await app.push_screen_wait(Choose(f"Make what of {named(scope)}?", options))
    return FAMILY[DocumentKind(picked)] if picked else None


def _about(kind: Kind, chosen: Selection) -> tuple[str, ...]:
    """The advice that the document is to be about; none for all that fits."""
    if not kind.choosing or not (chosen.marked or kind.kind in _ABOUT_ONE):
        return ()
    return chosen.advice


async def ask_document(
    app: AdvisorApp, kind: Kind, scope: Scope, about: Sequence[str] = (), again: Draft | None = None
) -> None:
    """Ask for addressee and words, then make the document.

    Args:
        app: The program.
        kind: What is made.
        scope: Of what.
        about: The ids of the recommendations it is about, where it is not about all that fits.
        again: The draft that is taken up again.
    """
    from exports.asked import Added
    from exports.making import last_words

    desk = desk_of(app)
    client = None if isinstance(scope, Profile) else desk.book.client_of(scope)
    last = Added() if desk.beside else last_words(desk.book, kind.kind, scope)  # to whom one went is ours to know
    preset = {"client": client.id if client else "", "engagement": scope.id if isinstance(scope, Engagement) else ""}
    preset |= {"addressee": last.addressee, "message": last.message, "found": last.found}

    async def save(entry: FormEntry) -> Problems | None:
        return await make(app, kind, scope, tuple(about), entry)

    what = label(kind.kind)
    await ask(
        app,
        Wish,
        save,
        Purpose("document", (scope.id, *about), detail=kind.kind.value),
        client_id=client.id if client else "",
        preset=preset,
        title=f"{what[:1].upper()}{what[1:]} · {named(scope)}",
        note=list(_notes(app, kind, client, about)),
        leave=not_asked(kind),
        deed=MAKES_IT,
        again=again,
    )


async def ask_again(app: AdvisorApp, draft: Draft, scope: Scope) -> bool:
    """Open the form of a document again; False where advice that it is about is gone, or the kind is not known."""
    kind = next((each for each in FAMILY.values() if each.kind.value == draft.detail), None)
    about = draft.records[1:]
    if kind is None or not all(desk_of(app).book.get(Recommendation, each) for each in about):
        return False
    await ask_document(app, kind, scope, about, draft)
    return True


def _notes(app: AdvisorApp, kind: Kind, client: Client | None, about: Sequence[str]) -> list[str]:
    """What is said below the fields."""
    advice = [desk_of(app).book.get(Recommendation, each) for each in about]
    references = ", ".join(each.reference for each in advice if each)
    notes = [f"For {client.name}."] if client and not kind.internal else []
    notes += [f"About {references}."] if references else []
    if kind.internal:
        return [*notes, "It is internal, and says so on every page."]
    return [*notes, "Only what is marked as shared goes into the document."]


async def make(app: AdvisorApp, kind: Kind, scope: Scope, about: tuple[str, ...], entry: FormEntry) -> Problems | None:
    """Make the document and say where it is; the problem, when it could not be made, keeps the form open."""
    from exports.asked import Added
    from exports.error import ExportError
    from exports.making import asked_of
    from exports.making import make as make_document

    desk, values = desk_of(app), entry.values
    home, on = home_of(app), desk.as_of
    try:
        since = since_of(values, desk.practice.today)
    except ValueError as error:
        return [Problem("since", str(error))]

    def work(practice: Practice) -> Made:
        there = practice.book.profile if isinstance(scope, Profile) else practice.book.record(scope.id)
        same = there if isinstance(there, Client | Engagement | Profile) else scope
        added = Added(values["addressee"], values["status"], values["message"], values["found"])
        asked = asked_of(practice, kind.kind, same, as_of=on, added=added, about=about, since=since)
        return make_document(practice, kind.kind, asked, home=home)

    try:
        made = await done_in_dialog(app, work, MAKING)
    except (ExportError, StoreError, Refused) as error:
        return [Problem("", str(error))]
    app.notify(f"Written: {made.path}", markup=False, timeout=15)
    return None

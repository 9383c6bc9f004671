"""What the actions share: the selection as records, keeping changes, and asking with a form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from advisor.changes import Add, Change, Refused, new_id
from advisor.drafts import Draft
from advisor.meanwhile import Latest
from advisor.practice import Done
from advisor.records import Client, Engagement, Problem, Recommendation, Record
from advisor.store import Conflict, StoreError
from advisor.words import label
from screens.desk import Desk, Selection
from screens.dialogs.drafting import Drafting
from screens.dialogs.form import RecordForm
from screens.dialogs.form_entry import FormEntry, Save
from screens.dialogs.lists import Choose
from screens.dialogs.saving import SAVES, Deed
from screens.doing.drafting import Purpose, keeper
from screens.widgets.register import Register

if TYPE_CHECKING:
    from screens.app import AdvisorApp

Problems = list[Problem]


def desk_of(app: AdvisorApp) -> Desk:
    """The desk; actions run only once it is there."""
    assert app.desk is not None
    return app.desk


def advice_of(app: AdvisorApp, chosen: Selection) -> list[Recommendation]:
    """The selected recommendations that are still there."""
    found = (desk_of(app).book.get(Recommendation, each) for each in chosen.advice)
    return [each for each in found if each is not None]


def names_of(advice: Sequence[Recommendation]) -> str:
    """Advice as a title names it: its reference and title, or how many there are."""
    return f"{advice[0].reference} {advice[0].title}" if len(advice) == 1 else f"{len(advice)} recommendations"


def references_of(advice: Sequence[Recommendation]) -> str:
    """Advice as the history names it: ``NWD-14``, or ``NWD-14 and 3 more``."""
    rest = f" and {len(advice) - 1} more" if len(advice) > 1 else ""
    return f"{advice[0].reference or advice[0].title}{rest}"


def client_id_of(desk: Desk, advice: Sequence[Recommendation]) -> str:
    """The client that all of some advice belongs to; "" when there are several."""
    clients = {client.id for each in advice if (client := desk.book.client_of(each))}
    return clients.pop() if len(clients) == 1 else ""


def keep(app: AdvisorApp, changes: Sequence[Change], why: str, say: Callable[[Done], str]) -> Problems | None:
    """Write an action and show it; the problems when it was refused, None when it is kept."""
    desk, action = desk_of(app), new_id()
    if isinstance(app.screen, Drafting):
        app.screen.about_to_save(action)
    try:
        done = desk.practice.record(changes, why, id=action)
    except Refused as error:
        return list(error.problems)
    except Conflict as error:
        desk.practice.refresh()
        app.show_all()
        return [Problem("", f"{error} Look at what changed, and do it again.")]
    except StoreError as error:
        return [Problem("", str(error))]
    app.show_all()
    words = say(done)
    if words:
        app.notify(words, markup=False)
    return None


def words_of(problems: Problems | None) -> str:
    """What is wrong, in one line; "" where nothing is."""
    return " ".join(each.words for each in problems or ())


def keep_or_say(app: AdvisorApp, changes: Sequence[Change], why: str, words: str) -> bool:
    """Write an action that no form stands behind; a refusal is said. Returns whether it is kept."""
    problems = keep(app, changes, why, lambda _: words)
    if problems:
        app.notify(words_of(problems), severity="error", markup=False, timeout=15)
    return not problems


async def ask(
    app: AdvisorApp,
    record_type: type[Record],
    save: Save,
    purpose: Purpose,
    *,
    client_id: str = "",
    preset: Mapping[str, Any] | None = None,
    existing: Record | None = None,
    title: str = "",
    note: Sequence[str] = (),
    typed: Mapping[str, str] | None = None,
    allowed: Mapping[str, Collection[str]] | None = None,
    latest: Callable[[], Latest] | None = None,
    leave: Collection[str] = (),
    deed: Deed = SAVES,
    again: Draft | None = None,
) -> FormEntry | None:
    """Ask with the form of a record type; it stays open until it is saved or given up.

    What is typed is kept as a draft meanwhile; ``again`` is the draft that is taken up again.
    """
    desk = desk_of(app)
    form = RecordForm(
        record_type,
        desk.book,
        desk.practice.today,
        client_id=client_id,
        preset=preset,
        existing=existing,
        title=title,
        note=note,
        save=save,
        typed=again.texts if again else typed,
        allowed=allowed,
        latest=latest,
        leave=leave,
        deed=deed,
    )
    seen = (existing.rev if existing else "") or ""
    form.keep_with(keeper(app, purpose, title, kind=record_type.KIND, seen=seen, again=again))
    return await app.push_screen_wait(form)


def unmark(app: AdvisorApp) -> None:
    """Take the marks away once what they were set for is done."""
    if not app.reads_advice:
        for register in app.place_widget.query(Register):
            register.mark(())


def people_added(entry: FormEntry) -> list[Change]:
    """The people that were added in place."""
    return [Add(each) for each in entry.new_people]


async def choose_engagement(app: AdvisorApp, question: str, *, client_id: str = "") -> Engagement | None:
    """Ask which engagement is meant, those that go on first; None when nobody says."""
    desk = desk_of(app)
    found = [each for client in desk.clients() for each in desk.book.engagements_of(client.id)]
    found = [each for each in found if not client_id or each.client == client_id]
    found.sort(key=lambda each: each.status.value == "closed")
    if len(found) == 1:
        return found[0]
    options = [(each.id, f"{each.reference}  {each.title}", label(each.status)) for each in found]
    picked = await app.push_screen_wait(Choose(question, options))
    return desk.book.get(Engagement, picked) if picked else None


async def client_meant(app: AdvisorApp, client_id: str, question: str) -> Client | None:
    """The client with an id, else the only one there is, else the one that is chosen; None when nobody says."""
    desk = desk_of(app)
    client, clients = desk.book.get(Client, client_id), desk.clients()
    if client is None and len(clients) == 1:
        return clients[0]
    return client or await choose_client(app, question)


async def choose_client(app: AdvisorApp, question: str, *, but: str = "") -> Client | None:
    """Ask which client is meant; None when nobody says."""
    desk = desk_of(app)
    found = [each for each in desk.clients() if each.id != but]
    options = [(each.id, f"{each.code}  {each.name}", label(each.status)) for each in found]
    picked = await app.push_screen_wait(Choose(question, options))
    return desk.book.get(Client, picked) if picked else None

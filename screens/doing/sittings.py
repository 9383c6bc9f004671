"""Taking a questionnaire: which one, with whom, or one that was begun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from advisor.changes import new_id
from advisor.drafts import Draft
from advisor.instruments.definition import Instrument, Whom
from advisor.instruments.ending import state_of
from advisor.instruments.shelf import Broken, Shelf, shelf
from advisor.instruments.sittings import begun, proposals, voices
from advisor.records import Asked, Client, Sitting
from advisor.words import count, short_date
from screens.desk import Desk
from screens.dialogs.lists import Choose
from screens.dialogs.message import TextDialog
from screens.doing.common import desk_of
from screens.doing.sitting_deeds import ask_becoming
from screens.sitting import overview
from screens.sitting.taking import Taking

if TYPE_CHECKING:
    from screens.app import AdvisorApp

_PRACTICE = "practice"
_USED_WITH = {Whom.client: "with a client", Whom.practice: "the practice", Whom.either: "a client or the practice"}


async def take(app: AdvisorApp) -> None:
    """Go on with the selected sitting, or with one that was begun, or begin one."""
    desk, chosen = desk_of(app), app.selection()
    selected = desk.book.get(Sitting, chosen.record)
    if selected is not None:
        await open_sitting(app, selected)
        return
    found = shelf(app.start.folder)
    picked = await app.push_screen_wait(Choose("Which questionnaire?", list(_options(desk, found, chosen.client))))
    sitting = desk.book.get(Sitting, picked or "")
    instrument = found.find(picked or "")
    broken = next((each for each in found.broken if each.path.name == picked), None)
    if sitting is not None:
        await open_sitting(app, sitting)
    elif instrument is not None:
        await _begin(app, instrument, chosen.client)
    elif broken is not None:
        await app.push_screen_wait(TextDialog(f"{broken.path.name} cannot be used", _mistakes(broken)))


def _options(desk: Desk, found: Shelf, client_id: str) -> Iterator[tuple[str, str, str]]:
    """What was begun, of the selected client first; then every instrument, and the files that are none."""
    open_ones = [each for each in desk.book.all(Sitting) if each.finished_on is None]
    for each in sorted(open_ones, key=lambda one: (one.client != client_id, -(one.on.toordinal() if one.on else 0))):
        state = state_of(each, *voices(desk.book, each, desk.practice.today))
        begun_on = f"begun {short_date(each.on)}, " if each.on else ""
        client = desk.book.get(Client, each.client)
        yield each.id, f"Go on, {client.code if client else 'the practice'}: {each.title}", f"{begun_on}{state}"
    own = {each.instrument.id for each in found.own}
    for instrument in found.instruments():
        yours = ", your own" if instrument.id in own else ""
        yield instrument.id, instrument.title, f"{_USED_WITH[instrument.whom]}{yours}"
    for broken in found.broken:
        yield broken.path.name, broken.path.name, f"cannot be used: {count(len(broken.mistakes), 'mistake')}"


def _mistakes(broken: Broken) -> str:
    lines = "\n\n".join(str(each) for each in broken.mistakes)
    return f"{lines}\n\nMend the file and take the questionnaire again: it is read anew each time.\n{broken.path}"


def heading_of(desk: Desk, sitting: Sitting) -> str:
    """A sitting as a title names it: the instrument, and with whom."""
    client = desk.book.get(Client, sitting.client)
    return f"{sitting.title} · {client.name if client else 'the practice'}"


async def _begin(app: AdvisorApp, instrument: Instrument, client_id: str) -> None:
    """Begin a sitting with whoever it is for; nothing is recorded before the first answer."""
    scope = await _scope(app, instrument, client_id)
    if scope is None:
        return
    await open_sitting(app, _new(app, instrument, scope))


def _new(app: AdvisorApp, instrument: Instrument, client_id: str) -> Sitting:
    desk = desk_of(app)
    return begun(instrument, client_id, desk.book, desk.practice.today).replaced(id=new_id())


async def _scope(app: AdvisorApp, instrument: Instrument, client_id: str) -> str | None:
    """With which client; "" for the practice, None where nobody says."""
    desk = desk_of(app)
    if instrument.whom is Whom.practice:
        return ""
    if client_id and (instrument.whom is Whom.client or app.place == "clients"):
        return client_id
    clients = sorted(desk.clients(), key=lambda each: each.id != client_id)
    options = [(each.id, f"{each.code}  {each.name}", "") for each in clients]
    if instrument.whom is Whom.either:
        options.append((_PRACTICE, "The practice as a whole", ""))
    if not options:
        app.notify("There is no client yet; a adds one.")
        return None
    if len(options) == 1:
        return options[0][0]
    picked = await app.push_screen_wait(Choose("With whom?", options))
    return "" if picked == _PRACTICE else picked


async def open_sitting(app: AdvisorApp, sitting: Sitting, again: Draft | None = None) -> None:
    """Show a sitting where it goes on; what was typed and not recorded is put back."""
    from screens.sitting.drafting import SittingDraft  # what it is made of does things itself, and imports this package
    from screens.sitting.screen import SittingScreen

    desk = desk_of(app)
    taking = Taking(desk.book, sitting, desk.practice.today)
    latest = taking.restore(again.texts) if again else None
    found = shelf(app.start.folder).find(sitting.instrument)
    instrument = found if found is not None and found.version == sitting.version else None
    heading = heading_of(desk, sitting)
    draft = SittingDraft(app, taking, heading, again)
    start = latest or _start(taking)
    await app.push_screen_wait(SittingScreen(taking, instrument, draft, heading, start))


def _start(taking: Taking) -> tuple[Asked, str] | None:
    """Where a sitting opens: where it goes on; where people are asked or it is finished, with the overview."""
    if taking.sitting.finished_on or taking.next_open("") is None:
        return None
    return overview.goes_on(taking)


async def ask_again(app: AdvisorApp, draft: Draft) -> bool:
    """Open again what was typed in a sitting, or into a form that came of one; False where its place is gone."""
    book = desk_of(app).book
    records = [book.record(each) for each in draft.records]
    match draft.action, records:
        case "sitting", [Sitting() as sitting]:
            await open_sitting(app, sitting, draft)
        case "sitting", [] | [Client()]:
            instrument = shelf(app.start.folder).find(draft.detail)
            if instrument is None:
                return False
            client_id = draft.records[0] if records else ""
            await open_sitting(app, _new(app, instrument, client_id), draft)
        case "becoming", [Sitting() as sitting]:
            found = [each for each in proposals(sitting, book.answers_of(sitting.id)) if each.prompt == draft.detail]
            if not found:
                return False
            await ask_becoming(app, sitting, found[0], draft)
        case _:
            return False
    return True

"""A client destroyed, a person made anonymous: for good, after a word that nobody types by accident."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.book import reference_of
from advisor.records import Client, Person
from advisor.store import PRACTICE, StoreError
from advisor.upkeep import erasing, folder_of
from advisor.upkeep.telling import going_words
from advisor.words import label
from screens.dialogs.ask import AskText
from screens.dialogs.forgetting import AskForget
from screens.dialogs.lists import Choose
from screens.dialogs.message import TextDialog
from screens.dialogs.typed_out import AskTyped
from screens.doing.common import desk_of
from screens.doing.editing import selected
from screens.doing.working import done_in_dialog, looked_up

if TYPE_CHECKING:
    from screens.app import AdvisorApp


async def destroy(app: AdvisorApp) -> None:
    """Remove a client with everything that is kept of it, once its code is typed out."""
    desk = desk_of(app)
    options = [(each.code, f"{each.code}  {each.name}", label(each.status)) for each in desk.clients()]
    unread = [each for each in desk.practice.troubles if each in desk.practice.store.scopes() and each != PRACTICE]
    options += [
        (each, desk.practice.name_of(each) or each, "cannot be read")
        for each in unread
        if desk.book.get(Client, each) is None
    ]
    code = await app.push_screen_wait(Choose("Destroy which client, for good?", options))
    if code is None:
        return
    going = erasing.what_goes(desk.practice, code)

    async def do_it(typed: str) -> str:
        try:
            await done_in_dialog(app, lambda practice: erasing.destroy(practice, going, typed))
        except StoreError as error:
            return str(error)
        return ""

    if await app.push_screen_wait(AskTyped(f"Destroy {going.code}", list(going_words(going)), going.code, do_it)):
        app.show_all()
        said = f"{going.code} is destroyed. A receipt stays in the history; it says nothing of what went."
        await _beyond_reach(app, said, going.documents)


async def forget(app: AdvisorApp) -> None:
    """Make a person anonymous, once their name is typed out."""
    desk = desk_of(app)
    person = selected(app)
    if not isinstance(person, Person):
        person = await _choose_person(app)
    if person is None:
        return
    came_back = await _name_that_came_back(app, person)
    if came_back is None:
        return
    words = f"Looking where {came_back or person.name} is named …"
    named = await looked_up(app, "Forget", words, lambda practice: erasing.mentions(practice, person, came_back))
    if named is None:
        return
    found = named
    files = erasing.documents_staying(desk.practice, person.client)

    async def do_it(typed: str, also: Sequence[str]) -> str:
        try:
            await done_in_dialog(app, lambda practice: erasing.forget(practice, found, typed, also))
        except StoreError as error:
            return str(error)
        return ""

    if await app.push_screen_wait(AskForget(found, do_it)):
        app.show_all()
        said = f"{found.instead} stands now where {found.code} named that person; the history is sealed anew."
        await _beyond_reach(app, said, files)


async def _name_that_came_back(app: AdvisorApp, person: Person) -> str | None:
    """The name to take out of somebody who was forgotten before; "" where they were not."""
    if not erasing.is_forgotten(person):
        return ""
    question = f"{person.name} is forgotten already. Where another computer brought the name back, which name is it?"
    needed = "Give the name that is to go."
    return await app.push_screen_wait(AskText(f"Forget {person.name}", question, label="Name", needed=needed))


async def _choose_person(app: AdvisorApp) -> Person | None:
    book = desk_of(app).book
    options = []
    for each in sorted(book.all(Person), key=lambda person: person.name.casefold()):
        client = book.client_of(each)
        options.append((each.id, each.name, reference_of(client) if client else ""))
    picked = await app.push_screen_wait(Choose("Forget whom, for good?", options))
    return book.get(Person, picked) if picked else None


async def _beyond_reach(app: AdvisorApp, said: str, documents: Sequence[str]) -> None:
    """Say that it is done, and what cannot be reached from here."""
    lines = erasing.outside(documents, folder_of(desk_of(app).practice).layout.root)
    await app.push_screen_wait(TextDialog("Done", "\n\n".join([said, *lines])))

"""What would go with a client: shown before anybody types its code."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from advisor.practice import Practice
from advisor.records import Client, Document
from advisor.store import PRACTICE, Damaged, Refused, StoreError
from advisor.store.destroyed import leftovers, read_receipt
from advisor.store.erased_copies import folders_of
from advisor.store.shelves import all_backups
from advisor.system import reason_of
from advisor.upkeep import folder_of
from advisor.upkeep.second_folder import second_shelf


@dataclass(frozen=True)
class Going:
    """What goes with a client.

    Attributes:
        scope: The client's id.
        code: The code that has to be typed.
        name: The client's name; "" where nothing says it any more.
        records: How many records there are, by what people call one.
        actions: How many actions of the history go.
        backups: How many backups go, in the practice and in the second folder.
        documents: The documents that are known to have been made; their files stay.
        again: What came back of a client that was destroyed before, by the names of the files.
    """

    scope: str
    code: str
    name: str
    records: dict[str, int]
    actions: int
    backups: int
    documents: tuple[str, ...]
    again: tuple[str, ...] = ()


def what_goes(practice: Practice, code: str) -> Going:
    """What would go with a client, named by its code; by its id where it cannot be read.

    Raises:
        StoreError: There is no such client, or it cannot be read.
    """
    with reading():
        return _going(practice, code)


def _going(practice: Practice, code: str) -> Going:
    found = practice.book.find(code)
    if isinstance(found, Client):
        return _client_going(practice, found)
    store = folder_of(practice)
    for scope in store.layout.receipts():
        again = (*leftovers(store.layout, scope), *_on_second_shelf(practice, scope))
        known = _code_of_receipt(practice, scope)
        if again and code.strip().upper() in (known, scope.upper()):
            return Going(scope, known, "", {}, 0, _backups(practice, scope), (), again)
    if code in store.scopes() and code != PRACTICE:
        return Going(code, code, practice.name_of(code), {}, 0, _backups(practice, code), ())
    for scope in store.scopes():
        if practice.book.get(Client, scope) is None and practice.name_of(scope).endswith(f"({code.strip().upper()})"):
            unread = f"{practice.name_of(scope)} cannot be read now"
            raise Refused(f"{unread}; advisor check says why. advisor destroy {scope} destroys it as it is.")
    raise Refused(f"“{code}” is not the code of a client; advisor list clients shows them.")


def _client_going(practice: Practice, client: Client) -> Going:
    book = practice.book
    records: dict[str, int] = {}
    for each in book:
        if book.scope_of(each.id) == client.id:
            records[each.NAME] = records.get(each.NAME, 0) + 1
    documents = tuple(each.file for each in book.all(Document) if each.client == client.id and each.file)
    actions = len(practice.store.history(client.id)) if client.id not in practice.troubles else 0
    backups = _backups(practice, client.id)
    return Going(client.id, client.code, client.name, records, actions, backups, documents)


def _on_second_shelf(practice: Practice, scope: str) -> list[str]:
    shelf = second_shelf(practice)
    return [str(folder) for folder in folders_of(shelf, scope)] if shelf else []


def _code_of_receipt(practice: Practice, scope: str) -> str:
    try:
        return read_receipt(folder_of(practice).layout, scope).code
    except Damaged:
        return scope


def _backups(practice: Practice, scope: str) -> int:
    return sum(each.scope == scope for each in all_backups(folder_of(practice).layout, second_shelf(practice)))


@contextmanager
def reading() -> Iterator[None]:
    """Say in a sentence what the system refused.

    Raises:
        StoreError: with it.
    """
    try:
        yield
    except OSError as error:
        where = error.filename or "The practice"
        raise StoreError(f"{where} cannot be read now ({reason_of(error)}); nothing was changed.") from error

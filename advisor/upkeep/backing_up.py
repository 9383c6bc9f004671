"""Backups of an open practice: in its own folder, in a second one that the user named, and as one file to take along.

They are made without a daemon: whoever has a practice open asks now and then for those that are due. A backup that
cannot be made fails nothing else; it is told.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from advisor.book import Book
from advisor.naming import client_name
from advisor.practice import Practice
from advisor.records import Client
from advisor.store import PRACTICE, Damaged, Doc, ReadOnly, StoreError
from advisor.store.archive import Archive, read_archive, read_note
from advisor.store.backups import WholeBackup, back_up_scope, back_up_whole, catch_up, needs_backup
from advisor.store.codec import decode_file
from advisor.store.shelves import Backup, all_backups
from advisor.store.strict import UnreadableError
from advisor.system import reason_of
from advisor.upkeep import folder_of
from advisor.upkeep.second_folder import second_shelf


@dataclass(frozen=True)
class Report:
    """What came of backing up: the backups that were made now, and what could not be done, each in one sentence.

    ``failed`` are the scopes in which there is nothing wrong, and whose backup could not be made all the same.
    """

    made: tuple[Backup, ...] = ()
    troubles: tuple[str, ...] = ()
    failed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Listed:
    """A backup in a list: of whom (a client's code, “the practice”, or the id of a client that is gone), how much."""

    backup: Backup
    whose: str
    records: int
    second: bool

    @property
    def holds(self) -> str:
        """What a list says of it: beside clients, “the practice” would read as everything."""
        return "settings" if self.backup.scope == PRACTICE else self.whose


def back_up_if_due(practice: Practice) -> Report:
    """Back up each scope that changed and whose latest backup is an hour old; does next to nothing where none is.

    Safe in a worker thread beside a screen that reads and records meanwhile.
    """
    store = folder_of(practice)
    now = practice.now()
    try:
        scopes = [each for each in store.scopes() if each not in practice.troubles]
        due = [each for each in scopes if needs_backup(store.layout, each, now)]
    except (StoreError, OSError) as error:
        return Report(troubles=(_untaken(error),))
    return _backed_up(practice, due, now) if due else Report()


def back_up(practice: Practice) -> Report:
    """Back up every scope that its latest backup does not hold, now, also in the second folder."""
    store = folder_of(practice)
    return _backed_up(practice, store.scopes(), practice.now())


def _backed_up(practice: Practice, scopes: list[str], now: datetime) -> Report:
    store = folder_of(practice)
    made: list[Backup] = []
    troubles: list[str] = []
    failed: set[str] = set()
    for scope in scopes:
        try:
            backup = back_up_scope(store, scope, now)
        except (StoreError, OSError) as error:
            troubles.append(f"{scope_name(practice, scope)}: {_untaken(error)}")
            failed |= set() if isinstance(error, Damaged | ReadOnly) else {scope}
        else:
            made += [backup] if backup else []
    return Report(tuple(made), (*troubles, *_second_caught_up(practice)), frozenset(failed))


def _second_caught_up(practice: Practice) -> list[str]:
    second = second_shelf(practice)
    if second is None:
        return []
    try:
        catch_up(folder_of(practice).layout, second, practice.now())
    except OSError as error:
        named = practice.book.profile.second_backup
        return [
            f"The second backup folder {named} cannot be used now ({reason_of(error)}); the backups in the practice go "
            "on, and are copied there when it is back."
        ]
    return []


def _untaken(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"No backup could be made ({reason_of(error)}); what is recorded is safe, and it is tried again."
    return f"No backup was made, and the older ones stay. {error}"


def back_up_to(practice: Practice, folder: Path) -> WholeBackup:
    """Put one backup of everything into a folder, with a name that says of what and when.

    Raises:
        StoreError: It cannot be read, or not be put there; the sentence says why.
    """
    store = folder_of(practice)
    if folder.resolve().is_relative_to(store.layout.root.resolve()):
        raise StoreError(f"{folder} is inside the practice; name a folder that is not lost with it.")
    now = practice.now()
    name = f"{store.layout.root.resolve().name}-{now:%Y-%m-%d-%H%M%S}.zip"
    try:
        return back_up_whole(store, folder, name, now)
    except OSError as error:
        raise StoreError(f"The backup cannot be put into {folder}: {reason_of(error)}.") from error


def backups(practice: Practice) -> list[Listed]:
    """Every backup that can be found now, the newest first; each once, in the practice rather than elsewhere.

    That of a client that was destroyed is none, wherever it was away meanwhile.

    Raises:
        StoreError: A folder of backups cannot be read.
    """
    layout = folder_of(practice).layout
    second = second_shelf(practice)
    try:
        gone = layout.receipts()
        found = [each for each in all_backups(layout, second) if each.scope not in gone]
    except OSError as error:
        raise StoreError(f"The backups in {error.filename} cannot be read: {reason_of(error)}.") from error
    once: dict[tuple[str, datetime], Backup] = {}
    for each in found:
        once.setdefault((each.scope, each.at), each)
    newest = {each.scope: each for each in reversed(once.values())}
    names = {scope: _name_of(practice.book, each) for scope, each in newest.items()}
    listed = [
        Listed(each, names[each.scope], _records(each), layout.backups not in each.path.parents)
        for each in once.values()
    ]
    return sorted(listed, key=lambda each: (each.backup.at, each.whose), reverse=True)


def _records(backup: Backup) -> int:
    note = read_note(backup.path)
    return note.records.get(backup.scope, 0) if note else 0


def _name_of(book: Book, backup: Backup) -> str:
    """How people call what a backup is of, also where it is not here any more or cannot be read."""
    known = whose(book, backup.scope)
    if known != backup.scope or backup.scope == PRACTICE:
        return known
    try:
        return code_in(read_archive(backup.path), backup.scope)
    except (StoreError, UnreadableError):
        return backup.scope


def code_in(archive: Archive, scope: str) -> str:
    """The code of the client that a backup holds; its id where it says none."""
    return _client_in(archive, scope).code or scope


def name_in(archive: Archive, scope: str) -> str:
    """How sentences call the client that a backup holds."""
    return client_name(_client_in(archive, scope)) or scope


def _client_in(archive: Archive, scope: str) -> Client:
    docs = decode_file(archive.tables(scope)).tables.get(Client.KIND, {}).values()
    doc: Doc = next((each for each in docs if each.get("code")), {})
    return Client(name=str(doc.get("name", "")), code=str(doc.get("code", "")))


def whose(book: Book, scope: str) -> str:
    """How people call a scope: a client's code, or “the practice”; its id where the client is gone."""
    if scope == PRACTICE:
        return "the practice"
    client = book.get(Client, scope)
    return client.code if client and client.code else scope


def scope_name(practice: Practice, scope: str) -> str:
    """How sentences call a scope: “the practice”, or a client by name and code, also one that cannot be read."""
    return "the practice" if scope == PRACTICE else practice.name_of(scope) or scope

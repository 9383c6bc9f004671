"""Programs that write to one practice without end, and say on a pipe what they were told is kept."""

import itertools
import time
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from advisor.store import Change, Conflict, Doc, FolderStore, StoreError, open_practice
from tests.store.helpers import ACME, BOLT, commit, new

SUM = "sum"
"""The record that everybody adds to."""


def write_on(folder: Path, state: Path, acknowledged: Connection) -> None:
    """Save forever, one client and two by turns, and say after each save which number is kept.

    It ends in silence where the practice cannot be written any more.
    """
    store = open_practice(folder, state)
    try:
        for n in itertools.count(value(store) + 1):
            scopes = [ACME] if n % 3 else [ACME, BOLT]
            more = [new(f"more{n}", {"text": "x" * 200}, scopes[-1])] if n % 5 == 0 else []
            commit(store, *(_set(store, scope, n) for scope in scopes), *more)
            acknowledged.send(n)
    except (OSError, StoreError):
        return


def write_both(folder: Path, state: Path) -> None:
    """Add one to the common records of two clients without end, always to both at once.

    It ends where nobody is there any more to end it.
    """
    store = open_practice(folder, state)
    attacker = parent_process()
    while attacker is None or attacker.is_alive():
        n = value(store) + 1
        commit(store, *(_set(store, scope, n) for scope in (ACME, BOLT)))
        time.sleep(0.01)  # whoever else wants the lock must have a chance to get it


def add_up(folder: Path, state: Path, times: int, together: Barrier, told: Connection) -> None:
    """Add one to the common record so many times, beginning together; says how often somebody else was first.

    Each time both versions must be told: theirs, which is another number than ours was made from, and ours.
    """
    store = open_practice(folder, state)
    done = conflicts = 0
    together.wait()
    while done < times:
        now = record(store, ACME)
        wanted = int(now["n"]) + 1
        try:
            commit(store, Change(ACME, "advice", SUM, {"n": wanted}, now["rev"]))
        except Conflict as error:
            (clash,) = error.clashes
            assert clash.stored is not None
            assert clash.stored["n"] >= wanted
            assert clash.wanted == {"n": wanted}
            conflicts += 1
        else:
            done += 1
    told.send(conflicts)


def begin(store: FolderStore) -> None:
    """Make the records that are written on."""
    commit(store, new(SUM, {"n": 0}, ACME), new(SUM, {"n": 0}, BOLT))


def value(store: FolderStore, scope: str = ACME) -> int:
    """The number that stands in a client."""
    return int(record(store, scope)["n"])


def record(store: FolderStore, scope: str) -> Doc:
    """The common record of a client."""
    return store.load(scope).tables["advice"][SUM]


def _set(store: FolderStore, scope: str, n: int) -> Change:
    return Change(scope, "advice", SUM, {"n": n}, record(store, scope)["rev"])

"""A program that uses a practice, run by tests as a process of its own.

``count``: adds one to a record, again and again. ``both``: adds one to a record in each of two scopes, in one action,
again and again. ``die``: ends itself before the n-th time it touches the file system in a commit over some scopes.
"""

import os
import sys
import time
from pathlib import Path

from advisor.store import Change, Conflict, open_practice
from tests.store.helpers import ACME, BOLT, commit, new

DIED = 9


def count(folder: Path, state: Path, times: int) -> None:
    """Add one to the record ``sum`` so many times, beginning again where somebody else was first."""
    store = open_practice(folder, state)
    done = 0
    while done < times:
        now = store.load(ACME).tables["advice"]["sum"]
        try:
            commit(store, Change(ACME, "advice", "sum", {"n": now["n"] + 1}, now["rev"]))
        except Conflict:
            continue
        done += 1


def both(folder: Path, state: Path, times: int) -> None:
    """Add one to the record ``sum`` of two scopes so many times, always to both at once."""
    store = open_practice(folder, state)
    for _ in range(times):
        now = {scope: store.load(scope).tables["advice"]["sum"] for scope in (ACME, BOLT)}
        changes = (Change(scope, "advice", "sum", {"n": doc["n"] + 1}, doc["rev"]) for scope, doc in now.items())
        commit(store, *changes)
        time.sleep(0.01)  # whoever else wants the lock must have a chance to get it


def die(folder: Path, state: Path, at: int, id: str, scopes: list[str]) -> None:
    """Commit one record to each scope, and end before the ``at``-th touch of the file system."""
    store = open_practice(folder, state)
    left = at

    def watch(event: str, _: tuple[object, ...]) -> None:
        nonlocal left
        if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.truncate", "os.listdir"):
            left -= 1
            if left == 0:
                os._exit(DIED)

    sys.addaudithook(watch)
    commit(store, *(new(id, {"n": 1}, scope) for scope in scopes), id=id)


def main() -> None:
    """Do what the command line says."""
    what, folder, state, number, *rest = sys.argv[1:]
    if what == "count":
        count(Path(folder), Path(state), int(number))
    elif what == "both":
        both(Path(folder), Path(state), int(number))
    else:
        die(Path(folder), Path(state), int(number), rest[0], rest[1:])


if __name__ == "__main__":
    main()

"""What the store's tests share: ids, instants and a practice to write in."""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from advisor.store import Change, Commit, Doc, FolderStore, Give, Store, open_practice

ACME = "acme0000"
BOLT = "bolt0000"
ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def commit(
    store: Store, *changes: Change, id: str | None = None, why: str = "Note", undoes: str | None = None
) -> Commit:
    """Commit with a new id, and the same writer and instant every time."""
    new = id or secrets.token_hex(8)
    return store.commit(changes, id=new, who="Ada", why=why, on=ON, at=AT, undoes=undoes)


def new(id: str, doc: Doc, scope: str = ACME, give: Give | None = None) -> Change:
    """A record of advice that is not there yet."""
    return Change(scope, "advice", id, doc, None, give)


def undo(store: Store, id: str) -> Commit:
    """Take an action back."""
    return commit(store, *store.plan_undo(id), why="Undo", undoes=id)


@dataclass
class Practice:
    """A store and where it lies."""

    store: FolderStore
    folder: Path
    state: Path

    def again(self) -> FolderStore:
        """The practice as the next start of the program on this device finds it."""
        return open_practice(self.folder, self.state)

    def elsewhere(self, name: str = "other") -> FolderStore:
        """The practice as another device finds it."""
        return open_practice(self.folder, self.state.with_name(name))

    def file(self, scope: str = ACME) -> Path:
        """A client's file."""
        return self.folder / "clients" / f"{scope}.json"

    def chain(self, scope: str = ACME) -> Path:
        """The history that this device wrote in a client."""
        return self.folder / "history" / scope / f"{self.store.device}.jsonl"

    def advice(self, scope: str = ACME) -> dict[str, Doc]:
        """The advice in a client, as it is read from the disk now."""
        return self.again().load(scope).tables.get("advice", {})

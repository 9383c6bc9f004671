"""A practice on several computers that write apart, and a sync service that brings them together."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from advisor.store import Change, Doc, FolderStore, Scope, open_practice
from tests.store.helpers import ACME, commit


@dataclass
class Computer:
    """One computer's copy of a practice."""

    name: str
    folder: Path
    store: FolderStore

    @classmethod
    def copy_of(cls, folder: Path, home: Path, name: str) -> "Computer":
        """Another computer, with the practice as it stands in a folder."""
        shutil.copytree(folder, home / name)
        return cls(name, home / name, open_practice(home / name, home / f"{name} state"))

    def edits(self, id: str = "one", scope: str = ACME, **doc: object) -> str:
        """Patch a record of advice, or add it; returns the commit's id."""
        kept = self.scope(scope).tables.get("advice", {}).get(id)
        why = f"{self.name} edits {id}"
        return commit(self.store, Change(scope, "advice", id, doc, kept["rev"] if kept else None), why=why).id

    def deletes(self, id: str = "one") -> None:
        """Take a record of advice out."""
        commit(self.store, Change(ACME, "advice", id, None, self.advice()[id]["rev"]), why=f"{self.name} deletes {id}")

    def scope(self, scope: str = ACME) -> Scope:
        """A client as it stands here."""
        return self.store.load(scope)

    def advice(self) -> dict[str, Doc]:
        """The advice as it stands here."""
        return self.scope().tables.get("advice", {})

    def gets(self, other: "Computer", *, file: bool = False) -> None:
        """What a sync service brings: the other's own histories, and its file where asked for."""
        for chain in sorted((other.folder / "history").rglob(f"{other.store.device}.jsonl")):
            here = self.folder / chain.relative_to(other.folder)
            here.parent.mkdir(mode=0o700, exist_ok=True)
            shutil.copy(chain, here)
        if file:
            shutil.copy(other.folder / "clients" / f"{ACME}.json", self.folder / "clients" / f"{ACME}.json")


def meet(*computers: Computer) -> None:
    """Let every computer have every history."""
    for one in computers:
        for other in computers:
            if one is not other:
                one.gets(other)


def content(scope: Scope) -> dict[str, dict[str, Doc]]:
    """The records of a scope, without empty tables."""
    return {table: docs for table, docs in scope.tables.items() if docs}

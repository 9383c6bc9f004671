"""A practice on two computers with a client, an engagement, a person and advice; and what a sync service does to it."""

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from advisor.changes import Add, Edit
from advisor.practice import Practice
from advisor.records import Client, Engagement, Person, Recommendation
from advisor.upkeep.mending import repair

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SCOPE = "00000000northwind"


@dataclass
class Desk:
    """One computer with a practice open."""

    folder: Path
    practice: Practice

    @classmethod
    def at(cls, home: Path, name: str, who: str = "Mara Lind") -> "Desk":
        """The practice in a folder, opened as the program does, made where there is none."""
        folder = home / name
        practice = Practice.open(folder, state=home / f"{name} state", now=lambda: NOW, who=who, create=True)
        practice.load()
        return cls(folder, practice)

    def copied(self, home: Path, name: str, who: str = "Mara Lind") -> "Desk":
        """Another computer with the same practice."""
        shutil.copytree(self.folder, home / name)
        return Desk.at(home, name, who)

    @property
    def file(self) -> Path:
        """The client's file."""
        return self.folder / "clients" / f"{SCOPE}.json"

    def chain(self, scope: str = SCOPE) -> Path:
        """What this computer wrote of a client's history."""
        return self.folder / "history" / scope / f"{self.practice.store.device}.jsonl"

    def advice(self, title: str = "") -> Recommendation:
        """The advice with a title, as the program has it now."""
        self.practice.refresh()
        return next(each for each in self.practice.book.all(Recommendation) if title in ("", each.title))

    def edits(self, called: str = "", /, **values: object) -> None:
        """Edit the advice with a title."""
        self.practice.record([Edit(self.advice(called), values)], "Edit advice")

    def gives(self, title: str, **values: object) -> Recommendation:
        """Add a draft of advice."""
        wanted = {"engagement": "review00", "title": title, **values}
        done = self.practice.record([Add(Recommendation.of(wanted))], f"Add {title}")
        assert isinstance(done.records[0], Recommendation)
        return done.records[0]

    def gets(self, other: "Desk") -> None:
        """What a sync service brings of the history that the other wrote."""
        for chain in sorted((other.folder / "history").rglob(f"{other.practice.store.device}.jsonl")):
            here = self.folder / chain.relative_to(other.folder)
            here.parent.mkdir(mode=0o700, exist_ok=True)
            shutil.copy(chain, here)
        self.practice.refresh()

    def by_hand(self, change: dict[str, Any], table: str = "recommendation", id: str = "") -> None:
        """Edit the client's file as somebody does in an editor; a value of None takes the key out."""
        data = json.loads(self.file.read_bytes())
        doc = data[table].setdefault(id or next(iter(data[table])), {})
        doc.update(change)
        for name in [name for name, value in change.items() if value is None]:
            del doc[name]
        self.file.write_text(json.dumps(data, indent=2), "utf-8")
        self.practice.refresh()


def mended(practice: Practice) -> list[str]:
    """What a repair says that it did, but for the backups in front of it."""
    return [each for each in repair(practice) if "made before anything was mended" not in each]


def northwind(home: Path) -> Desk:
    """A computer with one client, Dana there, one engagement and one draft of advice."""
    desk = Desk.at(home, "desk")
    client = Client(id=SCOPE, name="Northwind Industries", code="NWD")
    engagement = Engagement(id="review00", client=SCOPE, title="Commercial review")
    desk.practice.record(
        [Add(client), Add(engagement), Add(Person(id="dana0000", client=SCOPE, name="Dana Ortiz"))], "NWD"
    )
    desk.gives("Publish floor prices", priority="low", tags=("pricing",))
    return desk

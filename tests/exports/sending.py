"""A practice in which time passes: records are made through the door, and documents are made and sent between."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor.changes import Add, Edit
from advisor.practice import Practice
from advisor.records import Client, Decision, Document, Engagement, Outcome, Profile, Progress, Recommendation, Record
from advisor.records.choices import DocumentKind
from exports.asked import Scope
from exports.gathering import gather
from exports.material import Material
from exports.since import Since, Told, baseline, told_since
from tests.calendar import Calendar

CLIENT = Client(id="acme000000000000", name="Acme Tools", code="ACME")
WORK = Engagement(id="e100000000000000", client=CLIENT.id, title="Supply review", purpose="Stock grows.")
OWNER = Recommendation(
    id="ad00000000000001", engagement=WORK.id, title="Name one owner", given_on=date(2026, 5, 4), warning="It slips."
)
PRICES = Recommendation(
    id="ad00000000000002", engagement=WORK.id, title="Publish floor prices", given_on=date(2026, 5, 5), warning="War."
)


@dataclass
class Desk:
    """A practice on one computer."""

    folder: Path
    practice: Practice
    calendar: Calendar

    @classmethod
    def at(cls, home: Path, name: str, calendar: Calendar) -> Desk:
        """The practice in a folder, opened as the program does, made where there is none."""
        folder = home / name
        practice = Practice.open(folder, state=home / f"{name} state", now=calendar, who="Maria Keller", create=True)
        practice.load()
        return cls(folder, practice, calendar)

    @classmethod
    def begun(cls, home: Path) -> Desk:
        """A practice with one client, one engagement and two recommendations, on 3 June 2026."""
        desk = cls.at(home, "desk", Calendar())
        desk.adds(Profile(name="Maria Keller", firm="Keller & Partners"))
        desk.practice.record([Add(CLIENT), Add(WORK), Add(OWNER), Add(PRICES)], "Acme")
        return desk

    def copied(self, home: Path, name: str) -> Desk:
        """Another computer with the same practice."""
        shutil.copytree(self.folder, home / name)
        return Desk.at(home, name, self.calendar)

    def gets(self, other: Desk) -> None:
        """What a sync service brings of the history that the other wrote."""
        for chain in sorted((other.folder / "history").rglob(f"{other.practice.store.device}.jsonl")):
            here = self.folder / chain.relative_to(other.folder)
            here.parent.mkdir(mode=0o700, exist_ok=True)
            shutil.copy(chain, here)
        self.practice.refresh()

    # -- recording

    def adds(self, *records: Record) -> tuple[Record, ...]:
        """Record something new."""
        return self.practice.record([Add(each) for each in records], "add").records

    def edits(self, record: Record, correction: str = "", **values: object) -> None:
        """Let a record say something else."""
        self.practice.record([Edit(self.now(record), values, correction)], "edit")

    def now(self, record: Record) -> Record:
        """A record as it stands."""
        found = self.practice.book.record(record.id)
        assert found is not None
        return found

    def decides(self, position: str, on: str, advice: Recommendation = OWNER, **values: object) -> Record:
        """Record what the client decided."""
        said = {"recommendation": advice.id, "position": position, "on": on, "whose": "client"}
        return self.adds(Decision.of(said | values))[0]

    def does(self, state: str, on: str, advice: Recommendation = OWNER, **values: object) -> Record:
        """Record how far the client has come."""
        return self.adds(Progress.of({"recommendation": advice.id, "state": state, "on": on} | values))[0]

    def sees(self, result: str, on: str, advice: Recommendation = OWNER, **values: object) -> Record:
        """Record what came of it."""
        return self.adds(Outcome.of({"recommendation": advice.id, "result": result, "on": on} | values))[0]

    # -- documents

    def says(self, scope: Engagement | Client = WORK, as_of: date | None = None) -> Material:
        """What a summary would say."""
        found = self.practice.book.get(type(scope), scope.id)
        assert found is not None
        return gather(self.practice.book, found, as_of or self.practice.today)

    def like(self, scope: Scope = WORK, as_of: date | None = None, **values: object) -> Document:
        """The record of a summary as it would be made."""
        said = {"client": CLIENT.id, "engagement": scope.id if isinstance(scope, Engagement) else ""}
        return Document.of(said | {"kind": DocumentKind.summary, "as_of": as_of or self.practice.today} | values)

    def makes(self, scope: Scope = WORK, as_of: date | None = None, **values: object) -> Document:
        """Record that a summary was made."""
        (made,) = self.adds(self.like(scope, as_of, **values))
        assert isinstance(made, Document)
        return made

    def sends(self, document: Document, on: date | None = None) -> None:
        """Mark a document as sent."""
        self.edits(document, sent_on=on or self.practice.today)

    def tells(
        self, scope: Engagement | Client = WORK, as_of: date | None = None, since: Since | None = None
    ) -> Told | None:
        """What a summary would tell of the time since."""
        before = baseline(self.practice, self.like(scope, as_of), since)
        return told_since(before, scope, self.says(scope, as_of)) if before else None

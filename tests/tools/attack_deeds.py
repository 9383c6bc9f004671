"""What a program does to a practice, one deed for each way to the disk, to be attacked at every call.

To attack another way, add its deed to ``DEEDS``. What a deed makes may have ids of its own, and nothing else that
differs from run to run.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from advisor.changes import Add, Delete, Edit
from advisor.imports.planned import Event, PlannedRow, RowPlan, Value
from advisor.imports.recording import intake
from advisor.practice import Practice
from advisor.records import (
    Answer,
    Asked,
    Client,
    Decision,
    Engagement,
    Goal,
    Interaction,
    Person,
    Reading,
    Recommendation,
    Record,
    Sitting,
)
from advisor.records.choices import Part, Position, PromptKind
from advisor.upkeep.backing_up import back_up
from advisor.upkeep.erasing import destroy, forget, mentions, what_goes
from tests.tools.attack_calls import FAILURES, Fail, attacked

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
NORTHWIND, HARBOUR = "northwind", "harbour0"
ADVICE, DRAFT = "advice01", "advice02"


@dataclass(frozen=True)
class Deed:
    """Something that a program does to a practice.

    ``do`` is done with the open practice; where it is None, opening the practice is the deed. ``before`` prepares the
    ground, which is two clients with advice, or nothing at all where it is not ``grounded``.
    """

    name: str
    do: Callable[[Practice], object] | None
    before: Callable[["Place"], object] | None = None
    grounded: bool = True

    def begin(self, place: "Place") -> Practice | None:
        """The open practice that the deed is done with, where it needs one."""
        return place.open() if self.do else None

    def act(self, place: "Place", practice: Practice | None) -> Practice:
        """Do it; returns the practice that it was done with."""
        if practice is None or self.do is None:
            return place.open()
        self.do(practice)
        return practice


@dataclass(frozen=True)
class Place:
    """Where an attacked practice lies: its folder, and the state of the device."""

    scratch: Path

    @property
    def folder(self) -> Path:
        """The practice."""
        return self.scratch / "practice"

    @property
    def state(self) -> Path:
        """What this device knows of itself."""
        return self.scratch / "state"

    @property
    def watched(self) -> tuple[Path, Path]:
        """Everything that the program may touch."""
        return self.folder, self.state

    def open(self) -> Practice:
        """The practice as the next start of the program finds it, read whole."""
        practice = Practice.open(self.folder, state=self.state, now=lambda: NOW, who="Maria Keller", create=True)
        practice.load()
        return practice

    @staticmethod
    def aside(path: Path) -> Path:
        """Where a folder is kept as it was."""
        return path.with_name(f"{path.name}-before")

    def put_aside(self) -> None:
        """Remember everything as it is now."""
        for path in self.watched:
            _copy(path, self.aside(path))

    def put_back(self) -> None:
        """Make everything what it was when it was put aside."""
        for path in self.watched:
            _copy(self.aside(path), path)


def _copy(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    if source.exists():
        shutil.copytree(source, target)


def ground(scratch: Path, deed: Deed) -> Place:
    """The practice as it is before a deed, put aside to begin from again and again."""
    place = Place(scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    if deed.grounded:
        _lay(place.open())
    if deed.before:
        deed.before(place)
    place.put_aside()
    return place


def _lay(practice: Practice) -> None:
    for client, code in ((NORTHWIND, "NWD"), (HARBOUR, "HAR")):
        of_client: list[Record] = [
            Client(id=client, name=client.title(), code=code),
            Engagement(id=f"{client}1", client=client, title="Commercial review"),
            Person(id=f"{client}2", client=client, name="Dana Ortiz", part=Part.decides),
            *_relationship(client),
        ]
        practice.record([Add(each) for each in of_client], f"client {code}")
    given = Recommendation(id=ADVICE, engagement="northwind1", title="Publish prices", given_on=date(2026, 11, 2))
    practice.record([Add(given)], "advice")
    practice.record([Add(Recommendation(id=DRAFT, engagement="northwind1", title="Hire a planner"))], "draft")


def _relationship(client: str) -> list[Record]:
    """A contact, a goal with a reading, and a sitting with what was asked and a person's answer."""
    on, dana = date(2026, 11, 2), f"{client}2"
    asked = Asked(id="matters", section="Today", asks="Do we matter to you?", kind=PromptKind.quote)
    return [
        Interaction(id=f"{client}3", client=client, on=on, people=(dana,), said="They wait for the budget."),
        Goal(id=f"{client}4", client=client, title="Margin", start=Decimal(12), target=Decimal(18), on=on),
        Reading(id=f"{client}5", goal=f"{client}4", value=Decimal("13.5"), on=on),
        Sitting(id=f"{client}6", client=client, instrument="pulse", on=on, prompts=(asked,)),
        Answer(id=f"{client}7", sitting=f"{client}6", prompt="matters", person=dana, words="You do.", on=on),
    ]


def record_of(practice: Practice, id: str) -> Record:
    """A record that is there."""
    record = practice.book.record(id)
    assert record is not None
    return record


def edit_advice(practice: Practice) -> None:
    """One record of one client."""
    practice.record([Edit(record_of(practice, ADVICE), {"notes": "Maria will ask again. " * 40})], "notes")


def decide(practice: Practice) -> None:
    """One record more, beside another."""
    practice.record([Add(Decision(recommendation=ADVICE, on=NOW.date(), position=Position.adopted))], "decision")


def add_client(practice: Practice) -> None:
    """A client that has no file yet."""
    practice.record([Add(Client(id="bellwether", name="Bellwether", code="BEL"))], "new client")


def edit_clients(practice: Practice) -> None:
    """Records of two clients, and a third that is new, in one action."""
    edits = [Edit(record_of(practice, each), {"notes": "seen"}) for each in (NORTHWIND, HARBOUR)]
    practice.record([*edits, Add(Client(id="bellwether", name="Bellwether", code="BEL"))], "bulk")


def delete_draft(practice: Practice) -> None:
    """One record less."""
    practice.record([Delete(record_of(practice, DRAFT))], "delete")


def import_rows(practice: Practice) -> None:
    """A table with advice for two clients, one of them new."""
    rows = [_row(1, "Harbour0"), _row(2, "Harbour0"), _row(3, "Bellwether")]
    found = intake(RowPlan(rows, [], []), practice.book, NOW.date())
    if found.changes:
        practice.record(found.changes, "import")


def _row(number: int, client: str) -> PlannedRow:
    decided = Event("decision", {"on": date(2026, 11, 20), "position": "adopted"})
    fields: dict[str, Value] = {"title": f"From a table {number}", "given_on": date(2026, 11, 3)}
    return PlannedRow(number, f"row {number}", client, "", "Imported", "", fields, (decided,))


def undo(practice: Practice) -> None:
    """Take the latest action back."""
    practice.undo()


def redo(practice: Practice) -> None:
    """Bring back what was taken back last."""
    practice.redo()


def leave_half_done(place: Place) -> None:
    """Leave an action over several clients that is kept, and not written to each of them yet."""
    practice = place.open()
    full = Fail(3, FAILURES["ENOSPC"], only=frozenset({"fsync"}))  # the first two are for the action's own file
    with attacked(full, *place.watched):
        edit_clients(practice)
    assert any((place.folder / "pending").iterdir())


def leave_unreplaced(place: Place) -> None:
    """Leave a line of history that its client's file lacks."""
    practice = place.open()
    full = Fail(1, FAILURES["ENOSPC"], only=frozenset({"replace"}))
    with attacked(full, *place.watched):
        edit_advice(practice)
    assert full.happened


def destroy_client(practice: Practice) -> None:
    """A client with everything that is kept of it, for good."""
    destroy(practice, what_goes(practice, "NWD"), "NWD")


def forget_person(practice: Practice) -> None:
    """A person, in everything that is kept of the client."""
    person = practice.book.get(Person, f"{NORTHWIND}2")
    assert person is not None
    forget(practice, mentions(practice, person), person.name)


def _named(place: Place) -> None:
    """Name a client and a person in records, in the reason of an action over two clients, and in backups."""
    practice = place.open()
    practice.record([Edit(record_of(practice, ADVICE), {"notes": "Dana Ortiz will ask."})], "notes for Dana Ortiz")
    edits = [Edit(record_of(practice, each), {"notes": "seen"}) for each in (NORTHWIND, HARBOUR)]
    practice.record(edits, "notes on NWD and 1 more, by Dana Ortiz")
    back_up(practice)


def _edited(place: Place) -> None:
    edit_clients(place.open())


def _taken_back(place: Place) -> None:
    _edited(place)
    undo(place.open())


DEEDS = [
    Deed("a new practice", None, grounded=False),
    Deed("one record", edit_advice),
    Deed("one record, behind a file that lacks a line", decide, before=leave_unreplaced),
    Deed("a record added", decide),
    Deed("a new client", add_client),
    Deed("several clients", edit_clients),
    Deed("finishing an action at the start", None, before=leave_half_done),
    Deed("an import", import_rows),
    Deed("a deletion", delete_draft),
    Deed("an undo", undo, before=_edited),
    Deed("a redo", redo, before=_taken_back),
    Deed("a client destroyed", destroy_client, before=_named),
    Deed("a person forgotten", forget_person, before=_named),
]

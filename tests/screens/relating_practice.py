"""The small practice with something of the relationship for each section of Today."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from advisor.changes import Add, Edit
from advisor.records import Client, Concern, Goal, Interaction, Promise, Question, Record
from advisor.records.choices import OursOrTheirs
from tests.screens.running import DANA, HAR, NWD, TODAY, opened

OURS, THEIRS, AHEAD = "a1" * 8, "a2" * 8, "a3" * 8
WORRY, QUESTION, GOAL, OWN_GOAL = "a4" * 8, "a5" * 8, "a6" * 8, "a7" * 8


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def relationship() -> Iterator[Record]:
    """Something for each section of Today; Harbour has gone quiet."""
    yield Promise(id=OURS, client=NWD, what="Send the price study", on=ago(11), due=ago(4))
    yield Promise(id=AHEAD, client=HAR, what="Read the contract", on=ago(3), due=TODAY + timedelta(days=2))
    theirs = OursOrTheirs.theirs
    yield Promise(id=THEIRS, client=HAR, what="Send the figures", whose=theirs, on=ago(30), due=ago(9))
    yield Concern(id=WORRY, client=NWD, words="The team changes", by=DANA, on=ago(20))
    yield Question(id=QUESTION, client=NWD, question="Who loses?", people=(DANA,), on=ago(8))
    yield Goal(id=GOAL, client=NWD, title="Margin back", target=Decimal(18), unit="%", on=ago(200))
    yield Interaction(client=HAR, said="We met", on=ago(60))
    yield Interaction(client=NWD, said="We spoke", on=ago(2))


def with_relationship(folder: Path) -> None:
    """Record it; Harbour is to be spoken to every thirty days."""
    practice = opened(folder)
    practice.record([Add(each) for each in relationship()], "relationship")
    harbour = practice.book.get(Client, HAR)
    assert harbour is not None
    practice.record([Edit(harbour, {"cadence_days": 30})], "cadence")

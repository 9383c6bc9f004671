"""What people at a client said, as plain values for a document: each already as its person may be quoted.

Like all material, nothing here can lead back to what is internal. Words that stand without a name have no day either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from advisor.records.choices import Position
from exports.material import Quoted


@dataclass(frozen=True)
class Statement:
    """Somebody's words; `named` says that they are signed with a name, and not just a role.

    `on` is the day on which they were said, None where nobody signs them. `position` is the decision that they came
    with, `about` what a quote bears on besides the heading above it.
    """

    quoted: Quoted
    named: bool = False
    on: date | None = None
    position: Position | None = None
    about: str = ""


@dataclass(frozen=True)
class Subject:
    """What was said of one thing: a matter that has a title, a recommendation with its reference, or anything else."""

    title: str
    statements: tuple[Statement, ...]
    reference: str = ""


@dataclass(frozen=True)
class Voice:
    """All of it: by what it bears on, and by the recommendation that it is about."""

    matters: tuple[Subject, ...] = ()
    advice: tuple[Subject, ...] = ()

    def statements(self) -> Iterator[Statement]:
        """Every statement, as they stand in the document."""
        for subject in (*self.matters, *self.advice):
            yield from subject.statements


@dataclass(frozen=True)
class Spoken:
    """How many statements there are: the exact and the noted add up to all, and so do the last three."""

    all: int
    exact: int
    noted: int
    by_name: int
    by_role: int
    unsigned: int


def counted(statements: Iterable[Statement]) -> Spoken:
    """Count statements."""
    known = list(statements)
    exact, named = sum(each.quoted.exact for each in known), sum(each.named for each in known)
    unsigned = sum(not each.quoted.source for each in known)
    return Spoken(len(known), exact, len(known) - exact, named, len(known) - named - unsigned, unsigned)

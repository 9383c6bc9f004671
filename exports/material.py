"""What a client's document may say, as plain values: nothing here can lead back to what is internal.

A document module receives these and no record. Money is in the practice's currency; people stand by the name, the
role or the silence that they asked for. `record` is the id of what a value was read from: it tells a client nothing,
no document prints it, and it is no part of what two materials are compared by. `who` and `whom` are such ids of people:
who decided, confirmed or owns, and to whom advice was given, also where they stand without a name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import orjson

from advisor.counting import Tally, Value
from advisor.records.choices import (
    Effort,
    EngagementKind,
    GivenHow,
    Position,
    Priority,
    ProgressState,
    Result,
    ValuePeriod,
)
from advisor.standing import State


@dataclass(frozen=True)
class Quoted:
    """A person's words; `source` is how they are signed, "" for not at all. Only exact ones are quotes."""

    words: str
    exact: bool
    source: str


@dataclass(frozen=True)
class Decided:
    """The client's position on a day; `by` is who decided where that may stand, `until` for a deferral.

    `by_role` says that `by` is a role, and no name.
    """

    position: Position
    on: date | None
    by: str = ""
    takes: str = ""
    leaves: str = ""
    instead: str = ""
    option: str = ""
    conditions: str = ""
    until: date | None = None
    in_practice: bool = False
    quoted: Quoted | None = None
    by_role: bool = field(default=False, compare=False)
    who: str = field(default="", compare=False)
    record: str = field(default="", compare=False)


@dataclass(frozen=True)
class Done:
    """How far the client has come; `planned` is the day promised last, while the work goes on."""

    state: ProgressState
    on: date | None
    planned: date | None = None
    evidence: str = ""
    record: str = field(default="", compare=False)


@dataclass(frozen=True)
class Seen:
    """What came of advice; `confirmed` says whether the client had confirmed the value by the as-of date."""

    result: Result
    on: date | None
    evidence: str = ""
    before: str = ""
    after: str = ""
    value: Decimal | None = None
    period: ValuePeriod = ValuePeriod.one_off
    total: bool = False
    confirmed: bool = False
    confirmed_by: str = ""
    confirmed_on: date | None = None
    confirmed_by_role: bool = field(default=False, compare=False)
    who: str = field(default="", compare=False)
    record: str = field(default="", compare=False)


@dataclass(frozen=True)
class Advice:
    """One recommendation that was given, and what became of it.

    `decisions` and `outcomes` stand oldest first. `counted` is False for advice that was taken back before it was
    settled. `replaced_by` and `replaces` are references. `key` is its place in the document, for links. `taken_back_by`
    is the id of the record that says so.
    """

    key: str
    reference: str
    title: str
    state: State
    counted: bool
    given_on: date
    position: Position | None = None
    advice: str = ""
    because: str = ""
    question: str = ""
    hope: str = ""
    warning: str = ""
    options: tuple[str, ...] = ()
    category: str = ""
    priority: Priority | None = None
    effort: Effort | None = None
    value_at_stake: Decimal | None = None
    given_how: GivenHow | None = None
    given_where: str = ""
    given_to: tuple[str, ...] = ()
    decide_by: date | None = None
    owner: str = ""
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    taken_back_on: date | None = None
    decisions: tuple[Decided, ...] = ()
    progress: Done | None = None
    outcomes: tuple[Seen, ...] = ()
    value: Value = field(default_factory=Value)
    whom: tuple[str, ...] = field(default=(), compare=False)
    who: str = field(default="", compare=False)
    record: str = field(default="", compare=False)
    taken_back_by: str = field(default="", compare=False)

    @property
    def decided(self) -> Decided | None:
        """The position that holds, None while there is none."""
        return self.decisions[-1] if self.decisions else None


@dataclass(frozen=True)
class Work:
    """One engagement with its advice by reference; `aims` are its intended outcomes."""

    reference: str
    title: str
    purpose: str = ""
    kind: EngagementKind | None = None
    starts: date | None = None
    ends: date | None = None
    aims: tuple[str, ...] = ()
    advice: tuple[Advice, ...] = ()
    record: str = field(default="", compare=False)


@dataclass(frozen=True)
class Material:
    """Everything that a document about one engagement, or about all of a client's, may say as of a day.

    `whole_client` says which of the two. `tally` and `value` count what `works` holds; `value` is of advice that
    was taken.
    """

    as_of: date
    client: str
    code: str
    firm: str
    author: str
    currency: str
    whole_client: bool
    works: tuple[Work, ...]
    tally: Tally
    value: Value

    def advice(self) -> Iterator[Advice]:
        """Every piece of advice, engagement by engagement."""
        for work in self.works:
            yield from work.advice

    def digest(self) -> str:
        """A fingerprint of all of this: 16 hex digits of its SHA-256, in groups of four."""
        return digest(self)


def digest(said: object) -> str:
    """A fingerprint of whatever a document says: 16 hex digits of its SHA-256, in groups of four."""
    option = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS
    canonical = orjson.dumps(said, default=_canonical, option=option)
    digits = hashlib.sha256(canonical).hexdigest()[:16]
    return " ".join(digits[start : start + 4] for start in range(0, 16, 4))


def _canonical(value: object) -> object:
    """A value as JSON can hold it; of a dataclass, the fields by which it is compared."""
    if not is_dataclass(value):
        return str(value)
    return {name: getattr(value, name) for name in compared(type(value))}


def compared(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields by which values of a class are compared."""
    return _compared(kind)  # type: ignore[arg-type]  # a class is hashable


@cache
def _compared(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.compare)

"""Records of the relationship, indexed: by the client, by the person they name, by what they belong to."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar, cast

from advisor.records import (
    Answer,
    Concern,
    Goal,
    Insight,
    Interaction,
    Person,
    Promise,
    Question,
    Quote,
    Reading,
    Record,
    Sitting,
    Story,
)
from advisor.records.marks import Ref

R = TypeVar("R", bound=Record)

#: The types that are indexed here, in the order in which pages show them.
RELATED_TYPES: tuple[type[Record], ...] = (
    Interaction,
    Promise,
    Concern,
    Story,
    Insight,
    Question,
    Quote,
    Goal,
    Reading,
    Sitting,
    Answer,
)


def _naming_people(record_type: type[Record]) -> Iterator[tuple[str, bool]]:
    """The fields of a type that name people, and whether they name several.

    The declaration itself is asked: all that it says of every field is put together when a form or a list needs it, and
    not before the first records are shown.
    """
    for each in dataclasses.fields(record_type):
        marks = getattr(each.type, "__metadata__", ())
        if any(isinstance(mark, Ref) and mark.kind == Person.KIND for mark in marks):
            yield each.name, isinstance(each.default, tuple)


#: The kinds of record that are indexed here, each with its fields that name people, and whether they name several.
RELATED: dict[str, tuple[tuple[str, bool], ...]] = {each.KIND: tuple(_naming_people(each)) for each in RELATED_TYPES}


class Related:
    """Finds records of the relationship; the book keeps it in step with what it holds."""

    def __init__(self) -> None:
        self._of_scope: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
        self._of: dict[str, dict[str, Record]] = defaultdict(dict)
        self._naming: dict[str, dict[str, Record]] = defaultdict(dict)

    def put(self, scope: str, record: Record) -> None:
        """Take in a record that is not there yet."""
        self._of_scope[record.KIND, scope][record.id] = record
        for index, key in self._keys(record):
            index[key][record.id] = record

    def drop(self, scope: str, record: Record) -> None:
        """Take a record out that is there."""
        del self._of_scope[record.KIND, scope][record.id]
        for index, key in self._keys(record):
            index[key].pop(record.id, None)

    def _keys(self, record: Record) -> Iterator[tuple[dict[str, dict[str, Record]], str]]:
        """Where a record stands beside its scope: with what it is about, and with each person that it names."""
        if isinstance(record, Interaction):
            for each in record.raised:
                yield self._of, each
        elif isinstance(record, (Reading, Answer)):
            yield self._of, getattr(record, record.HOME)
        for name, many in RELATED[record.KIND]:
            value = getattr(record, name)
            for each in value if many else (value,):
                if each:
                    yield self._naming, each

    def of_scope(self, record_type: type[R], scope: str) -> list[R]:
        """The records of a type in a scope, oldest first."""
        return _by_day(cast("Iterable[R]", self._of_scope.get((record_type.KIND, scope), {}).values()))

    def of(self, record_type: type[R], record_id: str) -> list[R]:
        """The records of a type about another record, oldest first: contacts about advice, readings, answers."""
        found = self._of.get(record_id)
        return _by_day(each for each in found.values() if isinstance(each, record_type)) if found else []

    def naming(self, person_id: str) -> list[Record]:
        """Every record of the relationship that names a person, oldest first."""
        return _by_day(self._naming.get(person_id, {}).values())


def _by_day(records: Iterable[R]) -> list[R]:
    return sorted(records, key=_order)


def _order(record: Record) -> tuple[date, datetime, str]:
    return (getattr(record, "on", None) or date.min, record.noted, record.id)

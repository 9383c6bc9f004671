"""The columns that the records of one type have in a table, from the declaration of the type: keys, titles, values.

The keys are those of the JSON objects. A value keeps its type until it is written: text, a number, a day, an instant, a
choice, true or false, several of these, or None for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple

from advisor.book import Book, reference_of
from advisor.counting import Tally, tally
from advisor.jsonable import LEFT_OUT, named
from advisor.records import Client, Engagement, Recommendation, Record
from advisor.records.fields import FieldSpec, fields_of
from advisor.standing import Standing


class Column(NamedTuple):
    """One column: its name for programs, as in the JSON; its name for people; whether its texts have several lines."""

    key: str
    title: str
    long: bool = False


def columns_of(record_type: type[Record]) -> tuple[Column, ...]:
    """The columns of a type: what it is called, its fields in their order, and what is derived."""
    specs = fields_of(record_type)
    first = (Column("id", "Id"), Column("reference", "Reference"), Column("client", "Client"))
    own = (each for spec in specs if spec.name not in LEFT_OUT for each in _of_field(spec))
    money = (Column("currency", "Currency"),) if _has_money(record_type) else ()
    return (*first, *own, *money, *_derived_columns(record_type))


def row_of(book: Book, record: Record, on: date) -> list[Any]:
    """What stands in the columns of a record's type for that record, with what is derived for it as of a day."""
    client = book.client_of(record)
    found = [record.id, reference_of(record), client.code if client else ""]
    for spec in fields_of(type(record)):
        if spec.name not in LEFT_OUT:
            found += _values(book, spec, getattr(record, spec.name))
    if _has_money(type(record)):
        found.append(book.profile.currency)
    return [*found, *_derived_values(book, record, on)]


def _has_money(record_type: type[Record]) -> bool:
    return any(spec.unit == "currency" for spec in fields_of(record_type))


def _of_field(spec: FieldSpec) -> Iterator[Column]:
    """The column of a field; two where it refers to other records: their names, and their ids."""
    title = spec.label if spec.label != spec.name else spec.name.replace("_", " ").capitalize()
    yield Column(spec.name, title, spec.long)
    if spec.ref is not None:
        several = "s" if spec.many else ""
        yield Column(f"{spec.name}_id{several}", f"{title} (id{several})")


def _values(book: Book, spec: FieldSpec, value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as the field's type says
    """The values in the columns of a field; what stands inside a record is told by its words."""
    if spec.ref is None:
        return (tuple(str(each) for each in value) if spec.many else value,)
    if spec.many:
        return (tuple(named(book, each) for each in value), value)
    return (named(book, value) if value else "", value)


def _derived_columns(record_type: type[Record]) -> Iterator[Column]:
    """What is known of advice, of an engagement and of a client without standing in a field."""
    if record_type is Recommendation:
        yield from _OF_STANDING
    elif record_type in (Client, Engagement):
        if record_type is Client:
            yield Column("engagements", "Engagements")
        yield from (Column(f"counts_{name}", f"Advice: {name.replace('_', ' ')}") for name in _COUNTS)


def _derived_values(book: Book, record: Record, on: date) -> Iterator[Any]:
    if isinstance(record, Recommendation):
        yield from _of_standing(book.standing_of(record, on))
    elif isinstance(record, Client | Engagement):
        engagements = book.engagements_of(record.id) if isinstance(record, Client) else [record]
        if isinstance(record, Client):
            yield len(engagements)
        advice = (advice for each in engagements for advice in book.advice_of(each.id))
        counted = tally(book.standing_of(each, on) for each in advice)
        yield from (getattr(counted, name) for name in _COUNTS)


_COUNTS = tuple(each.name for each in fields(Tally))

_OF_STANDING = (
    Column("standing", "Standing"),
    Column("position", "Position"),
    Column("since", "Stands so since"),
    Column("decided_on", "Decided on"),
    Column("promised_on", "Promised for"),
    Column("result", "Result"),
    Column("by_doing", "Shown by doing"),
    Column("open", "Open"),
    Column("slips", "Slips"),
    Column("overdue", "Late"),
)


def _of_standing(found: Standing) -> tuple[Any, ...]:
    return (
        found.state,
        found.position,
        found.since,
        found.decision.on if found.decision else None,
        found.promised_on,
        found.outcome.result if found.outcome else None,
        found.by_doing,
        found.open,
        found.slips,
        tuple(each.clock for each in found.ringing),
    )

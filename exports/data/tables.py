"""The tables of a part of the practice: one for each type of record that has any, its rows in a lasting order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from advisor.book import Book, natural, reference_of
from advisor.records import TYPES, Record
from exports.chosen import Chosen
from exports.data.columns import Column, columns_of, row_of


class Table(NamedTuple):
    """Every record of one type: its name in the plural, its columns, its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: list[list[Any]]


def records_of(book: Book, part: Chosen) -> dict[str, list[Record]]:
    """The records of a part of the practice by their kind, each kind in a lasting order; kinds without any are there.

    Those entered in error are among them, and say so.
    """
    found: dict[str, list[Record]] = {}
    for kind, record_type in TYPES.items():
        records: list[Record] = [each for each in book.all(record_type) if part.has(each)]
        found[kind] = sorted(records, key=lambda each: _place(book, each))
    return found


def tables(book: Book, part: Chosen, on: date) -> Iterator[Table]:
    """The tables, those without rows left out; what is derived is as of a day."""
    for kind, records in records_of(book, part).items():
        if records:
            record_type = TYPES[kind]
            rows = [row_of(book, each, on) for each in records]
            yield Table(record_type.PLURAL, columns_of(record_type), rows)


def _place(book: Book, record: Record) -> tuple[Any, ...]:
    """Where a record stands: by client, by reference, by its day, and then by when it was recorded."""
    client = book.client_of(record)
    on: date = getattr(record, "on", None) or date.min
    return (client.code if client else "", natural(reference_of(record)), on, record.noted, record.id)

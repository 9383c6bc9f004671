"""Whether the records hold together: what two computers, each right by itself, may have made of them.

The door judges what is recorded on this computer. Records that a sync service brings were judged on another
one, beside other records; what does not fit together then is found here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Final

from advisor.book import Book, reference_of
from advisor.records import TYPES, Client, Record
from advisor.records.fields import FieldSpec, fields_of
from advisor.showing import called
from advisor.store import Finding
from advisor.words import count

_RECORD: Final = re.compile("The record ([a-z_]+)/([a-z0-9]{8,32})")
_GONE = "is not there; advisor check --repair brings it back where another computer deleted it."


def dangling(book: Book) -> Iterator[tuple[Record, FieldSpec, str]]:
    """Every reference to a record that is not there: who refers, in which field, to which id."""
    for record_type in TYPES.values():
        references = [each for each in fields_of(record_type) if each.ref is not None]
        for record, spec in product(book.all(record_type), references):
            value = getattr(record, spec.name)
            for each in value if spec.many else filter(None, (value,)):
                if book.record(each) is None:
                    yield record, spec, each


def unsound(book: Book) -> Iterator[Finding]:
    """What is wrong between the records, each an error in one sentence."""
    for record, spec, _ in dangling(book):
        assert spec.ref is not None
        kind = TYPES[spec.ref.kind].NAME
        yield Finding("error", called(book, record), f"{spec.label}: the {kind} that it names {_GONE}")
    for record in book:
        home = record.HOME
        if home and not getattr(record, home) and any(each.field == home for each in record.problems()):
            yield Finding("error", called(book, record), f"It belongs to no {home}.")
    yield from _doubles(book)


def in_words(book: Book, words: str) -> str:
    """A sentence of the store with a record called as people know it, in place of its kind and id."""

    def name(found: re.Match[str]) -> str:
        record = book.record(found[2])
        return f"The {called(book, record)}" if record is not None and found[1] == record.KIND else found[0]

    return _RECORD.sub(name, words)


def _doubles(book: Book) -> Iterator[Finding]:
    """References and codes that mean more than one record."""
    named: dict[str, list[Record]] = defaultdict(list)
    for record in book:
        if reference := reference_of(record):
            named[reference.upper()].append(record)
    for reference, records in named.items():
        if len(records) > 1:
            what = "code" if isinstance(records[0], Client) else "reference"
            names = "; ".join(sorted(_titled(each) for each in records))
            shared = f"{count(len(records), 'record')} have this {what}: {names}"
            yield Finding("error", reference, f"{shared}. advisor check --repair tells them apart.")


def _titled(record: Record) -> str:
    title = str(getattr(record, "title", "") or getattr(record, "name", ""))
    return f"“{title}”" if title else record.NAME

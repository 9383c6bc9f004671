"""The lists of the command line: which records, in which order, by which names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor.beside import texts_as_quoted, visible
from advisor.book import Book, natural, reference_of
from advisor.cli.output import Column
from advisor.cli.session import Session
from advisor.document_search import entries_of, parse
from advisor.jsonable import record_json
from advisor.records import (
    Client,
    Dated,
    Document,
    FormReturn,
    Person,
    Recommendation,
    Record,
    Snooze,
)
from advisor.records.choices import Choice
from advisor.records.fields import fields_of
from advisor.search import FilterError, parse_filter
from advisor.words import label

Cell = Callable[[Session, Any], str]


@dataclass(frozen=True)
class ListColumn:
    """One column: how it looks, what stands in it, and whether it may be seen by the client."""

    shape: Column
    cell: Cell | None
    shared: bool = True

    def text(self, desk: Session, record: Record, names: dict[str, str]) -> str:
        """What stands in the column for a record; a column without a rule of its own holds the name of the record."""
        return self.cell(desk, record) if self.cell else names[record.id]


@dataclass(frozen=True)
class Listing:
    """One list: its record type and its columns."""

    record_type: type[Record]
    columns: tuple[ListColumn, ...]


def selected(desk: Session, kind: Listing, text: str) -> list[Record]:
    """The records of a list that a filter lets through, in their order.

    Raises:
        FilterError: With one sentence, when the filter was not understood.
    """
    book, only = desk.book, desk.only
    records = [each for each in book.all(kind.record_type) if not getattr(each, "entered_in_error", "")]
    records.sort(key=lambda each: _place(book, each))
    if only is not None:
        records = [each for each in records if book.client_of(each) == only]
        records = visible(book, records, desk.today, shared=True)
    if text:
        records = _filtered(desk, kind, records, text)
    return records


def _filtered(desk: Session, kind: Listing, records: Iterable[Record], text: str) -> list[Record]:
    book, today = desk.book, desk.today
    if issubclass(kind.record_type, Recommendation | Dated):
        chosen = parse_filter(text, book, today, shared=desk.shared)
        advice = {each.id for each in book.advice() if chosen.matches(each, book.standing_of(each, today))}
        return [each for each in records if getattr(each, "recommendation", each.id) in advice]
    if kind.record_type is Document:
        tests = parse(text)
        made = entries_of(book, (each for each in records if isinstance(each, Document)), today)
        return [each for each, entry in made if all(test(entry) for test in tests)]
    words = [each.casefold() for each in text.split()]
    return [each for each in records if all(_has(desk, each, word) for word in words)]


def _has(desk: Session, record: Record, word: str) -> bool:
    """Whether a record has a word somewhere; ``client:acme`` asks for its client, a minus in front negates."""
    if word.startswith("-") and len(word) > 1:
        return not _has(desk, record, word.removeprefix("-"))
    key, colon, value = word.partition(":")
    client = desk.book.client_of(record)
    if colon and key == "client":
        return client is not None and _means(desk.book, value, client)
    if colon and key.isalpha():
        raise FilterError(f"“{key}:” filters advice; a list of {record.PLURAL} takes words and client:.")
    told = texts_as_quoted(desk.book, record) if desk.shared else {}
    specs = [each for each in fields_of(type(record)) if each.shared or not desk.shared]
    values = [told.get(each.name, getattr(record, each.name)) for each in specs if not (desk.shared and each.ref)]
    texts = [each for each in values if isinstance(each, str) and not isinstance(each, Choice)]
    texts += [label(each) for each in values if isinstance(each, Choice)]
    texts += [client.name, client.code] if client else []
    texts += [] if desk.shared else _people_named(desk.book, record)
    return any(word in each.casefold() for each in texts)


def _means(book: Book, value: str, client: Client) -> bool:
    """Whether a value means a client: a whole code only the one who has it, anything else part of a name."""
    if any(value == each.code.casefold() for each in book.all(Client)):
        return value == client.code.casefold()
    return value in client.name.casefold()


def _people_named(book: Book, record: Record) -> list[str]:
    """The names of the people that a record names: for ourselves alone, since not everybody may be quoted."""
    named: list[str] = []
    for spec in fields_of(type(record)):
        if spec.ref is not None and spec.ref.kind == Person.KIND:
            value = getattr(record, spec.name)
            named += value if spec.many else [value]
    return [found.name for found in map(book.person, named) if found]


def _place(book: Book, record: Record) -> tuple[Any, ...]:
    """Where a record stands in its list: by reference, else by its day; people by client and name."""
    client = book.client_of(record)
    code = client.code if client else ""
    if isinstance(record, Dated):
        day: date | None = getattr(record, "on", None)
        return (day or date.min, natural(advice_reference(book, record)), record.sequence)
    if isinstance(record, Person):
        return (code, record.name.casefold(), record.id)
    if isinstance(record, Document | FormReturn | Snooze):
        return (_day_of(record) or date.min, code, record.noted, record.id)
    if not reference_of(record):
        return (getattr(record, "on", None) or date.min, code, record.noted, record.id)
    return (natural(reference_of(record)),)


def _day_of(record: Document | FormReturn | Snooze) -> date | None:
    """The day by which such a record stands in its list."""
    if isinstance(record, Snooze):
        return record.until
    return record.made_on if isinstance(record, Document) else record.read_on


def advice_reference(book: Book, record: Dated) -> str:
    """The reference of the advice that a record is about."""
    advice = book.get(Recommendation, record.recommendation)
    return advice.reference if advice else ""


def short_ids(book: Book, records: Sequence[Record]) -> dict[str, str]:
    """The names by which records can be given on the command line: references, else the shortest unique id."""
    names = {each.id: reference_of(each) for each in records}
    if all(names.values()):
        return names
    ids = sorted(each.id for each in book)
    for index, each in enumerate(ids):
        if names.get(each) == "":
            shared = max(
                _common(each, other) for other in (*ids[max(index - 1, 0) : index], *ids[index + 1 : index + 2])
            )
            names[each] = each[: max(4, shared + 1)]
    return names


def _common(one: str, other: str) -> int:
    """How many characters two ids share at their beginning."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length


def keys_of(desk: Session, kind: Listing) -> list[str]:
    """The keys that the objects of a list have, for the heading of a table without rows."""
    return list(record_json(desk.book, kind.record_type(), desk.today, shared=desk.shared))

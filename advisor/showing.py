"""The history as people read it: who did what and when, and what each field said before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from advisor.book import Book, reference_of
from advisor.records import TYPES, Dated, Misfit, Person, Record
from advisor.records.choices import Choice
from advisor.records.fields import FieldSpec, fields_of
from advisor.store import ERASURE, Doc, Entry, Was
from advisor.words import amount, label, short_date

NOTHING = "nothing"
_UNTOLD = frozenset({"id", "rev", "recorded", "sequence", "source"})
_FEW_FIELDS = 3
_UNSEEN_RECORDS = "… and {} more"


@dataclass(frozen=True)
class FieldChange:
    """What one field said before and after, in words; "" where it said nothing."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RecordChange:
    """What was done to one record: ``added``, ``changed`` or ``deleted``; ``name`` is how people know it."""

    kind: str
    id: str
    done: str
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Told:
    """One action of the history: its id, the instant and local day, who, why, what it undoes, and what it changed."""

    id: str
    at: datetime
    on: date
    who: str
    why: str
    undoes: str | None
    records: tuple[RecordChange, ...]


def what(why: str) -> str:
    """What an action did, also where it took something back or brought it back: its words without ``undo:``."""
    return why.removeprefix("undo: ").removeprefix("redo: ")


def of_family(entries: Iterable[Entry], record_id: str) -> list[Entry]:
    """The entries with only what concerns a record and what belongs to it, also where that is deleted by now.

    To advice belong its decisions, withdrawals, progress and outcomes; to an engagement its advice, and theirs.
    """
    entries, family = list(entries), {record_id}
    documents = [(was.id, doc) for each in entries for was in each.changes for doc in (was.before, was.after) if doc]
    for home in ("engagement", "recommendation"):
        family |= {each for each, doc in documents if doc.get(home) in family}
    filtered = (each._replace(changes=tuple(was for was in each.changes if was.id in family)) for each in entries)
    return [each for each in filtered if each.changes]


def told(book: Book, entry: Entry) -> Told:
    """An entry of the history in words; names are those that hold now."""
    action = entry.action
    records = tuple(record_change(book, each) for each in entry.changes if each.table != ERASURE)
    return Told(action.id, action.at, action.on, action.who, action.why, action.undoes, records)


def gist(action: Told) -> str:
    """What an action did, in a line that tells it from others like it: where it changed one record, first the fields.

    ``Title, Advice · edit NWD-14 Publish floor prices``.
    """
    if len(action.records) != 1 or action.records[0].done != "changed" or not action.records[0].fields:
        return action.why
    labels = [each.label for each in action.records[0].fields if each.field != "corrections"] or ["Corrections"]
    more = f" and {len(labels) - _FEW_FIELDS} more" if len(labels) > _FEW_FIELDS else ""
    return f"{', '.join(labels[:_FEW_FIELDS])}{more} · {action.why}"


def told_lines(action: Told, *, most: int = 20) -> Iterator[str]:
    """The lines of one action for a list or a page: a heading, then each record with its fields.

    Args:
        action: The action.
        most: How many records are told before the rest is only counted.
    """
    at = action.at.astimezone()
    yield f"{short_date(at.date())} {at:%H:%M}  {action.why}  ({action.who}, {action.id[:8]})"
    for each in action.records[:most]:
        yield from record_lines(each)
    if len(action.records) > most:
        yield "  " + _UNSEEN_RECORDS.format(len(action.records) - most)


def record_lines(record: RecordChange) -> Iterator[str]:
    """The lines of one record: what was done to it, then its fields, further lines of a text indented."""
    yield f"  {record.done} {record.name}"
    for change in record.fields:
        yield f"    {_change_line(change, record.done)}".replace("\n", "\n      ")


def _change_line(change: FieldChange, done: str) -> str:
    if done == "added":
        return f"{change.label}: {change.after}"
    if done == "deleted":
        return f"{change.label}: {change.before}"
    return f"{change.label}: {change.before or NOTHING} → {change.after or NOTHING}"


def record_change(book: Book, was: Was) -> RecordChange:
    """What was done, or would be done, to a record, in words."""
    before, after = _typed(was, was.before), _typed(was, was.after)
    done = "added" if was.before is None else "deleted" if was.after is None else "changed"
    known = after or before
    kind = TYPES[was.table].NAME if was.table in TYPES else was.table
    name = called(book, known) if known else f"{kind} {was.id[:8]}"
    fields = tuple(_field_changes(book, before, after)) if known else ()
    return RecordChange(was.table, was.id, done, name, fields)


def _typed(was: Was, doc: Doc | None) -> Record | None:
    """The record of a document as it once was; None where there was none, or where it fits no type of today."""
    if doc is None or was.table not in TYPES:
        return None
    try:
        return TYPES[was.table].of({**doc, "id": was.id})
    except Misfit:
        return None


def called(book: Book, record: Record) -> str:
    """What people call a record: ``NWD-14 “Publish floor prices”``, ``the decision on NWD-14``."""
    if isinstance(record, Dated):
        advice = book.record(record.recommendation)
        return f"{record.NAME} on {reference_of(advice) if advice else 'advice that is gone'}"
    parts = (record.NAME, reference_of(record), f"“{record.headline}”" if record.headline else "")
    return " ".join(part for part in parts if part)


def _field_changes(book: Book, before: Record | None, after: Record | None) -> Iterator[FieldChange]:
    record = after or before
    assert record is not None
    for spec in fields_of(type(record)):
        if spec.name in _UNTOLD or spec.name.endswith("_recorded") or (spec.fixed and spec.ref is not None):
            continue
        was = getattr(before, spec.name) if before else spec.default
        now = getattr(after, spec.name) if after else spec.default
        if was != now:
            yield FieldChange(spec.name, spec.label, in_words(book, spec, was), in_words(book, spec, now))


def in_words(book: Book, spec: FieldSpec, value: Any) -> str:  # noqa: ANN401 - as the field's type says
    """A value as it stands in a sentence: names, labels, short dates, money with its sign; "" for nothing."""
    if value in (None, "", ()):
        return ""
    if spec.ref is not None:
        return "; ".join(_known(book, each) for each in (value if spec.many else (value,)))
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return _one_in_words(book, spec, value)


def _one_in_words(book: Book, spec: FieldSpec, value: Any) -> str:  # noqa: ANN401 - as the field's type says
    if isinstance(value, Choice):
        return label(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return amount(value, book.profile.currency) if spec.unit == "currency" else f"{value.normalize():,f}"
    if isinstance(value, datetime):
        return f"{short_date(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return short_date(value)
    return f"{value} {spec.unit}" if spec.unit else str(value)


def _known(book: Book, record_id: str) -> str:
    record = book.record(record_id)
    if isinstance(record, Person):
        return record.name
    if record is None:
        return f"{record_id[:8]} (deleted)"
    return reference_of(record) or record.headline or f"{record.NAME} {record_id[:8]}"

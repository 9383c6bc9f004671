"""Records as JSON objects with stable keys, for programs: what ``--json`` and ``--csv`` give.

Every object has ``type``, ``id``, ``reference`` (None for kinds without one) and ``client`` (its code), then the fields
of its type in the order of their declaration, by their own names. Dates are ISO, amounts strings, choices short keys,
what is empty None (text: ""). A field that refers to a record holds the name by which people know it, and
``<field>_id`` its id. Keys are only ever added.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from advisor.agenda import Item
from advisor.beside import quoted, silent_with, texts_as_quoted, visible, without_unseen
from advisor.book import Book, reference_of
from advisor.counting import tally
from advisor.records import Client, Decision, Engagement, Goal, Outcome, Person, Quote, Recommendation, Record, Sitting
from advisor.records.base import Part
from advisor.records.choices import Choice, Quoting, WordsAre
from advisor.records.fields import FieldSpec, fields_of
from advisor.records.quoting import Quoted, as_quoted, attribution
from advisor.related import RELATED_TYPES
from advisor.relationship.as_json import relationship_json
from advisor.standing import Standing, order

Json = dict[str, Any]

#: Fields that say nothing outside the store, or that stand first in every object, and in every table, already.
LEFT_OUT = frozenset({"id", "rev", "reference", "client"})


def record_json(book: Book, record: Record, on: date, *, shared: bool = False) -> Json:
    """One record as a JSON object, with what is derived for it.

    Args:
        book: The practice.
        record: The record.
        on: The day for what is derived.
        shared: Whether to give only what may stand before the client.
    """
    client = book.client_of(record)
    found: Json = {"type": record.KIND, "id": record.id, "reference": reference_of(record) or None}
    found["client"] = client.code if client else None
    for spec in fields_of(type(record)):
        if spec.name not in LEFT_OUT and (spec.shared or not shared):
            value = getattr(record, spec.name)
            found |= _field(book, spec, without_unseen(book, spec, value, on) if shared else value)
    if shared:
        found |= _as_quoted(book, record)
    if any(spec.unit == "currency" and (spec.shared or not shared) for spec in fields_of(type(record))):
        found["currency"] = book.profile.currency
    return found | _derived(book, record, on, shared)


def _field(book: Book, spec: FieldSpec, value: Any) -> Json:  # noqa: ANN401 - as the field's type says
    """The key of a field with its value; two keys where it refers to records."""
    if spec.ref is None:
        return {spec.name: plain(value)}
    if spec.many:
        return {spec.name: [named(book, each) for each in value], f"{spec.name}_ids": list(value)}
    return {spec.name: named(book, value) if value else None, f"{spec.name}_id": value or None}


def _as_quoted(book: Book, record: Record) -> Json:
    """Who decided, confirmed or said it, and their words, as they may be quoted; an id would say who it was as well."""
    if isinstance(record, Decision):
        told = quoted(book, record)
        are = WordsAre.exact if told.exact else WordsAre.noted
        by_id = record.by if told.named else None
        return {"by": told.by or None, "by_id": by_id, "words": told.words, "words_are": are.value}
    if isinstance(record, Recommendation):
        return _silent(book, record, texts_as_quoted(book, record))
    if isinstance(record, Quote):
        words = as_quoted(record, book.person(record.person)) or Quoted("", "", exact=False, named=False)
        are = WordsAre.exact if words.exact else WordsAre.noted
        by_id = record.person if words.named else None
        said = {"person": words.by or None, "person_id": by_id, "words": words.words, "words_are": are.value}
        return said | _silent(book, record, silent_with(book, record))
    if isinstance(record, Outcome):
        person = book.person(record.confirmed_by)
        named = person is not None and person.quoted is Quoting.by_name
        return {
            "confirmed_by": attribution(person) or None,
            "confirmed_by_id": record.confirmed_by if named else None,
        }
    return {}


def _silent(book: Book, record: Record, names: Container[str]) -> Json:
    """The keys of fields as if they said nothing."""
    untold = [spec for spec in fields_of(type(record)) if spec.name in names]
    return {key: value for spec in untold for key, value in _field(book, spec, spec.default).items()}


def named(book: Book, record_id: str) -> str:
    """The name by which people know a record; its id where it has none or is gone."""
    record = book.record(record_id)
    if isinstance(record, Person):
        return record.name
    return (reference_of(record) or record.headline if record else "") or record_id


def plain(value: Any) -> Any:  # noqa: ANN401 - from any field's type to any JSON type
    """One value as JSON has it."""
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Part):
        return {name: plain(each) for name, each in value.values.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value


def _derived(book: Book, record: Record, on: date, shared: bool) -> Json:
    if isinstance(record, Recommendation):
        return _standing(book.standing_of(record, on), on, shared)
    if isinstance(record, Client):
        engagements = book.engagements_of(record.id)
        advice = [each for engagement in engagements for each in book.advice_of(engagement.id)]
        return {
            "engagements": len(engagements),
            "counts": _counts(book, visible(book, advice, on, shared=shared), on),
        }
    if isinstance(record, Engagement):
        return {"counts": _counts(book, visible(book, book.advice_of(record.id), on, shared=shared), on)}
    return {}


def _standing(found: Standing, on: date, shared: bool) -> Json:
    """Where advice stands; clocks and slips are for us alone."""
    told: Json = {
        "standing": found.state.value,
        "position": found.position.value if found.position else None,
        "since": plain(found.since),
        "decided_on": plain(found.decision.on) if found.decision else None,
        "promised_on": plain(found.promised_on),
        "result": found.outcome.result.value if found.outcome and found.outcome.result else None,
        "by_doing": found.by_doing,
    }
    if shared:
        return told
    clocks = [
        {"clock": each.clock.value, "since": plain(each.since), "days": (on - each.since).days}
        for each in found.ringing
    ]
    return told | {"open": found.open, "slips": found.slips, "overdue": clocks}


def _counts(book: Book, advice: Iterable[Recommendation], on: date) -> Json:
    counted = tally(book.standing_of(each, on) for each in advice)
    return dict(counted.__dict__)


def of_client(*, shared: bool) -> list[type[Record]]:
    """The types of the relationship that stand on a client's page; before the client those that may be shared."""
    types = [each for each in RELATED_TYPES if each.HOME == Client.KIND]
    return [each for each in types if not shared or any(spec.shared for spec in fields_of(each))]


def page_json(book: Book, record: Record, on: date, *, shared: bool = False) -> Json:
    """One record with what belongs to it.

    To advice belong its records, to an engagement its advice, to a client its engagements, people and relationship, to
    a goal its readings, to a sitting its answers.
    """
    found = record_json(book, record, on, shared=shared)
    members: list[tuple[str, list[Record]]] = []
    if isinstance(record, Recommendation):
        members = [("records", [*sorted(book.events_of(record.id), key=order)])]
    elif isinstance(record, Engagement):
        members = [("advice", [*book.advice_of(record.id)])]
    elif isinstance(record, Client):
        members = [
            ("engagement_list", [*book.engagements_of(record.id)]),
            ("people", [*book.people_of(record.id)]),
        ]
        members += [(each.PLURAL, [*book.of_scope(each, record.id)]) for each in of_client(shared=shared)]
    elif isinstance(record, Goal):
        members = [("readings", [*book.readings_of(record.id)])]
    elif isinstance(record, Sitting):
        members = [("answers", [*book.answers_of(record.id)])]
    if isinstance(record, Client) and not shared:
        found["relationship"] = relationship_json(book, record, on)
    for key, records in members:
        shown = visible(book, records, on, shared=shared)
        found[key] = [record_json(book, each, on, shared=shared) for each in shown]
    return found


def item_json(item: Item) -> Json:
    """One line of Today."""
    return {
        "key": item.key,
        "section": item.section.value,
        "clock": item.cause.value,
        "type": item.kind,
        "id": item.record,
        "reference": item.reference or None,
        "title": item.title,
        "client": item.code,
        "client_name": item.client,
        "standing": item.state.value if item.state else None,
        "why": item.why,
        "since": plain(item.since),
        "days": item.days,
        "due": plain(item.due),
    }


def flat(row: Json) -> Iterator[str]:
    """The values of an object as the cells of one row of CSV, in the order of its keys."""
    for value in row.values():
        yield _cell(value)


def _cell(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_cell(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_cell(each)}" for key, each in value.items() if each not in (None, 0))
    return str(value)

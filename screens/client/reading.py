"""A record of the relationship, read in full: every field that says something, as whoever looks on may see it."""

from __future__ import annotations

from textual.content import Content

from advisor.beside import seen, texts_as_quoted
from advisor.records import Recommendation, Record
from advisor.records.fields import fields_of
from advisor.showing import in_words
from screens.client.page import record_id
from screens.desk import Desk
from screens.detail import detail_of, safe
from screens.widgets.prose import Block

_UNTOLD = frozenset({"client", "recorded", "source", "sequence"})


def reading_of(desk: Desk, key: str) -> list[Block]:
    """What is read of the record that a row tells of: nothing where it is gone or may not be seen."""
    record = desk.book.record(record_id(key))
    if record is None or (desk.beside and not seen(desk.book, record, desk.on)):
        return []
    if isinstance(record, Recommendation):
        return detail_of(desk.book, record, desk.on, beside=bool(desk.beside))
    return [Block(Content(safe(text)), name) for name, text in _fields(desk, record)]


def _fields(desk: Desk, record: Record) -> list[tuple[str, str]]:
    """The fields that say something, the longest texts first: they are what the row has no room for."""
    as_quoted = texts_as_quoted(desk.book, record) if desk.beside else {}
    told: list[tuple[bool, str, str]] = []
    for spec in fields_of(type(record)):
        if spec.system or spec.name in _UNTOLD or (desk.beside and not spec.shared):
            continue
        text = as_quoted.get(spec.name, in_words(desk.book, spec, getattr(record, spec.name)))
        if text:
            told.append((not spec.long, spec.label, text))
    return [(name, text) for _, name, text in sorted(told, key=lambda each: each[0])]

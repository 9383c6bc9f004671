"""The JSON Schema of the objects that stand for records, from the declarations of their types."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import Any

from advisor.counting import Tally
from advisor.jsonable import LEFT_OUT
from advisor.records import TYPES, Client, Engagement, Recommendation, Record
from advisor.records.choices import Position, Result
from advisor.records.fields import FieldSpec, fields_of
from advisor.standing import Clock, State

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer"}
_FLAG: Schema = {"type": "boolean"}
_AMOUNT: Schema = {"type": ["string", "null"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_OR_NULL: Schema = {"type": ["string", "null"]}

_OF_KIND: dict[str, Schema] = {
    "text": _TEXT,
    "lines": {"type": "array", "items": _TEXT},
    "whole": {"type": ["integer", "null"]},
    "amount": _AMOUNT,
    "date": _DAY,
    "instant": {"type": ["string", "null"], "format": "date-time"},
    "flag": _FLAG,
    "parts": {"type": "array", "items": {"type": "object"}},
}


def schema() -> Schema:
    """The schema of a whole file: what it says of itself, and its records by kind."""
    kinds = {kind: {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}} for kind in TYPES}
    said = {"format": {"const": "advisor-data-1"}, "schema": {"type": "object"}, "as_of": _DAY, "scope": _TEXT}
    said["practice"] = _object({"name": _TEXT, "firm": _TEXT, "currency": _TEXT})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The records of an advisor",
        **_object({**said, "records": _object(kinds)}),
        "$defs": {kind: of_type(record_type) for kind, record_type in TYPES.items()},
    }


def of_type(record_type: type[Record]) -> Schema:
    """The schema of the objects of one type."""
    found: Schema = {"type": {"const": record_type.KIND}, "id": _TEXT, "reference": _OR_NULL, "client": _OR_NULL}
    for spec in fields_of(record_type):
        if spec.name not in LEFT_OUT:
            found |= _of_field(spec)
    if any(spec.unit == "currency" for spec in fields_of(record_type)):
        found["currency"] = _TEXT
    return {"title": record_type.NAME, **_object(found | _derived(record_type))}


def _object(properties: Schema) -> Schema:
    """An object that has all of these; others may be added some day."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _of_field(spec: FieldSpec) -> Schema:
    """The keys of a field: two where it refers to other records, by name and by id."""
    said = {"title": spec.label} | ({"description": spec.hint} if spec.hint else {})
    if spec.ref is not None:
        value = _OF_KIND["lines"] if spec.many else _OR_NULL
        return {spec.name: said | value, f"{spec.name}_id{'s' if spec.many else ''}": value}
    if spec.choices is not None:
        return {spec.name: said | _one_of(spec.choices, empty=spec.default is None)}
    return {spec.name: said | _OF_KIND[spec.kind]}


def _one_of(choices: type[Enum], *, empty: bool) -> Schema:
    return {"enum": [each.value for each in choices] + ([None] if empty else [])}


def _derived(record_type: type[Record]) -> Schema:
    """What is known without standing in a field."""
    if record_type is Recommendation:
        return {
            "standing": _one_of(State, empty=False),
            "position": _one_of(Position, empty=True),
            "since": _DAY,
            "decided_on": _DAY,
            "promised_on": _DAY,
            "result": _one_of(Result, empty=True),
            "by_doing": _FLAG,
            "open": _FLAG,
            "slips": _COUNT,
            "overdue": {"type": "array", "items": _CLOCK},
        }
    counts = {"counts": _object({each.name: _COUNT for each in fields(Tally)})}
    if record_type is Client:
        return {"engagements": _COUNT} | counts
    return counts if record_type is Engagement else {}


_CLOCK = _object({"clock": _one_of(Clock, empty=False), "since": _DAY, "days": _COUNT})

"""Records as the documents that are kept: the quick way back gives what checking every value would give."""

import json
from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from advisor.records import TYPES, Misfit, Record
from advisor.records.fields import fields_of
from advisor.records.stored import NotAsWritten, as_json, restored
from tests.factory import NOW, advice
from tests.strategies import records

RECORD_ID = "0123456789abcdef"
ANY_RECORD = st.sampled_from(sorted(TYPES)).flatmap(lambda kind: records(TYPES[kind]))
ANY_FIELD = st.sampled_from([(kind, spec.name) for kind in TYPES for spec in fields_of(TYPES[kind])])
#: Any JSON value; the texts are no dates, of which the quick way knows more ways to write than pydantic.
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.sampled_from(["", "a", "12.50"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["on", "reason", "was"]), inner),
    max_leaves=4,
)


def kept(record: Record) -> dict[str, Any]:
    """The document of a record after a time on the disk."""
    found: dict[str, Any] = json.loads(json.dumps(record.to_document()))
    return found


@given(ANY_RECORD)
def test_what_is_restored_is_the_record_that_was_stored(record: Record) -> None:
    (back,) = restored(type(record), {RECORD_ID: kept(record)})
    assert back == record.replaced(id=RECORD_ID)
    assert {name: type(value) for name, value in back.values.items()} == {
        name: type(value) for name, value in record.replaced(id=RECORD_ID).values.items()
    }


@given(ANY_RECORD)
def test_a_stored_value_is_written_as_pydantic_writes_it(record: Record) -> None:
    written = TypeAdapter(type(record)).dump_python(record.of(record.values), mode="json")
    assert record.to_document().items() <= written.items()


def test_an_instant_keeps_its_offset() -> None:
    at = NOW.astimezone(timezone(timedelta(hours=2)))
    assert as_json(at) == "2026-11-23T11:30:00+02:00"
    record = advice(recorded=at)
    assert restored(type(record), {record.id: record.to_document()}) == [record]


@given(ANY_FIELD, ANY_JSON)
def test_a_value_that_the_quick_way_takes_is_taken_alike_by_checking_it(field: tuple[str, str], value: object) -> None:
    kind, name = field
    record_type, doc = TYPES[kind], {name: value}
    try:
        (found,) = restored(record_type, {RECORD_ID: doc})
    except NotAsWritten:
        return
    assert found == _checked(record_type, doc) or _out_of_bounds(record_type, doc)


def _checked(record_type: type[Record], doc: dict[str, Any]) -> Record | None:
    try:
        return record_type.of({**doc, "id": RECORD_ID})
    except Misfit:
        return None


def _out_of_bounds(record_type: type[Record], doc: dict[str, Any]) -> bool:
    with pytest.raises(Misfit) as refused:
        record_type.of(doc)
    return all("fit" in each.words or "makes sense" in each.words for each in refused.value.problems)


@pytest.mark.parametrize(
    "doc",
    [
        {"priority": "urgent"},
        {"invented_later": 1},
        {"title": None},
        {"title": 7},
        {"title": ["a"]},
        {"adoption_chance": "70"},
        {"adoption_chance": 70.5},
        {"given_on": "soon"},
        {"given_on": 20261123},
        {"recorded": "2026-13-01T00:00:00Z"},
        {"options": "one"},
        {"options": [1]},
        {"value_at_stake": 12},
        {"value_at_stake": "much"},
        {"value_at_stake": "NaN"},
        {"corrections": [{"on": "2026-11-23", "reason": "a slip"}]},
        {"corrections": [{"on": "2026-11-23", "reason": "a slip", "was": {}, "by": "Ann"}]},
        {"corrections": ["a slip"]},
    ],
    ids=json.dumps,
)
def test_a_document_that_is_not_as_we_write_it_is_left_to_be_checked(doc: dict[str, Any]) -> None:
    with pytest.raises(NotAsWritten):
        restored(TYPES["recommendation"], {RECORD_ID: doc})

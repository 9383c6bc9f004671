"""Records as JSON objects: what every object has, and that nothing internal is given before a client."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from advisor.book import Book
from advisor.jsonable import flat, record_json
from advisor.records import TYPES, Client, Engagement, Person, Recommendation, Record
from advisor.records.fields import fields_of
from tests.strategies import records

ANY = st.sampled_from(list(TYPES.values())).flatmap(records)

TODAY = date(2026, 11, 23)


@given(ANY)
def test_every_record_is_an_object_that_json_can_hold_with_all_fields_of_its_type(record: Record) -> None:
    found = record_json(Book(), record, TODAY)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert list(found)[:4] == ["type", "id", "reference", "client"]
    missing = {spec.name for spec in fields_of(type(record))} - set(found) - {"rev"}
    assert not missing
    assert found["type"] == record.KIND


@given(ANY)
def test_before_a_client_only_shared_fields_are_given(record: Record) -> None:
    found = record_json(Book(), record, TODAY, shared=True)
    internal = {spec.name for spec in fields_of(type(record)) if not spec.shared} - {"id", "client"}
    derived = {"engagements", "counts", "standing", "position", "since", "decided_on", "promised_on", "result"}
    assert not (internal - derived) & set(found)


@given(ANY)
def test_every_object_of_a_type_has_the_same_keys_and_as_many_cells(record: Record) -> None:
    found, empty = (record_json(Book(), each, TODAY) for each in (record, type(record)()))
    assert list(found) == list(empty)
    assert len(list(flat(found))) == len(found)


def test_references_are_given_by_name_and_by_id() -> None:
    book = Book()
    book.put("acme0000", Client(id="acme0000", name="Acme", code="ACM"))
    book.put("acme0000", Person(id="dana0000", client="acme0000", name="Dana Ortiz"))
    book.put("acme0000", Engagement(id="review00", client="acme0000", reference="ACM-E1", title="Review"))
    advice = Recommendation(id="advice00", engagement="review00", reference="ACM-1", given_to=("dana0000", "gone0000"))
    book.put("acme0000", advice)
    found = record_json(book, advice, TODAY)
    assert (found["client"], found["engagement"], found["engagement_id"]) == ("ACM", "ACM-E1", "review00")
    assert (found["given_to"], found["given_to_ids"]) == (["Dana Ortiz", "gone0000"], ["dana0000", "gone0000"])
    assert (found["owner"], found["owner_id"]) == (None, None)

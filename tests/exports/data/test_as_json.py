"""Everything as one JSON object that fits the schema that goes with it."""

from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from advisor.book import Book
from advisor.jsonable import record_json
from advisor.records import TYPES
from exports.chosen import chosen
from exports.data.as_json import json_file
from exports.data.schema import of_type, schema
from tests.exports.rich import rich_book
from tests.factory import TODAY, advice, small_book
from tests.sample.in_memory import sample_book
from tests.strategies import records


def made(book: Book, scope: str = "") -> Any:  # noqa: ANN401 - any JSON
    return orjson.loads(json_file(book, chosen(book, scope, TODAY), TODAY))


@pytest.mark.parametrize("book", [rich_book(), sample_book(TODAY), Book()], ids=["rich", "sample", "empty"])
def test_the_file_fits_its_own_schema(book: Book) -> None:
    found = made(book)
    Draft202012Validator.check_schema(found["schema"])
    assert [each.message for each in Draft202012Validator(found["schema"]).iter_errors(found)] == []
    assert sum(len(each) for each in found["records"].values()) == len(book)


@pytest.mark.parametrize("kind", TYPES)
def test_the_schema_of_a_type_has_exactly_the_keys_of_its_objects(kind: str) -> None:
    found = record_json(Book(), TYPES[kind](id="0" * 16), TODAY)
    assert set(of_type(TYPES[kind])["properties"]) == set(found)


@pytest.mark.parametrize("kind", TYPES)
@settings(max_examples=10)
@given(data=st.data())
def test_whatever_a_record_holds_fits_the_schema(kind: str, data: st.DataObject) -> None:
    record = data.draw(records(TYPES[kind]))
    said = orjson.loads(orjson.dumps(record_json(Book(), record, TODAY)))
    assert [each.message for each in Draft202012Validator(of_type(TYPES[kind])).iter_errors(said)] == []


def test_a_value_of_another_type_does_not_fit() -> None:
    said = record_json(small_book(), advice(), TODAY)
    fits = Draft202012Validator(of_type(type(advice())))
    assert fits.is_valid(said)
    for key, value in (("title", 1), ("priority", "urgent"), ("value_at_stake", "1,000"), ("open", "yes")):
        assert not fits.is_valid(said | {key: value})
    assert not fits.is_valid({key: value for key, value in said.items() if key != "standing"})


def test_the_file_says_whose_it_is_and_as_of_when() -> None:
    found = made(rich_book(), "ACME-E1")
    assert (found["format"], found["scope"], found["as_of"]) == ("advisor-data-1", "ACME-E1", "2026-11-23")
    assert found["practice"] == {"name": "Maria Keller", "firm": "Keller & Partners", "currency": "EUR"}
    assert found["schema"] == schema()
    assert json_file(rich_book(), chosen(rich_book(), "", TODAY), TODAY).endswith(b"}\n")


def test_long_and_hostile_text_is_whole() -> None:
    text = "=1+1\u202e" + "x" * 90_000
    (found,) = made(small_book(advice().replaced(advice=text)))["records"]["recommendation"]
    assert found["advice"] == text

"""Every record in a table: the columns are those of the JSON, and each value keeps its type."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.book import Book
from advisor.jsonable import flat, record_json
from advisor.records import TYPES, Record
from exports.chosen import chosen
from exports.data.columns import columns_of, row_of
from exports.data.csv_files import csv_file, plain_cell
from exports.data.tables import Table, records_of, tables
from tests.exports.rich import rich_book
from tests.factory import TODAY, advice, book_of, decision, small_book
from tests.sample.in_memory import sample_book


@pytest.fixture(scope="module")
def sample() -> Book:
    return sample_book(TODAY)


def all_tables(book: Book, scope: str = "") -> dict[str, Table]:
    return {each.name: each for each in tables(book, chosen(book, scope, TODAY), TODAY)}


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", TYPES)
def test_the_columns_of_a_type_are_the_keys_of_its_json(kind: str) -> None:
    record = TYPES[kind](id="0" * 16)
    found = record_json(Book(), record, TODAY)
    counts = [f"counts_{each}" for each in found.pop("counts", {})]
    keys = [each.key for each in columns_of(TYPES[kind])]
    assert sorted(keys) == sorted([*found.keys() - {"type"}, *counts])


@pytest.mark.parametrize("kind", TYPES)
def test_a_row_has_a_value_for_each_column_and_no_two_have_one_title(kind: str) -> None:
    columns = columns_of(TYPES[kind])
    assert len(row_of(Book(), TYPES[kind](id="0" * 16), TODAY)) == len(columns)
    assert len({each.title for each in columns}) == len(columns)
    assert all(each.title for each in columns)


def test_the_cells_say_what_the_json_says(sample: Book) -> None:
    for kind, records in records_of(sample, chosen(sample, "", TODAY)).items():
        keys = [each.key for each in columns_of(TYPES[kind])]
        for record in records[:20]:
            said = record_json(sample, record, TODAY)
            cells = dict(zip(keys, map(plain_cell, row_of(sample, record, TODAY)), strict=True))
            for key, value in said.items():
                if isinstance(value, str | int | float | bool | None) and key != "type" and "\n" not in str(value):
                    (expected,) = flat({key: value})
                    assert cells[key].removeprefix("'") == expected, (kind, key)


def test_every_record_is_in_a_table_once_also_those_in_error(sample: Book) -> None:
    wrong = sample.advice()[0].replaced(entered_in_error="it was for another client")
    book = book_of(*(each for each in sample if each.id != wrong.id), wrong)
    rows = [row for table in all_tables(book).values() for row in table.rows]
    assert sorted(str(row[0]) for row in rows) == sorted(each.id for each in book)


def test_the_order_of_the_rows_does_not_follow_the_order_of_reading(sample: Book) -> None:
    other = book_of(*reversed(list(sample)))
    assert {name: table.rows for name, table in all_tables(other).items()} == {
        name: table.rows for name, table in all_tables(sample).items()
    }


def test_a_csv_file_is_read_back_whole(sample: Book) -> None:
    for table in all_tables(sample).values():
        content = csv_file(table)
        assert content.startswith(b"\xef\xbb\xbf")
        rows = read(content)
        assert len(rows) == len(table.rows)
        assert [each["id"] for each in rows] == [row[0] for row in table.rows]
        assert content == csv_file(table)


def test_days_amounts_and_choices_stand_plainly_in_a_csv_file() -> None:
    book = rich_book()
    (outcome,) = (each for each in read(csv_file(all_tables(book)["outcomes"])) if each["value"] == "-74000")
    assert (outcome["on"], outcome["result"], outcome["value_period"]) == ("2026-09-18", "harm_came", "one_off")
    first = read(csv_file(all_tables(book)["recommendations"]))[0]
    assert (first["reference"], first["options"]) == ("ACME-1", "On the screen\nIn a monthly report")
    assert (first["given_to"], first["standing"]) == ("Dana Ortiz\nGeorge Lund", "implemented")


@given(st.text(st.characters(codec="utf-8"), max_size=40) | st.text("=+-@＝\t\r\n a1", max_size=5))
def test_no_text_of_a_csv_file_is_a_formula(title: str) -> None:
    book = small_book(advice().replaced(title=title, options=(title, title)))
    (row,) = read(csv_file(all_tables(book)["recommendations"]))
    for cell in row.values():
        assert not cell.lstrip().startswith(("=", "+", "@", "＝"))
        assert not cell.startswith(("\t", "\r", "\n"))
        assert not {"\x00", "\x1b", "\u202e"} & set(cell)


def test_a_part_of_the_practice_has_its_records_alone() -> None:
    more: list[Record] = [advice(id="ad71ce0000000002", reference="ACME-2"), decision("declined", "2026-11-01")]
    book = small_book(advice(), *more)
    assert set(all_tables(book)) == {"practices", "clients", "engagements", "recommendations", "decisions"}
    assert set(all_tables(book, "ACME")) == {"clients", "engagements", "recommendations", "decisions"}
    assert set(all_tables(book, "ACME-E1")) == {"engagements", "recommendations", "decisions"}
    declined = all_tables(book, "standing:declined")
    assert {name: len(each.rows) for name, each in declined.items()} == {"recommendations": 1, "decisions": 1}

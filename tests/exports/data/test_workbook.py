"""All tables as one workbook: typed, wrapped, filtered, and nothing in it is a formula."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from advisor.book import Book
from exports.chosen import chosen
from exports.data.tables import tables
from exports.data.workbook import CUT, MOST, Made, workbook
from tests.exports.rich import rich_book
from tests.factory import TODAY, advice, book_of, client, small_book
from tests.sample.in_memory import sample_book
from tests.tools.ooxml_validator import MISSING, faults, validator

ERRORS = ["#N/A", "#REF!", "=HYPERLINK(1)", "-1-1", "'x", "_x0041_", "TRUE", "12", "2026-01-05"]


def made(book: Book) -> Made:
    return workbook(tables(book, chosen(book, "", TODAY), TODAY), TODAY, "Advisor: everything")


def opened(made: Made) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made.content))


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    head, *body = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_each_cell_has_the_type_of_its_value() -> None:
    found = rows(opened(made(rich_book())), "Recommendations")[0]
    assert found["Reference"] == "ACME-1"
    assert found["Given on"] == datetime(2026, 1, 5)
    assert found["Value at stake"] == 210000
    assert found["Slips"] == 0
    assert found["Open"] is False
    assert found["Standing"] == "implemented"
    assert found["Given to"] == "Dana Ortiz\nGeorge Lund"
    assert found["Decide by"] is None
    decision = rows(opened(made(rich_book())), "Decisions")[0]
    assert decision["Position"] == "deferred"


def test_a_day_that_excel_does_not_know_stands_there_as_text() -> None:
    for since, shown in (
        ("1900-03-01", datetime(1900, 3, 1)),
        ("1900-02-28", "1900-02-28"),
        ("1702-05-01", "1702-05-01"),
    ):
        book = book_of(client(since=since))
        assert rows(opened(made(book)), "Clients")[0]["Client since"] == shown


def test_every_sheet_keeps_its_heading_in_sight_and_can_be_filtered() -> None:
    for sheet in opened(made(sample_book(TODAY))):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.b for cell in sheet[1])
        assert all(8 <= each.width <= 60 for each in sheet.column_dimensions.values())


def test_long_texts_are_wrapped() -> None:
    sheet = opened(made(rich_book()))["Recommendations"]
    heads = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    assert sheet.cell(2, heads["Advice"]).alignment.wrap_text
    assert not sheet.cell(2, heads["Reference"]).alignment.wrap_text


@given(st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(ERRORS) | st.text("=+-@#_x0", max_size=8))
def test_a_text_is_a_text_whatever_it_looks_like(title: str) -> None:
    xml = parts(made(small_book(advice().replaced(title=title))).content)
    sheet = next(text for name, text in xml.items() if "ACME-1<" in text)
    assert "<f>" not in sheet
    assert 't="e"' not in sheet
    cells = re.findall(r'<c r="G2"[^>]*>', sheet)
    assert all('t="inlineStr"' in each for each in cells)
    assert len(cells) == bool(title)


@pytest.mark.parametrize("title", [each for each in ERRORS if "_x" not in each])
def test_a_text_that_looks_like_something_else_is_read_back_as_it_is(title: str) -> None:
    assert rows(opened(made(small_book(advice(title=title)))), "Recommendations")[0]["Title"] == title


def test_a_text_that_looks_like_a_formula_stays_a_text_when_it_is_edited() -> None:
    sheet = opened(made(small_book(advice(title="=1+1"))))["Recommendations"]
    (cell,) = (each for each in sheet[2] if each.value == "=1+1")
    assert cell.quotePrefix
    assert cell.data_type != "f"


@pytest.mark.parametrize("character", ["x", "😀", "é"])
def test_a_text_that_no_cell_holds_is_cut_and_counted(character: str) -> None:
    found = made(small_book(advice().replaced(advice=character * 90_000)))
    text = rows(opened(found), "Recommendations")[0]["Advice"]
    assert found.cut == 1
    assert text.endswith(CUT)
    assert text.startswith(character * 1000)
    assert len(text.encode("utf-16-le")) // 2 <= MOST
    assert made(rich_book()).cut == 0


def test_a_text_that_just_fits_is_whole() -> None:
    found = made(small_book(advice().replaced(advice="x" * MOST)))
    assert found.cut == 0
    assert rows(opened(found), "Recommendations")[0]["Advice"] == "x" * MOST


def test_a_character_that_is_written_as_its_number_stays_as_it_was_typed() -> None:
    sheet = "".join(parts(made(small_book(advice(title="_x0041_"))).content).values())
    assert "<t>_x005F_x0041_</t>" in sheet


def test_the_same_records_and_day_give_the_same_bytes_and_no_clock() -> None:
    book = rich_book()
    assert made(book).content == made(book_of(*reversed(list(book)))).content
    core = parts(made(book).content)["docProps/core.xml"]
    assert re.findall(r">(\d{4}-[^<]*)<", core) == ["2026-11-23T00:00:00Z"] * 2


@pytest.mark.skipif(validator() is None, reason=MISSING)
def test_microsofts_own_validator_finds_no_fault() -> None:
    hostile = small_book(*(advice(id=f"ad{number:014x}", title=title) for number, title in enumerate(ERRORS)))
    books = {"sample": sample_book(TODAY), "rich": rich_book(), "hostile": hostile}
    assert faults({f"{name}.xlsx": made(book).content for name, book in books.items()}) == []

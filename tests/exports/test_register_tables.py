"""The register as a workbook and as a .csv file: the same rows, typed, neutral, and nothing that is internal."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from advisor.book import Book
from advisor.records import Client, Engagement
from exports.gathering import gather
from exports.language import ENGLISH
from exports.material import Material
from exports.register_tables import register_csv, register_xlsx
from tests.exports.rich import everything_in, rich_book
from tests.exports.test_sentinel import FOUND, planted_book, scopes
from tests.factory import TODAY, advice, decision, small_book
from tests.tools.ooxml_validator import MISSING, faults, validator


def material_of(book: Book, scope: type[Client] | type[Engagement] = Client) -> Material:
    (found,) = book.all(scope)
    return gather(book, found, TODAY)


def in_csv(book: Book) -> list[dict[str, str]]:
    text = register_csv(ENGLISH, material_of(book)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def in_workbook(book: Book) -> list[dict[str, Any]]:
    opened = openpyxl.load_workbook(io.BytesIO(register_xlsx(ENGLISH, material_of(book))))
    head, *rows = opened["Register"].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_both_have_every_recommendation_that_was_given() -> None:
    given = [each.reference for each in material_of(rich_book()).advice()]
    assert [each["Ref"] for each in in_csv(rich_book())] == given
    assert [each["Ref"] for each in in_workbook(rich_book())] == given


def test_a_row_says_what_was_advised_decided_and_seen() -> None:
    row = in_workbook(rich_book())[0]
    assert row["Recommendation"] == "Show what every discount costs"
    assert row["What we advised"] == "Put the margin after discount on the offer screen."
    assert (row["Given on"], row["Decided on"]) == (datetime(2026, 1, 5), datetime(2026, 2, 3))
    assert (row["Status"], row["Priority"], row["Result"]) == ("Implemented", "High", "As hoped")
    assert "“I want that number to hurt a little every time.”" in row["Your decision"]
    assert "Dana Ortiz" in row["Your decision"]
    assert "Not for framework customers." in row["Your decision"]
    assert (row["Value (EUR)"], row["Value is"]) == (131000, "confirmed by the client")


def test_days_and_amounts_stand_plainly_in_the_csv_file() -> None:
    row = in_csv(rich_book())[0]
    assert (row["Given on"], row["Seen on"], row["Value (EUR)"]) == ("2026-01-05", "2026-10-20", "131000")
    assert date.fromisoformat(row["Decided on"]) == date(2026, 2, 3)


def test_who_may_not_be_quoted_is_not_named() -> None:
    row = next(each for each in in_csv(rich_book()) if each["Ref"] == "ACME-3")
    assert "George Lund" not in row["Your decision"]
    assert "Not while the south grows." not in row["Your decision"]


def test_no_text_of_it_is_a_formula() -> None:
    hostile = advice(title="=HYPERLINK(1)", advice="@SUM(1)", because="+1", category="=1")
    book = small_book(hostile, decision("adopted", "2026-02-02", words="=1+1", words_are="exact"))
    for cell in in_csv(book)[0].values():
        assert not cell.startswith(("=", "+", "-", "@"))
    assert in_workbook(book)[0]["Recommendation"] == "=HYPERLINK(1)"
    assert "<f>" not in everything_in(register_xlsx(ENGLISH, material_of(book)))


@pytest.mark.parametrize("name", ["Acme\x0b\x00 \ud83d", "x" * 400])
def test_no_name_is_too_strange_for_what_a_workbook_says_of_itself(name: str) -> None:
    material = replace(material_of(rich_book()), client=name, author=name)
    properties = openpyxl.load_workbook(io.BytesIO(register_xlsx(ENGLISH, material))).properties
    assert "Acme" in str(properties.title) or len(str(properties.title)) == 255
    assert str(properties.creator).startswith(name[:4])


def _cells(workbook: bytes) -> str:
    """Every part of a workbook but its colours, whose digits are openpyxl's own."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        names = [each for each in archive.namelist() if each not in ("xl/theme/theme1.xml", "xl/styles.xml")]
        return "\n".join(archive.read(each).decode() for each in names)


@pytest.mark.parametrize("scope", [0, 1], ids=["an engagement", "a client"])
def test_nothing_internal_is_in_either(scope: int) -> None:
    planted, plain = planted_book(), rich_book()
    of_planted, of_plain = (gather(book, scopes(book)[scope], TODAY) for book in (planted, plain))
    workbook, table = register_xlsx(ENGLISH, of_planted), register_csv(ENGLISH, of_planted)
    assert [each for each in FOUND if each.casefold() in table.decode().casefold()] == []
    assert [each for each in FOUND if each.casefold() in _cells(workbook).casefold()] == []
    assert workbook == register_xlsx(ENGLISH, of_plain)
    assert table == register_csv(ENGLISH, of_plain)


@pytest.mark.skipif(validator() is None, reason=MISSING)
def test_microsofts_own_validator_finds_no_fault() -> None:
    assert faults({"register.xlsx": register_xlsx(ENGLISH, material_of(rich_book()))}) == []

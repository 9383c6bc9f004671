"""Excel workbooks, written by openpyxl and damaged by hand."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from advisor.imports import limits
from advisor.imports.tables import Table, TableError, read_table


def workbook(*rows: list[object], merged: str = "", others: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Advice"
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    for title in others:
        book.create_sheet(title).append(["Other", "Sheet"])
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def rewritten(data: bytes, part: str, content: bytes) -> bytes:
    """Return the package with the content of one part replaced."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return file.getvalue()


def read(data: bytes, sheet: str | None = None) -> Table:
    return read_table(data, "advice.xlsx", sheet)


def test_cells_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "advice.xlsx"
    path.write_bytes(
        workbook(
            ["Number", "Made", "Count", "Share", "Flag", "At", "Text", "Nothing"],
            ["006b/04", datetime(2024, 2, 22), 3.0, 0.5, True, time(9, 30), " x ", None],
        )
    )
    cells = read_table(path).rows[0].cells
    assert list(cells.values()) == ["006b/04", date(2024, 2, 22), 3, 0.5, "yes", "09:30", "x", None]
    assert isinstance(cells["Count"], int)


def test_titles_merged_across_and_empty_rows_are_passed_over() -> None:
    data = workbook(
        ["Our register"], [], ["Title", "Client"], ["Stop", "ACME"], [None, " "], ["Go", "B"], merged="A1:D1"
    )
    table = read(data)
    assert table.columns == ["Title", "Client"]
    assert [row.number for row in table.rows] == [4, 6]


def test_the_first_sheet_is_read_and_the_others_are_named() -> None:
    data = workbook(["Title", "Client"], ["Stop", "ACME"], others=("Codes", "Old"))
    assert read(data).notes == ["Only the sheet “Advice” was read, not “Codes”, “Old”."]


def test_a_hidden_sheet_is_read_only_when_it_is_named() -> None:
    book = Workbook()
    hidden = book.active
    assert isinstance(hidden, Worksheet)
    hidden.title = "Hidden"
    hidden.append(["Title", "Client"])
    hidden.append(["Secret", "ACME"])
    hidden.sheet_state = "hidden"
    shown = book.create_sheet("Shown")
    shown.append(["Title", "Client"])
    shown.append(["Open", "ACME"])
    book.active = shown
    data = saved(book)
    assert read(data).rows[0].cells["Title"] == "Open"
    assert read(data, " hidden").rows[0].cells["Title"] == "Secret"


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(TableError, match="no sheet “Nope”; it has “Advice”, “Codes”"):
        read(workbook(["Title", "Client"], ["Stop", "ACME"], others=("Codes",)), "Nope")


def test_a_formula_gives_the_value_that_excel_kept() -> None:
    data = workbook(["Title", "Count"], ["Stop", "=1+1"])
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    kept = rewritten(
        data, "xl/worksheets/sheet1.xml", xml.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
    )
    assert read(kept).rows[0].cells["Count"] == 2


def test_a_wrong_size_of_the_sheet_hides_no_rows() -> None:
    data = workbook(["Title", "Client"], ["Stop", "ACME"], ["Go", "Beta"])
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    assert b'ref="A1:B3"' in xml
    table = read(rewritten(data, "xl/worksheets/sheet1.xml", xml.replace(b'ref="A1:B3"', b'ref="A1"')))
    assert [row.cells["Client"] for row in table.rows] == ["ACME", "Beta"]


def test_escapes_and_damage_in_cells_are_put_right() -> None:
    table = read(workbook(["Title", "Client"], ["the vesselâ€™s_x000D_\nmaster", "ACME"]))
    assert table.rows[0].cells["Title"] == "the vessel’s\nmaster"


def test_a_password_and_the_old_format_are_refused_each_with_what_to_do() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    with pytest.raises(TableError, match="protected by a password"):
        read(ole + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(TableError, match=r"old Excel format; open it and save it as \.xlsx"):
        read(ole)


def test_a_package_cut_short_anywhere_is_refused() -> None:
    data = workbook(["Title", "Client"], ["Stop", "ACME"])
    for length in range(4, len(data), 97):
        with pytest.raises(TableError, match="is damaged"):
            read(data[:length])


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("content", [b"", b"<broken", b"\x00\xff", b"<a/>"])
def test_a_package_with_a_broken_part_gives_one_sentence(part: str, content: bytes) -> None:
    data = rewritten(workbook(["Title", "Client"], ["Stop", "ACME"]), part, content)
    with pytest.raises(TableError) as refusal:
        read(data)
    assert str(refusal.value).startswith("advice.xlsx ")


def test_a_zip_of_something_else_is_refused() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("readme.txt", "hello")
    with pytest.raises(TableError, match="not an Excel workbook"):
        read(file.getvalue())


def test_a_package_that_swells_is_refused_before_it_is_unpacked() -> None:
    data = rewritten(workbook(["Title", "Client"], ["a", "b"]), "xl/theme/theme1.xml", bytes(60 * 2**20))
    with pytest.raises(TableError, match="unpacks to 60 MB"):
        read(data)


def test_a_row_number_beyond_excels_last_is_not_walked_to() -> None:
    data = workbook(["Title", "Client"], ["Stop", "ACME"])
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    far = xml.replace(b'<row r="2">', b'<row r="999999999">').replace(b'r="A2"', b'r="A999999999"')
    assert far != xml
    with pytest.raises(TableError, match="beyond the last"):
        read(rewritten(data, "xl/worksheets/sheet1.xml", far))


def test_a_sheet_too_wide_is_refused() -> None:
    with pytest.raises(TableError, match="more than 500 columns"):
        read(workbook([f"c{i}" for i in range(limits.MAX_COLUMNS + 1)], ["a", "b"]))

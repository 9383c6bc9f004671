"""Text files as other programs write them."""

import subprocess
import sys
from pathlib import Path

import pytest

from advisor.imports import limits
from advisor.imports.tables import RawRow, Table, TableError, read_table

WORDS = "Café “naïve” – it’s André’s déjà vu"
TEXT = f"Title,Client\n{WORDS},ACME\nSecond,Müller & Söhne\n"


def read(data: bytes) -> Table:
    return read_table(data, "advice.csv")


def values(table: Table) -> list[list[object]]:
    return [list(row.cells.values()) for row in table.rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"], ids=lambda name: str(name)
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_every_encoding_and_line_end_reads_the_same(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = tmp_path / "advice.csv"
    path.write_bytes(TEXT.replace("\n", line_end).encode(encoding))
    table = read_table(path)
    assert table.columns == ["Title", "Client"]
    assert values(table) == [[WORDS, "ACME"], ["Second", "Müller & Söhne"]]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "words",
    [
        *("the client’s owner", "Größe für Köln", "señor", "naïve", "São João não", "déjà vu à l’été"),
        *("£5 for 30°", "aquí está, mañana", "Zoë", "André’s report", "the “high” … 50 £"),
        *("Müller", "Übung • Straße", "risk – high", "“done”", "ÉCOLE", "CAFÉ", "Ångström, æble, øl"),
    ],
)
def test_the_two_western_encodings_are_told_apart_by_a_few_letters(encoding: str, words: str) -> None:
    table = read(f"Title\tClient\n{words}\tACME\n".encode(encoding))
    assert table.rows[0].cells["Title"] == words


def test_an_encoding_that_was_guessed_is_reported() -> None:
    assert read(TEXT.encode("cp1252")).notes == ["advice.csv was read as Windows-1252 text."]
    assert read(TEXT.encode("mac_roman")).notes == ["advice.csv was read as Mac Roman text."]
    assert read(TEXT.encode()).notes == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_although_others_stand_in_the_text(delimiter: str) -> None:
    lines = [["Title", "Client"], ['"one, two; three | four\tfive"', "ACME"], ['"a, b"', "Beta"]]
    table = read("\n".join(delimiter.join(line) for line in lines).encode())
    assert values(table) == [["one, two; three | four\tfive", "ACME"], ["a, b", "Beta"]]


def test_the_delimiter_that_excel_is_told_is_not_a_row() -> None:
    table = read(b"sep=;\r\nTitle;Client\r\nStop;ACME\r\n")
    assert table.rows == [RawRow(2, {"Title": "Stop", "Client": "ACME"})]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_line_break_in_quotes_stays_in_its_cell(line_end: str) -> None:
    data = 'Title,Client\n"one\ntwo, ""three""",ACME\nlast,Beta\n'.replace("\n", line_end).encode()
    table = read(data)
    assert values(table) == [['one\ntwo, "three"', "ACME"], ["last", "Beta"]]
    assert [row.number for row in table.rows] == [2, 3]


def test_empty_rows_are_left_out_and_still_counted() -> None:
    table = read(b"Title,Client\n\n , \nStop,ACME\n,,\nGo,Beta\n")
    assert [row.number for row in table.rows] == [4, 6]


def test_a_title_above_the_heading_is_passed_over_and_reported() -> None:
    table = read(b"Register of advice\n\nTitle,Client\nStop,ACME\n")
    assert table.columns == ["Title", "Client"]
    assert table.rows[0].number == 4
    assert table.notes == ["The heading was taken from row 3."]


def test_columns_without_a_name_of_their_own_get_one() -> None:
    table = read(b"Title,, title ,Client\nStop,x,again,ACME\n")
    assert table.columns == ["Title", "Column B", "title (2)", "Client"]


def test_a_row_with_more_cells_than_the_heading_carries_its_problem() -> None:
    table = read(b"Title,Client\nStop, now,ACME\nGo,Beta\n")
    assert table.rows[0].problem.startswith("it has 3 cells and the heading 2")
    assert table.rows[1].problem == ""


def test_a_short_row_is_filled_with_nothing() -> None:
    assert read(b"Title,Client,Status\nStop,ACME\n").rows[0].cells["Status"] is None


def test_excels_escapes_and_control_characters_do_not_reach_the_text() -> None:
    table = read(b"Title,Client\none_x000D_\ntwo,ACME\n".replace(b"one_x000D_\ntwo", b'"one_x000D_\ntwo_x0007_"'))
    assert table.rows[0].cells["Title"] == "one\ntwo"
    assert read(b"Title,Client\n_x005F_x000D_,A\n").rows[0].cells["Title"] == "_x000D_"
    assert read(b"Title,Client\n_x0041_,A\n").rows[0].cells["Title"] == "_x0041_"


def test_an_error_of_excels_is_empty_and_reported() -> None:
    table = read(b"Title,Client\nStop,#REF!\n")
    assert table.rows[0].cells["Client"] is None
    assert table.notes == ["1 cell of column “Client” held an error of Excel's and was taken as empty."]


def test_repaired_cells_are_counted_by_column() -> None:
    table = read("Title,Client\nvesselâ€™s,ACME\nMÄ\x81ori,Beta\nplain,Café\n".encode())
    assert [row.cells["Title"] for row in table.rows] == ["vessel’s", "Māori", "plain"]
    assert table.notes == [
        "2 cells of column “Title” held text that had been read in the wrong encoding (“â€™” for “’”); "
        "it was put right."
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "advice.csv is empty."),
        (b"\n , \n", "advice.csv is empty."),
        (b"Title,Client\n", "advice.csv has no rows below its heading."),
        (b'Title,Client\nStop,ACME\n"open,Beta\nmore,Gamma\n', "row 3: a quotation mark opens a cell"),
        (b'Title,Client\n"Stop" now,ACME\n', "row 2: a quotation mark inside a quoted cell"),
        (b"\x7fELF\x00\x00\x00", "neither text nor an Excel workbook"),
        (b"\xff\xfeT\x00i", "advice.csv is damaged"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(TableError) as refusal:
        read(data)
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="There is no file"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(TableError, match="is a folder, not a table"):
        read_table(tmp_path)


def test_a_file_beyond_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TableError, match="larger than 50 MB"):
        read(b"a" * (limits.MAX_BYTES + 1))
    with pytest.raises(TableError, match="more than 200,000 rows"):
        read(b"Title,Client\n" + b"a,b\n" * (limits.MAX_ROWS + 1))
    with pytest.raises(TableError, match="more than 500 columns"):
        read(b",".join([b"a"] * (limits.MAX_COLUMNS + 1)) + b"\n1,2\n")


def test_plain_tables_load_no_heavy_library() -> None:
    program = (
        "import sys\n"
        "from advisor.imports.rows import plan_rows\n"
        "from advisor.imports.map_file import read_map\n"
        "from advisor.imports.tables import read_table\n"
        "read_table('Title,Client\\nCaf\\xe9,ACME\\n'.encode())\n"
        "print([name for name in ('openpyxl', 'ftfy', 'charset_normalizer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""A table as a consultant hands it over (.csv or .xlsx), read into named columns and numbered rows."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from advisor.imports.limits import MAX_BYTES, TableError
from advisor.imports.mojibake import repair
from advisor.imports.text_file import read_text_rows
from advisor.imports.workbook import OLE_MAGIC, ZIP_MAGIC, read_workbook_rows, refuse_old_workbook
from advisor.system import reason_of

__all__ = ["Cell", "RawRow", "Table", "TableError", "read_table"]

Cell = str | int | float | date | None
_Grid = list[tuple[int, list[object]]]

# Excel writes control characters as _x000D_, and the underscore of a literal "_x000D_" as _x005F_.
_ESCAPED = re.compile(r"_x(00[01][0-9A-F]|005F)_", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row below the heading.

    Attributes:
        number: its number in the spreadsheet, where the first line is 1.
        cells: what stands in it, by column; every column of the table is there.
        problem: why it cannot be used, a plain clause, or nothing.
    """

    number: int
    cells: dict[str, Cell]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table read: its columns in order, its filled rows, and what the user should know of the reading."""

    name: str
    columns: list[str]
    rows: list[RawRow]
    notes: list[str] = field(default_factory=list)


def read_table(source: Path | bytes, name: str = "", sheet: str | None = None) -> Table:
    """Read a table from a file, or from its bytes.

    What it is shows from its content, not from the end of its name. The heading is the first row with two
    cells or more, so that a title above it does no harm; rows with nothing in them are left out.

    Args:
        source: the file, or what is in it.
        name: what to call it in messages; the file's own name when empty.
        sheet: which sheet of a workbook; the first visible one when None.

    Raises:
        TableError: it cannot be read, or exceeds a limit.
    """
    name = name or (source.name if isinstance(source, Path) else "The table")
    data = _bytes_of(source, name)
    if data.startswith(OLE_MAGIC):
        refuse_old_workbook(data, name)
    is_workbook = data.startswith(ZIP_MAGIC)
    grid, notes = read_workbook_rows(data, name, sheet) if is_workbook else read_text_rows(data, name)
    return _Cleaner(name, notes).table(grid, wide_rows_are_wrong=not is_workbook)


def _bytes_of(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        data = source
    elif source.is_dir():
        raise TableError(f"{name} is a folder, not a table.")
    else:
        data = _content(source, name)
    if len(data) > MAX_BYTES:
        raise TableError(f"{name} is larger than {MAX_BYTES // 2**20} MB; split it into smaller files.")
    return data


def _content(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise TableError(f"There is no file {path}.") from None
    except OSError as error:
        raise TableError(f"{name} cannot be read: {reason_of(error)}.") from None


class _Cleaner:
    """Turns rows of raw cells into a table, and counts what it put right."""

    def __init__(self, name: str, notes: list[str]) -> None:
        self._name = name
        self._notes = notes
        self._repaired: Counter[str] = Counter()
        self._errors: Counter[str] = Counter()

    def table(self, grid: _Grid, *, wide_rows_are_wrong: bool) -> Table:
        filled = [(number, cells) for number, cells in grid if _width(cells)]
        if not filled:
            raise TableError(f"{self._name} is empty.")
        top = next((i for i, (_, cells) in enumerate(filled) if _count(cells) > 1), 0)
        number, heading = filled[top]
        body = filled[top + 1 :]
        if number > 1:
            self._notes.append(f"The heading was taken from row {number}.")
        if not body:
            raise TableError(f"{self._name} has no rows below its heading.")
        limit = _width(heading)
        width = limit if wide_rows_are_wrong else max(limit, *(_width(cells) for _, cells in body))
        columns = self._columns(heading, width)
        rows = [self._row(columns, number, cells) for number, cells in body]
        return Table(self._name, columns, rows, [*self._notes, *self._findings()])

    def _columns(self, heading: list[object], width: int) -> list[str]:
        columns: list[str] = []
        for index in range(width):
            cell = self._clean("", heading[index]) if index < len(heading) else None
            name = " ".join(str(cell).split()) if cell is not None else f"Column {_letters(index)}"
            same = sum(1 for other in columns if other.casefold() == name.casefold())
            columns.append(f"{name} ({same + 1})" if same else name)
        return columns

    def _row(self, columns: list[str], number: int, cells: list[object]) -> RawRow:
        padded = cells + [None] * (len(columns) - len(cells))
        values = {column: self._clean(column, cell) for column, cell in zip(columns, padded, strict=False)}
        width = _width(cells)
        if width <= len(columns):
            return RawRow(number, values)
        problem = f"it has {width} cells and the heading {len(columns)}; is a cell with a comma not in quotes?"
        return RawRow(number, values, problem)

    def _clean(self, column: str, cell: object) -> Cell:
        match cell:
            case None:
                return None
            case str():
                return self._clean_text(column, cell)
            case bool():
                return "yes" if cell else "no"
            case datetime():
                return cell.date()
            case float() if cell.is_integer():
                return int(cell)
            case int() | float() | date():
                return cell
            case time():
                return cell.isoformat("minutes")
            case _:
                return str(cell)

    def _clean_text(self, column: str, text: str) -> str | None:
        if text in _EXCEL_ERRORS:
            self._errors[column] += 1
            return None
        text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        whole = repair(text)
        if whole != text:
            self._repaired[column] += 1
        return _CONTROL.sub("", whole).strip() or None

    def _findings(self) -> list[str]:
        repaired = [
            f"{_cells(count, column)} held text that had been read in the wrong encoding (“â€™” for “’”); "
            "it was put right."
            for column, count in self._repaired.items()
        ]
        errors = [
            f"{_cells(count, column)} held an error of Excel's and was taken as empty."
            for column, count in self._errors.items()
        ]
        return repaired + errors


def _cells(count: int, column: str) -> str:
    where = f"of column “{column}”" if column else "of the heading"
    return f"{count:,} cell{'' if count == 1 else 's'} {where}"


def _width(cells: list[object]) -> int:
    """Return how many cells there are up to the last filled one."""
    return max((index for index, cell in enumerate(cells, start=1) if not _blank(cell)), default=0)


def _count(cells: list[object]) -> int:
    return sum(1 for cell in cells if not _blank(cell))


def _blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _letters(index: int) -> str:
    """Return the letters of a column as a spreadsheet shows them: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

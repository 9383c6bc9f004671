"""All tables as one .xlsx file for people: a sheet each, typed cells, words for choices, and nothing that is run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from io import BytesIO
from typing import Any, NamedTuple, cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from advisor.spreadsheet import printable, runs
from advisor.words import label
from exports.data.settling import settled
from exports.data.tables import Table

MOST = 32_767
"""The longest text that a cell of Excel holds, counted as Excel does: in units of UTF-16."""
_PROPERTY = 255
"""How many characters a property has room for, by the standard."""
CUT = " … [shortened: a cell holds no more]"
"""Stands at the end of a text that no cell holds."""

_FIRST_DAY = date(1900, 3, 1)  # Excel knows no day before 1900, and takes that year for a leap year
_DAY, _INSTANT, _AMOUNT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "#,##0.00"
_WIDE, _MIDDLE, _NARROW, _NARROWEST = 60, 28, 14, 8
#: What a reader of .xlsx would take for one character written as its number.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Made(NamedTuple):
    """A workbook, and how many texts in it are cut."""

    content: bytes
    cut: int


class _Sheet:
    """Writes one table; the cells of a column are one cell that is written again and again."""

    def __init__(self, sheet: Worksheet, table: Table) -> None:
        self.cut = 0
        self._sheet, self._table = sheet, table
        self._plain = [_styled(sheet, wrap=each.long) for each in table.columns]
        self._marked = [_styled(sheet, wrap=each.long, quoted=True) for each in table.columns]
        self._days = _styled(sheet, number_format=_DAY)
        self._instants = _styled(sheet, number_format=_INSTANT)
        self._amounts = _styled(sheet, number_format=_AMOUNT)

    def write(self) -> None:
        """Write the headings and the rows."""
        columns, last = self._table.columns, get_column_letter(len(self._table.columns))
        for number, width in enumerate(_widths(self._table), 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._sheet.freeze_panes = "A2"
        self._sheet.auto_filter.ref = f"A1:{last}{len(self._table.rows) + 1}"
        heading = _styled(self._sheet, wrap=True)
        heading.font = Font(name="Calibri", size=11, bold=True)
        self._append(_filled(heading, each.title) for each in columns)
        for row in self._table.rows:
            self._append(self._cells(row))

    def _append(self, cells: Iterator[Cell | None]) -> None:
        """Write a row of cells, each before the next one is filled."""
        self._sheet.append(cells)  # type: ignore[arg-type]  # it takes any generator

    def _cells(self, row: list[Any]) -> Iterator[Cell | None]:
        for number, value in enumerate(row):
            yield self._cell(number, value)

    def _cell(self, number: int, value: Any) -> Cell | None:  # noqa: ANN401 - any value of a column
        if value is None or value == "" or value == ():
            return None
        if isinstance(value, datetime):
            return _filled(self._instants, value.astimezone(UTC).replace(tzinfo=None))
        if isinstance(value, date) and value >= _FIRST_DAY:
            return _filled(self._days, value)
        if isinstance(value, Decimal):
            return _filled(self._amounts, value)
        if isinstance(value, bool | int):
            return _filled(self._plain[number], value)
        text = self._fitting(printable(_words(value)))
        return _filled(self._marked[number] if runs(text) else self._plain[number], text)

    def _fitting(self, text: str) -> str:
        """A text as it stands in a cell: not too long, and no character of it read as something else."""
        text = _ESCAPED.sub("_x005F_", text)
        if len(text) * 2 <= MOST or len(text.encode("utf-16-le")) // 2 <= MOST:
            return text
        self.cut += 1
        kept = text.encode("utf-16-le")[: (MOST - len(CUT)) * 2]
        return kept.decode("utf-16-le", "ignore") + CUT


def _styled(sheet: Worksheet, *, wrap: bool = False, quoted: bool = False, number_format: str = "") -> Cell:
    """A cell of a look; `quoted` keeps its text a text when somebody edits it."""
    cell: Cell = WriteOnlyCell(sheet)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    if quoted:
        cell.quotePrefix = True
    if number_format:
        cell.number_format = number_format
    return cell


def _filled(cell: Cell, value: Any) -> Cell:  # noqa: ANN401 - any value of a cell
    """A cell with a value; what is text stays text, whatever it looks like."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _words(value: Any) -> str:  # noqa: ANN401 - any value of a column
    if isinstance(value, tuple):
        return "\n".join(_words(each) for each in value)
    return label(value) if isinstance(value, Enum) else str(value)


def _property(text: str) -> str:
    return printable(text)[:_PROPERTY]


def _widths(table: Table) -> Iterator[int]:
    """Widths that suit what stands in the columns, by the first rows."""
    for number, column in enumerate(table.columns):
        longest = max((len(_words(row[number])) for row in table.rows[:200] if row[number]), default=0)
        if column.long and longest > _MIDDLE:
            yield _WIDE
        else:
            yield max(_NARROWEST, min(longest + 2, _MIDDLE), min(len(column.title) + 4, _NARROW))


def workbook(tables: Iterable[Table], on: date, title: str, author: str = "Advisor") -> Made:
    """The tables as one .xlsx file; the same tables and the same day give the same bytes.

    Args:
        tables: The tables.
        on: The day that they speak of; it stands in the file in the place of the clock.
        title: What the file calls itself.
        author: Who is named as having made it.
    """
    book, cut, at = Workbook(write_only=True), 0, datetime.combine(on, time())
    book.properties = DocumentProperties(title=_property(title), creator=_property(author), created=at)
    for table in tables:
        sheet = _Sheet(cast("Worksheet", book.create_sheet(table.name.capitalize())), table)
        sheet.write()
        cut += sheet.cut
    saved = BytesIO()
    book.save(saved)
    return Made(settled(saved.getvalue(), at), cut)

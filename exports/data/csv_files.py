"""A table as a .csv file for programs and spreadsheets: keys as headings, ISO days, plain amounts, no formulas."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from advisor.spreadsheet import neutral, printable
from exports.data.tables import Table


def csv_file(table: Table) -> bytes:
    """The table in UTF-8, with the mark by which Excel knows that it is."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([each.key for each in table.columns])
    writer.writerows([plain_cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def plain_cell(value: Any) -> str:  # noqa: ANN401 - any value of a column
    """A value as text that no spreadsheet runs and no reader misreads; several stand below each other."""
    if isinstance(value, tuple):
        return neutral("\n".join(_plain(each) for each in value))
    return neutral(_plain(value)) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> str:  # noqa: ANN401 - any single value of a column
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return printable(str(value))

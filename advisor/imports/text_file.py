"""Delimited text files (.csv, .tsv) into rows of cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from advisor.imports.encoding import decode
from advisor.imports.limits import MAX_COLUMNS, MAX_ROWS, TableError, too_many_columns, too_many_rows

_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 50
_SEP_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)


def read_text_rows(data: bytes, name: str) -> tuple[list[tuple[int, list[object]]], list[str]]:
    """Return numbered rows of cells as a spreadsheet would number them, and what to tell the user.

    Raises:
        TableError: the file is not text, too large, or its quotation marks do not match.
    """
    text, encoding = decode(data, name)
    notes = [f"{name} was read as {encoding} text."] if encoding else []
    # Excel understands a first line "sep=;" and does not count it as a row.
    told = _SEP_LINE.match(text)
    if told:
        text = text[told.end() :]
    delimiter = told.group(1) if told else _sniff(text)
    return _rows(text, delimiter, name), notes


def _sniff(text: str) -> str:
    """Return the delimiter that cuts the first rows most evenly, the comma where none does."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(row) for row in islice(_reader(text, delimiter), _SAMPLE_ROWS) if row]
    except csv.Error:
        return 0.0, 0
    width, count = Counter(widths).most_common(1)[0] if widths else (0, 0)
    return (count / len(widths), width) if width > 1 else (0.0, 0)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    # newline="" leaves line breaks as they are, so that \r, \n and \r\n all end a row and survive in quotes.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _rows(text: str, delimiter: str, name: str) -> list[tuple[int, list[object]]]:
    rows: list[tuple[int, list[object]]] = []
    number = 0
    try:
        for number, cells in enumerate(_reader(text, delimiter), start=1):
            if number > MAX_ROWS + 1:
                raise too_many_rows(name)
            if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
                raise too_many_columns(name)
            rows.append((number, list(cells)))
    except csv.Error as error:
        raise TableError(_quotes(name, number + 1, error)) from None
    return rows


def _quotes(name: str, row: int, error: csv.Error) -> str:
    if "field larger" in str(error) or "unexpected end" in str(error):
        return f"{name}, row {row}: a quotation mark opens a cell that is never closed."
    return f'{name}, row {row}: a quotation mark inside a quoted cell must be doubled ("").'

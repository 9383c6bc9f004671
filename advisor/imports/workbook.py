"""Excel workbooks (.xlsx) into rows of cells."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from advisor.imports.limits import MAX_COLUMNS, MAX_ROWS, TableError, too_many_columns, too_many_rows

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAX_UNPACKED = 300 * 1024 * 1024
_ALWAYS_FINE = 20 * 1024 * 1024
_MAX_RATIO = 100  # real workbooks unpack to 10 or 20 times their size
_LAST_EXCEL_ROW = 1_048_576
# What zipfile, the XML parser and openpyxl raise on a package that is cut short or not what it says.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
    RuntimeError,
)


def refuse_old_workbook(data: bytes, name: str) -> None:
    """Refuse a workbook from before 2007, or one behind a password: both come in the same old container.

    Raises:
        TableError: always.
    """
    if _ENCRYPTED in data:
        raise TableError(f"{name} is protected by a password; save a copy without one.")
    raise TableError(f"{name} is in the old Excel format; open it and save it as .xlsx.")


def read_workbook_rows(data: bytes, name: str, sheet: str | None) -> tuple[list[tuple[int, list[object]]], list[str]]:
    """Return the numbered, filled rows of one sheet, and what to tell the user.

    Args:
        data: the file.
        name: what to call it in messages.
        sheet: which sheet; the first visible one when None.

    Raises:
        TableError: it is damaged, too large, or has no such sheet.
    """
    _refuse_bomb(data, name)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and validations that it leaves out; none of them is in the cells.
            warnings.simplefilter("ignore", UserWarning)
            return _read(data, name, sheet)
    except TableError:
        raise
    except _DAMAGED:
        raise TableError(f"{name} is damaged or not an Excel workbook (.xlsx).") from None


def _refuse_bomb(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except _DAMAGED:
        raise TableError(f"{name} is damaged: the end of the file is missing or broken.") from None
    swollen = unpacked > _ALWAYS_FINE and unpacked > _MAX_RATIO * len(data)
    if swollen or unpacked > _MAX_UNPACKED:
        raise TableError(f"{name} unpacks to {unpacked // 2**20:,} MB, which no list of advice needs.")


def _read(data: bytes, name: str, sheet: str | None) -> tuple[list[tuple[int, list[object]]], list[str]]:
    # Loaded only when a workbook is read: it costs 0.15 s.
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        chosen, notes = _choose(book, name, sheet)
        return list(_filled_rows(chosen, name)), notes
    finally:
        book.close()


def _choose(book: "Workbook", name: str, sheet: str | None) -> tuple["Worksheet", list[str]]:
    sheets: list[Worksheet] = list(book.worksheets)
    if sheet is not None:
        for candidate in sheets:
            if candidate.title.strip().casefold() == sheet.strip().casefold():
                return candidate, []
        raise TableError(f"{name} has no sheet “{sheet}”; it has {_listed(sheets)}.")
    visible = [candidate for candidate in sheets if candidate.sheet_state == "visible"]
    if not visible:
        raise TableError(f"{name} has no visible sheet.")
    others = visible[1:]
    notes = [f"Only the sheet “{visible[0].title}” was read, not {_listed(others)}."] if others else []
    return visible[0], notes


def _listed(sheets: list["Worksheet"]) -> str:
    return ", ".join(f"“{sheet.title}”" for sheet in sheets)


def _filled_rows(sheet: "Worksheet", name: str) -> Iterator[tuple[int, list[object]]]:
    filled = 0
    gap: tuple[object, ...] | None = None
    # The bounds are given because some programs write a wrong size of the sheet, which would be believed.
    rows = sheet.iter_rows(max_row=_LAST_EXCEL_ROW + 1, max_col=MAX_COLUMNS + 1, values_only=True)
    for number, cells in enumerate(rows, start=1):
        if number > _LAST_EXCEL_ROW:
            raise TableError(f"{name} is damaged: it has rows beyond the last that Excel knows.")
        # openpyxl gives one and the same tuple for every row of a gap, which may be a million rows long.
        width = 0 if cells is gap else _width(cells)
        if not width:
            gap = cells
            continue
        filled += 1
        if filled > MAX_ROWS + 1:
            raise too_many_rows(name)
        if width > MAX_COLUMNS:
            raise too_many_columns(name)
        yield number, list(cells[:width])


def _width(cells: tuple[object, ...]) -> int:
    return next((width for width in range(len(cells), 0, -1) if cells[width - 1] is not None), 0)

"""The consultant's own files on disk: the calendar, and the tables of all records.

None of them is kept in the record of documents that were made: that says what a client may have been told, and these
are for nobody else. What is there already is never written over, but for a calendar of ours, which nobody edits and
which a calendar program may read from its place again and again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from advisor.book import Book
from advisor.system import reason_of
from exports.chosen import Chosen
from exports.data.as_json import json_file
from exports.data.csv_files import csv_file
from exports.data.tables import records_of, tables
from exports.error import ExportError
from exports.language import Language
from exports.names import ELSEWHERE, OUR_OWN, home_folder, in_a_folder, safe_name
from exports.saving import saved, saved_in_folder


class Written(NamedTuple):
    """What was written where: how many entries or records, and how many texts were too long for their cell."""

    path: Path
    number: int
    cut: int = 0


def write_calendar(
    book: Book, part: Chosen, on: date, say: Language, *, to: Path | None = None, home: Path | None = None
) -> Written:
    """Write what is due in a part of the practice as an .ics file.

    Args:
        book: The practice.
        part: The part of it.
        on: The day.
        say: The language of its entries.
        to: The file, or the folder for it; by default a folder in `home`.
        home: The folder for everything that is made; None for the one in the user's documents.

    Raises:
        ExportError: When no file can stand there.
    """
    from exports.calendar import PRODUCT, calendar  # icalendar is loaded for this alone

    content = calendar(book, part, on, say)
    name = " ".join(filter(None, (safe_name(part.name), "calendar.ics")))
    with _told(to):
        wanted = _wanted(part, name, to, home, ".ics", "a calendar")
        path = saved(wanted, content, lambda there: PRODUCT.encode() in there[:500])
    return Written(path, content.count(b"\r\nBEGIN:VEVENT\r\n"))


def write_data(book: Book, part: Chosen, on: date, *, to: Path | None = None, home: Path | None = None) -> Written:
    """Write every record of a part of the practice: as a workbook, as JSON, or as .csv files in a folder.

    Args:
        book: The practice.
        part: The part of it.
        on: The day of what is derived.
        to: A file that ends in .xlsx or .json, or a folder; by default a workbook in a folder in `home`.
        home: The folder for everything that is made; None for the one in the user's documents.

    Raises:
        ExportError: When it cannot be written there.
    """
    number = sum(map(len, records_of(book, part).values()))
    if not number:
        raise ExportError("Nothing is recorded yet, so there is nothing to write.")
    name = " ".join(filter(None, (safe_name(part.name), "data", on.isoformat())))
    suffix = to.suffix.lower() if to is not None else ".xlsx"
    with _told(to):
        if to is not None and (to.expanduser().is_dir() or not suffix):
            return Written(saved_in_folder(_folder(to, name), _csv_files(book, part, on)), number)
        if suffix == ".json":
            path = _wanted(part, f"{name}.json", to, home, ".json", "JSON")
            return Written(saved(path, json_file(book, part, on)), number)
        if suffix != ".xlsx":
            raise ExportError(f"{to} ends in neither .xlsx nor .json; name such a file, or a folder for .csv files.")
        from exports.data.workbook import workbook  # openpyxl is loaded for this alone

        path = _wanted(part, f"{name}.xlsx", to, home, ".xlsx", "a workbook")
        made = workbook(tables(book, part, on), on, f"Advisor {name} (internal)")
        return Written(saved(path, made.content), number, made.cut)


def _csv_files(book: Book, part: Chosen, on: date) -> dict[str, bytes]:
    return {f"{each.name}.csv": csv_file(each) for each in tables(book, part, on)}


@contextmanager
def _told(to: Path | None) -> Iterator[None]:
    """Say in a sentence what the system refuses."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError: "~name" of somebody who has no home here
        reason = reason_of(error) if isinstance(error, OSError) else str(error).rstrip(".").lower()
        raise ExportError(f"{to or 'The folder for it'} cannot be written: {reason}; {ELSEWHERE}") from error


def _wanted(part: Chosen, name: str, to: Path | None, home: Path | None, suffix: str, what: str) -> Path:
    """The file that was asked for, with the name that it has by itself where only a folder was named."""
    if to is None:
        return home_folder(home, safe_name(part.client) or OUR_OWN) / name
    path = to.expanduser().absolute()
    if path.is_dir():
        return path / name
    if path.suffix.lower() != suffix:
        raise ExportError(f"{to} does not name {what}; let the name end in {suffix}, or name a folder.")
    return in_a_folder(path)


def _folder(to: Path, name: str) -> Path:
    """The folder for several files: a new one of that name, or one within the folder that is there."""
    path = to.expanduser().absolute()
    return path / name if path.is_dir() else in_a_folder(path)

"""Writes the consultant's own files: what is due for a calendar program, and every record as tables or JSON."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from advisor.cli.family import Family
from advisor.cli.output import line, say, warn, write_json
from advisor.cli.refusal import Refusal
from advisor.cli.session import session
from advisor.words import count

T = TypeVar("T")

_CALENDAR = """Import the file again whenever you like: what has moved is moved, what is settled is cancelled, and
nothing stands there twice. It is for yourself: clients and advice stand in it by name."""
_DATA = """The name of the file says what is written: a workbook (.xlsx), JSON with its schema (.json), or a folder with
a .csv file for each type of record. It holds everything, internal notes as well: none of it is for a client."""
_SCOPE = "a client's code, an engagement's reference, or a filter of advice; everything when left out"


def offer(kinds: Family) -> None:
    """Add what is not a document to ``export``."""
    calendar = kinds.command("calendar", run_calendar, "write what is due for a calendar program", epilog=_CALENDAR)
    calendar.add_argument("scope", metavar="SCOPE", nargs="*", help=_SCOPE)
    calendar.add_argument("-o", "--output", metavar="FILE", help="where to: an .ics file, a folder, or - for output")
    data = kinds.command("data", run_data, "write every record as tables or as JSON", epilog=_DATA)
    data.add_argument("scope", metavar="SCOPE", nargs="*", help=_SCOPE)
    data.add_argument(
        "-o", "--output", metavar="FILE", help="where to: .xlsx, .json, a folder, or - for JSON as output"
    )
    data.add_argument("--json", action="store_true", help="write JSON to output; the same as -o -")


def run_calendar(args: argparse.Namespace) -> int:
    """Write what is due as an .ics file; nothing is recorded."""
    from exports.calendar import calendar
    from exports.chosen import chosen
    from exports.language import language
    from exports.own_data import write_calendar

    desk = session(args)
    part = _told(lambda: chosen(desk.book, _scope(args), desk.today))
    words = _told(lambda: language(desk.book.profile.language))
    if args.output == "-":
        sys.stdout.buffer.write(calendar(desk.book, part, desk.today, words))
        return 0
    written = _told(lambda: write_calendar(desk.book, part, desk.today, words, to=_place(args)))
    say(line(f"{written.path} is written: {count(written.number, 'entry', 'entries')}, for yourself alone."))
    return 0


def run_data(args: argparse.Namespace) -> int:
    """Write every record of a part of the practice; nothing is recorded."""
    from exports.chosen import chosen
    from exports.data.as_json import data_json
    from exports.own_data import write_data

    if args.json and args.output not in (None, "-"):
        raise Refusal("--json writes to output; leave it out where -o names a file that ends in .json.")
    desk = session(args)
    part = _told(lambda: chosen(desk.book, _scope(args), desk.today))
    if args.json or args.output == "-":
        write_json(data_json(desk.book, part, desk.today))
        return 0
    written = _told(lambda: write_data(desk.book, part, desk.today, to=_place(args)))
    say(line(f"{written.path} is written: {count(written.number, 'record')}. It is internal: not for a client."))
    if written.cut:
        texts = count(written.cut, "text is", "texts are")
        warn(f"{texts} longer than a cell of Excel holds, and cut there; as JSON and as .csv they are whole.")
    return 0


def _scope(args: argparse.Namespace) -> str:
    return " ".join(each.strip() for each in args.scope)


def _place(args: argparse.Namespace) -> Path | None:
    return Path(args.output) if args.output else None


def _told(make: Callable[[], T]) -> T:
    """What is made.

    Raises:
        Refusal: With the sentence that says why it cannot be made.
    """
    from exports.error import ExportError

    try:
        return make()
    except ExportError as error:
        raise Refusal(str(error)) from error

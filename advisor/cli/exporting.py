"""Makes the documents that a client receives."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from advisor.changes import Refused
from advisor.cli.family import Family
from advisor.cli.options import add_fields, typed_fields
from advisor.cli.output import line, say
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, kind_of, session
from advisor.dates import parse_date
from advisor.records import Client, Document, Engagement, Problem
from advisor.records.choices import DocumentStatus
from advisor.words import label

_EPILOG = """Nothing internal stands in it. What you added the last time stands in it again, unless you say otherwise.
A file that was changed or sent since it was made is never replaced: the next one gets a version number."""


def offer(family: Family) -> None:
    """Add ``export``."""
    kinds = family.under(family.command("export", None, "make a document"), "KIND")
    summary = kinds.command("summary", run_summary, "make an engagement summary in Word", epilog=_EPILOG)
    summary.add_argument("scope", metavar="SCOPE", help="an engagement's reference, or a client's code")
    summary.add_argument("-o", "--output", metavar="FILE", help="where to: a .docx file, a folder, or - for output")
    summary.add_argument("--as-of", metavar="DATE", default="today", help="the day it speaks of; today when left out")
    add_fields(summary, Document, leave=("client", "engagement", "sent_on"))


def run_summary(args: argparse.Namespace) -> int:
    """Make an engagement summary, and keep in the record that it was made."""
    from exports.error import ExportError
    from exports.making import last_words, make_summary, summary_bytes  # Word is loaded for this alone
    from exports.summary import Added

    desk = session(args)
    scope = desk.find(args.scope)
    if not isinstance(scope, Client | Engagement):
        raise Refusal(f"{args.scope} is {kind_of(scope)}; a summary is of an engagement or of a client.")
    values, as_of = _read(desk, args)
    last = last_words(desk.book, scope)
    said = {name: values.get(name, getattr(last, name)) for name in ("addressee", "message", "found")}
    said["status"] = values.get("status", DocumentStatus.draft)
    try:
        if args.output == "-":
            sys.stdout.buffer.write(summary_bytes(desk.book, scope, as_of, Added(**said)))
            return 0
        made = make_summary(desk.practice, scope, to=Path(args.output) if args.output else None, as_of=as_of, **said)
    except ExportError as error:
        raise Refusal(str(error)) from error
    say(line(f"{made.path} is made ({label(made.document.status)})."))
    return 0


def _read(desk: Session, args: argparse.Namespace) -> tuple[dict[str, Any], date]:
    """What was typed for the document, and the day it speaks of.

    Raises:
        Refused: With everything that cannot be read.
    """
    read = desk.reader().read(Document, typed_fields(args))
    problems, as_of = list(read.problems), desk.today
    try:
        as_of = parse_date(args.as_of, desk.today)
    except ValueError as error:
        problems.append(Problem("as_of", str(error)))
    if problems:
        raise Refused(problems)
    return read.values, as_of

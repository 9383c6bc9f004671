"""Marks a document as sent, and keeps the file that went."""

import argparse
from datetime import date
from pathlib import Path

from advisor.cli.family import Family
from advisor.cli.output import line, say
from advisor.cli.place import path_named
from advisor.cli.refusal import DONE, Refusal
from advisor.cli.session import Session, kind_of, problem, session
from advisor.dates import parse_date
from advisor.records import Document
from advisor.upkeep.sending import mark_sent
from advisor.words import label, long_date

_EPILOG = """The file is kept in the practice as it is now, with its SHA-256. Where you finished it in Word first, or
sent a PDF of it (--file), that is what is kept. undo takes the mark back; the file stays."""


def offer(family: Family) -> None:
    """Add ``sent``."""
    sent = family.command(
        "sent", run, "mark a document as sent, and keep the file that went", epilog=_EPILOG, day=("sent_on",)
    )
    sent.add_argument("document", metavar="ID|FILE", help="the start of its id (advisor list documents), or its file")
    sent.add_argument("--on", metavar="DATE", default="today", help="the day; today when left out")
    sent.add_argument("--file", metavar="FILE", help="the file that was sent, where it is another one")


def run(args: argparse.Namespace) -> int:
    """Mark a document as sent."""
    desk = session(args)
    document = _document(desk, args.document)
    sent = mark_sent(desk.practice, document, _day(desk, args.on), path_named(args.file) if args.file else None)
    assert sent.document.sent_on is not None
    say(line(f"The {label(document.kind)} is marked as sent on {long_date(sent.document.sent_on)}."))
    if sent.finished:
        say("The file is another than the one that was made; it is kept as it was sent.")
    say(line(f"Kept: {sent.kept}"))
    return DONE


def _document(desk: Session, name: str) -> Document:
    path = str(path_named(name).absolute())
    made = [each for each in desk.book.all(Document) if each.file == path]
    if made:  # the same file may have been made several times: the last one is what lies there
        return max(made, key=lambda each: (each.made_on or date.min, each.noted))
    if Path(name).suffix and desk.book.find(name) is None:
        raise Refusal(f"No document was made as {path}; advisor list documents shows those that were, with their ids.")
    found = desk.find(name)
    if not isinstance(found, Document):
        raise Refusal(f"{name} is {kind_of(found)}; name a document: advisor list documents shows them.")
    return found


def _day(desk: Session, typed: str) -> date:
    try:
        return parse_date(typed, desk.today)
    except ValueError as error:
        raise problem("on", str(error)) from error

"""Makes the documents that a client receives, and the consultant's own."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.changes import Refused
from advisor.cli import exporting_data, exporting_letters
from advisor.cli.family import Family
from advisor.cli.options import add_fields, typed_fields
from advisor.cli.output import line, say
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, kind_of, session
from advisor.dates import parse_date
from advisor.records import Client, Document, Engagement, Problem, Profile
from advisor.records.choices import DocumentKind, DocumentStatus
from advisor.words import label
from exports.family import FAMILY, TABLES, Kind

if TYPE_CHECKING:
    from exports.since import Since

_EPILOG = """Nothing internal stands in it. What you added the last time stands in it again, unless you say otherwise.
A file that was changed or sent since it was made is never replaced: the next one gets a version number."""
_OWN = """It is internal and says so on every page. What you added the last time stands in it again.
A file that was changed since it was made is never replaced: the next one gets a version number."""
_SINCE = (
    "tell what changed since that day, or since the last one was sent, and leave what was settled by then to the "
    "register; when left out, it tells what changed since the last one was sent, and everything stands in full"
)
_TEMPLATE = "your firm's own Word file, whose look it gets; the practice's when left out, none for ours"
_NO_TEMPLATE = "none"
_WHERE = "where to: a {endings} file, a folder, or - for output"
_SCOPES = {
    Engagement: "an engagement's reference",
    Client: "a client's code",
    Profile: "practice for all of it",
}
_ALL = "all of the practice when left out"


def offer(family: Family) -> None:
    """Add ``export``."""
    kinds = family.under(family.command("export", None, "make a document, a calendar or tables"), "KIND")
    for each in FAMILY.values():
        if not each.command:
            _offer(kinds, each)
    _offer_letters(kinds)
    exporting_data.offer(kinds)


def _offer(kinds: Family, kind: Kind) -> None:
    what = label(kind.kind)
    article = "an" if what[0] in "aeiou" else "a"
    epilog = _OWN if kind.internal else _EPILOG
    made = kinds.command(kind.name, run, f"make {article} {what} in Word", epilog=epilog)
    scopes = _allowed(kind)
    if kind.narrowed:
        made.add_argument("scope", metavar="SCOPE", nargs="*", help=f"{scopes}, or a filter of advice; {_ALL}")
    elif Profile in kind.scopes:
        made.add_argument("scope", metavar="SCOPE", nargs="?", default=Profile.KIND, help=f"{scopes}; {_ALL}")
    else:
        made.add_argument("scope", metavar="SCOPE", help=scopes)
    _offer_options(made, kind)
    made.set_defaults(kind=kind.kind)


def _offer_letters(kinds: Family) -> None:
    made = kinds.command(exporting_letters.NAME, _run_letter, exporting_letters.SUMMARY, epilog=_EPILOG)
    exporting_letters.offer(made)
    _offer_options(made, FAMILY[DocumentKind.team_letter])


def _offer_options(made: argparse.ArgumentParser, kind: Kind) -> None:
    """Add what may be said about any document of a kind."""
    made.add_argument("-o", "--output", metavar="FILE", help=_WHERE.format(endings=" or ".join(kind.endings)))
    made.add_argument("--as-of", metavar="DATE", default="today", help="the day it speaks of; today when left out")
    made.add_argument("--template", metavar="FIRM.docx", help=_TEMPLATE)
    if kind.tells_changes:
        made.add_argument("--since", metavar="DATE|last", help=_SINCE)
    add_fields(made, Document, leave=("client", "engagement", "sent_on"))


def run(args: argparse.Namespace) -> int:
    """Make a document, and keep in the record that it was made."""
    desk, kind = session(args), DocumentKind(args.kind)
    scope, words = _scope(desk, FAMILY[kind], args.scope)
    return _make(desk, args, kind, scope, words=words)


def _run_letter(args: argparse.Namespace) -> int:
    """Make the letter that was named, or the one that what was named asks for."""
    desk = session(args)
    _, as_of, _ = _read(desk, args)
    letter = exporting_letters.letter(desk, args.scope, args.letter, as_of)
    return _make(desk, args, letter.kind, letter.scope, about=letter.about, sitting=letter.sitting)


def _make(
    desk: Session,
    args: argparse.Namespace,
    kind: DocumentKind,
    scope: Client | Engagement | Profile,
    *,
    words: str = "",
    about: tuple[str, ...] = (),
    sitting: str = "",
) -> int:
    from exports.asked import Added
    from exports.error import ExportError
    from exports.making import asked_of, bytes_of, last_words, make  # Word is loaded for this alone

    values, as_of, since = _read(desk, args)
    if str(args.output or "").lower().endswith(TABLES) and (values.get("message") or values.get("found")):
        raise Refusal("A table has no place for a message or for what we found; leave them out, or make it in Word.")
    last = last_words(desk.book, kind, scope, words)
    said = {name: values.get(name, getattr(last, name)) for name in ("addressee", "message", "found")}
    said["status"] = values.get("status", DocumentStatus.draft)
    try:
        asked = asked_of(
            desk.practice,
            kind,
            scope,
            as_of=as_of,
            added=Added(**said),
            about=about,
            filter=words,
            sitting=sitting,
            since=since,
            template=_template(args.template),
        )
        if args.output == "-":
            sys.stdout.buffer.write(bytes_of(kind, asked))
            return 0
        made = make(desk.practice, kind, asked, to=Path(args.output) if args.output else None)
    except ExportError as error:
        raise Refusal(str(error)) from error
    say(line(f"{made.path} is made ({label(made.document.status)})."))
    return 0


def _scope(desk: Session, kind: Kind, typed: str | list[str]) -> tuple[Client | Engagement | Profile, str]:
    """What the document is about, and the filter that narrows it, "" for none."""
    name = typed if isinstance(typed, str) else " ".join(each.strip() for each in typed) or Profile.KIND
    if kind.narrowed and name.casefold() != Profile.KIND and desk.book.find(name) is None:
        return desk.book.profile, name
    scope = desk.find(name)
    if not isinstance(scope, Client | Engagement | Profile):
        raise Refusal(f"{name} is {kind_of(scope)}; name {_allowed(kind)}.")
    return scope, ""


def _template(typed: str | None) -> str | None:
    return "" if typed == _NO_TEMPLATE else typed


def _allowed(kind: Kind) -> str:
    *most, last = (_SCOPES[each] for each in kind.scopes)
    return f"{', '.join(most)} or {last}"


def _read(desk: Session, args: argparse.Namespace) -> tuple[dict[str, Any], date, Since | None]:
    """What was typed for the document, the day it speaks of, and what it is held against.

    Raises:
        Refused: With everything that cannot be read.
    """
    read = desk.reader().read(Document, typed_fields(args))
    problems = list(read.problems)
    as_of = _day(desk, "as_of", args.as_of, problems) or desk.today
    since: Since | None = getattr(args, "since", None)
    if since is not None and since != "last":
        since = _day(desk, "since", str(since), problems)
    if problems:
        raise Refused(problems)
    return read.values, as_of, since


def _day(desk: Session, name: str, typed: str, problems: list[Problem]) -> date | None:
    try:
        return parse_date(typed, desk.today)
    except ValueError as error:
        problems.append(Problem(name, str(error)))
        return None

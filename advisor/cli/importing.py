"""Takes in tables of other programs; beside it, forms that came back."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.book import Book
from advisor.cli import importing_decisions
from advisor.cli.family import Family
from advisor.cli.machine import local_now
from advisor.cli.output import Column, heading, line, say, table, warn
from advisor.cli.place import place
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, session
from advisor.words import count

if TYPE_CHECKING:
    from advisor.imports.planned import RowPlan
    from advisor.imports.recording import Intake

_FIRST_ROWS = 5
_EPILOG = """Columns are found by their names (Recommendation, Client, Project, Date, Status) or by a map, a TOML file
with columns, aliases and statuses. The whole file is one action: advisor undo takes it back. A row that was taken
before is not taken again."""


def offer(family: Family) -> None:
    """Add ``import``."""
    kinds = family.under(family.command("import", None, "take in a table, or a form that came back"), "KIND")
    advice = kinds.command("advice", run_import, "take in recommendations from .xlsx or .csv", epilog=_EPILOG)
    advice.add_argument("file", metavar="FILE", help="the table; - for standard input")
    advice.add_argument("--map", metavar="MAP", help="what the columns and statuses of the table mean, in TOML")
    advice.add_argument("--dry-run", action="store_true", help="show what would be recorded, and record nothing")
    importing_decisions.offer(kinds)


def run_import(args: argparse.Namespace) -> int:
    """Import recommendations: everything that can be taken, in one action."""
    from advisor.imports.recording import intake

    plan = _plan(args)
    _print_plan(plan, args.dry_run)
    desk = _desk(args)
    found = intake(plan, desk.book if desk else Book(), local_now().date())
    for refusal in found.refused:
        warn(line(f"Row {refusal.number} is not taken: {refusal.reason}."))
    if desk and not args.dry_run and found.changes:
        desk.record(found.changes, f"Import {_name(args.file)}: {count(found.advice, 'recommendation')}")
    _print_intake(found, args.dry_run)
    return 0 if found.advice or found.already else 1


def _desk(args: argparse.Namespace) -> Session | None:
    """The practice to import into; a dry run leaves a missing one missing."""
    if args.dry_run and not place(args.practice).folder.exists():
        return None
    return session(args, create=not args.dry_run)


def _name(file: str) -> str:
    return "standard input" if file == "-" else Path(file).name


def _plan(args: argparse.Namespace) -> "RowPlan":
    """The rows of the table as they were understood.

    Raises:
        Refusal: When the table or the map cannot be read.
    """
    from advisor.imports.limits import TableError
    from advisor.imports.map_file import MapError, read_map
    from advisor.imports.mapping import Mapping
    from advisor.imports.rows import plan_rows
    from advisor.imports.tables import read_table

    try:
        mapping = read_map(Path(args.map)) if args.map else Mapping()
        source = sys.stdin.buffer.read() if args.file == "-" else Path(args.file)
        return plan_rows(read_table(source, _name(args.file), mapping.sheet), mapping)
    except (TableError, MapError) as error:
        raise Refusal(str(error)) from error


def _print_plan(plan: "RowPlan", dry_run: bool) -> None:
    for note in plan.notes:
        say(line(note))
    for refusal in plan.refused:
        warn(line(f"Row {refusal.number} is not taken: {refusal.reason}."))
    if dry_run and plan.rows:
        heading("The first rows")
        columns = [Column("Row", right=True), Column("Client", cuts=True), Column("Engagement", cuts=True)]
        columns += [Column("Advice", cuts=True), Column("Then")]
        first = plan.rows[:_FIRST_ROWS]
        rows = [
            [str(each.number), each.client, each.engagement, str(each.fields.get("title", "")), _then(each.events)]
            for each in first
        ]
        table(columns, rows)


def _then(events: tuple[object, ...]) -> str:
    return ", ".join(str(getattr(each, "kind", "")) for each in events)


def _print_intake(found: "Intake", dry_run: bool) -> None:
    would = "would be" if dry_run else "are"
    if found.already:
        say(f"{count(found.already, 'row')} {'was' if found.already == 1 else 'were'} taken before and left alone.")
    if not found.changes:
        say("There is nothing new to record.")
        return
    parts = [count(found.advice, "recommendation"), count(found.clients, "new client")]
    parts += [count(found.engagements, "new engagement"), count(found.people, "new person", "new people")]
    parts += [count(found.events, "record of what became of them", "records of what became of them")]
    say(f"{', '.join(part for part in parts if not part.startswith('0 '))} {would} recorded.")

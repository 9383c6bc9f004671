"""Takes in a decision form that a client filled in: shows what it would record, and records it after a yes."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from advisor.cli.family import Family
from advisor.cli.opening import on_terminal
from advisor.cli.output import line, say, write_json
from advisor.cli.place import path_named
from advisor.cli.refusal import DONE, Refusal
from advisor.cli.session import Session, session
from advisor.practice import Done
from advisor.words import count

if TYPE_CHECKING:
    from exports.form.plan import Came, Plan

_EPILOG = """An answer about which something is doubtful is left out, unless --with-doubts names it. All that is
recorded is one action, and undo takes it back. The file is kept with its SHA-256, and each decision says which file it
came by. The same answers are never recorded twice."""
_DOUBTS = "record the answer about REF in spite of its doubts, or every such answer; may be given several times"
_ALL = "all"


def offer(kinds: Family) -> None:
    """Add ``import decisions``."""
    command = kinds.command("decisions", run, "take in a decision form that came back", epilog=_EPILOG)
    command.add_argument("file", metavar="FILE", help="the Word file that the client sent; - for standard input")
    command.add_argument("--dry-run", action="store_true", help="show what would be recorded, and record nothing")
    command.add_argument("--yes", action="store_true", help="record it without asking")
    command.add_argument("--with-doubts", metavar="REF|all", action="append", default=[], help=_DOUBTS)
    command.add_argument("--json", action="store_true", help="write JSON")


def run(args: argparse.Namespace) -> int:
    """Take in a returned form."""
    from exports.error import ExportError
    from exports.form.returning import plan_for  # Word is loaded for this alone

    desk = session(args)
    try:
        plan = plan_for(desk.practice, _came(args.file))
        chosen = _chosen(plan, args.with_doubts)
        if not args.json:
            _show(desk, plan, chosen)
        done = None if args.dry_run or plan.says_nothing_new else _recorded(desk, plan, chosen, args)
    except ExportError as error:
        raise Refusal(str(error)) from error
    if args.json:
        _write(desk, plan, done)
    else:
        _tell(plan, chosen, done)
    return DONE


def _came(file: str) -> Came:
    from exports.form.returning import came_in
    from exports.word.foreign.limits import FILE

    if file == "-":
        return came_in(sys.stdin.buffer.read(FILE + 1), "standard input")
    return came_in(path_named(file))


def _show(desk: Session, plan: Plan, chosen: list[str]) -> None:
    """Show old and new, and what is left out of it."""
    from advisor.cli.returned_text import print_plan

    print_plan(desk.book, plan)
    left = [each.reference for each in plan.items if each.advice and each.advice.id in {*plan.choosable} - {*chosen}]
    if left:
        say(line(f"Left out because of doubts: {', '.join(left)}. --with-doubts REF records one in spite of them."))


def _write(desk: Session, plan: Plan, done: Done | None) -> None:
    from advisor.cli.returned_text import plan_json

    write_json(plan_json(desk.book, plan, done))


def _chosen(plan: Plan, named: list[str]) -> list[str]:
    """The ids of the recommendations whose answers are recorded.

    Raises:
        Refusal: When one is named that the form does not answer, or whose answer cannot be recorded.
    """
    from exports.form.telling import why_not

    if _ALL in named:
        return list(plan.choosable)
    chosen = dict.fromkeys(plan.ready)
    for name in named:
        item = next((each for each in plan.items if each.reference.casefold() == name.strip().casefold()), None)
        if item is None or item.advice is None:
            asked = ", ".join(each.reference for each in plan.items if each.advice) or "nothing that can be read"
            raise Refusal(f"The form does not answer “{name}”; it answers {asked}.")
        if item.is_known:  # the same command again is no mistake
            continue
        if not item.can_be_recorded:
            raise Refusal(f"Nothing about {item.reference} can be recorded from this form. {why_not(item)}")
        chosen[item.advice.id] = None
    return list(chosen)


def _recorded(desk: Session, plan: Plan, chosen: list[str], args: argparse.Namespace) -> Done:
    """Record it, once somebody said yes.

    Raises:
        Refusal: When nobody did.
    """
    from exports.form.returning import record

    if not chosen and plan.earlier:
        return Done("", "", ())
    if not args.yes:
        _ask(_what(len(chosen)), can_ask=on_terminal() and not args.json)
    with desk.telling_once():
        done = record(desk.practice, plan, chosen)
    desk.settle()
    return done


def _what(number: int) -> str:
    return count(number, "decision") if number else "that the form came back, and no decision"


def _ask(what: str, *, can_ask: bool) -> None:
    if not can_ask:
        raise Refusal(f"Nothing was recorded; --yes records {what}, --dry-run only shows it.")
    try:
        answer = input(f"Record {what}? y or n: ")
    except EOFError:
        answer = ""
    if answer.strip().casefold() not in ("y", "yes"):
        raise Refusal("Nothing was recorded.")


def _tell(plan: Plan, chosen: list[str], done: Done | None) -> None:
    """Say what was recorded."""
    if done and done.id:
        say(f"Recorded: {_what(len(chosen))}. advisor undo takes it back.")
    elif plan.choosable and not chosen and plan.earlier:
        say("Nothing was recorded.")
    elif plan.says_nothing_new:
        from exports.form.telling import nothing_new

        say(nothing_new(plan))
    else:
        say(f"Would be recorded: {_what(len(chosen))}.")

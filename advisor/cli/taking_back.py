"""The history, and taking back."""

import argparse
from dataclasses import asdict

from advisor.cli.family import Family
from advisor.cli.output import say, write_json
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, session
from advisor.jsonable import Json
from advisor.practice import Done
from advisor.showing import Told, told, told_lines, what


def offer(family: Family) -> None:
    """Add ``history``, ``undo`` and ``redo``."""
    history = family.command("history", run_history, "show who recorded what, when, and what it said before")
    history.add_argument("ref", nargs="?", metavar="REF", help="one record or one client; everything without")
    history.add_argument("--json", action="store_true", help="one JSON object")
    undo = family.command("undo", run_undo, "take back the latest action of this computer")
    undo.add_argument("id", nargs="?", metavar="ID", help="another action, by the start of its id in the history")
    family.command("redo", run_redo, "bring back what undo took")


def run_history(args: argparse.Namespace) -> int:
    """Show the history, the latest action last."""
    desk = session(args)
    record = desk.find(args.ref) if args.ref else None
    unread: dict[str, str] = {}
    actions = [told(desk.book, each) for each in desk.practice.history(record, unread=unread)]
    desk.warn(unread.values())
    if args.json:
        write_json({"actions": [_action_json(each) for each in actions]})
        return 0
    for index, action in enumerate(actions):
        if index:
            say()
        for each in told_lines(action):
            say(each)
    if not actions:
        say("Nothing was recorded yet.")
    return 0


def _action_json(action: Told) -> Json:
    found = asdict(action)
    found["at"], found["on"] = action.at.isoformat(), action.on.isoformat()
    return found


def run_undo(args: argparse.Namespace) -> int:
    """Take an action back."""
    desk = session(args)
    with desk.telling_once():
        done = desk.practice.undo(_action_id(desk, args.id) if args.id else "")
    desk.settle()
    return _say_done(done, "Taken back", "There is nothing that this computer could take back.")


def run_redo(args: argparse.Namespace) -> int:
    """Bring back what undo took."""
    desk = session(args)
    with desk.telling_once():
        done = desk.practice.redo()
    desk.settle()
    return _say_done(done, "Brought back", "There is nothing to bring back.")


def _say_done(done: Done | None, said: str, nothing: str) -> int:
    if done is None:
        raise Refusal(nothing)
    say(f"{said}: {what(done.why)}.")
    return 0


def _action_id(desk: Session, start: str) -> str:
    """The id of the one action that begins so.

    Raises:
        Refusal: When there is none, or more than one.
    """
    unread: dict[str, str] = {}
    found = [each.action for each in desk.practice.history(unread=unread) if each.action.id.startswith(start)]
    if len(found) == 1:
        return found[0].id
    if not found:
        desk.warn(unread.values())
        raise Refusal(f"No action of the history begins with “{start}”; advisor history shows their ids.")
    listed = "; ".join(f"{each.id} {each.why}" for each in found)
    raise Refusal(f"Several actions begin with “{start}”: {listed}.")

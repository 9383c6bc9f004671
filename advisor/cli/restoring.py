"""Lists the backups, and restores from one."""

import argparse
import shlex
from pathlib import Path

from advisor.cli.opening import on_terminal
from advisor.cli.output import Column, line, say, table, write_json
from advisor.cli.place import Place, path_named, place
from advisor.cli.refusal import DONE, Refusal
from advisor.cli.session import Session, session
from advisor.store import NotAPractice, open_practice
from advisor.upkeep import folder_of
from advisor.upkeep.backing_up import Listed, backups
from advisor.upkeep.foreseeing import what_would_change
from advisor.upkeep.restoring import restore, restore_into
from advisor.upkeep.telling import prospect_words
from advisor.words import count, short_date


def run_restore(args: argparse.Namespace) -> int:
    """List the backups, or restore from one."""
    if args.list or args.json or not args.file:
        return _print_backups(session(args), as_json=args.json)
    where = place(args.practice)
    if not _is_practice(where):
        return _into_new(where, path_named(args.file), args.client)
    desk = session(args)
    found = what_would_change(desk.practice, _named(args.file, where), args.client or "")
    if all(each.nothing for each in found.prospects):
        say("Everything is as this backup says; nothing was changed.")
        return DONE
    for each in prospect_words(found):
        say(line(each))
    if not args.yes:
        _must_say_yes(args.file)
    done = restore(desk.practice, found)
    for words in done.words:
        say(line(words))
    if done.done is not None:
        say(line(f"Done: {done.done.why}; advisor undo takes it back."))
    desk.warn_of_troubles()
    return DONE


def _is_practice(where: Place) -> bool:
    try:
        open_practice(where.folder, where.state)
    except NotAPractice:
        return False
    return True


def _into_new(where: Place, path: Path, client: str | None) -> int:
    if client:
        raise Refusal(f"There is no practice in {where.folder}; --client restores into one that is there.")
    clients = restore_into(where.folder, path)
    say(line(f"The practice is in {where.folder}, with {count(clients, 'client')} and all its history."))
    return DONE


def _named(file: str, where: Place) -> Path:
    """The file that was named: as a path, else as the list of backups names it."""
    path = path_named(file)
    return path if path.exists() else where.folder / path


def _must_say_yes(file: str) -> None:
    """Ask on a terminal; where nobody sits before one, only --yes will do.

    Raises:
        Refusal: When it is not to be done.
    """
    if not on_terminal():
        raise Refusal(f"Nothing was changed; advisor restore {shlex.quote(file)} --yes does it.")
    if input("Restore it? (y/n) ").strip().casefold() not in ("y", "yes"):
        raise Refusal("Nothing was changed.")


def _print_backups(desk: Session, *, as_json: bool) -> int:
    found = backups(desk.practice)
    if as_json:
        write_json({"backups": [_as_json(desk, each) for each in found]})
    elif found:
        columns = [Column("When"), Column("Whose", cuts=True), Column("Records", right=True), Column("File")]
        table(columns, [_row(desk, each) for each in found])
    else:
        say("There are no backups yet; advisor backup makes them.")
    return DONE


def _row(desk: Session, listed: Listed) -> list[str]:
    at = listed.backup.at.astimezone()
    return [f"{short_date(at.date())} {at:%H:%M}", listed.holds, str(listed.records), _file(desk, listed)]


def _as_json(desk: Session, listed: Listed) -> dict[str, object]:
    whole = {"at": listed.backup.at.isoformat(), "whose": listed.whose, "records": listed.records}
    return {**whole, "second": listed.second, "file": _file(desk, listed)}


def _file(desk: Session, listed: Listed) -> str:
    """A backup as ``advisor restore`` takes it: short where it lies in the practice."""
    root = folder_of(desk.practice).layout.root
    path = listed.backup.path
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)

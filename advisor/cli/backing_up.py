"""Backs up everything now, in the practice or into one file elsewhere."""

import argparse
from pathlib import Path

from advisor.cli.output import line, say, warn
from advisor.cli.place import path_named
from advisor.cli.refusal import DONE, REFUSED
from advisor.cli.session import Session, session
from advisor.upkeep.backing_up import back_up, back_up_to, scope_name, whose
from advisor.upkeep.second_folder import second_shelf


def run_backup(args: argparse.Namespace) -> int:
    """Back up everything, here or into one file elsewhere."""
    desk = session(args)
    return _into_one_file(desk, path_named(args.folder).absolute()) if args.folder else _onto_shelves(desk)


def _into_one_file(desk: Session, folder: Path) -> int:
    made = back_up_to(desk.practice, folder)
    say(line(f"Everything is in {made.path} ({_size(made.size)})."))
    say("It holds what is confidential and is not encrypted; anyone who has the file can read it.")
    for scope, words in made.left_out.items():
        warn(line(f"{scope_name(desk.practice, scope)} is not in it. {words}"))
    return REFUSED if made.left_out else DONE


def _onto_shelves(desk: Session) -> int:
    report = back_up(desk.practice)
    names = [whose(desk.book, each.scope) for each in report.made]
    say(line(f"Backed up: {', '.join(names)}." if names else "The latest backups hold everything already."))
    second = second_shelf(desk.practice)
    if second is not None and not report.troubles:
        say(line(f"The same is in {second}."))
    for words in report.troubles:
        warn(line(words))
    return REFUSED if report.troubles else DONE


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.1f} kB"

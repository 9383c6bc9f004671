"""Opens the screens, on the practice or on a throw-away sample.

What the screens do not need for their first frame is imported where it is used: nobody waits for it.
"""

import argparse
import shutil
import sys
from datetime import date
from pathlib import Path

from advisor.cli.family import Family
from advisor.cli.machine import local_now, login
from advisor.cli.output import warn
from advisor.cli.place import Place, place, sample_home
from advisor.cli.refusal import Refusal
from advisor.system import reason_of


def offer(family: Family) -> None:
    """Add ``demo``; the screens themselves open where there is no command."""
    demo = family.command("demo", run_demo, "open a throw-away sample practice", shared_too=True)
    demo.add_argument("--reset", action="store_true", help="make the sample anew, without what was changed in it")


def on_terminal() -> bool:
    """Whether somebody sits before the screen."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def screens(args: argparse.Namespace) -> int:
    """Open the screens on the practice."""
    where = place(args.practice)
    if not on_terminal():
        raise Refusal("The screens need a terminal; advisor today and advisor list print the same as text.")
    return _screens(where, only=args.only or "", sample=False, create=True)


def _screens(where: Place, *, only: str, sample: bool, create: bool) -> int:
    from screens.start import Start, run

    return run(Start(where.folder, where.state, local_now, login(), only=only, sample=sample, create=create))


def run_demo(args: argparse.Namespace) -> int:
    """Open the sample, made today."""
    where = sample_place(local_now().date(), reset=args.reset)
    if on_terminal():
        return _screens(where, only=args.only or "", sample=True, create=False)
    warn("This is a sample practice; the screens need a terminal, so here is its Today as text.")
    from advisor.cli.reading import print_today
    from advisor.cli.session import Session
    from advisor.store import StoreError

    try:
        print_today(Session(where, only=args.only or ""))
    except StoreError as error:
        raise Refusal(str(error)) from error
    return 0


def sample_place(today: date, *, reset: bool) -> Place:
    """The folders of the sample, made when there is none of today.

    Raises:
        Refusal: When it cannot be made.
    """
    home = sample_home()
    made = home / today.isoformat()
    if reset or not made.is_dir():
        try:
            shutil.rmtree(home, ignore_errors=True)
            unfinished = home / "unfinished"  # a sample that was half made is never taken for a whole one
            _fill(unfinished)
            unfinished.rename(made)
        except OSError as error:
            raise Refusal(f"The sample cannot be made in {home}: {reason_of(error)}.") from error
    return Place(made / "practice", made / "state")


def _fill(folder: Path) -> None:
    from advisor.practice import Practice
    from advisor.sample import fill
    from advisor.store import StoreError
    from advisor.store.atomic import make_folders

    where = Place(folder / "practice", folder / "state")
    make_folders(where.folder.parent)
    try:
        fill(Practice.open(where.folder, state=where.state, now=local_now, who=login(), create=True))
    except StoreError as error:
        raise Refusal(f"The sample cannot be made in {folder}: {error}") from error

"""The grammar of the command line: every command with its family, in the order in which help lists them."""

import argparse
from collections.abc import Sequence

from advisor import __version__
from advisor.cli import (
    adding,
    checking,
    deciding,
    editing,
    erasing,
    exporting,
    importing,
    instruments,
    keeping,
    opening,
    reading,
    relating,
    reviewing,
    sending,
    taking_back,
    templates,
)
from advisor.cli.family import CommandParser, Family
from advisor.cli.options import tamed
from advisor.cli.words import common_options

_DESCRIPTION = """\
Keeps what you advise, what the client decides, what is done, and what comes of it.
Without a command, the screens open."""

_EPILOG = """\
A REF is a reference (ACME-12, ACME-E3), a client's code, or the start of an id.
Dates are read as people type them: today, fri, +2w, 12 dec, 2026-12-01.
The practice is the folder of --practice, else of ADVISOR_PRACTICE, else the usual one of this system.
Exit status: 0 done, 1 refused (the reason is on standard error), 2 wrong use."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the words of a command; ``run`` of what is returned does it.

    Raises:
        SystemExit: After help or the version was printed, or wrong use was explained.
    """
    # The common options may stand before and after the command, so that neither place sets a default.
    return build_parser().parse_args(tamed(argv), argparse.Namespace(practice=None, only=None))


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    common = common_options()
    parser: argparse.ArgumentParser = CommandParser(
        prog="advisor",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"advisor {__version__}")
    parser.set_defaults(run=opening.screens, positional=(), day=(), shared_too=True)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    family = Family(commands, common)
    opening.offer(family)
    reading.offer(family)
    reviewing.offer(family)
    adding.offer(family)
    editing.offer(family)
    deciding.offer(family)
    relating.offer(family)
    importing.offer(family)
    instruments.offer(family)
    exporting.offer(family)
    templates.offer(family)
    sending.offer(family)
    taking_back.offer(family)
    checking.offer(family)
    keeping.offer(family)
    erasing.offer(family)
    return parser

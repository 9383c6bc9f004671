"""Runs one command of the whole grammar."""

import argparse
from collections.abc import Sequence

from advisor.changes import Refused
from advisor.cli.output import tell
from advisor.cli.parser import parse
from advisor.cli.refusal import REFUSED, WRONG, Refusal
from advisor.search import FilterError
from advisor.store import StoreError


def command(argv: Sequence[str]) -> int:
    """Run the command of these words; returns the exit status."""
    try:
        args = parse(argv)
    except SystemExit as stopped:  # help, the version, or wrong use; argparse has said which
        return stopped.code if isinstance(stopped.code, int) else WRONG
    if args.only is not None and not args.shared_too:
        tell(f"advisor: --only shows one client without anything internal; advisor {args.command} cannot do that.")
        return WRONG
    try:
        return int(args.run(args))
    except Refused as refused:
        for problem in refused.problems:
            tell(f"{_field_name(problem.field, args)}{problem.words}")
    except (Refusal, FilterError, StoreError) as refusal:
        tell(str(refusal))
    return REFUSED


def _field_name(field: str, args: argparse.Namespace) -> str:
    """What a field is called on the command line, before what is wrong with it."""
    if not field:
        return ""
    word = "on" if field in args.day else field.replace("_", "-")
    return f"{word}: " if field in args.positional else f"--{word}: "

"""The words that open the screens, read without importing what the other commands need."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from advisor.cli import opening


def common_options() -> argparse.ArgumentParser:
    """The options that may stand before and after every command."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--practice", metavar="DIR", default=argparse.SUPPRESS, help="the practice folder")
    common.add_argument(
        "--only", metavar="CODE", default=argparse.SUPPRESS, help="one client, and nothing that is internal"
    )
    return common


class _OtherWords(Exception):
    """These words are for the whole grammar."""


class _Opening(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _OtherWords(message)


def opens_screens(argv: Sequence[str]) -> argparse.Namespace | None:
    """The command that these words are, if all they do is to open the screens; None for every other."""
    parser = _Opening(prog="advisor", parents=[common_options()], add_help=False, allow_abbrev=False)
    parser.add_argument("command", nargs="?", choices=["demo"])
    parser.add_argument("--reset", action="store_true")
    try:
        args = parser.parse_args(list(argv), argparse.Namespace(practice=None, only=None))
    except _OtherWords:
        return None
    if args.reset and not args.command:
        return None
    args.run = opening.run_demo if args.command else opening.screens
    return args

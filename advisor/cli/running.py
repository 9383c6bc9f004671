"""Runs one command and turns whatever stops it into one clear line and an exit status."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from advisor.changes import Refused
from advisor.cli.output import IN_PLAIN, warn
from advisor.cli.parser import parse
from advisor.cli.refusal import Refusal
from advisor.search import FilterError
from advisor.store import StoreError

DONE, REFUSED, WRONG = 0, 1, 2


def run(argv: Sequence[str]) -> int:
    """Run the command of these words; returns the exit status and lets no traceback reach the user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=IN_PLAIN)
    if sys.stdout is None:
        if sys.stderr is not None:
            warn("Standard output is closed, so nothing could be shown; nothing was done.")
        return REFUSED
    try:
        status = _command(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _tell("Stopped.")
        return REFUSED
    except BrokenPipeError:  # the reader of the output has seen enough
        _give_up_output()
        return REFUSED
    except OSError as error:
        _give_up_output()
        _tell(_system_trouble(error))
        return REFUSED
    return status


def _command(argv: Sequence[str]) -> int:
    try:
        args = parse(argv)
    except SystemExit as stopped:  # help, the version, or wrong use; argparse has said which
        return stopped.code if isinstance(stopped.code, int) else WRONG
    if args.only is not None and not args.shared_too:
        _tell(f"advisor: --only shows one client without anything internal; advisor {args.command} cannot do that.")
        return WRONG
    try:
        return int(args.run(args))
    except Refused as refused:
        for problem in refused.problems:
            _tell(f"{_field_name(problem.field, args)}{problem.words}")
    except (Refusal, FilterError, StoreError) as refusal:
        _tell(str(refusal))
    return REFUSED


def _field_name(field: str, args: argparse.Namespace) -> str:
    """What a field is called on the command line, before what is wrong with it."""
    if not field:
        return ""
    word = field.replace("_", "-")
    return f"{word}: " if field in args.positional else f"--{word}: "


def _tell(text: str) -> None:
    """Say on standard error why it stopped; where nobody can hear it, the exit status says enough."""
    if sys.stderr is not None:
        try:
            warn(text)
        except OSError:
            return


def _system_trouble(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"The system refused: {error.strerror or error}{where}."


def _give_up_output() -> None:
    """Send what is left of the output nowhere, so that nothing fails again while the program ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return

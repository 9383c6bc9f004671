"""Runs one command and turns whatever stops it into one clear line and an exit status."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from advisor.cli.output import IN_PLAIN, tell, warn
from advisor.cli.refusal import REFUSED, Refusal
from advisor.cli.words import opens_screens
from advisor.system import reason_of


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
        tell("Stopped.")
        return REFUSED
    except BrokenPipeError:  # the reader of the output has seen enough
        _give_up_output()
        return REFUSED
    except OSError as error:
        _give_up_output()
        tell(_system_trouble(error))
        return REFUSED
    return status


def _command(argv: Sequence[str]) -> int:
    args = opens_screens(argv)
    if args is None:
        from advisor.cli.commands import command  # the whole grammar, and every record type with it

        return command(argv)
    try:
        return int(args.run(args))
    except Refusal as refusal:
        tell(str(refusal))
        return REFUSED


def _system_trouble(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"The system refused: {reason_of(error)}{where}."


def _give_up_output() -> None:
    """Send what is left of the output nowhere, so that nothing fails again while the program ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return

"""How a family of commands adds its own to the command line."""

import argparse
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

Run = Callable[[argparse.Namespace], int]


class CommandParser(argparse.ArgumentParser):
    """A parser that explains itself what it does not know, with its own usage and the options that come near."""

    def parse_known_args(  # type: ignore[override] # whatever namespace comes in goes out
        self,
        args: Sequence[str] | None = None,
        namespace: Any = None,  # noqa: ANN401 - as above
    ) -> tuple[Any, list[str]]:
        """Parse; a word that is left over is wrong use of this command, and of none above it."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(self._unknown(left[0]))
        return found, left

    def _unknown(self, word: str) -> str:
        if not word.startswith("--"):
            return f"“{word.strip()}” is one word too many; quotation marks keep words together"
        name = word.partition("=")[0]
        options = [each for each in self._option_string_actions if each.startswith("--")]
        longer = [each for each in options if each.startswith(name)]
        near = list(dict.fromkeys([*longer, *get_close_matches(name, options)]))[:3]
        return f"there is no option {name} here" + (f"; did you mean {' or '.join(near)}?" if near else "")


class Family:
    """Commands, or the words that may follow one, all with the same common options.

    Args:
        commands: Where the commands are listed.
        common: The options that every command takes.
        prog: What is typed before the name of a command.
    """

    def __init__(self, commands: "Commands", common: argparse.ArgumentParser, prog: str = "advisor") -> None:
        self._commands = commands
        self._common = common
        self._prog = prog

    def command(
        self,
        name: str,
        run: Run | None,
        summary: str,
        *,
        usage: str = "",
        epilog: str = "",
        positional: tuple[str, ...] = (),
        day: tuple[str, ...] = (),
        shared_too: bool = False,
    ) -> argparse.ArgumentParser:
        """Add a command.

        Args:
            name: The word that is typed.
            run: What does it, returning the exit status; None where another word must follow.
            summary: One line for the list of commands.
            usage: The words that follow its name, where listing every option would hide them.
            epilog: What else its help says.
            positional: The record fields that stand without an option name.
            day: The record fields whose day is given by ``--on``.
            shared_too: Whether it can be used while a client looks on (``--only``).
        """
        parser = self._commands.add_parser(
            name,
            help=summary,
            usage=f"{self._prog} {name} {usage}" if usage else None,
            description=summary[0].upper() + summary[1:] + ".",
            epilog=epilog or None,
            parents=[self._common],
            allow_abbrev=False,
        )
        parser.set_defaults(positional=positional, day=day, shared_too=shared_too)
        if run is not None:
            parser.set_defaults(run=run)
        return parser

    def under(self, parser: argparse.ArgumentParser, metavar: str) -> "Family":
        """The words that may follow a command."""
        commands = parser.add_subparsers(metavar=metavar, required=True, dest="what")
        return Family(commands, self._common, parser.prog)

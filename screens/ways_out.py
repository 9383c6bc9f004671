"""The ways out that a trouble names for the command line, called as they are found in the screens."""

import re
from typing import Final

from screens.actions import PALETTE_KEY

#: What mends, outside of the check and inside it.
CHECK: Final = f"“Check the practice” ({PALETTE_KEY})"
MEND: Final = "“Mend”"

_BOTH: Final = re.compile(", and so does “Check the practice” in the screens")
_COMMANDS: Final = (
    (re.compile("advisor restore lists"), "“Restore from a backup” lists"),
    (re.compile(r": advisor restore \S+"), "; “Restore from a backup” has it."),
    (re.compile("advisor backup"), "“Back up everything now”"),
)


def as_here(words: str, mends: str) -> str:
    """What is wrong, with what to do about it in the screens.

    Args:
        words: The sentences, as the command line says them.
        mends: What mends here: ``CHECK`` or ``MEND``.
    """
    words = _BOTH.sub("", words).replace("advisor check --repair", mends)
    for command, here in _COMMANDS:
        words = command.sub(here, words)
    return words

"""Text on its way into a spreadsheet, which would run some of it."""

import re
import unicodedata

from advisor.text import clean

_RUN = frozenset("=+-@")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def runs(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula, also one in full-width characters or behind blanks."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = text.lstrip()[:1]
    return (first if first.isascii() else unicodedata.normalize("NFKC", first)) in _RUN and not _NUMBER.fullmatch(text)


def neutral(text: str) -> str:
    """A cell of a .csv table that no spreadsheet runs: a leading ``'`` where it would; a number stays one."""
    return f"'{text}" if runs(text) else text


def printable(text: str) -> str:
    """A text without characters that steer something; most have none, and are not looked through one by one."""
    return text if text.isprintable() else clean(text)

"""How much of somebody else's file is read at most, and how a file is refused."""

from __future__ import annotations

MEGABYTE = 1024 * 1024
FILE = 20 * MEGABYTE
"""The largest file, in bytes."""
PART = 16 * MEGABYTE
"""The largest part once inflated, in bytes."""
ALL_PARTS = 120 * MEGABYTE
"""The most that all parts inflate to, in bytes."""
ENTRIES = 2_000
"""The most entries of the archive."""
ELEMENTS = 400_000
"""The most elements over all parts of XML."""
ATTRIBUTES = 800_000
"""The most attributes over all parts of XML, names of namespaces among them."""
ATTRIBUTES_OF_ONE = 256
"""The most attributes of one element; Word's own root elements have about forty."""
DEPTH = 250
"""How deep elements may stand in each other; libxml2 itself gives up at 256."""
TAG = 2 * MEGABYTE
"""The longest single tag or comment, in bytes; drawings for old versions of Word carry pictures in an attribute."""


class Unreadable(ValueError):
    """A file that cannot be used; the message is one plain sentence for the user: what, where, what to do."""


class Flaw(Exception):
    """What is wrong with a file, as the rest of a sentence that begins with the file's name."""


def damaged(where: str = "") -> Flaw:
    """A file, or one place in it, that is cut short or has changed on its way."""
    return Flaw(f"is damaged{where and f' ({where})'} or was not copied whole; get it again from whoever sent it.")


def odd(why: str) -> Flaw:
    """A file that Word would not have written so: an attack, or a program that knows no better."""
    return Flaw(f"is not put together as Word does it ({why}); open it in Word, save it anew, and use that file.")

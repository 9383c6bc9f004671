"""A returned decision form, read: whatever program it went through, and whatever was done to it."""

from __future__ import annotations

from exports.form.answers import Returned
from exports.word.foreign import read_package


def read_form(content: bytes, name: str) -> Returned:
    """What a returned form says.

    Args:
        content: The file.
        name: What to call it in messages.

    Raises:
        Unreadable: When it is no Word document that can be read, or no decision form.
    """
    read_package(content, name=name)
    return Returned("", ())

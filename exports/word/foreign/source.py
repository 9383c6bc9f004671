"""The bytes of a file that somebody named, and no more of them than are read at most."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from advisor.system import reason_of
from exports.word.foreign.limits import FILE, Flaw

_BESIDE_AN_OPEN_ONE = "~$"


def content_of(path: Path) -> bytes:
    """All of a file, or one byte more than may be read of one that is larger.

    Raises:
        Flaw: When it is no file, or cannot be read.
    """
    try:
        if path.is_dir():
            raise Flaw("is a folder; name the Word document in it.")
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Flaw("is not a file that can be read from its start to its end; name a Word document.")
            content = file.read(FILE + 1)
    except FileNotFoundError as error:
        raise Flaw("is not there; look at how the name and its folder are spelled.") from error
    except PermissionError as error:
        raise Flaw(f"cannot be read: {reason_of(error)}; close it where it is open, or copy it elsewhere.") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null character in it
        reason = reason_of(error) if isinstance(error, OSError) else "it has no proper name"
        raise Flaw(f"cannot be read: {reason}; copy it to your own disk and try again.") from error

    if path.name.startswith(_BESIDE_AN_OPEN_ONE) and not content.startswith(b"PK"):
        raise Flaw("is what Word keeps beside a document that is open; name the document itself, which has no “~$”.")
    return content


def _without_waiting(name: str, flags: int) -> int:
    """Open a file so that a pipe without a writer is seen to be one, instead of being waited for."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))

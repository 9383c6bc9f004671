"""Writing a finished document to disk: whole or not at all, and readable by its owner alone."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from advisor.store.atomic import flush_folder, replace_file
from advisor.system import reason_of


class CannotSave(OSError):
    """The file cannot be written; the message is one sentence for the user: what, where, what to do."""


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file as 64 hex digits, by which one sees whether it was changed since.

    Raises:
        OSError: When the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def save(path: Path, content: bytes) -> str:
    """Put `content` in place of whatever `path` holds, and return its SHA-256 as 64 hex digits.

    After a crash there is the old file or the new one.

    Raises:
        CannotSave: When the folder is missing, full or not writable, or the file is open in another program.
    """
    try:
        replace_file(path, content)
    except OSError as error:
        raise CannotSave(_why(path, error)) from error
    with suppress(OSError):  # it stands there; some network drives cannot force the new name to disk
        flush_folder(path.parent)
    return hashlib.sha256(content).hexdigest()


def _why(path: Path, error: OSError) -> str:
    if error.filename2 is None:  # it is the new file beside it that could not be written
        return f"{path.name} cannot be written to {path.parent}: {reason_of(error)}."
    if isinstance(error, PermissionError):
        return f"{path.name} is open in another program. Close it there, then try again."
    return f"{path} cannot be replaced: {reason_of(error)}."

"""Writing a finished document to disk: whole or not at all, and readable by its owner alone."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def _as_it_says(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


class CannotSave(OSError):
    """The file cannot be written; the message is one sentence for the user: what, where, what to do."""


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file as 64 hex digits, by which one sees whether it was changed since.

    Raises:
        OSError: When the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def save(path: Path, content: bytes, told: Callable[[OSError], str] = _as_it_says) -> str:
    """Put `content` in place of whatever `path` holds, and return its SHA-256 as 64 hex digits.

    It is written beside the file first, and forced to disk: after a crash there is the old file or the new one.

    Args:
        path: The file.
        content: The whole of it.
        told: How a refusal of the system is told, as the end of a sentence.

    Raises:
        CannotSave: When the folder is missing, full or not writable, or the file is open in Word.
    """
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        _write(beside, content)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise CannotSave(f"{path.name} cannot be written to {path.parent}: {told(error)}.") from error
    try:
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, PermissionError):
            raise CannotSave(f"{path.name} is open in Word. Close it there, then try again.") from error
        raise CannotSave(f"{path} cannot be replaced: {told(error)}.") from error
    _settle(path.parent)
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Force the new name to disk, where the system can do that for a folder."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

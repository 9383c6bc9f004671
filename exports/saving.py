"""Our own files put on disk: whole or not at all, for their owner alone, and never over what is there."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from advisor.store.atomic import TEMP_SUFFIX, flush_folder, make_folder, replace_file
from exports.error import ExportError
from exports.names import MOST_VERSIONS, versions


def saved(wanted: Path, content: bytes, replaces: Callable[[bytes], bool] = lambda there: False) -> Path:
    """Write a file whole, at the first of its names that is free, or holds the same already, or may be replaced.

    Args:
        wanted: The file that was asked for.
        content: The whole of it.
        replaces: Whether what a file holds may be replaced.

    Returns:
        Where it stands.

    Raises:
        OSError: When it cannot be written.
        ExportError: When every name is taken.
    """
    for path in versions(wanted):
        if path.is_symlink() or (path.exists() and not path.is_file()):
            continue
        there = path.read_bytes() if path.exists() else None
        if there == content:
            return path
        if there is None or replaces(there):
            replace_file(path, content)
            flush_folder(path.parent)
            return path
    raise _all_taken(wanted)


def saved_in_folder(wanted: Path, files: dict[str, bytes]) -> Path:
    """Write files into a new folder, all of them or none.

    Raises:
        OSError: When they cannot be written.
        ExportError: When every name is taken.
    """
    path = next((each for each in versions(wanted) if not (each.exists() or each.is_symlink())), None)
    if path is None:
        raise _all_taken(wanted)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}{TEMP_SUFFIX}")
    make_folder(beside)
    try:
        for name, content in files.items():
            replace_file(beside / name, content)
        flush_folder(beside)
        os.rename(beside, path)
    except BaseException:  # also when the program is being ended: no half of it is left behind
        shutil.rmtree(beside, ignore_errors=True)
        raise
    flush_folder(path.parent)
    return path


def _all_taken(wanted: Path) -> ExportError:
    return ExportError(f"{wanted} and its versions up to v{MOST_VERSIONS} are all in use; name another.")

"""Bytes that the practice does not use any more, and that somebody may yet want: moved, never deleted."""

from datetime import UTC, datetime
from pathlib import Path

from advisor.store.atomic import flush_folder, make_folder, move, replace_from
from advisor.store.layout import Layout

_NAME = 180  # characters of a name; with the instant in front it must fit what file systems allow


def set_aside(layout: Layout, scope: str, path: Path, now: datetime, *, leave: bool = False) -> Path:
    """Move a file to ``backups/<scope>/aside/<instant>-<name>``; returns where it lies now.

    Args:
        layout: The practice.
        scope: The scope that the bytes are of: it is there that an erasing looks for them.
        path: The file: damaged, declined, or contained in another.
        now: The instant, aware.
        leave: Whether to copy it instead, where its place must not be empty meanwhile.

    Raises:
        OSError: It could not be moved, and lies where it lay.
    """
    folder = layout.backups
    for part in ("", scope, "aside"):
        folder = folder / part if part else folder
        if make_folder(folder):
            flush_folder(folder.parent)
    target = _free(folder, f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{path.name[-_NAME:]}")
    if leave:
        replace_from(layout.pending, target, path.read_bytes())
    else:
        path.chmod(0o600)
        move(path, target)
        flush_folder(path.parent)
    flush_folder(folder)
    return target


def _free(folder: Path, name: str) -> Path:
    """A path that is not in use yet."""
    target, number = folder / name, 1
    while target.exists():
        number += 1
        target = folder / f"{number}-{name}"
    return target

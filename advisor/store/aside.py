"""Bytes that the practice does not use any more, and that somebody may yet want: moved, never deleted."""

from datetime import UTC, datetime
from pathlib import Path

from advisor.store.atomic import flush_folder, make_folder, move, replace_from
from advisor.store.layout import Layout, is_id
from advisor.store.protocol import PRACTICE

_NAME = 180  # characters of a name; with the instant in front it must fit what file systems allow


def set_aside(layout: Layout, path: Path, now: datetime, *, leave: bool = False) -> Path:
    """Move a file to ``backups/<scope>/aside/<instant>-<name>``; returns where it lies now.

    Args:
        layout: The practice.
        path: The file: damaged, declined, or contained in another.
        now: The instant, aware.
        leave: Whether to copy it instead, where its place must not be empty meanwhile.

    Raises:
        OSError: It could not be moved, and lies where it lay.
    """
    folder = layout.backups
    for part in ("", scope_at(layout, path), "aside"):
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


def scope_at(layout: Layout, path: Path) -> str:
    """The scope that a file belongs to by its place or name; the practice where that tells nothing."""
    if path.parent.parent == layout.histories and is_id(path.parent.name):
        return path.parent.name
    if path.parent == layout.clients:
        return next((each for each in _words(path.name) if is_id(each)), PRACTICE)
    return PRACTICE


def _words(name: str) -> list[str]:
    """A name in pieces, as a sync service puts it together: ``<id> (conflicted copy).json``."""
    return "".join(sign if sign.isalnum() else " " for sign in name).split()


def _free(folder: Path, name: str) -> Path:
    """A path that is not in use yet."""
    target, number = folder / name, 1
    while target.exists():
        number += 1
        target = folder / f"{number}-{name}"
    return target

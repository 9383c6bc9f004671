"""Where backups lie: on the shelf of the practice, ``backups/<scope>/<instant>.zip``, and on a second one elsewhere."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from advisor.store.archive import is_whole
from advisor.store.errors import Damaged, Unreadable
from advisor.store.formats import NewerError
from advisor.store.layout import Layout, is_id
from advisor.store.protocol import Finding
from advisor.store.rotation import instant_of


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its name tells: where it lies, of which scope it is, and when (UTC) it was made."""

    path: Path
    scope: str
    at: datetime


def shelved(shelf: Path, scope: str) -> list[Backup]:
    """The backups of a scope on a shelf, the newest first; none where there is no such folder.

    Raises:
        OSError: the folder is there and cannot be read.
    """
    found = [(instant_of(path.name), path) for path in _listed(shelf / scope)]
    return sorted((Backup(path, scope, at) for at, path in found if at), key=lambda each: each.at, reverse=True)


def all_backups(layout: Layout, second: Path | None = None) -> Iterator[Backup]:
    """Every backup of every scope that has one, be the scope still there or not; the newest of a scope first.

    Args:
        layout: The practice.
        second: The second shelf, where there is one; that it is not there now passes.
    """
    for shelf in filter(None, (layout.backups, second)):
        for folder in sorted(_listed(shelf)):
            if is_id(folder.name):
                yield from shelved(shelf, folder.name)


def latest_good(layout: Layout, scope: str) -> Backup | None:
    """The newest backup of a scope in the practice that is, byte by byte, as it was made."""
    with contextlib.suppress(OSError):
        return next((each for each in shelved(layout.backups, scope) if is_whole(each.path)), None)
    return None


def with_way_out(layout: Layout, scope: str, error: Damaged) -> Damaged:
    """The same error, its sentence ended with what to do, which names the latest good backup."""
    if isinstance(error.__cause__, NewerError):
        return error  # nothing is wrong with it, and no backup makes it older
    latest = latest_good(layout, scope)
    way = "There is no backup of it in the practice."
    if latest is not None:
        at = latest.at.astimezone()
        way = f"The latest good backup is of {at.day} {at:%b %y, %H:%M}: advisor restore {layout.name(latest.path)}"
    return Damaged(f"{error} advisor check --repair mends what can be mended without loss. {way}")


def check_shelf(layout: Layout) -> Iterator[Finding]:
    """Backups in the practice that are not as they were made, or cannot be read."""
    for folder in sorted(layout.listed(layout.backups)):
        if is_id(folder.name):
            try:
                with layout.reading(folder):
                    yield from _unsound(layout, folder)
            except Unreadable as error:
                yield Finding("error", layout.name(folder), str(error))


def unsound_on(shelf: Path, scope: str) -> Iterator[Path]:
    """The backups of a scope on a shelf that are not, byte by byte, as they were made.

    Raises:
        OSError: they cannot be read.
    """
    return (each.path for each in shelved(shelf, scope) if not is_whole(each.path))


def _unsound(layout: Layout, folder: Path) -> Iterator[Finding]:
    for path in unsound_on(folder.parent, folder.name):
        words = "This backup is not as it was made, and is not used; advisor backup makes a new one."
        yield Finding("warning", layout.name(path), words)


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except FileNotFoundError:
        return []

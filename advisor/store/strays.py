"""What lies in a practice folder beside what is read: copies, files left half written, and what others may read."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from advisor.store.atomic import TEMP_SUFFIX
from advisor.store.copies import clients_elsewhere, copies
from advisor.store.destroyed import leftovers
from advisor.store.layout import Layout, is_id
from advisor.store.protocol import Finding
from advisor.store.sent_files import is_sent

COPIED = (
    "It is a copy that a sync service made because two computers wrote at once. It is not used; advisor check --repair "
    "shows what it would bring, and asks."
)

AWAY = (
    "It is of a client that is not here otherwise, in a copy that a sync service made of the folder. It is not used; "
    "let the sync finish, or move it into the folder clients and check again."
)


def strays(layout: Layout) -> Iterator[Finding]:
    """Files that the store does not read: left behind, or copied by a sync service."""
    copied = {copy.path for copy in copies(layout)}
    gone = {layout.root / name for scope in layout.receipts() for name in leftovers(layout, scope)}
    for path in sorted(copied):
        yield Finding("warning", layout.name(path), COPIED)
    for path in clients_elsewhere(layout):
        yield Finding("warning", layout.name(path), AWAY)
    for path in everything(layout):
        if path.is_dir() or _belongs(layout, path):
            continue
        if path in gone or path.parent in gone:  # another check names it
            continue
        if path.name.endswith(TEMP_SUFFIX):
            yield Finding("warning", layout.name(path), "It was left by a program that died; delete it.")
        elif path.parent != layout.root and path not in copied:
            yield Finding("warning", layout.name(path), "It does not belong to the practice; it is not used.")


def readable_by_others(layout: Layout) -> list[Path]:
    """Files and folders that others on this computer could read."""
    if os.name == "nt":
        return []
    return [path for path in (layout.root, *everything(layout)) if _is_open(path)]


def everything(layout: Layout) -> Iterator[Path]:
    """What lies in the practice's own folders, and the files beside them."""
    yield from sorted(path for path in layout.listed(layout.root) if path.is_file())
    for folder in (*layout.folders, layout.backups, layout.destroyed, layout.sent):
        if folder.is_dir():
            yield folder
            yield from sorted(folder.rglob("*"))


def _is_open(path: Path) -> bool:
    return bool(stat.S_IMODE(path.lstat().st_mode) & 0o077) and not path.is_symlink()


def _belongs(layout: Layout, path: Path) -> bool:
    if path.parent == layout.root:
        return path in (layout.practice, layout.lock)
    if layout.backups in path.parents:
        return not path.name.endswith(TEMP_SUFFIX)  # what they hold is another check's matter
    if path.parent.parent == layout.sent:
        return is_sent(layout.name(path))
    if path.parent.parent == layout.histories:
        return path.suffix == ".jsonl" and is_id(path.stem)
    return path.suffix in (".json", ".erasing") and is_id(path.stem)

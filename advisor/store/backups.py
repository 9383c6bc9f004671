"""Backups of each scope: ``backups/<scope>/<instant>.zip`` in the practice, and the same in a second folder.

A backup is made only of what is sound, so nothing damaged ever takes the place of something good.
"""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from advisor.store.archive import Note, is_whole, pack, read_note
from advisor.store.atomic import TEMP_SUFFIX, flush_folder, make_folder, replace_file, replace_from
from advisor.store.errors import Busy, StoreError
from advisor.store.folder import FolderStore
from advisor.store.layout import Layout
from advisor.store.own_files import digests, own_files
from advisor.store.protocol import PRACTICE
from advisor.store.returned import clear_returned
from advisor.store.rotation import DUE_AFTER, backup_name, is_due, kept
from advisor.store.sent_files import copy_sent, sent_files
from advisor.store.shelves import Backup, latest_good, shelved, unsound_on
from advisor.store.snapshot import Snapshot, mark, snapshot, still_stands


def needs_backup(layout: Layout, scope: str, now: datetime) -> bool:
    """Whether a scope changed since its last backup, and that is old enough; of the record, looks at sizes only."""
    found = shelved(layout.backups, scope)
    if not is_due([each.at for each in found], now):
        return False
    latest = found[:1] + [each for each in found if each.at <= now][:1]
    sizes = _sizes(layout, scope)
    own = digests(_own_files(layout, scope))
    return bool(sizes or own) and all(not _holds(read_note(each.path), scope, sizes, own) for each in latest)


def back_up_scope(store: FolderStore, scope: str, now: datetime) -> Backup | None:
    """Back up a scope into the practice, and let go of backups that the rotation does not keep.

    Returns:
        The backup; None where nothing was ever recorded or written there, or the last backup holds all of it.

    Raises:
        StoreError: nothing sound can be read there now, so that its older backups stay as they are.
        OSError: the backup cannot be written.
    """
    layout = store.layout
    own = _own_files(layout, scope)
    if not mark(layout, scope) and not own:
        return None
    taken = snapshot(layout, scope)
    latest = latest_good(layout, scope)
    if latest is not None and _holds(read_note(latest.path), scope, taken.sizes, digests(own)):
        return None
    raw = pack(now, layout.root.resolve().name, {scope: taken.records}, {**taken.files, **own})
    at = _free(shelved(layout.backups, scope), now)
    with store.writing():
        if not still_stands(layout, taken):  # a person was forgotten meanwhile, or the client destroyed
            raise Busy("The history was rewritten while its backup was made; the next backup holds what it is now.")
        _make_shelf(layout.backups, scope)
        made = Backup(layout.backups / scope / backup_name(at), scope, at)
        replace_from(layout.pending, made.path, raw)
    prune(layout.backups, scope)
    return made


def prune(shelf: Path, scope: str) -> None:
    """Let go of the backups of a scope that the rotation does not keep."""
    found = shelved(shelf, scope)
    keep = kept(each.at for each in found)
    for each in found:
        if each.at not in keep:
            each.path.unlink(missing_ok=True)


def catch_up(layout: Layout, second: Path, now: datetime) -> int:
    """Bring a second shelf up to that of the practice; returns how many backups were copied there.

    What was erased while it was away goes there, too.

    Args:
        layout: The practice.
        second: The shelf; the folder that it lies in must be there, so that none is made where a drive is missing.
        now: The instant, aware; what was begun there long before it is of a program that died.

    Raises:
        OSError: it cannot be written, or is not there.
    """
    make_folder(second)
    clear_returned(layout, second)
    copied = 0
    for scope in layout.scopes():
        _clear(second / scope, now)
        ours, theirs = shelved(layout.backups, scope), shelved(second, scope)
        there = {each.at for each in theirs}
        keep = kept([*(each.at for each in ours), *there])
        for each in ours:
            if each.at in keep - there:
                copied += _copy(each, second)
        if theirs:
            prune(second, scope)
        copy_sent(layout, scope, second)
    return copied


def copy_again(layout: Layout, second: Path) -> Iterator[Path]:
    """Copy backups anew that are damaged on a second shelf and whole in the practice; says which, as each is done.

    Never the other way: what was erased here may stand in a copy that was away.

    Raises:
        OSError: it cannot be read or written.
    """
    for scope in layout.scopes():
        damaged = {path.name for path in unsound_on(second, scope)}
        for each in shelved(layout.backups, scope) if damaged else ():
            if each.path.name in damaged and _copy(each, second):
                yield second / scope / each.path.name


@dataclass(frozen=True, slots=True)
class WholeBackup:
    """A backup of a whole practice: where it lies, its bytes, and which scopes it lacks, each with the reason."""

    path: Path
    size: int
    left_out: Mapping[str, str]


def back_up_whole(store: FolderStore, folder: Path, name: str, now: datetime) -> WholeBackup:
    """Put one backup of everything into a folder, as it stood at one moment.

    Args:
        store: The practice.
        folder: An existing folder.
        name: The file's name.
        now: The instant, aware.

    Raises:
        StoreError: nothing can be read, or another program is writing for too long.
        OSError: it cannot be written.
    """
    layout = store.layout
    taken, left_out = _everything(store)
    beside = [*(layout.action(id) for id in layout.actions()), *(layout.receipt(scope) for scope in layout.receipts())]
    files = {layout.name(path): path.read_bytes() for path in beside if path.exists()}
    files |= own_files(layout)
    for scope, each in taken.items():
        files |= each.files
        files |= {layout.name(path): path.read_bytes() for path in sent_files(layout, scope)}
    records = {scope: each.records for scope, each in taken.items()}
    raw = pack(now, layout.root.resolve().name, records, files)
    path = folder / name
    replace_file(path, raw)
    with contextlib.suppress(OSError):  # not every drive for backups knows how to
        flush_folder(folder)
    return WholeBackup(path, len(raw), left_out)


def _everything(store: FolderStore) -> tuple[dict[str, Snapshot], dict[str, str]]:
    """Every scope at one moment: read without the lock, and what was written meanwhile once more under it."""
    taken: dict[str, Snapshot] = {}
    left_out: dict[str, str] = {}

    def take(scope: str) -> None:
        left_out.pop(scope, None)
        try:
            taken[scope] = snapshot(store.layout, scope)
        except StoreError as error:
            left_out[scope] = str(error)

    for scope in store.layout.scopes():
        take(scope)
    with _alone(store):
        for scope in store.layout.scopes():
            if scope not in taken or taken[scope].mark != mark(store.layout, scope):
                take(scope)
    return taken, left_out


@contextlib.contextmanager
def _alone(store: FolderStore) -> Iterator[None]:
    """Hold the lock; where no lock can be had because nothing can be written, nobody else writes either."""
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(store.writing())
        except Busy:
            raise
        except StoreError:
            pass
        yield


def _sizes(layout: Layout, scope: str) -> dict[str, int]:
    return {device: size for device, (_, size) in mark(layout, scope).items()}


def _own_files(layout: Layout, scope: str) -> dict[str, bytes]:
    """The files written by hand, which are kept with the practice's own records."""
    return own_files(layout) if scope == PRACTICE else {}


def _holds(note: Note | None, scope: str, sizes: Mapping[str, int], own: Mapping[str, str]) -> bool:
    """Whether a backup has as much history of every device, and the same files beside it."""
    return note is not None and note.sizes.get(scope) == sizes and note.own == own


def _free(found: list[Backup], now: datetime) -> datetime:
    """The instant, or the first second after it that no backup has."""
    used, at = {each.at for each in found}, now.replace(microsecond=0)
    while at in used:
        at += timedelta(seconds=1)
    return at


def _make_shelf(shelf: Path, scope: str) -> None:
    for folder in (shelf, shelf / scope):
        if make_folder(folder):
            flush_folder(folder.parent)


def _clear(folder: Path, now: datetime) -> None:
    """Remove what a program left half written; what is young may be another's that is at work."""
    for path in folder.glob(f".*{TEMP_SUFFIX}"):
        if path.stat().st_mtime < (now - DUE_AFTER).timestamp():
            path.unlink(missing_ok=True)


def _copy(backup: Backup, second: Path) -> bool:
    """Copy a backup to another shelf; False where it is damaged, or was rewritten or removed meanwhile."""
    raw = backup.path.read_bytes()
    if not is_whole(backup.path):
        return False
    make_folder(second / backup.scope)
    target = second / backup.scope / backup.path.name
    replace_file(target, raw)
    if not backup.path.exists() or backup.path.read_bytes() != raw:
        target.unlink(missing_ok=True)
        return False
    return True

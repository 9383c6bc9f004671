"""A scope as it stands at one moment, sound and whole, while others may be writing: what a backup is made of.

The file is read first and the history after it, so what the file contains is in the history; the history is then
cut where the file ends. No lock is needed for that.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.store.archive import Archive
from advisor.store.codec import decode_file, encode_file
from advisor.store.errors import Damaged, ReadOnly
from advisor.store.history import first_lines, verified
from advisor.store.layout import Layout
from advisor.store.protocol import Tables
from advisor.store.state import read_state
from advisor.store.strict import UnreadableError

Mark = Mapping[str, tuple[int, int]]
"""Per device the inode and the size of its history: while both stay, nothing was written."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A scope as it stood.

    Attributes:
        scope: Its id.
        files: Its files, by their names in the practice.
        records: The number of its records.
        sizes: The bytes of history of each device.
        mark: What it was read from.
    """

    scope: str
    files: Mapping[str, bytes]
    records: int
    sizes: Mapping[str, int]
    mark: Mark


def snapshot(layout: Layout, scope: str) -> Snapshot:
    """Read a scope, every line of its history verified.

    Raises:
        Damaged: something is not as it was written.
        ReadOnly: it was edited from outside, or waits for history of another computer.
        Unreadable: the system will not let it be read.
    """
    seen = mark(layout, scope)
    state = read_state(layout, scope, rows=True)
    if state.readonly:
        raise ReadOnly(state.readonly)
    files = {layout.name(layout.tables(scope)): bytes(encode_file(state.tables, state.meta))}
    sizes: dict[str, int] = {}
    for device, n in state.meta.heads.items():
        if not n:
            continue
        path = layout.chain(scope, device)
        with layout.reading(path):
            raw = first_lines(path.read_bytes(), n)
        if _last(layout, scope, device, raw) != n:
            raise Damaged(f"The history {layout.name(path)} has become shorter while it was read.")
        files[layout.name(path)] = raw
        sizes[device] = len(raw)
    return Snapshot(scope, files, sum(map(len, state.tables.values())), sizes, seen)


def mark(layout: Layout, scope: str) -> dict[str, tuple[int, int]]:
    """What tells whether something was written in a scope's history since.

    Raises:
        Unreadable: the system will not let it be looked at.
    """
    found: dict[str, tuple[int, int]] = {}
    for device in layout.devices(scope):
        path = layout.chain(scope, device)
        with layout.reading(path):
            stat = path.stat()
        if stat.st_size:
            found[device] = (stat.st_ino, stat.st_size)
    return found


def still_stands(layout: Layout, taken: Snapshot) -> bool:
    """Whether the history has only been added to since, and not been rewritten or removed."""
    for device, size in taken.sizes.items():
        path = layout.chain(taken.scope, device)
        with layout.reading(path):
            here = path.read_bytes() if path.exists() else b""
        if here[:size] != taken.files[layout.name(path)]:
            return False
    return True


def tables_of(layout: Layout, archive: Archive, scope: str) -> Tables:
    """The tables of a scope in a backup, its whole history verified.

    Raises:
        Damaged: they are not what this program would have backed up.
    """
    try:
        file = decode_file(archive.tables(scope))
        ends = {device: _last(layout, scope, device, raw) for device, raw in archive.chains(scope).items()}
    except (UnreadableError, Damaged) as error:
        raise Damaged("The backup holds a file that is not as it was written; it is not used.") from error
    if file.edited or file.meta.scope != scope or {device: n for device, n in file.meta.heads.items() if n} != ends:
        raise Damaged("The backup holds a file that does not agree with its history; it is not used.")
    return file.tables


def is_of_here(layout: Layout, archive: Archive, scope: str) -> bool:
    """Whether the history in a backup and the one here are the same, as far as both go."""
    for device, raw in archive.chains(scope).items():
        path = layout.chain(scope, device)
        with layout.reading(path):
            here = path.read_bytes() if path.exists() else b""
        both = min(len(raw), len(here))
        if raw[:both] != here[:both]:
            return False
    return True


def _last(layout: Layout, scope: str, device: str, raw: bytes) -> int:
    """The number of the last line of a history, each verified."""
    return max((line.n for line in verified(layout, scope, device, raw)), default=0)

"""A record as whatever is left of its scope still says it: to call by its name what cannot be read as a whole."""

import contextlib
from collections.abc import Iterator

from advisor.store.archive import read_archive
from advisor.store.codec import decode_file
from advisor.store.errors import Damaged, Unreadable
from advisor.store.history import all_lines
from advisor.store.layout import Layout
from advisor.store.protocol import Doc
from advisor.store.shelves import latest_good
from advisor.store.strict import UnreadableError


def glimpse(layout: Layout, scope: str, table: str, id: str) -> Doc | None:
    """A record by the scope's file, else by the lines of its history that are sound, else by its latest good backup.

    What it says is not verified against the rest, and may be old: it is good for a name, and for nothing else.
    """
    for found in (_in_file, _in_history, _in_backup):
        with contextlib.suppress(OSError, Damaged, Unreadable, UnreadableError):
            if doc := found(layout, scope, table, id):
                return doc
    return None


def _in_file(layout: Layout, scope: str, table: str, id: str) -> Doc | None:
    return decode_file(layout.tables(scope).read_bytes()).tables.get(table, {}).get(id)


def _in_history(layout: Layout, scope: str, table: str, id: str) -> Doc | None:
    found = [doc for device in layout.devices(scope) for doc in _of_device(layout, scope, device, table, id)]
    return sorted(found, key=lambda each: each[0])[-1][1] if found else None  # of one instant the later line


def _of_device(layout: Layout, scope: str, device: str, table: str, id: str) -> Iterator[tuple[str, Doc]]:
    """The record after each line of a device that changed it, with the instant, up to the first that is not sound."""
    with contextlib.suppress(OSError, Damaged, Unreadable):
        for line in all_lines(layout, scope, device):
            for was in line.changes:
                if (was.table, was.id) == (table, id) and was.after is not None:
                    yield line.action.at.isoformat(), was.after


def _in_backup(layout: Layout, scope: str, table: str, id: str) -> Doc | None:
    latest = latest_good(layout, scope)
    if latest is None:
        return None
    return decode_file(read_archive(latest.path).tables(scope)).tables.get(table, {}).get(id)

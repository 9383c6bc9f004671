"""What a scope holds now: its file, and the lines of history that the file lacks.

The history is the truth and the file its sum. Reading never writes: lines that the file lacks are added
in memory, and stand in the file after the next commit.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.store.codec import File, Meta, record
from advisor.store.errors import Damaged
from advisor.store.formats import NewerError
from advisor.store.history import Line, Tail, lines_after, tail
from advisor.store.layout import Layout
from advisor.store.protocol import Tables, Was
from advisor.store.strict import UnreadableError
from advisor.store.tables import SealedStorage, differing, write_records

SYNCING = (
    "{where} was changed on another computer and its history has not arrived here yet. "
    "It can be read; wait for the sync to finish before changing anything."
)
EDITED = (
    "{where} was changed by another program. It can be read, but nothing can be saved in it; put the file back "
    "from a backup, or move it out of the practice: Advisor then makes it again from its history."
)
CLASH = (
    "{where} was changed on two computers at once: “{why}” does not fit what was recorded here. It can be read, "
    "without that; before anything can be saved in it, put back {chain} as it was before, from a backup."
)
NEWER = (
    "{where} was changed by a newer Advisor. It can be read in part; update Advisor on this computer "
    "before changing anything."
)


@dataclass(slots=True)
class State:
    """A scope as it stands now.

    ``edited`` is the digest of content that another program wrote, ``ends`` where the history of each
    device ends.
    """

    scope: str
    tables: Tables
    meta: Meta
    readonly: str | None = None
    edited: str | None = None
    ends: dict[str, Tail] = field(default_factory=dict)

    @property
    def cursor(self) -> str:
        """The place in history that this state stands at, opaque to the caller."""
        return json.dumps({"heads": self.meta.heads, "edited": self.edited}, sort_keys=True)


def read_state(layout: Layout, scope: str, *, rows: bool = False) -> State:
    """Read a scope; an empty state where nothing was ever written.

    With ``rows``, records are left as bytes, to be had by :func:`advisor.store.codec.record`.

    Raises:
        Damaged: its file or its history is not as it was written; the message names it.
    """
    file = _read_file(layout, scope, rows=rows)
    state = State(scope, file.tables, file.meta, edited=file.edited)
    complete(layout, state)
    return state


def complete(layout: Layout, state: State) -> None:
    """Add what the history has and a file lacks, or say why the scope must not be written.

    Raises:
        Damaged: the history is not as it was written.
    """
    where = layout.name(layout.tables(state.scope))
    state.ends = {}
    if state.edited:
        state.readonly = EDITED.format(where=where)
        return
    try:
        missing = _missing(layout, state)
    except Damaged as error:
        if isinstance(error.__cause__, NewerError):
            state.readonly = NEWER.format(where=where)
            return
        raise
    if missing is None:
        state.readonly = SYNCING.format(where=where)
    elif missing:
        _redo(layout, state, missing)


def in_order(lines: list[Line], heads: Mapping[str, int]) -> Iterator[Line]:
    """Lines in an order in which each comes after those that its writer had seen.

    It ends early where a line waits for one that is not here.
    """
    heads = dict(heads)
    waiting = sorted(lines, key=lambda line: (line.action.at, line.action.device, line.n))
    while waiting:
        at = next((at for at, line in enumerate(waiting) if _may_follow(line, heads)), None)
        if at is None:
            return
        line = waiting.pop(at)
        heads[line.action.device] = line.n
        yield line


def _redo(layout: Layout, state: State, missing: list[Line]) -> None:
    """Add the lines that a file lacks, or say why they cannot be added."""
    where = layout.name(layout.tables(state.scope))
    added = 0
    for line in in_order(missing, state.meta.heads):
        if not fits(state.tables, line.changes):
            chain = layout.name(layout.chain(state.scope, line.action.device))
            state.readonly = CLASH.format(where=where, why=line.action.why, chain=chain)
            return
        state.tables = write_records(state.tables, line.changes)
        state.meta.heads[line.action.device] = line.n
        raise_counters(state.meta.counters, line.counters)
        added += 1
    if added < len(missing):
        state.readonly = SYNCING.format(where=where)


def raise_counters(counters: dict[str, int], given: Mapping[str, int]) -> None:
    """Take numbers into counters, which nothing lowers."""
    for prefix, number in given.items():
        counters[prefix] = max(number, counters.get(prefix, 0))


def fits(tables: Tables, changes: Iterable[Was]) -> bool:
    """Whether each record is as it was before the changes, or already as it is after them."""
    for was in changes:
        now = record(tables, was.table, was.id)
        if now != was.before and differing(now, was.after):
            return False
    return True


def _read_file(layout: Layout, scope: str, *, rows: bool) -> File:
    path = layout.tables(scope)
    storage = SealedStorage(path, scope, rows=rows)
    try:
        with layout.reading(path):
            storage.read()
    except NewerError as error:
        raise Damaged(f"{layout.name(path)} {error}. Nothing was changed.") from error
    except UnreadableError as error:
        raise Damaged(f"{layout.name(path)} {error}. Nothing was changed; put back this file from a backup.") from error
    if storage.file.meta.scope != scope:
        raise Damaged(
            f"{layout.name(path)} holds what belongs into another file. Nothing was changed; put back this file "
            "from a backup."
        )
    return storage.file


def _missing(layout: Layout, state: State) -> list[Line] | None:
    """The lines that the file lacks; None where it has seen lines that are not here."""
    heads: dict[str, Any] = dict(state.meta.heads)
    missing: list[Line] = []
    for device in layout.devices(state.scope):
        seen = heads.pop(device, 0)
        end = state.ends[device] = tail(layout, state.scope, device)
        if end.n < seen:
            return None
        if end.n > seen:
            missing += lines_after(layout, state.scope, device, seen)
    return None if any(heads.values()) else missing


def _may_follow(line: Line, heads: dict[str, int]) -> bool:
    seen = all(heads.get(device, 0) >= n for device, n in line.heads.items())
    return seen and heads.get(line.action.device, 0) == line.n - 1

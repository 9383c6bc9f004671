"""What a scope holds now: its file, and the lines of history that the file lacks.

The history is the truth and the file its sum. Reading never writes: lines that the file lacks are added
in memory, and stand in the file after the next commit.

Nearly always the file has all lines. What adds others (TinyDB, and the weave) is imported where it is needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from advisor.store.codec import File, Meta, decode_file, record
from advisor.store.errors import Damaged
from advisor.store.formats import NewerError
from advisor.store.history import Line, Tail, lines_after, tail
from advisor.store.layout import Layout
from advisor.store.protocol import Tables, Was
from advisor.store.shape import names_records
from advisor.store.strict import UnreadableError

if TYPE_CHECKING:
    from advisor.store.weave import Apart, Weave

SYNCING = (
    "The file {where} was changed on another computer and its history has not arrived here yet, or a part of "
    "that was lost. It can be read; wait for the sync to finish before changing anything. If there is no other "
    "computer, or it is through, a backup makes it again: advisor restore lists them."
)
EDITED = (
    "The file {where} was changed by another program. It can be read, but nothing can be saved in it until you have "
    "said what of that is to be kept: advisor check --repair shows it and asks, and so does “Check the practice” in "
    "the screens."
)
APART = (
    "The file {where} was changed on two computers at once, and {clashes} differently on both. It can be read, but "
    "nothing can be saved in it until you have chosen: advisor check --repair shows both and asks, and so does “Check "
    "the practice” in the screens."
)
NEWER = (
    "The file {where} was changed by a newer Advisor. It can be read in part; update Advisor on this computer "
    "before changing anything."
)


@dataclass(slots=True)
class State:
    """A scope as it stands now.

    ``edited`` is the digest of content that another program wrote, ``ends`` where the history of each
    device ends, ``clashes`` what devices that wrote apart changed to different things, ``sealed`` whether the file
    stands as we wrote it, byte for byte.
    """

    scope: str
    tables: Tables
    meta: Meta
    readonly: str | None = None
    edited: str | None = None
    ends: dict[str, Tail] = field(default_factory=dict)
    clashes: tuple[Apart, ...] = ()
    sealed: bool = False

    @property
    def cursor(self) -> str:
        """The place in history that this state stands at, opaque to the caller."""
        known = {"heads": self.meta.heads, "edited": self.edited}
        return orjson.dumps(known, option=orjson.OPT_SORT_KEYS).decode()


def read_state(layout: Layout, scope: str, *, rows: bool = False) -> State:
    """Read a scope; an empty state where nothing was ever written.

    With ``rows``, records are left as bytes, to be had by :func:`advisor.store.codec.record`.

    Raises:
        Damaged: its file or its history is not as it was written; the message names it.
    """
    file = _read_file(layout, scope, rows=rows)
    state = State(scope, file.tables, file.meta, edited=file.edited, sealed=not file.foreign)
    complete(layout, state)
    return state


def settling_state(layout: Layout, scope: str) -> State:
    """A scope as its history makes it, to settle what waits for an answer: an edit, a clash, or a damaged file.

    Nothing is taken from a file that is not as we wrote it.

    Raises:
        Damaged: its history is not as it was written.
    """
    try:
        file = _read_file(layout, scope, rows=False)
    except Damaged as error:
        if isinstance(error.__cause__, NewerError):
            raise  # nothing is wrong with it
        file = File({}, Meta(scope=scope))
    if file.edited:
        file = File({}, Meta(scope=scope))
    state = State(scope, file.tables, file.meta)
    complete(layout, state)
    if state.clashes:
        state.readonly = None
    return state


def complete(layout: Layout, state: State) -> None:
    """Add what the history has and a file lacks, or say why the scope must not be written.

    Raises:
        Damaged: the history is not as it was written.
    """
    state.ends, state.clashes = {}, ()
    words = EDITED if state.edited else _add_missing(layout, state)
    if words:
        where = layout.name(layout.tables(state.scope))
        state.readonly = words.format(where=where, clashes=_counted(len(state.clashes)))


def _add_missing(layout: Layout, state: State) -> str:
    """Add what the history has and the file lacks; the words that say why nothing may be written, "" where it may."""
    try:
        missing = _missing(layout, state)
        if missing is None:
            return SYNCING
        followed = _follow(state, missing)
        if followed is None:
            followed = _take_woven(state, woven(layout, state.scope))
    except Damaged as error:
        if not isinstance(error.__cause__, NewerError):
            raise
        return NEWER
    if not followed:
        state.clashes = ()  # what is still to come may settle them
        return SYNCING
    return APART if state.clashes else ""


def _take_woven(state: State, weave: Weave) -> bool:
    """Let a scope be what all of its history makes it; returns whether all of that is here."""
    state.tables, state.meta.heads, state.clashes = weave.tables(), weave.heads, weave.clashes()
    raise_counters(state.meta.counters, weave.counters)
    return all(weave.heads.get(device, 0) == end.n for device, end in state.ends.items())


def woven(layout: Layout, scope: str) -> Weave:
    """The whole history of a scope, as far as its lines are here.

    Raises:
        Damaged: the history is not as it was written.
    """
    from advisor.store.weave import Weave

    lines = [line for device in layout.devices(scope) for line in lines_after(layout, scope, device, 0)]
    return Weave(in_order(lines, {}))


def _counted(clashes: int) -> str:
    return "one thing was changed" if clashes == 1 else f"{clashes} things were changed"


def in_order(lines: list[Line], heads: Mapping[str, int]) -> Iterator[Line]:
    """Lines in an order in which each comes after those that its writer had seen.

    It ends early where a line waits for one that is not here.
    """
    heads = dict(heads)
    waiting: dict[str, deque[Line]] = {}
    for line in sorted(lines, key=lambda line: line.n):
        waiting.setdefault(line.action.device, deque()).append(line)
    while next_ones := [queue[0] for queue in waiting.values() if queue and _may_follow(queue[0], heads)]:
        line = min(next_ones, key=lambda line: (line.action.at, line.action.device))
        waiting[line.action.device].popleft()
        heads[line.action.device] = line.n
        yield line


def _follow(state: State, missing: list[Line]) -> bool | None:
    """Add lines one after the other; False where some wait for others that are not here.

    None where a writer had not seen all that is here: then more than this file is needed.
    """
    if not missing:
        return True
    from advisor.store.tables import write_records

    added = 0
    for line in in_order(missing, state.meta.heads):
        seen_all = all(line.heads.get(device, 0) >= n for device, n in state.meta.heads.items())
        if not seen_all or not fits(state.tables, line.changes):
            return None
        state.tables = write_records(state.tables, line.changes)
        state.meta.heads[line.action.device] = line.n
        raise_counters(state.meta.counters, line.counters)
        added += 1
    return added == len(missing)


def raise_counters(counters: dict[str, int], given: Mapping[str, int]) -> None:
    """Take numbers into counters, which nothing lowers."""
    for prefix, number in given.items():
        counters[prefix] = max(number, counters.get(prefix, 0))


def fits(tables: Tables, changes: Iterable[Was]) -> bool:
    """Whether each record is as it was before the changes, or already as it is after them."""
    from advisor.store.merge import differing

    for was in changes:
        now = record(tables, was.table, was.id)
        if now != was.before and differing(now, was.after):
            return False
    return True


def _read_file(layout: Layout, scope: str, *, rows: bool) -> File:
    path = layout.tables(scope)
    try:
        with layout.reading(path):
            file = decode_file(path.read_bytes(), rows=rows)
    except FileNotFoundError:
        return File({}, Meta(scope=scope))
    except UnreadableError as error:
        raise Damaged(f"The file {layout.name(path)} {error}. Nothing was changed.") from error
    if file.meta.scope != scope:
        raise Damaged(f"The file {layout.name(path)} holds what belongs into another one. Nothing was changed.")
    if not all(names_records(table, docs) for table, docs in file.tables.items()):
        raise Damaged(f"The file {layout.name(path)} names a record as none can be named. Nothing was changed.")
    return file


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

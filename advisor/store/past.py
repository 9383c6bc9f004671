"""A scope as it stood at a moment of its history: when a record was added, or at an instant or the end of a day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from advisor.store.history import Line, lines_after
from advisor.store.layout import Layout
from advisor.store.protocol import Past
from advisor.store.state import in_order
from advisor.store.weave import Weave


def past(layout: Layout, scope: str, by: datetime | date, adding: str) -> Past:
    """A scope with everything that had been written in it by a moment.

    Where a record was added at that instant, it is the scope as its writer had it: what another device had written
    by then and that writer had not seen is no part of it.

    Args:
        layout: The practice.
        scope: The scope.
        by: An aware instant, or a day: the local one of whoever wrote.
        adding: The id of a record, "" for none.

    Raises:
        Damaged, Unreadable: the history cannot be read.
    """
    written = [line for device in layout.devices(scope) for line in lines_after(layout, scope, device, 0)]
    lines = list(in_order(written, {}))
    seen = next((_with(line) for line in lines if line.action.at == by and _adds(line, adding)), None)
    if seen is None:
        seen = _by(lines, by)
    return Past(Weave(lines).tables(seen), _later(lines, seen))


def _adds(line: Line, id: str) -> bool:
    return any(was.id == id and was.before is None for was in line.changes)


def _with(line: Line) -> Mapping[str, int]:
    """What the writer of a line had seen once it was written."""
    return {**line.heads, line.action.device: line.n}


def _by(lines: Sequence[Line], by: datetime | date) -> Mapping[str, int]:
    seen: dict[str, int] = {}
    for line in lines:
        if (line.action.at if isinstance(by, datetime) else line.action.on) <= by:
            seen[line.action.device] = line.n
    return seen


def _later(lines: Sequence[Line], seen: Mapping[str, int]) -> Mapping[str, tuple[date, date]]:
    found: dict[str, tuple[date, date]] = {}
    for line in lines:
        if line.n > seen.get(line.action.device, 0):
            on = line.action.on
            for was in line.changes:
                found[was.id] = (found.get(was.id, (on, on))[0], on)
    return found

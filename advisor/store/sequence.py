"""The order in which actions were taken, over all scopes and devices: no action stands before one that it had seen.

Clocks of computers differ, and are set back. So time decides only between actions of which neither had seen the other.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from advisor.store.history import Line


class _Turn(NamedTuple):
    """What a device wrote in one go; a device that finishes another's action has a turn of its own in it."""

    device: str
    turn: int
    action: str


def in_sequence(lines: Iterable[Line]) -> list[str]:
    """The ids of the actions that some lines hold, the first first."""
    turns: defaultdict[_Turn, list[Line]] = defaultdict(list)
    for line in lines:
        turns[_Turn(line.action.device, line.action.turn, line.action.id)].append(line)
    order = _sorted(turns, _seen_before(turns))
    return list(dict.fromkeys(turn.action for turn in order))


def _seen_before(turns: dict[_Turn, list[Line]]) -> dict[_Turn, set[_Turn]]:
    """For each turn those that it must come after: what its lines had seen, and its device's last."""
    places = {(line.action.scopes[0], turn.device, line.n): turn for turn, written in turns.items() for line in written}
    seen: dict[_Turn, set[_Turn]] = {turn: set() for turn in turns}
    for turn, written in turns.items():
        for line in written:
            heads = ((line.action.scopes[0], device, n) for device, n in line.heads.items())
            seen[turn] |= {places[head] for head in heads if head in places} - {turn}
    for before, after in pairwise(sorted(turns)):
        if before.device == after.device:
            seen[after].add(before)
    return seen


def _sorted(turns: dict[_Turn, list[Line]], seen: dict[_Turn, set[_Turn]]) -> list[_Turn]:
    def when(turn: _Turn) -> tuple[datetime, int, str]:
        return turns[turn][0].action.at, turn.turn, turn.device

    sorter = TopologicalSorter(seen)
    try:
        sorter.prepare()
    except CycleError:  # only where histories were mixed up: then by time
        return sorted(turns, key=when)
    order: list[_Turn] = []
    ready: list[tuple[tuple[datetime, int, str], _Turn]] = []
    while sorter.is_active():
        for turn in sorter.get_ready():
            heappush(ready, (when(turn), turn))
        order.append(heappop(ready)[1])
        sorter.done(order[-1])
    return order

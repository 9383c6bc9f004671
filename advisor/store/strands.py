"""What the lines of several devices wrote in one place, and which of it stood for whoever had seen some of them.

A device's lines are numbered, and whoever saw one saw those before it: so what stood at any moment is found near the
end of each device's own strand, and nobody has to go through all that was ever written there.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Generic, Protocol, TypeVar

from advisor.store.history import Line

Heads = Mapping[str, int]


class Written(Protocol):
    """Something that a line wrote."""

    @property
    def line(self) -> Line:
        """The line."""


W = TypeVar("W", bound=Written)


class Strands(Generic[W]):
    """What was written in one place, by device."""

    def __init__(self) -> None:
        self._strands: dict[str, list[W]] = {}

    def add(self, new: W) -> None:
        """Take in what a line wrote; what its device wrote before must be in already."""
        self._strands.setdefault(new.line.action.device, []).append(new)

    def standing(self, seen: Heads | None = None) -> list[W]:
        """What no later line had seen, in the order of time: of everything, or of what somebody had ``seen``."""
        last = [each for device in self._strands for each in self._ends(device, seen)]
        return in_time([each for each in last if not any(_saw(other.line.heads, each.line) for other in last)])

    def _ends(self, device: str, seen: Heads | None) -> Iterable[W]:
        """What the device itself had not seen yet when it wrote on: the last, and more where an action came late."""
        strand = self._strands[device]
        end = len(strand) if seen is None else bisect_right(strand, seen.get(device, 0), key=lambda each: each.line.n)
        known = 0
        for at in range(end - 1, -1, -1):
            line = strand[at].line
            if line.n <= known:
                return
            yield strand[at]
            known = max(known, line.heads.get(device, 0))


def common(written: Iterable[Written]) -> dict[str, int]:
    """What the writers of all of these had seen."""
    first, *rest = [each.line.heads for each in written]
    return {device: min([n, *(heads.get(device, 0) for heads in rest)]) for device, n in first.items()}


def in_time(written: Iterable[W]) -> list[W]:
    """In the order of their time, where that ties in another that every device knows."""
    return sorted(written, key=lambda each: (each.line.action.at, each.line.action.device, each.line.n))


def _saw(seen: Heads, line: Line) -> bool:
    return seen.get(line.action.device, 0) >= line.n

"""Which actions stand in which history: headers, read once and from then on only what was appended."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from advisor.store.errors import Damaged, Unreadable
from advisor.store.history import headers
from advisor.store.layout import Layout


class Mark(NamedTuple):
    """What is remembered of one line: the device's turn, the action it undoes, its number."""

    turn: int
    undoes: str | None
    n: int


@dataclass(slots=True)
class _Chain:
    """What was read of a history: how the file looked then, and where its last line begins, with its digest."""

    looked: tuple[int, int, int] = (0, 0, 0)
    at: int = 0
    last: str = ""
    marks: dict[str, Mark] = field(default_factory=dict)


class Ledger:
    """The actions of a practice, by id."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._chains: dict[tuple[str, str], _Chain] = {}

    def has(self, scope: str, id: str) -> bool:
        """Whether an action stands in a scope's history, whoever wrote it."""
        return any(id in self.marks(scope, device) for device in self._layout.devices(scope))

    def where(self, id: str) -> Iterator[tuple[str, str, Mark]]:
        """The scope, device and mark of each line of an action, in the histories that can be read."""
        for scope, device, marks in self._readable():
            if id in marks:
                yield scope, device, marks[id]

    def taken_back(self, id: str) -> bool:
        """Whether an action is undone now: by one that is not undone itself."""
        undoing = {other for *_, marks in self._readable() for other, mark in marks.items() if mark.undoes == id}
        return any(not self.taken_back(other) for other in undoing)

    def turns(self, device: str) -> list[tuple[str, Mark]]:
        """The actions of a device over all scopes, each once, in the order in which it took them."""
        actions: dict[str, Mark] = {}
        for _, writer, marks in self._readable():
            if writer == device:
                actions.update(marks)
        return sorted(actions.items(), key=lambda item: item[1].turn)

    def _readable(self) -> Iterator[tuple[str, str, dict[str, Mark]]]:
        """The actions by scope and device; what is wrong in one client, as its state says, stops no undo in another."""
        for scope in self._layout.scopes():
            with contextlib.suppress(Unreadable):
                for device in self._layout.devices(scope):
                    with contextlib.suppress(Damaged, Unreadable):
                        yield scope, device, self.marks(scope, device)

    def unread(self) -> list[str]:
        """The scopes of whose history not everything can be read now."""
        found = []
        for scope in self._layout.scopes():
            try:
                for device in self._layout.devices(scope):
                    self.marks(scope, device)
            except (Damaged, Unreadable):
                found.append(scope)
        return found

    def marks(self, scope: str, device: str) -> dict[str, Mark]:
        """The actions of one device in one scope.

        Raises:
            Damaged: the history holds what is no line.
        """
        chain = self._chains.setdefault((scope, device), _Chain())
        path = self._layout.chain(scope, device)
        try:
            with self._layout.reading(path):
                found = path.stat()
        except FileNotFoundError:
            return {}
        looks = (found.st_ino, found.st_mtime_ns, found.st_size)
        if looks != chain.looked:
            self._read_on(scope, device, chain, as_before=found.st_ino == chain.looked[0])
            chain.looked = looks
        return chain.marks

    def _read_on(self, scope: str, device: str, chain: _Chain, *, as_before: bool) -> None:
        """Read what was appended, or everything where the line that was the last has been taken back or replaced."""
        added = None
        if as_before:
            with contextlib.suppress(Damaged):  # a history that was rewritten in place may have no line there
                added = headers(self._layout, scope, device, chain.at)
        if added is None or added.first != chain.last:
            chain.marks = {}
            added = headers(self._layout, scope, device)
        chain.at, chain.last = added.at, added.last
        chain.marks |= {doc["commit"]: Mark(doc["turn"], doc["undoes"], doc["n"]) for doc in added.docs}

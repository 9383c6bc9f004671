"""The histories of all devices as one: what holds when several wrote without having seen each other.

Every line says what its writer had seen, so for each record it is known which changes came after which and which
came apart. What came after, holds. What came apart is merged field by field, and what was changed apart to
different things is a clash until a line settles it whose writer had seen both. All of it is a function of
the set of lines: in whatever order they arrive, every device comes to the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from advisor.store.history import Line
from advisor.store.merge import ABSENT, WHOLE, Key, content, merge_values
from advisor.store.protocol import Doc, Tables, Was

Heads = Mapping[str, int]


class Touch(NamedTuple):
    """A line that changed a record, and what it changed there."""

    line: Line
    was: Was


class Write(NamedTuple):
    """A value of a field, and the line that wrote it."""

    line: Line
    value: Any


class Apart(NamedTuple):
    """A field (or with ``WHOLE`` a record) changed apart to different things: what it said before, and who says what.

    With ``WHOLE`` the values are the documents as each writer left them; None where it was deleted.
    """

    table: str
    id: str
    field: str
    base: Any
    writes: tuple[Write, ...]


T = TypeVar("T", Touch, Write)


class Weave:
    """The records that some lines make."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.heads: dict[str, int] = {}
        self.counters: dict[str, int] = {}
        self._touches: dict[Key, list[Touch]] = {}
        self._fronts: dict[Key, list[Touch]] = {}
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """Take in a line; everything that its writer had seen must be in already."""
        for was in line.changes:
            touch, key = Touch(line, was), (was.table, was.id)
            self._touches.setdefault(key, []).append(touch)
            self._fronts[key] = _front([*self._fronts.get(key, []), touch])
        self.heads[line.action.device] = line.n
        for prefix, number in line.counters.items():
            self.counters[prefix] = max(number, self.counters.get(prefix, 0))

    def fits(self, changes: Iterable[Was], heads: Heads) -> bool:
        """Whether changes say rightly what each record was, as far as their writer had seen."""
        for was in changes:
            known = self.record((was.table, was.id), heads)
            if known != was.before and content(known) != content(was.after):
                return False
        return True

    def record(self, key: Key, seen: Heads | None = None) -> Doc | None:
        """A record as it stands, or as it stood for whoever had seen only some of the lines."""
        front = self._fronts.get(key, []) if seen is None else _front(self._touched(key, seen))
        if len(front) < 2:
            return front[0].was.after if front else None
        if all(each.was.after is None for each in front):
            return None
        merged = {name: self._value(key, name, writes) for name, writes in self._fields(key, seen).items()}
        revs = sorted({each.line.action.id for each in front})
        doc = {name: value for name, value in merged.items() if value is not ABSENT}
        return {**doc, "rev": sha256(" ".join(revs).encode()).hexdigest()[:16]}

    def tables(self, seen: Heads | None = None) -> Tables:
        """Every record that is there."""
        found: Tables = {}
        for table, id in self._touches:
            doc = self.record((table, id), seen)
            docs = found.setdefault(table, {})
            if doc is not None:
                docs[id] = doc
        return found

    def clashes(self) -> tuple[Apart, ...]:
        """What was changed apart to different things and is not settled yet."""
        apart = sorted(key for key, front in self._fronts.items() if len(front) > 1)
        return tuple(clash for key in apart for clash in self._clashes(key))

    def _clashes(self, key: Key) -> Iterator[Apart]:
        front = self._fronts[key]
        there = {each.was.after is not None for each in front}
        if there == {False}:
            return
        if len(there) > 1:
            writes = tuple(Write(each.line, content(each.was.after)) for each in _in_time(front))
            yield Apart(*key, WHOLE, content(self.record(key, _common(front))), writes)
            return
        for name, written in self._fields(key, None).items():
            if self._merged(key, name, written) is None:
                base = self._base(key, name, written) or (ABSENT,)
                yield Apart(*key, name, base[0], tuple(written))

    def _touched(self, key: Key, seen: Heads | None) -> list[Touch]:
        touches = self._touches.get(key, [])
        return touches if seen is None else [each for each in touches if _saw(seen, each.line)]

    def _fields(self, key: Key, seen: Heads | None) -> dict[str, list[Write]]:
        """For each field of a record the values that no later one replaced, in the order of their time."""
        fields: dict[str, list[Write]] = {}
        for touch in self._touched(key, seen):
            if touch.was.after is None:
                continue
            before, after = content(touch.was.before), content(touch.was.after) or {}
            for name in dict.fromkeys([*(before or {}), *after, *fields]):
                known = _front([each for each in fields.get(name, []) if _saw(touch.line.heads, each.line)])
                value = after.get(name, ABSENT)
                # Whoever saw a clash and wrote the record has settled it, also by leaving what stood there.
                stays = before is not None and before.get(name, ABSENT) == value and _agree(known)
                if not stays and (known or value is not ABSENT):
                    fields.setdefault(name, []).append(Write(touch.line, value))
        return {name: _in_time(_front(writes)) for name, writes in fields.items()}

    def _value(self, key: Key, name: str, writes: list[Write]) -> Any:  # noqa: ANN401 - any JSON value
        """What a field says; where it clashes, what was written last."""
        return (self._merged(key, name, writes) or (writes[-1].value,))[0]

    def _merged(self, key: Key, name: str, writes: list[Write]) -> tuple[Any] | None:
        """The one value that the writes of a field come to, in a tuple; None where they clash."""
        if _agree(writes):
            return (writes[-1].value,)
        base = self._base(key, name, writes)
        return base and merge_values(base[0], [each.value for each in writes])

    def _base(self, key: Key, name: str, writes: list[Write]) -> tuple[Any] | None:
        """What a field said when its writers last had seen the same; None where that was a clash already."""
        common = self._fields(key, _common(writes)).get(name)
        return self._merged(key, name, common) if common else (ABSENT,)


def _saw(seen: Heads, line: Line) -> bool:
    return seen.get(line.action.device, 0) >= line.n


def _front(written: list[T]) -> list[T]:
    """Those that no later one had seen."""
    front: list[T] = []
    for new in written:
        front = [each for each in front if not _saw(new.line.heads, each.line)] + [new]
    return front


def _agree(writes: list[Write]) -> bool:
    return all(each.value == writes[0].value for each in writes)


def _common(writes: Iterable[Touch | Write]) -> dict[str, int]:
    """What all of these writers had seen."""
    first, *rest = [each.line.heads for each in writes]
    return {device: min([n, *(heads.get(device, 0) for heads in rest)]) for device, n in first.items()}


def _in_time(writes: list[T]) -> list[T]:
    """In the order of their time, where that ties in another that every device knows."""
    return sorted(writes, key=lambda each: (each.line.action.at, each.line.action.device, each.line.n))

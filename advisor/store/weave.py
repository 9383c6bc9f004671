"""The histories of all devices as one: what holds when several wrote without having seen each other.

Every line says what its writer had seen, so for each record it is known which changes came after which and which
came apart. What came after, holds. What came apart is merged field by field, and what was changed apart to
different things is a clash until a line settles it whose writer had seen both. All of it is a function of
the set of lines: in whatever order they arrive, every device comes to the same.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from advisor.store.history import Line
from advisor.store.merge import ABSENT, WHOLE, Key, content, merge_values
from advisor.store.protocol import Doc, Tables, Was
from advisor.store.strands import Heads, Strands, common


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


_Ids = tuple[tuple[str, int], ...]


class _Fields:
    """What the lines wrote into each field of one record: reckoned only where it was changed apart."""

    def __init__(self) -> None:
        self._fields: dict[str, Strands[Write]] = {}
        self._taken = 0
        self._merged: dict[tuple[str, _Ids], tuple[Any] | None] = {}

    def take(self, touches: list[Touch]) -> None:
        """Take in what is new among the lines that ever changed the record."""
        for touch in touches[self._taken :]:
            self._add(touch)
        self._taken = len(touches)

    def _add(self, touch: Touch) -> None:
        if touch.was.after is None:
            return
        before, after = content(touch.was.before), content(touch.was.after) or {}
        for name in dict.fromkeys([*(before or {}), *after, *self._fields]):
            known = self.standing(name, touch.line.heads)
            value = after.get(name, ABSENT)
            # Whoever saw a clash and wrote the record has settled it, also by leaving what stood there.
            stays = before is not None and before.get(name, ABSENT) == value and _agree(known)
            if not stays and (known or value is not ABSENT):
                self._fields.setdefault(name, Strands()).add(Write(touch.line, value))

    def written(self, seen: Heads | None) -> dict[str, list[Write]]:
        """For each field the values that no later one replaced, in the order of their time."""
        found = {name: strands.standing(seen) for name, strands in self._fields.items()}
        return {name: writes for name, writes in found.items() if writes}

    def standing(self, name: str, seen: Heads) -> list[Write]:
        """The values of one field that no later one had replaced for whoever had ``seen`` so much."""
        return self._fields[name].standing(seen) if name in self._fields else []

    def base(self, name: str, writes: list[Write]) -> tuple[Any] | None:
        """What a field said when its writers last had seen the same; None where that was a clash already."""
        return self.merged(name, self.standing(name, common(writes)))

    def merged(self, name: str, writes: list[Write]) -> tuple[Any] | None:
        """The one value that the writes of a field come to, in a tuple; None where they clash.

        What they come to rests on what stood before them, and that on what stood before that: each is reckoned once.
        """
        above = []
        while not _agree(writes) and (name, _ids(writes)) not in self._merged:
            above.append(writes)
            writes = self.standing(name, common(writes))
        value = _agreed(writes) if _agree(writes) else self._merged[name, _ids(writes)]
        for each in reversed(above):
            value = value and merge_values(value[0], [write.value for write in each])
            self._merged[name, _ids(each)] = value
        return value


class Weave:
    """The records that some lines make."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.heads: dict[str, int] = {}
        self.counters: dict[str, int] = {}
        self._touches: dict[Key, list[Touch]] = {}
        self._strands: dict[Key, Strands[Touch]] = {}
        self._fields: dict[Key, _Fields] = {}
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """Take in a line; everything that its writer had seen must be in already."""
        for was in line.changes:
            touch, key = Touch(line, was), (was.table, was.id)
            self._touches.setdefault(key, []).append(touch)
            self._strands.setdefault(key, Strands()).add(touch)
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
        front = self._standing(key, seen)
        if len(front) < 2:
            return front[0].was.after if front else None
        if all(each.was.after is None for each in front):
            return None
        fields = self._fields_of(key)
        # What a field says where it clashes, is what was written last.
        merged = {
            name: (fields.merged(name, writes) or (writes[-1].value,))[0]
            for name, writes in fields.written(seen).items()
        }
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
        apart = sorted(key for key in self._strands if len(self._standing(key, None)) > 1)
        return tuple(clash for key in apart for clash in self._clashes(key))

    def _clashes(self, key: Key) -> Iterator[Apart]:
        front = self._standing(key, None)
        there = {each.was.after is not None for each in front}
        if there == {False}:
            return
        if len(there) > 1:
            writes = tuple(Write(each.line, content(each.was.after)) for each in front)
            yield Apart(*key, WHOLE, content(self.record(key, common(front))), writes)
            return
        fields = self._fields_of(key)
        for name, written in fields.written(None).items():
            if fields.merged(name, written) is None:
                base = fields.base(name, written) or (ABSENT,)
                yield Apart(*key, name, base[0], tuple(written))

    def _standing(self, key: Key, seen: Heads | None) -> list[Touch]:
        return self._strands[key].standing(seen) if key in self._strands else []

    def _fields_of(self, key: Key) -> _Fields:
        fields = self._fields.setdefault(key, _Fields())
        fields.take(self._touches.get(key, []))
        return fields


def _agree(writes: list[Write]) -> bool:
    return all(each.value == writes[0].value for each in writes)


def _agreed(writes: list[Write]) -> tuple[Any]:
    return (writes[-1].value if writes else ABSENT,)


def _ids(writes: list[Write]) -> _Ids:
    return tuple((each.line.action.device, each.line.n) for each in writes)

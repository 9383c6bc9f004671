"""What becomes of records that were changed on two sides: merged by record and field, or asked.

Pure functions of documents. What only one side changed is taken; what both changed alike is taken once; lists
to which both sides only appended are taken with both endings, and what both appended once; anything else is a clash.
Who wrote a record last (``rev``) is no part of it.
"""

import json
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple

from advisor.store.protocol import Doc, Tables

WHOLE = ""
"""The field of a clash about the whole record: one side deleted what another changed."""


class Absent(Enum):
    """The value of a field that a document does not have."""

    ABSENT = 0


ABSENT: Final = Absent.ABSENT
Key = tuple[str, str]
"""A record: its table and id."""


class FieldClash(NamedTuple):
    """A field that the sides say differently, or with ``WHOLE`` a record that one deleted.

    ``base`` is what it said before, ``versions`` what each side says (whole documents or None with ``WHOLE``).
    """

    table: str
    id: str
    field: str
    base: Any
    versions: tuple[Any, ...]


class Merged(NamedTuple):
    """What their side brings into ours: each record before and after, and what must be asked."""

    changed: Mapping[Key, tuple[Doc | None, Doc | None]]
    clashes: tuple[FieldClash, ...]


def merge(base: Tables, ours: Tables, theirs: Tables) -> Merged:
    """Bring what ``theirs`` changed since ``base`` into ``ours``; where both changed it, ours stays until asked."""
    changed: dict[Key, tuple[Doc | None, Doc | None]] = {}
    clashes: list[FieldClash] = []
    keys = {(table, id) for tables in (base, ours, theirs) for table, docs in tables.items() for id in docs}
    for table, id in sorted(keys):
        was, mine, other = (content(tables.get(table, {}).get(id)) for tables in (base, ours, theirs))
        after, fields = merge_record(was, mine, other)
        clashes += [FieldClash(table, id, field, *said) for field, said in fields.items()]
        if after != mine:
            changed[table, id] = (mine, after)
    return Merged(changed, tuple(clashes))


def merge_record(
    base: Doc | None, ours: Doc | None, theirs: Doc | None
) -> tuple[Doc | None, dict[str, tuple[Any, tuple[Any, Any]]]]:
    """One record merged, and its clashing fields with their base and both versions; ours stands in those."""
    if theirs == base or ours == theirs:
        return ours, {}
    if ours == base:
        return theirs, {}
    if ours is None or theirs is None:
        return ours, {WHOLE: (base, (ours, theirs))}
    was = base or {}
    after: Doc = {}
    clashes = {}
    for name in dict.fromkeys([*ours, *theirs, *was]):
        before, mine, other = (doc.get(name, ABSENT) for doc in (was, ours, theirs))
        value = merge_values(before, (mine, other))
        if value is None:
            clashes[name] = (before, (mine, other))
            value = (mine,)
        if value[0] is not ABSENT:
            after[name] = value[0]
    return after, clashes


def merge_values(base: object, versions: Sequence[object]) -> tuple[Any] | None:
    """The one value that the versions of a field come to, in a tuple; None where they clash."""
    changed: list[object] = []
    for each in versions:
        if not same(each, base) and not any(same(each, other) for other in changed):
            changed.append(each)
    if not changed:
        return (base,)
    if len(changed) == 1:
        return (changed[0],)
    return _appended([] if base is ABSENT else base, changed)


def _appended(base: object, versions: list[object]) -> tuple[list[Any]] | None:
    """Lists that only had something appended: with everything that was, whichever side comes first."""
    if not isinstance(base, list):
        return None
    ending: list[Any] = []
    for each in sorted(versions, key=_canonical):
        if not isinstance(each, list) or not same(each[: len(base)], base):
            return None
        ending += _lacking(ending, each[len(base) :])
    return ([*base, *ending],)


def _lacking(there: Sequence[object], items: Sequence[object]) -> list[object]:
    """The items that are not there, or less often."""
    spare = [_canonical(each) for each in there]
    lacking = []
    for item in items:
        if (words := _canonical(item)) in spare:
            spare.remove(words)
        else:
            lacking.append(item)
    return lacking


def _canonical(value: object) -> str:
    return "" if value is ABSENT else json.dumps(value, sort_keys=True)


def same(one: object, other: object) -> bool:
    """Whether two values are the same JSON: to Python, 1 is True."""
    return one is other or (one == other and _canonical(one) == _canonical(other))


def content(doc: Doc | None) -> Doc | None:
    """A document without who wrote it last."""
    return None if doc is None else {key: value for key, value in doc.items() if key != "rev"}


def differing(before: Doc | None, after: Doc | None) -> bool:
    """Whether two versions of a record differ in anything but who wrote them last."""
    return not same(content(before), content(after))

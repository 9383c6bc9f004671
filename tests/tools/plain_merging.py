"""What a record says after lines of several computers, by “Where computers wrote apart” of docs/format.md alone."""

import json
from collections import Counter
from hashlib import sha256
from typing import Any, NamedTuple

Doc = dict[str, Any]
NOTHING = object()
"""What a field says that is not there."""


class Write(NamedTuple):
    """A line, and what it says of a record or of a field."""

    line: Doc
    value: Any


def record(lines: list[Doc], table: str, id: str) -> Doc | None:
    """A record as these lines leave it, each of which stands behind those that its writer had seen."""
    found = [
        (Write(line, change["after"]), change["before"])
        for line in lines
        for change in line["changes"]
        if (change["table"], change["id"]) == (table, id)
    ]
    last = standing([write for write, _ in found])
    if len(last) < 2:
        return last[0].value if last else None
    if all(write.value is None for write in last):
        return None
    names = dict.fromkeys(name for write, _ in found for name in write.value or {} if name != "rev")
    said = {name: value_of(writes_of(found, name)) for name in names}
    doc = {name: value for name, value in said.items() if value is not NOTHING}
    actions = sorted({write.line["commit"] for write in last})
    return {**doc, "rev": sha256(" ".join(actions).encode()).hexdigest()[:16]}


def saw(line: Doc, other: Doc) -> bool:
    """Whether the writer of a line had seen another."""
    return bool(line["heads"].get(other["device"], 0) >= other["n"])


def standing(writes: list[Write]) -> list[Write]:
    """Those that the writer of no other had seen, in the order of their time."""
    last = [each for each in writes if not any(saw(other.line, each.line) for other in writes)]
    return sorted(last, key=lambda write: (write.line["at"], write.line["device"], write.line["n"]))


def writes_of(found: list[tuple[Write, Doc | None]], name: str) -> list[Write]:
    """All that was ever written into a field, given the record's lines with what it was before each."""
    writes: list[Write] = []
    for (line, after), before in found:
        if after is None:
            continue
        value = after.get(name, NOTHING)
        known = standing([each for each in writes if saw(line, each.line)])
        left = before is not None and same(before.get(name, NOTHING), value)
        settles = any(not same(each.value, known[0].value) for each in known)
        if (settles or not left) and (known or value is not NOTHING):
            writes.append(Write(line, value))
    return writes


def value_of(writes: list[Write]) -> Any:  # noqa: ANN401 - any JSON value
    """What a field says; where it is open, what was written last."""
    merged = merge(writes)
    return merged[0] if merged else standing(writes)[-1].value


def merge(writes: list[Write]) -> tuple[Any] | None:
    """What the writes of a field come to, in a tuple; None where that is open."""
    last = standing(writes)
    if not last:
        return (NOTHING,)
    if all(same(each.value, last[0].value) for each in last):
        return (last[-1].value,)
    base = merge([write for write in writes if all(saw(each.line, write.line) for each in last)])
    if base is None:
        return None
    changed = [each.value for each in last if not same(each.value, base[0])]
    changed = [value for at, value in enumerate(changed) if not any(same(value, other) for other in changed[:at])]
    return (changed[0],) if len(changed) == 1 else with_all_endings(base[0], changed)


def with_all_endings(base: object, lists: list[Any]) -> tuple[list[Any]] | None:
    """What was, and behind it what each list adds; None where one does more than add."""
    was = [] if base is NOTHING else base
    if not isinstance(was, list) or not all(isinstance(each, list) and same(each[: len(was)], was) for each in lists):
        return None
    ending: list[Any] = []
    for each in sorted(lists, key=_text):
        there = Counter(map(_text, ending))
        for item in each[len(was) :]:
            there[_text(item)] -= 1
            if there[_text(item)] < 0:
                ending.append(item)
    return ([*was, *ending],)


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def same(one: object, other: object) -> bool:
    """Whether two values are the same JSON."""
    if one is NOTHING or other is NOTHING:
        return one is other
    return _text(one) == _text(other)

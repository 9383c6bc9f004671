"""The histories of several devices as one: always what docs/format.md says, and with work that grows no faster."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import FrameType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.store.history import Line
from advisor.store.merge import content
from advisor.store.protocol import Action, Doc, Was
from advisor.store.weave import Weave
from tests.store.helpers import ACME, ON
from tests.tools import plain_merging

_KEY = ("advice", "one")
_DEVICES = ("deskdesk1", "lapplapp2", "handhand3")
_START = datetime(2026, 1, 1, tzinfo=UTC)

_VALUES = st.one_of(st.none(), st.integers(0, 2), st.lists(st.sampled_from(["a", "b"]), max_size=2))
_AFTER = st.one_of(
    st.none(),
    st.fixed_dictionaries({}, optional={"x": _VALUES, "y": _VALUES, "more": st.sampled_from(["c", "d", "e"])}),
)
# Who writes, whom they heard of before, whether an older plan of theirs is only now written, their clock, and what.
_STEP = st.tuples(st.integers(0, 2), st.sets(st.integers(0, 2)), st.booleans(), st.integers(-50, 50), _AFTER)


class Telling:
    """Lines of several devices on one record, each with what its writer had seen."""

    def __init__(self) -> None:
        self.weave = Weave()
        self.lines: list[Line] = []
        self._known: dict[str, dict[str, int]] = {each: {} for each in _DEVICES}
        self._before: dict[str, dict[str, int]] = {each: {} for each in _DEVICES}

    def hears(self, who: str, whom: str) -> None:
        """A device gets all that another one knows."""
        mine, theirs = self._known[who], self._known[whom]
        self._known[who] = {each: max(mine.get(each, 0), theirs.get(each, 0)) for each in {*mine, *theirs}}

    def writes(self, who: str, change: Doc | None, *, late: bool = False, minute: int = 0) -> None:
        """A device changes the record as it knows it; ``late`` as it knew it before its last line."""
        seen = dict(self._before[who] if late else self._known[who])
        n = self.weave.heads.get(who, 0) + 1
        before = self.weave.record(_KEY, seen)
        after = None if change is None else _patched(before, change) | {"rev": f"{who}{n:04}"}
        line = _line(who, n, seen, Was(ACME, *_KEY, before, after), minute)
        self.weave.add(line)
        self.lines.append(line)
        self._before[who] = seen
        self._known[who] = self._known[who] | {who: n}


def _patched(before: Doc | None, change: Doc) -> Doc:
    doc = dict(before or {})
    for name, value in change.items():
        if name == "more":
            there = doc.get("list")
            doc["list"] = [*(there if isinstance(there, list) else []), value]
        else:
            doc[name] = value
    return {name: value for name, value in doc.items() if value is not None}


def _line(device: str, n: int, heads: dict[str, int], was: Was, minute: int) -> Line:
    action = Action(
        id=f"{device}{n:06}",
        device=device,
        turn=n,
        at=_START + timedelta(minutes=minute),
        on=ON,
        who="Ada",
        why="Edit",
        undoes=None,
        of=1,
        records=1,
        scopes=(ACME,),
    )
    return Line(action, n, "", heads, {}, (was,), "")


def _plainly(lines: list[Line], seen: dict[str, int]) -> Doc | None:
    """The record by the description of the format, for whoever had seen so much."""
    docs: list[dict[str, Any]] = [
        {
            "device": each.action.device,
            "n": each.n,
            "heads": each.heads,
            "at": each.action.at.isoformat(),
            "commit": each.action.id,
            "changes": [{"table": was.table, "id": was.id, "before": was.before, "after": was.after}],
        }
        for each in lines
        for was in each.changes
        if seen.get(each.action.device, 0) >= each.n
    ]
    return plain_merging.record(docs, *_KEY)


@given(st.lists(_STEP, min_size=1, max_size=14))
def test_a_record_is_for_everybody_what_the_format_says_of_the_lines_that_they_saw(
    steps: list[tuple[Any, ...]],
) -> None:
    told = Telling()
    for who, heard, late, minute, change in steps:
        for each in heard:
            told.hears(_DEVICES[who], _DEVICES[each])
        told.writes(_DEVICES[who], change, late=late, minute=minute)
    for seen in (told.weave.heads, *(line.heads for line in told.lines)):
        assert content(told.weave.record(_KEY, seen)) == content(_plainly(told.lines, seen))
    assert told.weave.record(_KEY) == _plainly(told.lines, told.weave.heads)


def test_a_history_that_was_written_as_it_says_fits_line_by_line() -> None:
    told = _crossing(5)
    again = Weave()
    for line in told.lines:
        assert again.fits(line.changes, line.heads)
        again.add(line)
    assert not again.clashes()


def test_two_devices_that_appended_at_once_many_hundred_times_are_read() -> None:
    """Deeper than Python lets a function call itself."""
    told = _crossing(700)
    read = Weave(told.lines)
    items = read.tables()["advice"]["one"]["list"]
    assert len(items) == len(set(items)) == 1400
    assert not read.clashes()


def test_twice_as_many_crossing_pairs_are_about_twice_the_work() -> None:
    few, many = _crossing(40).lines, _crossing(80).lines
    assert _calls_to_read(many) < 2.5 * _calls_to_read(few)


def _crossing(pairs: int) -> Telling:
    """Two devices that each append to a list before they hear of each other, again and again."""
    told = Telling()
    desk, lap, _ = _DEVICES
    for at in range(pairs):
        told.writes(desk, {"more": f"desk {at}"}, minute=at)
        told.writes(lap, {"more": f"lap {at}"}, minute=at)
        told.hears(desk, lap)
        told.hears(lap, desk)
    return told


def _calls_to_read(lines: list[Line]) -> int:
    with _counting() as calls:
        read = Weave(lines)
        read.tables()
        read.clashes()
    return len(calls)


@contextmanager
def _counting() -> Iterator[list[str]]:
    """The functions of ours that are called meanwhile."""
    calls: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            calls.append(frame.f_code.co_name)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(before)

"""Three computers do whatever a program does, with clocks that are wrong, and meet by chance: all come to the same."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.store import Change, Conflict, Doc, ReadOnly, Refused, create_practice
from advisor.store.copies import copies
from advisor.store.mending import settle
from advisor.store.merge import ABSENT, WHOLE
from advisor.store.merge import content as without_rev
from advisor.store.proposals import Proposal, Question, of_scope
from tests.store.apart import Computer, content, meet
from tests.store.helpers import ACME, AT, ON, commit, new

_RECORDS = st.sampled_from(["one", "two", "three"])
_WHO = st.integers(0, 2)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), _WHO, _RECORDS, st.sampled_from(["x", "y"]), st.sampled_from([1, 2, None])),
        st.tuples(st.just("append"), _WHO, _RECORDS, st.just("list"), st.integers(0, 2)),
        st.tuples(st.just("delete"), _WHO, _RECORDS),
        st.tuples(st.sampled_from(["undo", "redo"]), _WHO),
        st.tuples(st.just("settle"), _WHO, st.integers(0, 3)),
        st.tuples(st.just("get"), _WHO, _WHO, st.booleans()),
    ),
    min_size=5,
    max_size=20,
)
_CLOCKS = st.lists(st.sampled_from([-300, 0, 300]), min_size=3, max_size=3)


class Room:
    """Three computers with one practice, each with a clock of its own."""

    def __init__(self, home: Path, days_off: Sequence[int]) -> None:
        store = create_practice(home / "base", home / "base state")
        commit(store, *(new(id, {"x": 0, "list": []}) for id in ("one", "two")))
        self.computers = [Computer.copy_of(home / "base", home, name) for name in ("desk", "lap", "hand")]
        self._off = [timedelta(days=days) for days in days_off]
        self._made = 0

    def does(self, what: str, who: int, *how: Any) -> None:  # noqa: ANN401 - as the step says
        """One step, as far as the program lets it be done."""
        try:
            getattr(self, what)(who, *how)
        except (Conflict, ReadOnly, Refused):
            return

    def edit(self, who: int, record: str, field: str, value: object) -> None:
        stored = self.computers[who].advice().get(record)
        self._commit(who, [Change(ACME, "advice", record, {field: value}, stored["rev"] if stored else None)])

    def append(self, who: int, record: str, field: str, item: int) -> None:
        stored = self.computers[who].advice().get(record, {})
        self.edit(who, record, field, [*stored.get(field, []), item])

    def delete(self, who: int, record: str) -> None:
        stored = self.computers[who].advice().get(record)
        if stored:
            self._commit(who, [Change(ACME, "advice", record, None, stored["rev"])])

    def undo(self, who: int) -> None:
        self._reverse(who, self.computers[who].store.undoable())

    def redo(self, who: int) -> None:
        self._reverse(who, self.computers[who].store.redoable())

    def get(self, who: int, other: int, with_file: bool) -> None:
        if who != other:
            self.computers[who].gets(self.computers[other], file=with_file)

    def settle(self, who: int, choice: int) -> None:
        store = self.computers[who].store
        for proposal in of_scope(store.layout, ACME, copies(store.layout)):
            settle(store, proposal, list(_answers(proposal, choice)), **self._action(who))

    def _reverse(self, who: int, action: Any) -> None:  # noqa: ANN401 - an action, or None
        if action is not None:
            self._commit(who, self.computers[who].store.plan_undo(action.id), undoes=action.id)

    def _commit(self, who: int, changes: list[Change], undoes: str | None = None) -> None:
        self.computers[who].store.commit(changes, on=ON, undoes=undoes, **self._action(who))

    def _action(self, who: int) -> dict[str, Any]:
        self._made += 1
        at = AT + timedelta(minutes=self._made) + self._off[who]
        return {"id": f"{self._made:016x}", "who": self.computers[who].name, "why": "Step", "at": at}


def _answers(proposal: Proposal, choice: int) -> list[Change]:
    """One version chosen of everything that is asked."""
    after: dict[tuple[str, str], tuple[Doc | None, Doc | None]] = {}
    for asked in proposal.questions:
        key = (asked.table, asked.id)
        _, now = after.get(key, (asked.current, asked.current))
        after[key] = (asked.current, _chosen(asked, now, asked.versions[choice % len(asked.versions)]))
    return [_change(*key, *docs) for key, docs in after.items() if docs != (None, None)]


def _chosen(asked: Question, now: Doc | None, version: Any) -> Doc | None:  # noqa: ANN401 - any JSON value
    if asked.field == WHOLE:
        return None if version is None else (now or version)
    doc = {**(now or {}), asked.field: version}
    return {name: value for name, value in doc.items() if value is not ABSENT}


def _change(table: str, id: str, before: Doc | None, after: Doc | None) -> Change:
    rev = before["rev"] if before else None
    if after is None:
        return Change(ACME, table, id, None, rev)
    gone: Doc = dict.fromkeys(set(before or {}) - set(after) - {"rev"})
    return Change(ACME, table, id, gone | (without_rev(after) or {}), rev)


@settings(max_examples=40)
@given(steps=_STEPS, days_off=_CLOCKS)
def test_three_computers_come_to_the_same_whatever_they_did_and_whoever_met_first(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]], days_off: list[int]
) -> None:
    room = Room(tmp_path_factory.mktemp("apart"), days_off)
    for step in steps:
        room.does(*step)
    meet(*room.computers)
    first, *others = room.computers
    for other in others:
        assert content(other.scope()) == content(first.scope())
        assert (other.scope().readonly is None) == (first.scope().readonly is None)
    for each in room.computers:
        assert not [finding for finding in each.store.check() if finding.severity == "error"]
        assert "has not arrived here yet" not in (each.scope().readonly or "")
    room.does("settle", 0, 1)
    assert first.scope().readonly is None

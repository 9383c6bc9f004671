"""What can be read by docs/format.md alone: also where several computers wrote without having seen each other."""

import secrets
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.store import Change, Doc, create_practice
from advisor.store.proposals import Question, proposals
from tests.store.apart import Computer, content, meet
from tests.store.helpers import ACME, AT, ON, commit, new
from tests.tools import plain_reader

_COMPUTERS = st.sampled_from([0, 1, 2])
_RECORDS = st.sampled_from(["one", "two"])
_ITEMS = st.lists(st.sampled_from(["call", "mail", 1, {"on": 2}]), min_size=1, max_size=3)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), _COMPUTERS, _RECORDS, st.sampled_from(["title", "note"]), st.sampled_from("abc")),
        st.tuples(st.just("empty"), _COMPUTERS, _RECORDS, st.sampled_from(["title", "tags"])),
        st.tuples(st.just("append"), _COMPUTERS, _RECORDS, _ITEMS),
        st.tuples(st.just("delete"), _COMPUTERS, _RECORDS),
        st.tuples(st.just("visit"), _COMPUTERS, _COMPUTERS),
        st.tuples(st.just("settle"), _COMPUTERS, st.booleans()),
    ),
    min_size=2,
    max_size=14,
)


def _three(home: Path) -> tuple[Computer, ...]:
    store = create_practice(home / "desk", home / "desk state")
    commit(store, new("one", {"title": "A", "tags": ["call"]}), new("two", {"title": "B"}))
    desk = Computer("desk", home / "desk", store)
    return desk, Computer.copy_of(desk.folder, home, "lap"), Computer.copy_of(desk.folder, home, "hand")


def _do(computers: tuple[Computer, ...], deed: str, who: int, *how: Any) -> None:  # noqa: ANN401 - as drawn
    """One step of one computer, where its client can be written."""
    computer = computers[who]
    if deed == "visit":
        if who != how[0]:
            computer.gets(computers[how[0]])
    elif deed == "settle":
        _settle(computer, last=how[0])
    elif computer.scope().readonly is None:
        _write(computer, deed, *how)


def _write(computer: Computer, deed: str, id: str, *how: Any) -> None:  # noqa: ANN401 - as drawn
    known = computer.advice().get(id)
    if deed == "edit":
        name, value = how
        computer.edits(id, **{name: value})
    elif deed == "append":
        computer.edits(id, tags=[*(known or {}).get("tags", []), *how[0]])
    elif known and deed == "empty":
        patch: dict[str, Any] = {how[0]: None}
        computer.edits(id, **patch)
    elif known and deed == "delete":
        computer.deletes(id)


def _settle(computer: Computer, *, last: bool) -> None:
    """Answer whatever two computers changed apart: each with one of the versions."""
    for proposal in proposals(computer.store.layout):
        docs: dict[str, Doc | None] = {}
        asked: dict[str, Question] = {}
        for question in proposal.questions:
            asked[question.id] = question
            said = question.versions[-1 if last else 0]
            if question.field:
                docs[question.id] = {**(docs.get(question.id) or {}), question.field: said if _is_there(said) else None}
            else:
                docs[question.id] = None if said is None else {"note": "kept"}
        changes = [Change(ACME, "advice", id, doc, (asked[id].current or {})["rev"]) for id, doc in docs.items()]
        computer.store.commit(changes, id=secrets.token_hex(8), who="Ada", why="Settle", on=ON, at=AT, settling=True)


def _is_there(value: object) -> bool:
    return isinstance(value, (str, list))


def _as_read(folder: Path) -> object:
    return plain_reader.practice(folder).get(ACME)


def test_a_practice_that_two_computers_wrote_apart_can_be_read_without_the_program(tmp_path: Path) -> None:
    desk, lap, _ = _three(tmp_path)
    desk.edits(title="Desk", tags=["call", "visit"])
    lap.edits(note="Lap", tags=["call", "mail"])
    desk.edits("mine", title="M")
    lap.deletes("two")
    meet(desk, lap)
    assert desk.scope().readonly is None
    for each in (desk, lap):
        assert _as_read(each.folder) == content(each.scope())


def test_what_is_open_between_two_computers_reads_as_what_was_written_last(tmp_path: Path) -> None:
    desk, lap, hand = _three(tmp_path)
    desk.edits(title="Desk")
    lap.edits(title="Lap")
    lap.deletes("two")
    hand.edits("two", title="Hand")
    meet(desk, lap, hand)
    assert desk.scope().readonly is not None
    assert _as_read(desk.folder) == content(desk.scope())
    _settle(desk, last=False)
    assert desk.scope().readonly is None
    assert _as_read(desk.folder) == content(desk.scope())


@settings(max_examples=30)
@given(steps=_STEPS)
def test_whatever_three_computers_wrote_reads_without_the_program_as_it_does_with_it(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    computers = _three(tmp_path_factory.mktemp("plainly"))
    for step in steps:
        _do(computers, *step)
    for each in computers:
        assert "has not arrived" in (each.scope().readonly or "") or _as_read(each.folder) == content(each.scope())
    meet(*computers)
    for each in computers:
        assert _as_read(each.folder) == content(each.scope())


@pytest.mark.parametrize("torn", [b'{"digest":"44cb87', b"\0" * 300, b'{"digest":"44\0\0\0\0\n', b"\0\n{"])
def test_a_last_line_that_was_never_finished_does_not_count(tmp_path: Path, torn: bytes) -> None:
    desk, *_ = _three(tmp_path)
    known = content(desk.scope())
    chain = desk.folder / "history" / ACME / f"{desk.store.device}.jsonl"
    chain.write_bytes(chain.read_bytes() + torn)
    assert content(desk.scope()) == known
    assert _as_read(desk.folder) == known


def test_lines_of_another_computer_that_have_not_arrived_are_missed(tmp_path: Path) -> None:
    desk, lap, hand = _three(tmp_path)
    desk.edits(title="Desk")
    lap.gets(desk)
    lap.edits(title="Lap")
    hand.gets(lap)
    with pytest.raises(plain_reader.NotAsWritten, match="lacks lines"):
        plain_reader.tables(hand.folder / "history" / ACME)

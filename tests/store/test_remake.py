"""Scopes that cannot be read, made again from what is left of them: nothing is lost that is anywhere."""

import itertools
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.store import Change, Damaged, Doc, Give, ReadOnly, create_practice
from advisor.store.backups import back_up_scope, catch_up
from advisor.store.codec import encode_line
from advisor.store.remake import LOST, Lost, Remake, plan_remake, remake
from tests.store.helpers import ACME, AT, ON, Practice, commit, new
from tests.tools.attack_calls import WRITING, Call, Perform, attacked

_LINES = 6


def _fill(practice: Practice, lines: int = _LINES) -> None:
    for number in range(lines):
        commit(practice.store, new(f"r{number}", {"n": number}), why=f"Line {number + 1}")


def _remade(practice: Practice, second: Path | None = None) -> Remake:
    """Make ACME again as the next start of the program would."""
    store = practice.again()
    with store.writing():
        plan = plan_remake(store.layout, ACME, second)
        remake(store, plan, id=secrets.token_hex(8), who="Ada", on=ON, at=AT)
    return plan


def _lines(practice: Practice) -> list[bytes]:
    return practice.chain().read_bytes().splitlines(keepends=True)


def _alter(practice: Practice, *numbers: int) -> None:
    """Change a byte in each of these lines (counted from 1)."""
    lines = _lines(practice)
    for number in numbers:
        lines[number - 1] = lines[number - 1].replace(b'"Line', b'"Lime')
    practice.chain().write_bytes(b"".join(lines))


def _cut(practice: Practice, to: int) -> None:
    practice.chain().write_bytes(b"".join(_lines(practice)[:to]))


def _aside(practice: Practice) -> list[bytes]:
    return [path.read_bytes() for path in sorted((practice.folder / "backups" / ACME / "aside").iterdir())]


def _is_sound_and_goes_on(practice: Practice, advice: dict[str, Doc]) -> None:
    assert practice.advice() == advice
    assert practice.again().check() == []
    commit(practice.again(), new("after", {}))
    assert practice.again().check() == []


@pytest.mark.parametrize("harm", [b"", b"\0" * 300, b"{}", b"<<<<<<< ours\n"])
def test_a_damaged_file_is_made_again_from_its_whole_history(practice: Practice, harm: bytes) -> None:
    _fill(practice)
    advice = practice.advice()
    practice.file().write_bytes(harm)
    plan = _remade(practice)
    assert plan.loses_nothing
    assert _aside(practice) == [harm]
    _is_sound_and_goes_on(practice, advice)


def test_a_damaged_line_is_taken_from_a_backup_and_later_lines_stay(practice: Practice) -> None:
    _fill(practice, 4)
    back_up_scope(practice.store, ACME, AT)
    for number in range(4, _LINES):
        commit(practice.store, new(f"r{number}", {"n": number}), why=f"Line {number + 1}")
    advice, whole = practice.advice(), practice.chain().read_bytes()
    _alter(practice, 2, 4)
    practice.file().write_bytes(b"x")
    plan = _remade(practice)
    assert plan.loses_nothing
    assert plan.replaced == (practice.store.device,)
    assert practice.chain().read_bytes() == whole
    _is_sound_and_goes_on(practice, advice)


def test_of_a_history_cut_off_at_a_line_the_backup_knows_the_rest(practice: Practice) -> None:
    _fill(practice)
    advice = practice.advice()
    back_up_scope(practice.store, ACME, AT)
    _cut(practice, 2)
    practice.file().write_bytes(b"x")
    assert _remade(practice).loses_nothing
    _is_sound_and_goes_on(practice, advice)


def test_backups_in_the_second_folder_help_where_those_in_the_practice_are_gone(practice: Practice) -> None:
    second = practice.folder.parent / "second"
    _fill(practice)
    advice = practice.advice()
    made = back_up_scope(practice.store, ACME, AT)
    catch_up(practice.store.layout, second, AT)
    assert made is not None
    made.path.write_bytes(made.path.read_bytes()[:-1])
    practice.chain().unlink()
    practice.file().unlink()
    assert _remade(practice, second).loses_nothing
    (damaged,) = practice.again().check()
    assert damaged.where == f"backups/{ACME}/{made.path.name}"
    made.path.unlink()
    _is_sound_and_goes_on(practice, advice)


@pytest.mark.parametrize("harm", [lambda each: _alter(each, 3), lambda each: _cut(each, 2)])
def test_what_only_the_clients_own_file_knows_is_recorded_as_that(
    practice: Practice, harm: Callable[[Practice], None]
) -> None:
    _fill(practice)
    advice = {id: doc["n"] for id, doc in practice.advice().items()}
    harm(practice)
    plan = _remade(practice)
    assert plan.lost == (Lost(practice.store.device, 3, _LINES),)
    assert not plan.loses_nothing
    assert {id: doc["n"] for id, doc in practice.advice().items()} == advice
    history = practice.again().history(ACME)
    assert {entry.action.why for entry in history} == {"Line 1", "Line 2", LOST}
    _is_sound_and_goes_on(practice, practice.advice())


def test_what_nothing_knows_any_more_is_said_before_it_is_done(practice: Practice) -> None:
    _fill(practice)
    _alter(practice, 5)
    practice.file().write_bytes(b"x")
    before = practice.chain().read_bytes()
    plan = plan_remake(practice.store.layout, ACME)
    assert plan.lost == (Lost(practice.store.device, 5, 6),)
    assert practice.chain().read_bytes() == before
    _remade(practice)
    assert set(practice.advice()) == {"r0", "r1", "r2", "r3"}
    assert before in _aside(practice)
    _is_sound_and_goes_on(practice, practice.advice())


def test_numbers_that_were_given_are_not_given_again_after_their_lines_are_lost(practice: Practice) -> None:
    for number in range(3):
        commit(practice.store, new(f"r{number}", {}, give=Give("reference", "ACME-")))
    _cut(practice, 1)
    _remade(practice)
    commit(practice.again(), new("after", {}, give=Give("reference", "ACME-")))
    assert [doc["reference"] for doc in practice.advice().values()] == ["ACME-4", "ACME-1", "ACME-2", "ACME-3"]


def test_an_edit_by_another_program_is_set_aside_and_named(practice: Practice) -> None:
    _fill(practice)
    advice = practice.advice()
    edited = practice.file().read_bytes().replace(b'"n":3', b'"n":4')
    practice.file().write_bytes(edited)
    plan = _remade(practice)
    assert plan.edited
    assert not plan.loses_nothing
    assert _aside(practice) == [edited]
    _is_sound_and_goes_on(practice, advice)


def test_lines_of_another_computer_that_build_on_lost_ones_wait_no_longer(practice: Practice) -> None:
    _fill(practice, 3)
    other = practice.elsewhere()
    commit(other, new("theirs", {"n": 9}))
    _alter(practice, 2)
    plan = _remade(practice)
    assert {each.device for each in plan.lost} == {practice.store.device, other.device}
    assert {id: doc["n"] for id, doc in practice.advice().items()} == {"r0": 0, "r1": 1, "r2": 2, "theirs": 9}
    _is_sound_and_goes_on(practice, practice.advice())


def test_a_newer_programs_lines_are_not_taken_for_damage(practice: Practice) -> None:
    _fill(practice)
    lines = _lines(practice)
    newer = encode_line({"format": 99, "scope": ACME}, [])
    practice.chain().write_bytes(b"".join(lines) + newer)
    with pytest.raises(Damaged, match="newer Advisor"):
        plan_remake(practice.store.layout, ACME)


def test_making_it_again_twice_comes_to_the_same(practice: Practice) -> None:
    _fill(practice)
    _alter(practice, 3)
    _remade(practice)
    advice, chains = practice.advice(), _histories(practice)
    assert _remade(practice).loses_nothing
    assert practice.advice() == advice
    assert _histories(practice) == chains


@pytest.mark.parametrize("end", [b"", b"~", b"~" * 50])
def test_a_last_line_that_is_torn_is_taken_where_it_is_whole_and_missed_where_it_is_not(
    practice: Practice, end: bytes
) -> None:
    _fill(practice)
    whole = practice.chain().read_bytes()
    practice.chain().write_bytes(whole[: -max(len(end), 1)] + end)
    practice.file().write_bytes(b"x")
    lost = _remade(practice).lost
    assert lost == ((Lost(practice.store.device, _LINES, _LINES),) if end else ())
    assert practice.again().check() == []


def _histories(practice: Practice) -> dict[str, bytes]:
    folder = practice.folder / "history" / ACME
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_until_it_is_made_again_the_sentence_names_the_latest_good_backup(practice: Practice) -> None:
    _fill(practice)
    practice.file().write_bytes(b"x")
    with pytest.raises(Damaged, match="There is no backup of it in the practice"):
        practice.store.load(ACME)
    _remade(practice)
    made = back_up_scope(practice.store, ACME, AT)
    assert made is not None
    practice.file().write_bytes(b"x")
    named = rf"The latest good backup is of 2\d Nov 26, \d\d:30: advisor restore backups/{ACME}/{made.path.name}$"
    with pytest.raises(Damaged, match=named):
        practice.store.load(ACME)
    assert made.path.name in practice.store.check()[0].words


@dataclass
class Dead:
    """From the n-th call that could leave something behind nothing is done any more, as after a death."""

    at: int

    def __call__(self, call: Call, perform: Perform) -> object:
        if call.name in WRITING:
            self.at -= 1
            if self.at <= 0:
                if self.at == 0 and call.name == "write":
                    perform(call.data[: len(call.data) // 2])
                raise KeyboardInterrupt
        return perform(call.data)


def _damaged_with_a_backup(practice: Practice) -> None:
    back_up_scope(practice.store, ACME, AT)
    _alter(practice, 2)
    practice.file().write_bytes(b"x")


@pytest.mark.parametrize("harm", [_damaged_with_a_backup, lambda each: _alter(each, 2)])
def test_death_at_any_call_is_made_up_for_by_doing_it_again(
    practice: Practice, harm: Callable[[Practice], None]
) -> None:
    _fill(practice, 3)
    advice = {id: doc["n"] for id, doc in practice.advice().items()}
    harm(practice)
    damaged = {practice.chain().read_bytes(), practice.file().read_bytes()}
    before = practice.folder.with_name("before")
    shutil.copytree(practice.folder, before)
    for at in itertools.count(1):
        shutil.rmtree(practice.folder)
        shutil.copytree(before, practice.folder)
        try:
            with attacked(Dead(at), practice.folder):
                _remade(practice)
        except KeyboardInterrupt:
            died = True
        else:
            died = False
        _remade(practice)
        assert {id: doc["n"] for id, doc in practice.advice().items()} == advice
        assert practice.again().check() == []
        left = [practice.chain().read_bytes(), *_aside(practice)]
        assert all(any(each.startswith(raw) for each in left) for raw in damaged), at
        if not died:
            break
    assert at > 15


_places = st.tuples(st.sampled_from(["file", "chain"]), st.floats(0, 1), st.integers(1, 40))


@given(harms=st.lists(_places, min_size=1, max_size=3), backed_up=st.integers(0, _LINES))
@settings(max_examples=20, deadline=None)
def test_whatever_is_overwritten_what_is_left_is_found_and_holds_together(
    tmp_path_factory: pytest.TempPathFactory, harms: list[tuple[str, float, int]], backed_up: int
) -> None:
    home = tmp_path_factory.mktemp("home")
    store = create_practice(home / "practice", home / "state")
    practice = Practice(store, home / "practice", home / "state")
    _fill(practice)
    for number in range(backed_up):
        commit(practice.store, new(f"b{number}", {"n": number}))
    if backed_up:
        back_up_scope(practice.store, ACME, AT)
    commit(practice.store, new("last", {"n": 1}))
    advice = practice.advice()
    for what, where, length in harms:
        path = practice.file() if what == "file" else practice.chain()
        raw = bytearray(path.read_bytes())
        at = int(where * (len(raw) - 1))
        raw[at : at + length] = b"~" * min(length, len(raw) - at)
        path.write_bytes(raw)
    plan = _remade(practice)
    found = practice.advice()
    assert practice.again().check() == []
    assert all(found[id] == advice[id] for id in found if id in advice and found[id]["rev"] == advice[id]["rev"])
    if plan.loses_nothing or {what for what, *_ in harms} == {"chain"}:
        assert {id: doc["n"] for id, doc in found.items()} == {id: doc["n"] for id, doc in advice.items()}
    elif backed_up:
        assert set(found) >= set(advice) - {"last"}


def test_a_scope_that_waits_for_an_answer_keeps_waiting(practice: Practice) -> None:
    first = commit(practice.store, new("one", {"n": 0}))
    other = practice.elsewhere()
    before = practice.chain().read_bytes()
    commit(practice.store, Change(ACME, "advice", "one", {"n": 1}, first.id))
    mine = practice.chain().read_bytes()
    practice.chain().write_bytes(before)
    practice.file().unlink()
    commit(other, Change(ACME, "advice", "one", {"n": 2}, first.id))
    practice.chain().write_bytes(mine)
    practice.file().write_bytes(b"x")
    assert _remade(practice).loses_nothing
    assert not practice.file().exists()
    with pytest.raises(ReadOnly):
        commit(practice.again(), new("after", {}))
    assert practice.again().load(ACME).readonly is not None

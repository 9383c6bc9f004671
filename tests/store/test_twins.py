"""Two computers with one id, as where one was made as a copy of the other: what one lost is told until it is seen."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.store import Change
from tests.store.helpers import ACME, BOLT, Practice, commit, new


@pytest.fixture
def twice(practice: Practice, tmp_path: Path) -> Callable[[str, Callable[[], None]], None]:
    """Does something on one of two computers, ``desk`` or ``twin``, which have all in common, also where it lies."""
    commit(practice.store, new("one", {"n": 0}))
    places = (practice.folder, practice.state)
    for name in ("desk", "twin"):
        for place in places:
            shutil.copytree(place, tmp_path / name / place.name)

    def at(name: str, work: Callable[[], None]) -> None:
        for place in places:
            shutil.rmtree(place)
            shutil.copytree(tmp_path / name / place.name, place)
        work()
        for place in places:
            shutil.rmtree(tmp_path / name / place.name)
            shutil.copytree(place, tmp_path / name / place.name)

    return at


def _saves(practice: Practice, *values: int) -> None:
    for value in values:
        rev = practice.advice()["one"]["rev"]
        commit(practice.again(), Change(ACME, "advice", "one", {"n": value}, rev), why=f"n = {value}")


@pytest.mark.parametrize("theirs", [(10,), (10, 11), (10, 11, 12)])
def test_what_a_twin_wrote_over_is_told_until_it_is_accepted_and_a_new_id_is_taken(
    practice: Practice,
    tmp_path: Path,
    twice: Callable[[str, Callable[[], None]], None],
    theirs: tuple[int, ...],
) -> None:
    twice("desk", lambda: _saves(practice, 1))
    twice("twin", lambda: _saves(practice, *theirs))
    chain = practice.chain().relative_to(practice.folder)
    shutil.copy(tmp_path / "twin" / "practice" / chain, tmp_path / "desk" / "practice" / chain)
    shutil.copy(
        tmp_path / "twin" / "practice" / "clients" / f"{ACME}.json",
        tmp_path / "desk" / "practice" / "clients" / f"{ACME}.json",
    )

    def goes_on() -> None:
        for _ in range(2):  # also once a new id was taken
            scope = practice.again().load(ACME)
            assert scope.readonly is None
            assert "may be lacking" in scope.lacking
            assert "advisor restore" in scope.lacking
            assert [each.words for each in practice.again().check()] == [scope.lacking]
            assert practice.again().load("practice").lacking == ""
            _saves(practice, practice.advice()["one"]["n"] + 1)
        assert practice.again().device != practice.store.device
        assert practice.again().accept_lacking(ACME)
        assert practice.again().load(ACME).lacking == practice.again().accept_lacking(ACME) == ""
        assert practice.again().check() == []

    twice("desk", goes_on)


def test_what_was_accepted_before_anything_was_saved_is_not_written_over_in_turn(
    practice: Practice, tmp_path: Path, twice: Callable[[str, Callable[[], None]], None]
) -> None:
    twice("desk", lambda: _saves(practice, 1))
    twice("twin", lambda: _saves(practice, 10, 11))
    shutil.rmtree(tmp_path / "desk" / "practice")
    shutil.copytree(tmp_path / "twin" / "practice", tmp_path / "desk" / "practice")

    def accepts() -> None:
        assert practice.again().accept_lacking(ACME)
        theirs = practice.chain().read_bytes()
        _saves(practice, 12)
        assert practice.chain().read_bytes() == theirs
        assert practice.again().check() == []

    twice("desk", accepts)


def test_the_twin_whose_history_was_kept_hears_of_nothing(
    practice: Practice, twice: Callable[[str, Callable[[], None]], None]
) -> None:
    twice("desk", lambda: _saves(practice, 1))

    def saves() -> None:
        _saves(practice, 10, 11)
        assert practice.again().load(ACME).lacking == ""

    twice("twin", saves)


def test_a_history_that_goes_on_behind_what_was_noted_is_ours_all_the_same(practice: Practice, tmp_path: Path) -> None:
    commit(practice.store, new("one", {"n": 0}), new("one", {}, BOLT))
    shutil.copytree(practice.state, tmp_path / "noted")
    _saves(practice, 1, 2)
    shutil.rmtree(practice.state)
    shutil.copytree(tmp_path / "noted", practice.state)
    assert practice.again().load(ACME).lacking == ""
    _saves(practice, 3)
    assert practice.again().device == practice.store.device
    assert practice.again().check() == []

"""What Windows does to files that somebody else holds for a moment: simulated at the one call that it refuses."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.store import StoreError
from advisor.store.atomic import move, replace_file
from tests.store.helpers import Practice, commit, new

ACCESS_DENIED, SHARING_VIOLATION = 5, 32
Hold = Callable[[int, int], list[float]]


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Hold:
    """Let the next so many replacements be refused with an error of Windows; the waits in between are listed."""

    def hold(times: int, winerror: int) -> list[float]:
        left, waits, really = times, list[float](), os.replace

        def replace(source: Path, target: Path) -> None:
            nonlocal left
            if left:
                left -= 1
                error = PermissionError(13, "The process cannot access the file")
                error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
                raise error
            really(source, target)

        monkeypatch.setattr(os, "replace", replace)
        monkeypatch.setattr(time, "sleep", waits.append)
        return waits

    return hold


@pytest.mark.parametrize("winerror", [ACCESS_DENIED, SHARING_VIOLATION])
def test_a_file_that_is_held_for_a_moment_is_replaced_as_soon_as_it_is_free(
    tmp_path: Path, hold: Hold, winerror: int
) -> None:
    waits = hold(3, winerror)
    replace_file(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert len(waits) == 3


def test_a_file_that_is_not_let_go_of_is_given_up_after_a_second_and_stays(tmp_path: Path, hold: Hold) -> None:
    (tmp_path / "file").write_bytes(b"old")
    waits = hold(10**6, SHARING_VIOLATION)
    with pytest.raises(PermissionError):
        replace_file(tmp_path / "file", b"new")
    assert sum(waits) == pytest.approx(1)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"old"


def test_what_is_refused_for_good_is_not_tried_again(tmp_path: Path, hold: Hold) -> None:
    (tmp_path / "file").touch()
    waits = hold(1, 1)
    with pytest.raises(PermissionError):
        move(tmp_path / "file", tmp_path / "other")
    assert waits == []


def test_a_save_whose_file_is_not_let_go_of_is_kept_and_read(practice: Practice, hold: Hold) -> None:
    commit(practice.store, new("one", {"title": "A"}))
    hold(10**6, SHARING_VIOLATION)
    commit(practice.store, new("two", {"title": "B"}))
    assert set(practice.advice()) == {"one", "two"}


def test_an_action_in_two_clients_is_refused_whole_where_it_cannot_be_written_down(
    practice: Practice, hold: Hold
) -> None:
    hold(10**6, SHARING_VIOLATION)
    with pytest.raises(StoreError, match="Nothing was saved"):
        commit(practice.store, new("one", {}), new("two", {}, "bolt0000"))
    assert practice.store.scopes() == ["practice"]

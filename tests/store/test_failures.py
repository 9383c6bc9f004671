"""Every call that can fail, failing: memory, file and history agree, and nothing acknowledged is lost."""

import errno
import os
from collections.abc import Callable
from typing import Any

import pytest

from advisor.store import Change, Doc, FolderStore, KeptUnfinished, StoreError, Unreadable
from tests.store.helpers import ACME, BOLT, Practice, commit, new

CALLS = ["open", "write", "fsync", "replace", "ftruncate", "close", "mkdir"]
FAILURES: list[Callable[[], BaseException]] = [
    lambda: OSError(errno.ENOSPC, "No space left on device"),
    lambda: OSError(errno.EIO, "Input/output error"),
    lambda: PermissionError(errno.EACCES, "Permission denied"),
    KeyboardInterrupt,
    MemoryError,
]


class Failing:
    """A call of the system that fails the n-th time."""

    def __init__(self, call: Callable[..., Any], at: int, failure: Callable[[], BaseException]) -> None:
        self.call = call
        self.left = at
        self.failure = failure

    def __call__(self, *args: object, **kwargs: object) -> object:
        self.left -= 1
        if self.left == 0:
            raise self.failure()
        return self.call(*args, **kwargs)


def _docs(store: FolderStore, scopes: list[str]) -> list[dict[str, Doc]]:
    return [store.load(scope).tables.get("advice", {}) for scope in scopes]


@pytest.mark.parametrize("scopes", [[ACME], [ACME, BOLT]])
@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_fails_loses_nothing_and_leaves_all_or_nothing(
    practice: Practice,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    failure: Callable[[], BaseException],
    scopes: list[str],
) -> None:
    store = practice.store
    revs = {"advice": commit(store, *(new("one", {"n": 0}, scope) for scope in scopes)).id}
    for at in range(1, 12):
        id = f"fail{at:08}"
        changes = [Change(scope, "advice", "one", {"n": at}, revs["advice"]) for scope in scopes]
        failing = Failing(getattr(os, name), at, failure)
        with monkeypatch.context() as patch:
            patch.setattr(os, name, failing)
            try:
                commit(store, *changes, id=id)
            except (StoreError, KeyboardInterrupt, MemoryError) as error:
                told = str(error)
            else:
                told = "saved"
        assert not list(practice.folder.rglob("*.writing")), f"{name} {at}"
        seen = _docs(practice.again(), scopes)
        kept = [docs["one"]["n"] == at for docs in seen]
        assert len(set(kept)) == 1, f"{name} {at}"
        assert kept[0] or told != "saved", f"{name} {at}"
        assert not (kept[0] and told.startswith("Nothing was saved")), f"{name} {at}"
        assert _docs(store, scopes) == seen
        commit(store, *changes, id=id)
        assert [docs["one"]["n"] for docs in _docs(practice.again(), scopes)] == [at] * len(scopes)
        assert store.check() == [], f"{name} {at}"
        revs["advice"] = id
        if failing.left > 0:
            break


def test_a_full_disk_is_told_in_one_sentence(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    first = commit(practice.store, new("one", {"title": "A"}))
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", Failing(os.write, 1, FAILURES[0]))
        with pytest.raises(StoreError, match=r"^Nothing was saved in .*: No space left on device\.$"):
            commit(practice.store, Change(ACME, "advice", "one", {"title": "B"}, first.id))
    assert practice.advice()["one"]["title"] == "A"


def test_an_action_over_two_clients_that_could_not_be_finished_says_that_it_is_kept(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(practice.store, new("before", {}, ACME), new("before", {}, BOLT))
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", Failing(os.replace, 2, FAILURES[0]))  # the first is the action's own file
        with pytest.raises(KeptUnfinished, match=r"is kept.*No space left.*do not enter it again"):
            commit(practice.store, new("one", {"n": 1}, ACME), new("one", {"n": 1}, BOLT))
    commit(practice.store, new("two", {}, ACME))
    assert [practice.advice(scope)["one"]["n"] for scope in (ACME, BOLT)] == [1, 1]
    assert practice.store.check() == []


def test_a_file_that_cannot_be_read_is_named_in_one_sentence(practice: Practice) -> None:
    commit(practice.store, new("one", {}, ACME), new("one", {}, BOLT))
    practice.file().unlink()
    practice.file().mkdir()
    practice.chain(BOLT).unlink()
    practice.chain(BOLT).mkdir()
    store = practice.store
    with pytest.raises(Unreadable, match=f"^clients/{ACME}.json cannot be read now"):
        store.load(ACME)
    chain = f"^history/{BOLT}/{store.device}.jsonl cannot be read now"
    with pytest.raises(Unreadable, match=chain):
        store.load(BOLT)
    with pytest.raises(Unreadable, match=chain):
        store.history()
    with pytest.raises(Unreadable, match=f"^clients/{ACME}.json"):
        commit(store, new("two", {}, ACME))
    assert set(store.stamps()) == {"practice", ACME, BOLT}
    assert {finding.severity for finding in store.check()} >= {"error"}


def test_a_practice_whose_drive_was_taken_out_is_not_an_empty_one(practice: Practice) -> None:
    commit(practice.store, new("one", {}, ACME))
    practice.folder.rename(practice.folder.with_name("taken-out"))
    with pytest.raises(Unreadable, match="is not there now"):
        practice.store.stamps()
    with pytest.raises(Unreadable, match="is not there now"):
        commit(practice.store, new("two", {}, ACME))
    assert not practice.folder.exists()

"""What the user is told where something fails. That nothing is lost by it is shown in tests/torture/."""

import pytest

from advisor.store import Change, KeptUnfinished, StoreError, Unreadable
from tests.store.helpers import ACME, BOLT, Practice, commit, new
from tests.tools.attack_calls import FAILURES, Fail, attacked


def _full(at: int, call: str) -> Fail:
    return Fail(at, FAILURES["ENOSPC"], only=frozenset({call}))


def test_a_full_disk_is_told_in_one_sentence(practice: Practice) -> None:
    first = commit(practice.store, new("one", {"title": "A"}))
    told = pytest.raises(StoreError, match=r"^Nothing was saved in .*: the disk is full\.$")
    with attacked(_full(1, "write"), practice.folder), told:
        commit(practice.store, Change(ACME, "advice", "one", {"title": "B"}, first.id))
    assert practice.advice()["one"]["title"] == "A"


def test_an_action_over_two_clients_that_could_not_be_finished_says_that_it_is_kept(
    practice: Practice,
) -> None:
    commit(practice.store, new("before", {}, ACME), new("before", {}, BOLT))
    told = pytest.raises(KeptUnfinished, match=r"is kept.*the disk is full.*do not enter it again")
    with attacked(_full(2, "replace"), practice.folder), told:  # the first is the action's own file
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


def test_an_action_that_was_refused_is_never_finished_later(practice: Practice) -> None:
    """Whatever call fails on the way: what is not said to be kept must not come back at the next start."""
    for at in range(1, 200):
        policy, id, store = Fail(at, FAILURES["EIO"]), f"{at:08}", practice.again()
        kept = True
        with attacked(policy, practice.folder):
            try:
                commit(store, new(id, {}, ACME), new(id, {}, BOLT))
            except KeptUnfinished:
                pass
            except StoreError:
                kept = False
        found = [id in practice.advice(scope) for scope in (ACME, BOLT)]
        assert found == [kept, kept], f"{policy.met}, call {at}"
        if not policy.happened:
            return
    raise AssertionError("it makes more calls than were tried")

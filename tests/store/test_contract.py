"""What every store must do, whatever it keeps its records in."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.store import (
    PRACTICE,
    Change,
    Conflict,
    Doc,
    Give,
    Refused,
    Store,
    StoreError,
    create_practice,
    open_practice,
)
from tests.store.helpers import ACME, AT, BOLT, ON, commit, new, undo

Opener = Callable[[], Store]


def _folder(where: Path) -> Opener:
    create_practice(where / "practice", where / "state")
    return lambda: open_practice(where / "practice", where / "state")


IMPLEMENTATIONS = {"folder": _folder}


@pytest.fixture(params=list(IMPLEMENTATIONS))
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    return IMPLEMENTATIONS[request.param](tmp_path)


@pytest.fixture
def store(opened: Opener) -> Store:
    return opened()


def test_an_empty_practice_has_itself_as_its_only_scope(store: Store) -> None:
    assert store.scopes() == [PRACTICE]
    assert store.load(PRACTICE).tables == {}
    assert store.load(ACME).tables == {}


def test_what_is_committed_is_loaded_with_its_revision(store: Store, opened: Opener) -> None:
    done = commit(store, new("one", {"title": "Ask first", "tags": ["a"], "chance": 80}))
    assert opened().load(ACME).tables == {
        "advice": {"one": {"title": "Ask first", "tags": ["a"], "chance": 80, "rev": done.id}}
    }
    assert opened().scopes() == [PRACTICE, ACME]


def test_a_commit_patches_what_it_names_and_leaves_the_rest(store: Store) -> None:
    first = commit(store, new("one", {"title": "Old", "from a newer version": {"x": 1}, "note": "n"}))
    second = commit(store, Change(ACME, "advice", "one", {"title": "New", "note": None}, first.id))
    kept = store.load(ACME).tables["advice"]["one"]
    assert kept == {"title": "New", "from a newer version": {"x": 1}, "rev": second.id}


def test_deleting_removes_the_record(store: Store) -> None:
    first = commit(store, new("one", {"title": "Gone soon"}))
    done = commit(store, Change(ACME, "advice", "one", None, first.id))
    assert store.load(ACME).tables["advice"] == {}
    assert [changed.doc for changed in done.changed] == [None]


def test_a_stale_revision_is_refused_with_both_versions_and_nothing_is_written(store: Store) -> None:
    first = commit(store, new("one", {"title": "Mine"}))
    second = commit(store, Change(ACME, "advice", "one", {"title": "Theirs"}, first.id))
    with pytest.raises(Conflict) as caught:
        commit(
            store,
            new("two", {"title": "Innocent"}),
            Change(ACME, "advice", "one", {"title": "Mine again"}, first.id),
        )
    (clash,) = caught.value.clashes
    assert (clash.scope, clash.table, clash.id, clash.expected) == (ACME, "advice", "one", first.id)
    assert clash.stored == {"title": "Theirs", "rev": second.id}
    assert clash.wanted == {"title": "Mine again"}
    assert list(store.load(ACME).tables["advice"]) == ["one"]


@pytest.mark.parametrize("expects", [None, "0123456789abcdef"])
def test_creating_what_exists_and_changing_what_does_not_are_conflicts(store: Store, expects: str | None) -> None:
    commit(store, new("one", {"title": "There"}))
    with pytest.raises(Conflict):
        commit(store, Change(ACME, "advice", "one" if expects is None else "two", {"a": 1}, expects))


def test_the_same_commit_again_writes_nothing_and_answers_the_same(store: Store, opened: Opener) -> None:
    changes = [new("one", {"title": "Once"}, give=Give("reference", "ACME-")), new("b", {}, BOLT)]
    first = commit(store, *changes, id="abcdef012345")
    again = commit(opened(), *changes, id="abcdef012345")
    assert (again.changed, again.cursors, again.again) == (first.changed, first.cursors, True)
    assert len(store.history()) == 1


def test_a_commit_over_several_scopes_is_one_entry(store: Store) -> None:
    commit(store, new("a", {"x": 1}), new("b", {"x": 2}, BOLT), Change(PRACTICE, "profile", "me", {}, None))
    (entry,) = store.history()
    assert set(entry.action.scopes) == {ACME, BOLT, PRACTICE}
    assert (entry.action.of, entry.action.records) == (3, 3)


def test_a_commit_over_several_scopes_writes_none_when_one_refuses(store: Store) -> None:
    with pytest.raises(Conflict):
        commit(store, new("a", {"x": 1}), Change(BOLT, "advice", "b", {"x": 2}, "0123456789abcdef"))
    assert store.load(ACME).tables == {}
    assert store.history() == []


def test_references_count_up_per_prefix_and_are_never_given_again(store: Store, opened: Opener) -> None:
    give = Give("reference", "ACME-")
    one = commit(store, new("one", {}, give=give), new("two", {}, give=give))
    assert [changed.doc and changed.doc["reference"] for changed in one.changed] == ["ACME-1", "ACME-2"]
    commit(store, Change(ACME, "advice", "two", None, one.id))
    after = commit(opened(), new("three", {}, give=give), new("e", {}, give=Give("reference", "ACME-E")))
    assert [changed.doc and changed.doc["reference"] for changed in after.changed] == ["ACME-3", "ACME-E1"]


def test_undeleting_gives_the_record_its_reference_back(store: Store) -> None:
    one = commit(store, new("one", {"title": "T"}, give=Give("reference", "ACME-")))
    gone = commit(store, Change(ACME, "advice", "one", None, one.id))
    back = undo(store, gone.id)
    assert store.load(ACME).tables["advice"]["one"] == {"title": "T", "reference": "ACME-1", "rev": back.id}


def test_the_history_tells_who_when_why_and_what_was_before_and_after(store: Store) -> None:
    first = commit(store, new("one", {"title": "A"}), why="Advice given")
    second = commit(store, Change(ACME, "advice", "one", {"title": "B"}, first.id), why="Corrected")
    commit(store, new("two", {"title": "C"}))
    entries = store.history(ACME, "one")
    assert [entry.action.id for entry in entries] == [first.id, second.id]
    action = entries[1].action
    assert (action.who, action.why, action.on, action.at) == ("Ada", "Corrected", ON, AT)
    assert action.device == store.device
    (was,) = entries[1].changes
    assert was.before == {"title": "A", "rev": first.id}
    assert was.after == {"title": "B", "rev": second.id}


def test_changes_since_a_cursor_are_told_once_each_as_they_stand_now(store: Store) -> None:
    first = commit(store, new("one", {"title": "A"}), new("two", {"title": "B"}))
    start = first.cursors[ACME]
    second = commit(store, Change(ACME, "advice", "one", {"title": "A2"}, first.id))
    third = commit(store, Change(ACME, "advice", "one", {"title": "A3"}, second.id), new("c", {}))
    commit(store, Change(ACME, "advice", "two", None, first.id))
    changes = store.changes_since(ACME, start)
    assert {changed.id: changed.doc for changed in changes.changed} == {
        "one": {"title": "A3", "rev": third.id},
        "c": {"rev": third.id},
        "two": None,
    }
    assert not changes.whole
    assert store.changes_since(ACME, changes.cursor).changed == ()


def test_stamps_differ_exactly_where_something_was_written(store: Store) -> None:
    commit(store, new("one", {}), new("b", {}, BOLT))
    before = store.stamps()
    assert store.stamps() == before
    commit(store, new("two", {}))
    after = store.stamps()
    assert [scope for scope in after if after[scope] != before.get(scope)] == [ACME]
    assert store.stamps([BOLT]) == {BOLT: before[BOLT]}


def test_undo_and_redo_walk_back_and_forth_across_restarts(store: Store, opened: Opener) -> None:
    first = commit(store, new("one", {"title": "A"}), why="First")
    commit(store, Change(ACME, "advice", "one", {"title": "B", "n": 1}, first.id), why="Second")
    titles = []
    for _ in range(2):
        latest = opened().undoable()
        assert latest is not None
        undo(opened(), latest.id)
        titles.append(opened().load(ACME).tables["advice"].get("one", {}).get("title"))
    assert titles == ["A", None]
    assert opened().undoable() is None
    for _ in range(2):
        latest = opened().redoable()
        assert latest is not None
        undo(opened(), latest.id)
        titles.append(opened().load(ACME).tables["advice"]["one"]["title"])
    assert titles == ["A", None, "A", "B"]
    assert opened().redoable() is None
    assert opened().load(ACME).tables["advice"]["one"]["n"] == 1


def test_an_action_is_taken_back_only_once(store: Store) -> None:
    first = commit(store, new("one", {"title": "A"}))
    undo(store, first.id)
    with pytest.raises(Refused, match="taken back already"):
        store.plan_undo(first.id)


def test_something_new_leaves_nothing_to_redo(store: Store) -> None:
    first = commit(store, new("one", {}))
    undo(store, first.id)
    commit(store, new("two", {}), why="New")
    assert store.redoable() is None
    latest = store.undoable()
    assert latest is not None
    assert latest.why == "New"


def test_undo_takes_an_action_over_several_scopes_whole_or_not_at_all(store: Store) -> None:
    wide = commit(store, new("a", {"x": 1}), new("b", {"x": 2}, BOLT), why="Import")
    later = commit(store, Change(BOLT, "advice", "b", {"x": 3}, wide.id), why="Corrected")
    with pytest.raises(Refused, match="Corrected"):
        store.plan_undo(wide.id)
    undo(store, later.id)
    undo(store, wide.id)
    assert store.load(ACME).tables["advice"] == {}
    assert store.load(BOLT).tables["advice"] == {}


def test_an_unknown_action_cannot_be_undone(store: Store) -> None:
    with pytest.raises(Refused, match="no such action"):
        store.plan_undo("0123456789abcdef")


@pytest.mark.parametrize("scope", ["../../etc", "CON", "a/b", "x" * 300, "", "Acme0000", "acme 000", "acme000\n"])
def test_a_scope_that_is_no_id_is_refused(store: Store, scope: str) -> None:
    with pytest.raises(StoreError, match="is not an id"):
        commit(store, new("one", {}, scope))
    with pytest.raises(StoreError, match="is not an id"):
        store.load(scope)


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 2**70, {1: "a"}, "half \ud800", (1, 2), AT, b"x", {"deep": [[float("nan")]]}],
)
def test_what_would_not_come_back_as_it_was_is_refused(store: Store, value: object) -> None:
    with pytest.raises(StoreError, match=r"cannot be kept|half a character"):
        commit(store, new("one", {"value": value}))
    assert store.load(ACME).tables == {}


def test_a_reason_that_cannot_be_written_down_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="half a character"):
        commit(store, new("one", {}), why="half \ud800")
    assert store.scopes() == [PRACTICE]


def test_a_document_that_goes_too_deep_is_refused(store: Store) -> None:
    deep: Any = []
    for _ in range(500):
        deep = [deep]
    with pytest.raises(StoreError, match="too deep"):
        commit(store, new("one", {"value": deep}))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([], "nothing to save"),
        ([new("one", {}), new("one", {})], "twice"),
        ([Change(ACME, "advice", "one", None, None)], "there is none"),
        ([Change(ACME, "_meta", "file", {}, None)], "cannot name"),
        ([Change(ACME, "advice", "a/b", {}, None)], "cannot name"),
    ],
)
def test_changes_that_make_no_sense_are_refused(store: Store, changes: list[Change], words: str) -> None:
    with pytest.raises(StoreError, match=words):
        commit(store, *changes)


def test_a_sound_practice_has_no_findings(store: Store) -> None:
    commit(store, new("a", {"x": 1}), new("b", {"x": 2}, BOLT))
    assert store.check() == []


_VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_DOCS = st.dictionaries(st.text().filter(lambda key: key != "rev"), _VALUES, max_size=5)


@pytest.mark.parametrize("name", list(IMPLEMENTATIONS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doc=_DOCS)
def test_any_document_comes_back_as_it_was_given(name: str, doc: Doc, tmp_path: Path) -> None:
    store = IMPLEMENTATIONS[name](tmp_path / secrets.token_hex(4))()
    done = commit(store, new("one", doc))
    assert store.load(ACME).tables["advice"]["one"] == doc | {"rev": done.id}
    undo(store, done.id)
    assert store.load(ACME).tables["advice"] == {}


_STEPS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.sampled_from([ACME, BOLT])), max_size=12)


@pytest.mark.parametrize("name", list(IMPLEMENTATIONS))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_following_the_changes_gives_what_loading_gives(
    name: str, steps: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    store = IMPLEMENTATIONS[name](tmp_path / secrets.token_hex(4))()
    held: dict[str, dict[str, Doc]] = {ACME: {}, BOLT: {}}
    cursors = {scope: store.load(scope).cursor for scope in held}
    for number, (id, value, scope) in enumerate(steps):
        now = store.load(scope).tables.get("advice", {}).get(id)
        doc = None if now and value == 0 else {"value": value}
        commit(store, Change(scope, "advice", id, doc, now["rev"] if now else None))
        if number % 3 == 0:
            _follow(store, scope, held, cursors)
    for scope in held:
        _follow(store, scope, held, cursors)
        assert held[scope] == store.load(scope).tables.get("advice", {})
    assert store.check() == []


def _follow(store: Store, scope: str, held: dict[str, dict[str, Doc]], cursors: dict[str, str]) -> None:
    changes = store.changes_since(scope, cursors[scope])
    cursors[scope] = changes.cursor
    for changed in changes.changed:
        if changed.doc is None:
            held[scope].pop(changed.id, None)
        else:
            held[scope][changed.id] = changed.doc


def test_undo_passes_over_actions_that_only_added_to_what_is_named(store: Store) -> None:
    advice = commit(store, new("one", {"title": "A"}), why="Advice")
    note = Change(ACME, "document", "d1", {"file": "a.docx"}, None)
    commit(store, note, why="Document made")
    latest = store.undoable(but=("document",))
    assert latest is not None
    assert latest.id == advice.id
    everything = store.undoable()
    assert everything is not None
    assert everything.why == "Document made"
    rev = store.load(ACME).tables["document"]["d1"]["rev"]
    commit(store, Change(ACME, "document", "d1", {"sent_on": "2026-11-23"}, rev), why="Document sent")
    latest = store.undoable(but=("document",))
    assert latest is not None
    assert latest.why == "Document sent"


def test_a_commit_inside_a_writing_block_is_kept_and_others_wait_for_its_end(store: Store, opened: Opener) -> None:
    other = opened()
    with store.writing(), store.writing():
        first = commit(store, new("one", {"n": 1}))
        waiting = Thread(target=commit, args=(other, Change(ACME, "advice", "one", {"n": 2}, first.id)))
        waiting.start()
        assert store.load(ACME).tables["advice"]["one"]["n"] == 1
        second = commit(store, new("two", {}))
    waiting.join()
    found = store.load(ACME).tables["advice"]
    assert (found["one"]["n"], found["two"]["rev"]) == (2, second.id)


def test_a_commit_says_what_it_built_on(store: Store, opened: Opener) -> None:
    first = commit(store, new("one", {}))
    second = commit(store, new("two", {}), id="second00")
    assert second.before == first.cursors
    commit(opened(), new("three", {}))
    assert commit(store, new("four", {})).before != second.cursors
    assert commit(store, new("two", {}), id="second00").before == {}


def test_a_reference_that_a_record_brings_is_not_given_again_also_in_the_same_action(opened: Opener) -> None:
    store, asking = opened(), Give("reference", "ACME-")
    commit(store, new("two", {}, give=asking), new("one", {"reference": "ACME-1"}))
    commit(store, new("three", {"reference": "ACME-3b"}))
    commit(store, new("four", {}, give=asking))
    given = {id: doc["reference"] for id, doc in store.load(ACME).tables["advice"].items()}
    assert given == {"one": "ACME-1", "two": "ACME-2", "three": "ACME-3b", "four": "ACME-4"}


def test_a_number_is_not_taken_for_the_yes_that_stands_there_since(opened: Opener) -> None:
    store = opened()
    added = commit(store, new("one", {"x": 1}))
    commit(store, Change(ACME, "advice", "one", {"x": True}, added.id))
    with pytest.raises(Refused, match="changed since"):
        store.plan_undo(added.id)


def test_the_past_of_a_scope_is_what_had_been_written_in_it_by_a_moment(opened: Opener) -> None:
    store, day = opened(), timedelta(days=1)
    first = store.commit([new("one", {"n": 1})], id="first000", who="Ada", why="Note", on=ON, at=AT)
    later = [Change(ACME, "advice", "one", {"n": 2}, first.id), new("two", {})]
    store.commit(later, id="second00", who="Ada", why="Note", on=ON + day, at=AT + day)
    for past in (opened().past(ACME, ON), opened().past(ACME, AT), opened().past(ACME, AT, adding="one")):
        assert past.tables == {"advice": {"one": {"n": 1, "rev": first.id}}}
        assert past.later == {"one": (ON + day, ON + day), "two": (ON + day, ON + day)}
    assert opened().past(ACME, ON + day).tables == store.load(ACME).tables
    assert opened().past(ACME, ON - day).tables.get("advice", {}) == {}

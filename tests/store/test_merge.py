"""Merging by record and field: what holds whatever was changed, and the few rules about what is asked."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.store import Doc, Tables
from advisor.store.merge import ABSENT, WHOLE, Key, merge, merge_record, merge_values

_VALUES: st.SearchStrategy[Any] = st.one_of(
    st.booleans(), st.integers(0, 2), st.sampled_from(["", "a", "b"]), st.lists(st.sampled_from(["x", "y"]), max_size=3)
)
_LISTS = st.lists(st.sampled_from(["x", "y"]), max_size=3)
_DOCS = st.dictionaries(st.sampled_from(["title", "tags", "rev"]), _VALUES, max_size=3)
_TABLES = st.dictionaries(
    st.sampled_from(["advice", "person"]),
    st.dictionaries(st.sampled_from(["one", "two"]), _DOCS, max_size=2),
    max_size=2,
)


def applied(ours: Tables, changed: Mapping[Key, tuple[Doc | None, Doc | None]]) -> Tables:
    """Tables after what a merge changes."""
    made = {table: dict(docs) for table, docs in ours.items()}
    for (table, id), (_, after) in changed.items():
        made.setdefault(table, {}).pop(id, None)
        if after is not None:
            made[table][id] = after
    return made


def bare(tables: Tables) -> Tables:
    """Tables without empty ones, and without who wrote a record last."""
    found = {
        table: {id: {name: each for name, each in doc.items() if name != "rev"} for id, doc in docs.items()}
        for table, docs in tables.items()
    }
    return {table: docs for table, docs in found.items() if docs}


@given(base=_TABLES, ours=_TABLES)
def test_a_side_that_changed_nothing_brings_nothing(base: Tables, ours: Tables) -> None:
    merged = merge(base, ours, base)
    assert (dict(merged.changed), merged.clashes) == ({}, ())


@given(base=_TABLES, theirs=_TABLES)
def test_where_only_they_changed_anything_all_of_it_is_taken(base: Tables, theirs: Tables) -> None:
    merged = merge(base, base, theirs)
    assert merged.clashes == ()
    assert bare(applied(base, merged.changed)) == bare(theirs)


@given(base=_TABLES, both=_TABLES)
def test_the_same_change_on_both_sides_is_none(base: Tables, both: Tables) -> None:
    merged = merge(base, both, both)
    assert (dict(merged.changed), merged.clashes) == ({}, ())


@given(base=_TABLES, ours=_TABLES, theirs=_TABLES)
def test_the_sides_may_change_places(base: Tables, ours: Tables, theirs: Tables) -> None:
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    asked = {(each.table, each.id, each.field): each.versions for each in one.clashes}
    assert asked == {(each.table, each.id, each.field): each.versions[::-1] for each in other.clashes}
    if not asked:
        assert bare(applied(ours, one.changed)) == bare(applied(theirs, other.changed))


@given(base=_TABLES, ours=_TABLES, theirs=_TABLES)
def test_what_was_merged_once_brings_nothing_again(base: Tables, ours: Tables, theirs: Tables) -> None:
    merged = merge(base, ours, theirs)
    if not merged.clashes:
        again = merge(theirs, applied(ours, merged.changed), theirs)
        assert (dict(again.changed), again.clashes) == ({}, ())


def test_different_fields_of_one_record_are_both_taken() -> None:
    base = {"title": "A", "priority": "low"}
    after, clashes = merge_record(base, {**base, "title": "B"}, {**base, "priority": "high"})
    assert (after, clashes) == ({"title": "B", "priority": "high"}, {})


def test_a_clash_keeps_ours_until_it_is_asked_and_takes_the_rest() -> None:
    base: Doc = {"title": "A", "note": "n"}
    after, clashes = merge_record(base, {"title": "B", "note": "n"}, {"title": "C"})
    assert after == {"title": "B"}
    assert clashes == {"title": ("A", ("B", "C"))}


def test_a_deletion_against_an_edit_is_asked_as_a_whole() -> None:
    base, edited = {"title": "A"}, {"title": "B"}
    assert merge_record(base, None, edited) == (None, {WHOLE: (base, (None, edited))})
    assert merge_record(base, edited, None) == (edited, {WHOLE: (base, (edited, None))})
    assert merge_record(base, base, None) == (None, {})


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        (["a"], ["a", "b"], ["a", "c"], (["a", "b", "c"],)),
        (["a"], ["a", "b"], ["a", "b"], (["a", "b"],)),
        (["a", "b"], ["a", "b", "a"], ["a", "b", "c"], (["a", "b", "a", "c"],)),
        (["a"], ["a", "b", "b"], ["a", "b", "c"], (["a", "b", "b", "c"],)),
        ([], [1], [True], ([1, True],)),
        (ABSENT, ["b"], ["c"], (["b", "c"],)),
        (["a", "b"], ["a"], ["a", "b", "c"], None),
        (["a"], ["b", "a"], ["a", "c"], None),
        ("a", ["b"], ["c"], None),
        (ABSENT, "b", "c", None),
        (1, True, 2, None),
        (1, True, 1, (True,)),
    ],
)
def test_lists_are_united_where_both_only_appended_and_nothing_else_is_guessed(
    base: object, ours: object, theirs: object, merged: object
) -> None:
    assert merge_values(base, (ours, theirs)) == merged
    assert merge_values(base, (theirs, ours)) == merged


@given(base=_LISTS, one=_LISTS, other=_LISTS)
def test_nothing_that_a_side_appended_is_left_out_and_nothing_else_comes(
    base: list[str], one: list[str], other: list[str]
) -> None:
    merged = merge_values(base, (base + one, base + other))
    assert merged is not None
    assert merged[0][: len(base)] == base
    assert Counter(merged[0][len(base) :]) == Counter(one) | Counter(other)

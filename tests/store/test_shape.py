"""What names a table or a record, before anything is done with it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from advisor.store.shape import names_records

IDS = st.one_of(
    st.text(),
    st.text("abcXYZ019_-", max_size=70),
    st.sampled_from(["", "a" * 64, "a" * 65, "a\n", "a b", "é", "_-", "\ud800"]),
)


@given(st.lists(IDS))
def test_records_are_named_by_up_to_64_letters_digits_and_strokes(ids: list[str]) -> None:
    sound = all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", each) for each in ids)
    assert names_records("decision", ids) == sound


@given(st.text())
def test_a_table_is_named_in_small_letters(table: str) -> None:
    sound = re.fullmatch(r"[a-z][a-z0-9_]{0,39}", table) is not None
    assert names_records(table, ["0123456789abcdef"]) == sound

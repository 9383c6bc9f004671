"""Text as it is kept."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.text import clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain", "plain"),
        ("\n\n  first\t \nsecond  \r\nthird\rfourth\n\n", "  first\nsecond\nthird\nfourth"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("bell\x07 null\x00 escape\x1b[31m", "bell null escape[31m"),
        ("half \ud83d a pair", "half  a pair"),
        ("pay \u202e000,1\u202c euros", "pay 000,1 euros"),
        ("\u2066isolated\u2069", "isolated"),
        ("no \ufffe\uffff\ufdd0 character", "no  character"),
        ("kept\tin \u05e9\u05dc\u05d5\u05dd \u200f é 👩‍🔧", "kept\tin \u05e9\u05dc\u05d5\u05dd \u200f é 👩‍🔧"),
    ],
)
def test_text_is_kept_without_what_harms(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_line_is_one_line() -> None:
    assert clean("  two\n\twords \r\n", lines=False) == "two words"


@given(st.text(st.characters()), st.booleans())
def test_cleaning_twice_changes_nothing_and_leaves_only_what_a_file_can_hold(text: str, lines: bool) -> None:
    kept = clean(text, lines=lines)
    assert clean(kept, lines=lines) == kept
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]", kept)
    assert kept.encode().decode() == kept

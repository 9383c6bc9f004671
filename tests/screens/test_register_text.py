import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.register_text import Align, fit_text, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Deal desk above 250 k", "Deal desk above 250 k"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]0;title\x07after", "after"),
        ("\x9b2Jcleared", "cleared"),
        ("bell\x07 and null\x00", "bell and null"),
        ("right\u202eto left", "rightto left"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("👩\u200d👩\u200d👧 family", "👩👩👧 family"),
        ("wave 👋\U0001f3fd", "wave 👋"),
        ("heart ❤\ufe0f", "heart ❤"),
        ("cafe\u0301", "café"),
        ("[b]not markup[/b]", "[b]not markup[/b]"),
        ("価格調査", "価格調査"),
    ],
)
def test_text_becomes_one_printable_line(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters()))
def test_whatever_was_typed_is_printable_and_stays_the_same_when_made_plain_again(text: str) -> None:
    once = plain(text)
    assert "\x1b" not in once
    once.encode("utf-8")
    assert plain(once) == once


@given(
    text=st.text(st.characters() | st.sampled_from("価格e\u0301👩\u200d\ufe0f")),
    width=st.integers(0, 40),
    align=st.sampled_from(["left", "right"]),
    ellipsis=st.sampled_from(["…", ".."]),
)
def test_a_cell_is_as_wide_as_its_column_whatever_was_typed(text: str, width: int, align: Align, ellipsis: str) -> None:
    assert cell_len(fit_text(plain(text), width, align, ellipsis)) == width


def test_long_text_ends_in_an_ellipsis_and_short_text_is_padded_on_its_side() -> None:
    assert fit_text("Publish floor prices", 10) == "Publish f…"
    assert fit_text("Publish floor prices", 10, ellipsis="..") == "Publish .."
    assert fit_text("7 Sep", 8, "right") == "   7 Sep"
    assert fit_text("7 Sep", 8) == "7 Sep   "
    assert fit_text("価格調査", 6) == "価格 …"

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.word.look import BAND, GROUND, INK, MUTED, NAVY, TEAL, WHITE, Tint
from exports.word.text import LIMIT, Span, clean, directed, escape, isolated, run
from exports.word.xml import W
from tests.tools.docx_rules_text import ratio

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)


def _read(runs: str) -> str:
    """What a reader of the runs sees, with line ends and tabs as characters."""
    root = etree.fromstring(f"<r {W}>{runs}</r>")
    signs = {"br": "\n", "tab": "\t"}
    return "".join(signs.get(etree.QName(each).localname, each.text or "") for each in root.iter())


@given(ANY_TEXT)
def test_whatever_was_typed_is_read_back_as_it_was_cleaned(text: str) -> None:
    cleaned = clean(text)
    assert _read(run(Span(cleaned))) == cleaned


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_one_line_stays_on_one_line(text: str) -> None:
    assert len(clean(text, one_line=True).splitlines()) <= 1


@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
def test_directions_are_marked_without_a_change_to_the_words(texts: list[str]) -> None:
    parts = [Span(clean(text)) for text in texts]
    marks = dict.fromkeys(map(ord, "\u200e\u200f"))
    directed_parts, _ = directed(parts, may_turn=True)
    assert [part.text.translate(marks) for part in directed_parts] == [part.text.translate(marks) for part in parts]


def test_every_kind_of_line_end_becomes_one() -> None:
    assert clean("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_what_is_illegal_or_hidden_is_dropped() -> None:
    assert clean("a\x00b\ud83dc\ufffed\uffffe\u202ef\u2066g\ufeffh\x1b[0m") == "abcdefgh[0m"


def test_emoji_made_of_several_characters_stay_whole() -> None:
    assert clean("👩‍👩‍👧 😀") == "👩‍👩‍👧 😀"


def test_nothing_is_printed_for_none_and_numbers_are_printed() -> None:
    assert (clean(None), clean(12), clean("")) == ("", "12", "")


def test_the_longest_text_of_a_record_is_kept_whole() -> None:
    text = "x" * 100_000
    assert clean(text) == text


def test_what_is_too_long_is_cut_and_says_so() -> None:
    cut = clean("x" * 1_000_000)
    assert len(cut) < LIMIT + 100
    assert cut.endswith("x … [100000 / 1000000]")


def test_markup_in_text_stays_text() -> None:
    assert escape('<b>R&D</b> "x"') == "&lt;b&gt;R&amp;D&lt;/b&gt; &quot;x&quot;"


def test_a_name_from_right_to_left_keeps_the_date_after_it_in_place() -> None:
    assert isolated("דוד") == "\u200e\u200fדוד\u200f\u200e"
    assert isolated("Anna") == "Anna"


def test_a_paragraph_turns_when_it_begins_from_right_to_left() -> None:
    assert directed([Span("דוד and Anna")], may_turn=True)[1]
    assert not directed([Span("דוד"), Span(" decided")], may_turn=True)[1]
    assert not directed([Span("Anna ו-דוד")], may_turn=True)[1]
    assert not directed([Span("דוד")], may_turn=False)[1]


def test_a_reference_in_right_to_left_text_is_a_run_of_its_own() -> None:
    root = etree.fromstring(f"<r {W}>{run(Span('אומצה (R-01) היום'))}</r>")
    turned = {"".join(map(str, each.itertext())): each.find("{*}rPr/{*}rtl") is not None for each in root}
    assert turned == {"אומצה (": True, "R-01": False, ") היום": True}


def test_a_full_stop_stays_with_the_right_to_left_text_that_it_ends() -> None:
    (only,) = etree.fromstring(f"<r {W}>{run(Span(isolated('אומצה.')))}</r>")
    assert only.find("{*}rPr/{*}rtl") is not None


@pytest.mark.parametrize("text", [INK, MUTED, TEAL, NAVY])
@pytest.mark.parametrize("ground", [WHITE, GROUND, BAND, *(tint.value for tint in Tint)])
def test_every_colour_of_text_can_be_read_on_every_ground(text: str, ground: str) -> None:
    assert ratio(text, ground) >= 4.5

"""What is written: aligned, cut to fit, harmless; and words that begin with a minus."""

import re
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cli import output
from advisor.cli.options import tamed

TEXTS = st.text(st.characters(codec="utf-16"), max_size=60)


@given(TEXTS)
def test_nothing_that_is_shown_can_steer_a_terminal(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output.safe(text))
    assert "\n" not in output.line(text)
    output.safe(text).encode("utf-8")


@given(TEXTS, st.integers(1, 40))
def test_a_cut_text_takes_no_more_room_than_there_is(text: str, room: int) -> None:
    shown = output.cut(output.line(text), room)
    assert output.cells(shown) <= room
    if output.cells(output.line(text)) <= room:
        assert shown == output.line(text)


def test_wide_characters_count_twice_and_combining_ones_not_at_all() -> None:
    assert output.cells("東京") == 4
    assert output.cells("e\u0301") == 1


WORDS = st.text("abcdefgh", min_size=1, max_size=60)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6), st.sampled_from([60, 80, 120]))
def test_rows_fit_the_terminal_and_their_columns_stand_below_each_other(rows: list[tuple[str, str]], room: int) -> None:
    columns = [output.Column("a", cuts=True), output.Column("b", cuts=True)]
    lines = output.aligned(columns, [*rows, ("x" * 70, "y" * 70)], room)
    assert max(len(each) for each in lines) <= room
    start = lines[-1].index("y")
    assert all(each[start - 2 : start] == "  " and each[start] != " " for each in lines)


def test_output_that_goes_elsewhere_is_as_wide_as_it_needs(capsys: pytest.CaptureFixture[str]) -> None:
    output.table([output.Column("Title", cuts=True)], [["x" * 500]])
    assert "x" * 500 in capsys.readouterr().out
    assert output.width() > shutil.get_terminal_size().columns


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("decide A adopted --on -3d", ["decide", "A", "adopted", "--on=-3d"]),
        ("outcome A worse --value -1.5m", ["outcome", "A", "worse", "--value=-1.5m"]),
        ("list advice -overdue --json", ["list", "advice", " -overdue", "--json"]),
        ("list advice --json -priority:low", ["list", "advice", " -priority:low", "--json"]),
        ("list people --csv client:ste", ["list", "people", "client:ste", "--csv"]),
        ("list people --csv -- -x", ["list", "people", "--csv", "--", " -x"]),
        ("--practice list today -h", ["--practice", "list", "today", "-h"]),
        ("export summary A -o -", ["export", "summary", "A", "-o", "-"]),
        ("import advice - --map m", ["import", "advice", "-", "--map", "m"]),
    ],
)
def test_a_minus_is_not_always_an_option(typed: str, read: list[str]) -> None:
    assert tamed(typed.split()) == read


def test_columns_that_may_be_left_out_go_before_texts_become_too_narrow() -> None:
    columns = [output.Column("", cuts=True), output.Column("", drops=2), output.Column("", drops=1)]
    row = ["x" * 40, "second", "third"]
    assert output.aligned(columns, [row], 100) == [f"{'x' * 40}  second  third"]
    assert output.aligned(columns, [row], 40) == [f"{'x' * 31}…  second"]
    assert output.aligned(columns, [row], 30) == [f"{'x' * 29}…"]


def test_a_line_that_is_too_long_for_a_terminal_is_broken_between_words_and_indented_below_its_beginning() -> None:
    told = output.broken("    Advice: change nothing in the rates until the end of the year", 30)
    assert told.split("\n") == ["    Advice: change nothing in", "      the rates until the end", "      of the year"]
    assert output.broken("Nothing can be saved in it until you have said what holds.", 30).split("\n") == [
        "Nothing can be saved in it",
        "until you have said what",
        "holds.",
    ]


@given(st.lists(WORDS.map(lambda each: each[:12]), min_size=1, max_size=30), st.integers(0, 8), st.integers(24, 60))
def test_breaking_a_line_loses_no_word(words: list[str], margin: int, room: int) -> None:
    lines = output.broken(" " * margin + " ".join(words), room).split("\n")
    assert " ".join(lines).split() == words
    assert max(map(len, lines)) <= room
    assert len(lines[0]) - len(lines[0].lstrip()) == margin

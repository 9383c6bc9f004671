"""Text that a spreadsheet would run is marked, and a number stays one."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.spreadsheet import neutral, runs

TEXTS = st.text(st.characters(codec="utf-16"), max_size=60) | st.text("=+-@＝＋－＠\t\r\n 1.5", max_size=6)


@given(TEXTS)
def test_a_cell_is_a_number_or_no_formula(text: str) -> None:
    cell = neutral(text)
    begins = unicodedata.normalize("NFKC", cell.lstrip()[:1])
    assert begins not in ("=", "+", "-", "@") or re.fullmatch(r"-?[0-9.]+", cell)
    assert not cell.startswith(("\t", "\r", "\n"))
    assert cell.removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "－x", "﹦1"]
)
def test_what_a_spreadsheet_may_run_is_marked(text: str) -> None:
    assert runs(text)
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-5", "-5.25", "12", "a=b", "'=1", "1+1", "– a dash", "東京"])
def test_what_none_runs_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text

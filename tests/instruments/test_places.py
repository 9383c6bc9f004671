"""Where something stands in a TOML file: held against files whose lines we know because we wrote them."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.instruments.places import Path, Places, statements

_KEYS = st.text("abcxyz_-09", min_size=1, max_size=6)
_TEXTS = st.text(st.characters(exclude_characters="\r\0\x7f", exclude_categories=["Cc", "Cs"]) | st.just("\n"))


def _basic(text: str) -> str:
    """Text as TOML, over several lines where it has them."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"""\n{escaped}"""' if "\n" in text else f'"{escaped}"'


def _list(texts: list[str]) -> str:
    return "[\n" + "".join(f"  {_basic(each)},  # one\n" for each in texts) + "]"


_VALUES = st.one_of(
    _TEXTS.map(_basic),
    st.integers(-99, 99).map(str),
    st.booleans().map(str).map(str.lower),
    st.lists(_TEXTS).map(_list),
)
_TABLES = st.dictionaries(_KEYS, _VALUES, max_size=4)


@given(st.lists(st.tuples(st.integers(0, 3), _TABLES), max_size=6))
def test_every_key_of_an_array_of_tables_is_found_on_the_line_where_it_was_written(
    tables: list[tuple[int, dict[str, str]]],
) -> None:
    lines: list[str] = []
    wanted: dict[Path, int] = {}
    for number, (blank, keys) in enumerate(tables):
        lines += ["# a comment = 1", *[""] * blank, "[[table]]"]
        wanted["table", number] = len(lines)
        for key, value in keys.items():
            wanted["table", number, key] = len(lines) + 1
            lines += f"{key} = {value}".split("\n")
    text = "\n".join(lines)
    tomllib.loads(text)
    places = Places(text)
    assert {path: places.line(path) for path in wanted} == wanted


def test_tables_inside_tables_of_an_array_are_found_in_the_last_of_them() -> None:
    text = "a = 1\n[[s]]\n[[s.p]]\nk = 1\n[[s.p]]\n[s.p.q]\nk = 2\n[[s]]\n[[s.p]]\nk = 3\n"
    places = Places(text)
    found: Any = [("s", 0, "p", 0, "k"), ("s", 0, "p", 1), ("s", 0, "p", 1, "q", "k"), ("s", 1, "p", 0, "k")]
    assert [places.line(each) for each in found] == [4, 5, 7, 10]


def test_what_is_missing_is_sought_at_what_is_around_it() -> None:
    places = Places("a = 1\n\n[[s]]\nk = 1\n")
    assert places.line(("s", 0, "missing", 4)) == 3
    assert places.line(("missing",)) == 1


def test_keys_of_inline_tables_and_dotted_keys_are_found() -> None:
    places = Places("x.y = 1\nz = { a = 1, b = [\n{ c = 2 }] }\n")
    assert [places.line(each) for each in (("x", "y"), ("z", "b", 0, "c"))] == [1, 2]


def test_a_statement_without_an_end_is_the_last_and_says_nothing() -> None:
    assert list(statements('a = 1\nb = """\nc = 2\n'))[-1] == (2, 'b = """\nc = 2\n', None)

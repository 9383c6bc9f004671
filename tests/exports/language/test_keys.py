"""What the modules say and what the table has are the same: no phrase is missing, and none is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import exports
from exports.language.en import TABLE
from exports.language.table import Phrase

_ROOT = Path(exports.__file__).parent
_SECTIONS = {key.split(".")[0] for key in TABLE.phrases}
_KEY = re.compile(rf"(?:{'|'.join(sorted(_SECTIONS))})(?:\.[a-z][a-z_-]*)+")
_FILLED_BY_CODE = r"[a-z._-]+"


class Said(NamedTuple):
    """A phrase that is said in the code: where, its key, and what is filled in."""

    place: str
    key: str
    filled: frozenset[str]


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module that writes documents, without the tables of the languages."""
    for path in sorted(_ROOT.rglob("*.py")):
        if path.parent.name != "language" or path.name == "__init__.py":
            yield str(path.relative_to(_ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def written() -> Iterator[str]:
    """Every text in the code that can be a key."""
    for _, tree in modules():
        pieces = {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in pieces and _KEY.fullmatch(str(node.value)):
                yield str(node.value)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every key that is put together in the code, as the keys that it can be, and where it stands."""
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and (pattern := _pattern(node)):
                yield f"{name}:{node.lineno}", pattern


def _pattern(node: ast.JoinedStr) -> re.Pattern[str] | None:
    section, dot, _ = (
        str(node.values[0].value).partition(".") if isinstance(node.values[0], ast.Constant) else ("",) * 3
    )
    if not dot or section not in _SECTIONS:
        return None
    parts = (re.escape(str(each.value)) if isinstance(each, ast.Constant) else _FILLED_BY_CODE for each in node.values)
    return re.compile("".join(parts))


def said() -> Iterator[Said]:
    """Every phrase that is said by its key, with what is filled in."""
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _says(node.func):
                names = [each.arg for each in node.keywords]
                if None not in names:
                    filled = frozenset(each for each in names if each and each != "count")
                    yield from (Said(f"{name}:{node.lineno}", key, filled) for key in _keys(node.args[0]))


def _says(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        return called.attr == "say" or (called.attr == "spread" and _says(called.value))
    return isinstance(called, ast.Name) and called.id == "say"


def _keys(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def names_in(phrase: Phrase) -> frozenset[str]:
    """What is to be filled into a phrase, in any of its forms."""
    forms = (phrase,) if isinstance(phrase, str) else phrase
    return frozenset(name for form in forms for _, name, _, _ in Formatter().parse(form) if name)


def test_every_phrase_that_is_said_by_a_key_is_in_the_table() -> None:
    assert [each for each in said() if each.key not in TABLE.phrases] == []


def test_every_key_that_is_put_together_can_be_one_of_the_table() -> None:
    nowhere = [place for place, pattern in patterns() if not any(pattern.fullmatch(key) for key in TABLE.phrases)]
    assert nowhere == []


def test_every_phrase_of_the_table_is_said_somewhere() -> None:
    keys, possible = set(written()), [pattern for _, pattern in patterns()]
    left = [key for key in TABLE.phrases if key not in keys and not any(each.fullmatch(key) for each in possible)]
    assert left == []


def test_what_is_filled_in_is_what_the_phrase_asks_for() -> None:
    known = [each for each in said() if each.key in TABLE.phrases]
    assert len(known) > 50
    assert [each for each in known if each.filled != names_in(TABLE.phrases[each.key])] == []


@pytest.mark.parametrize("key", [key for key, phrase in TABLE.phrases.items() if not isinstance(phrase, str)])
def test_a_phrase_has_a_form_for_each_number(key: str) -> None:
    phrase = TABLE.phrases[key]
    assert {TABLE.form(count) for count in range(200)} == set(range(len(phrase)))

"""On which line of a TOML file something stands.

The parser of the standard library says what a file holds and not where. It does say whether some lines are whole:
every line that begins a table or gives a key is valid TOML by itself, and one whose value goes on is not until its
last line is there. So a file falls into statements without a second reading of its grammar.
"""

import tomllib
from collections.abc import Iterator
from functools import cached_property
from typing import Any

#: The way to a value: names of keys, and positions in lists.
Path = tuple[str | int, ...]


class Places:
    """Where the keys and tables of a TOML text stand."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return dict(_placed(self._text))  # only needed where there is a mistake

    def line(self, path: Path) -> int:
        """The line of a key or table, else of the nearest one around it; 1 where none is known."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def statements(text: str) -> Iterator[tuple[int, str, dict[str, Any] | None]]:
    """The statements of a TOML text: the line on which each begins, its text, and what it says alone.

    The last one says None where the text ends or goes wrong inside it.
    """
    lines: list[str] = []
    begun = 1
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        begun = begun if lines else number
        lines.append(line)
        said = _said("\n".join(lines))
        if said is not None:
            yield begun, "\n".join(lines), said
            lines = []
    if lines:
        yield begun, "\n".join(lines), None


def _said(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except ValueError:
        return None


def _placed(text: str) -> Iterator[tuple[Path, int]]:
    here: Path = ()
    numbers: dict[Path, int] = {}  # how many tables an array of tables has so far
    for line, statement, said in statements(text):
        if not said:
            continue
        if statement.lstrip().startswith("["):
            here = _entered(said, numbers)
            yield here, line
        else:
            for path in _paths(said):
                yield (*here, *path), line


def _entered(header: dict[str, Any], numbers: dict[Path, int]) -> Path:
    """The way to the table that a header opens: in an array of tables, to the last one there."""
    path: Path = ()
    value: Any = header
    while isinstance(value, dict) and value:
        [(key, value)] = value.items()
        path = (*path, key)
        if isinstance(value, list):
            numbers[path] = numbers.get(path, 0) + 1
        if path in numbers:
            path = (*path, numbers[path] - 1)
    return path


def _paths(value: object) -> Iterator[Path]:
    """The ways to everything in a value."""
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    for key, each in inner:
        yield (key,)
        yield from ((key, *path) for path in _paths(each))

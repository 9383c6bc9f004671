"""JSON read and checked so that what is written comes back as it was, and nothing else is let in."""

import json
import math
from collections.abc import Iterable
from typing import Any, NoReturn

from advisor.store.protocol import Doc

_DEPTH = 64
_INTEGER = 2**63


class UnreadableError(ValueError):
    """Bytes that are not what we write; the message ends a sentence that begins with the file's name."""


def check_keepable(doc: Doc, depth: int = _DEPTH) -> None:
    """Refuse what JSON would not give back as it was.

    Raises:
        UnreadableError: the document holds a number that is not finite or too large, a key that is not
            text, broken text, a value of another type, or goes too deep.
    """
    levels: list[Any] = [doc]
    for _ in range(depth):
        levels = [inner for value in levels for inner in _inside(value)]
        if not levels:
            return
    raise UnreadableError("goes too deep")


def read_strictly(raw: bytes) -> Any:  # noqa: ANN401  (nothing is known yet)
    """The value in some bytes that we did not write ourselves.

    Raises:
        UnreadableError: they are not JSON, or JSON that programs read differently.
    """
    try:
        text = raw.decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_no_twice, parse_constant=_not_finite)
        if type(data) is dict:
            check_keepable(data, _DEPTH + 4)
    except RecursionError as error:
        raise UnreadableError("goes too deep") from error
    except UnicodeDecodeError as error:
        raise UnreadableError("is damaged: it holds what is no text") from error
    except json.JSONDecodeError as error:
        raise UnreadableError(f"is damaged from line {error.lineno} on, and cannot be read") from error
    except UnreadableError:
        raise
    except ValueError as error:  # thousands of digits, which Python refuses to convert
        raise UnreadableError("holds a number that is too large") from error
    return data


def _no_twice(pairs: list[tuple[str, Any]]) -> Doc:
    doc = dict(pairs)
    if len(doc) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UnreadableError(f"says “{twice[:40]}” twice in one place")
    return doc


def _not_finite(text: str) -> NoReturn:
    raise UnreadableError(f"holds a number that is none: {text}")


def _inside(value: Any) -> Iterable[Any]:  # noqa: ANN401  (any JSON value)
    """The values one level down; refuses the value itself where it cannot be kept."""
    kind = type(value)
    if kind is str:
        if value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value):
            return ()
        raise UnreadableError("holds text with half a character")
    if value is None or kind is bool or (kind is int and -_INTEGER <= value < _INTEGER):
        return ()
    if kind is float and math.isfinite(value):
        return ()
    if kind is list:
        return list(value)
    if kind is dict and all(type(key) is str for key in value):
        return [*value, *value.values()]
    raise UnreadableError(f"holds something that cannot be kept: {value!r:.60}")

"""What stands in lines and pending actions, checked for its shape.

A right digest says that nobody altered a line since it was reckoned, and not who reckoned it. What names a table, a
record or a scope is checked before anything is done with it.
"""

import re
import string
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from advisor.store.layout import is_id
from advisor.store.protocol import PRACTICE, Action, Doc, Was

_TABLE = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_LENGTHS = frozenset(range(1, 65))
_ALLOWED = str.maketrans("", "", f"{string.ascii_letters}{string.digits}_-")
_DOC = (dict, type(None))
_ACTION = (("who", str), ("why", str), ("of", int), ("turn", int), ("count", int))


def names_records(table: str, ids: Collection[str]) -> bool:
    """Whether a table and ids may name records; ``_meta``, where a file keeps what it knows of itself, is no table.

    An id has up to 64 letters of the alphabet, digits, ``_`` and ``-``. Those of a table are looked at together: there
    are tens of thousands to read before anything is shown.
    """
    sound = _TABLE.match(table) is not None and set(map(len, ids)) <= _LENGTHS
    return sound and not "".join(ids).translate(_ALLOWED)


def counts(value: Any) -> dict[str, int]:  # noqa: ANN401  (shape is what is checked here)
    """Numbers by name: heads, or counters.

    Raises:
        TypeError, AttributeError: they are something else.
    """
    if not all(type(key) is str and type(count) is int and count >= 0 for key, count in value.items()):
        raise TypeError
    return dict(value)


def records(scope: str, docs: list[Doc]) -> tuple[Was, ...]:
    """Records before and after, as they stand in a line.

    Raises:
        KeyError, TypeError, ValueError: they are something else.
    """
    found = tuple(Was(scope, doc["table"], doc["id"], doc["before"], doc["after"]) for doc in docs)
    for was in found:
        if not names_records(was.table, [was.id]) or not all(type(doc) in _DOC for doc in (was.before, was.after)):
            raise ValueError
    return found


def action(doc: Doc, *, device: str, scopes: tuple[str, ...]) -> Action:
    """The action of a line or of a pending file.

    Raises:
        KeyError, TypeError, ValueError: something in it is not what it should be.
    """
    at, undoes = datetime.fromisoformat(doc["at"]), doc["undoes"]
    sound = at.tzinfo is not None and is_id(doc["commit"]) and (undoes is None or is_id(undoes))
    if not sound or any(type(doc[name]) is not kind for name, kind in _ACTION):
        raise ValueError
    if not all(scope == PRACTICE or is_id(scope) for scope in scopes):
        raise ValueError
    return Action(
        id=doc["commit"],
        device=device,
        turn=doc["turn"],
        at=at,
        on=date.fromisoformat(doc["on"]),
        who=doc["who"],
        why=doc["why"],
        undoes=undoes,
        of=doc["of"],
        records=doc["count"],
        scopes=scopes,
    )

"""Declared values as the JSON documents that are kept, and back.

Back is the quick way, for documents that our own store sealed: they were checked when they were written. It takes
each value exactly as :func:`as_json` gives it, and leaves everything else to be checked by
:meth:`advisor.records.base.Declared.of`, which says what is wrong with it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

if TYPE_CHECKING:
    from advisor.records.base import Declared

    D = TypeVar("D", bound=Declared)

_Reader = Callable[[Any], Any]


class NotAsWritten(ValueError):
    """A document that is not as we write it; it may still fit."""


def as_json(value: Any) -> Any:  # noqa: ANN401 - from any field's type to any JSON type
    """A field's value as it is kept."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    if dataclasses.is_dataclass(value):
        return {each.name: as_json(getattr(value, each.name)) for each in dataclasses.fields(value)}
    return value


def restored(declared: type[D], docs: Mapping[str, Mapping[str, Any]]) -> list[D]:
    """The records of stored documents, by their ids.

    Raises:
        NotAsWritten: When one of them is not as we write it.
    """
    readers, found = _readers_of(declared), []  # type: ignore[arg-type]  # a class is hashable
    try:
        for record_id, doc in docs.items():
            record = object.__new__(declared)
            values = record.__dict__  # what a document leaves out is a default, and found at the class
            for name, value in doc.items():
                values[name] = readers[name](value)
            values["id"] = record_id
            found.append(record)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise NotAsWritten from error
    return found


class _Readers(dict[str, _Reader]):
    """What reads the stored value of a field, by its name; made when a value of it is first met."""

    def __init__(self, declared: type[Declared]) -> None:
        super().__init__()
        self._fields = declared.__dataclass_fields__

    def __missing__(self, name: str) -> _Reader:
        read = self[name] = _reader(self._fields[name].type)
        return read


_readers_of = cache(_Readers)


def _reader(annotation: Any) -> _Reader:  # noqa: ANN401 - a type expression
    """What reads a stored value of a type; it raises one of several errors for what is not as we write it."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    if isinstance(annotation, type) and annotation in _READERS:
        return _READERS[annotation]
    if get_origin(annotation) in (UnionType, Union):
        return _reader(next(each for each in get_args(annotation) if each is not NoneType))
    if get_origin(annotation) is tuple:
        return _several(_reader(get_args(annotation)[0]))
    if get_origin(annotation) is dict:
        return dict.copy
    if issubclass(annotation, Enum):
        return {each.value: each for each in annotation}.__getitem__
    return _part(annotation)


def _several(read: _Reader) -> _Reader:
    def read_all(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any JSON value
        return tuple(map(read, list.copy(value)))

    return read_all


def _part(declared: type[Declared]) -> _Reader:
    readers = _readers_of(declared)  # type: ignore[arg-type]  # a class is hashable

    def read(value: Any) -> Declared:  # noqa: ANN401 - any JSON value
        return declared(**{name: readers[name](inner) for name, inner in dict.items(value)})

    return read


def _amount(value: str) -> Decimal:
    amount = Decimal(str.__str__(value))
    if not amount.is_finite():
        raise ValueError
    return amount


#: Methods of a type refuse values of another one, and cost least of all that does.
_READERS: dict[Any, _Reader] = {
    str: str.__str__,
    int: int.__int__,
    bool: {True: True, False: False}.__getitem__,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Decimal: _amount,
}

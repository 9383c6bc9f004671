"""What a declaration says about a field beside its type: marks, bounds, and its words for people.

Nothing here imports pydantic: records are read and shown without it.
"""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, NamedTuple, TypeVar

T = TypeVar("T")


def field(default: T, *, title: str = "", hint: str = "") -> T:
    """A field of a record.

    Args:
        default: What it holds where nothing was said; it is not stored.
        title: Its label.
        hint: A few words beside the label, for whoever fills it in.
    """
    said: T = dataclasses.field(default=default, metadata={"title": title, "hint": hint})
    return said


class Flag:
    """Something that is so of a field, or not."""


#: The field may stand in a client's document. Everything without it is internal.
Shared = Flag()
#: The field holds several lines and opens in $EDITOR.
Long = Flag()
#: The field stands in the short form; fields without it are folded away at first.
Quick = Flag()
#: The program fills the field; no form asks for it.
System = Flag()
#: The field is set once and never edited.
Fixed = Flag()
#: The field is kept in capitals, however it is typed.
Capitals = Flag()
#: The field is a day on which something happened, and is not recorded before that day has come.
Past = Flag()


class Unit(NamedTuple):
    """What a number counts: ``days``, ``minutes``, ``%``, or ``currency`` for the practice's own."""

    name: str


class Ref(NamedTuple):
    """The field holds the id of a record of the named type (of the same client, unless ``anywhere``)."""

    kind: str
    anywhere: bool = False


class OneOf(NamedTuple):
    """The field's value is one of those listed in a field of the record that ``through`` refers to."""

    through: str
    field: str


class When(NamedTuple):
    """The field matters only while another field has one of these values."""

    field: str
    values: tuple[str, ...]


class Bounds:
    """What a value has to keep to, by pydantic's names: ``max_length``, ``ge``, ``le`` and the like."""

    __is_annotated_types_grouped_metadata__ = True

    def __init__(self, **bounds: Any) -> None:  # noqa: ANN401 - each as pydantic takes it
        self._bounds = bounds

    def __iter__(self) -> Iterator[Any]:
        """The bounds as pydantic wants to find them beside a type."""
        from pydantic import Field

        return iter(Field(**self._bounds).metadata)


Line = Annotated[str, Bounds(max_length=300)]
Text = Annotated[str, Bounds(max_length=100_000), Long]
Lines = Annotated[tuple[Line, ...], Long]
Days = Annotated[int | None, Bounds(ge=1, le=3660), Unit("days")]
Percent = Annotated[int | None, Bounds(ge=0, le=100), Unit("%")]
Number = Annotated[Decimal | None, Bounds(max_digits=15, decimal_places=2)]
Money = Annotated[Decimal | None, Bounds(max_digits=15, decimal_places=2), Unit("currency")]

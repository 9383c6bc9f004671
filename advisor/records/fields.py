"""What the declaration of a record type says about its fields, for forms, lists, exports and help."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from advisor.records.base import Declared
from advisor.records.choices import Choice
from advisor.records.marks import (
    Capitals,
    Fixed,
    Long,
    OneOf,
    Past,
    Quick,
    Ref,
    Shared,
    System,
    Unit,
    When,
)

Kind = Literal["text", "lines", "whole", "amount", "date", "instant", "flag", "choice", "parts"]


class FieldSpec(NamedTuple):
    """One field of a record type, as its declaration describes it.

    ``kind`` is what is typed; ``many`` says that it holds several (references, lines, tags); ``part`` is the type of
    the values inside a field of the kind ``parts``.
    """

    name: str
    label: str
    hint: str
    kind: Kind
    default: Any
    many: bool = False
    choices: type[Choice] | None = None
    ref: Ref | None = None
    one_of: OneOf | None = None
    when: When | None = None
    unit: str = ""
    shared: bool = False
    long: bool = False
    quick: bool = False
    system: bool = False
    fixed: bool = False
    capitals: bool = False
    past: bool = False
    part: type[Declared] | None = None

    @property
    def option(self) -> str:
        """The name of this field as an option of the command line: ``decide_by`` → ``--decide-by``."""
        return "--" + self.name.replace("_", "-")

    def applies(self, values: Mapping[str, Any]) -> bool:
        """Whether the field matters beside these other values (choices as keys or members)."""
        return self.when is None or str(values.get(self.when.field) or "") in self.when.values


def _kind(annotation: Any) -> tuple[Kind, bool, type[Choice] | None]:  # noqa: ANN401 - a type expression
    """What sort of value a type expression holds: (kind, several, choices)."""
    if get_origin(annotation) in (types.UnionType, Union):
        annotation = next(each for each in get_args(annotation) if each is not type(None))
    if get_origin(annotation) is tuple:
        inner = _kind(get_args(annotation)[0])[0]
        return ("lines" if inner == "text" else "parts"), True, None
    if hasattr(annotation, "__metadata__"):
        return _kind(annotation.__origin__)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "choice", False, annotation if issubclass(annotation, Choice) else None
    kinds: dict[Any, Kind] = {
        str: "text", bool: "flag", int: "whole", Decimal: "amount", datetime: "instant", date: "date"
    }  # fmt: skip
    return kinds.get(annotation, "parts"), False, None


def _part(annotation: Any) -> type[Declared] | None:  # noqa: ANN401 - a type expression
    """The declared type inside a tuple."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    inner = next(iter(get_args(annotation)), None)
    return inner if isinstance(inner, type) and issubclass(inner, Declared) else None


_SPECS: dict[type[Declared], tuple[FieldSpec, ...]] = {}


def fields_of(record_type: type[Declared]) -> tuple[FieldSpec, ...]:
    """The fields of a record type in the order of its declaration."""
    if record_type not in _SPECS:
        _SPECS[record_type] = tuple(_specs(record_type))
    return _SPECS[record_type]


def _specs(record_type: type[Declared]) -> Iterator[FieldSpec]:
    for each in fields(record_type):
        annotation: Any = each.type
        kind, many, choices = _kind(annotation)
        marks = getattr(annotation, "__metadata__", ())
        said = {type(mark): mark for mark in marks}
        unit = said.get(Unit)
        yield FieldSpec(
            name=each.name,
            label=each.metadata.get("title") or each.name,
            hint=each.metadata.get("hint", ""),
            kind=kind,
            default=each.default,
            many=many,
            choices=choices,
            ref=said.get(Ref),
            one_of=said.get(OneOf),
            when=said.get(When),
            unit=unit.name if unit else "",
            shared=Shared in marks,
            long=Long in marks,
            quick=Quick in marks,
            system=System in marks,
            fixed=Fixed in marks,
            capitals=Capitals in marks,
            past=Past in marks,
            part=_part(annotation) if kind == "parts" else None,
        )


def field_of(record_type: type[Declared], name: str) -> FieldSpec:
    """One field by name.

    Raises:
        KeyError: When the type has no such field.
    """
    for spec in fields_of(record_type):
        if spec.name == name:
            return spec
    raise KeyError(name)


def asked_fields(record_type: type[Declared], *, editing: bool = False) -> tuple[FieldSpec, ...]:
    """The fields a person fills in, the quick ones first; when editing, without those that are fixed."""
    asked = [each for each in fields_of(record_type) if not each.system and not (editing and each.fixed)]
    return tuple(sorted(asked, key=lambda each: not each.quick))

"""What every record has in common."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, NamedTuple, NoReturn, Self, dataclass_transform

from advisor.records.marks import Bounds, Fixed, Ref, System, field
from advisor.records.stored import as_json

_HEADLINE = 80
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class Problem(NamedTuple):
    """Something wrong with what was entered: the field's name ("" for the whole record) and plain words."""

    field: str
    words: str


class Misfit(ValueError):
    """Values that do not fit their fields. ``problems`` names every one, in plain words."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(f"{each.field}: {each.words}" for each in problems))
        self.problems = tuple(problems)


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False)
class Declared:
    """A frozen value whose class declares its fields: a dataclass, with little made anew for each class.

    Making one checks nothing but the names of its fields: values of which nobody knows whether they fit go through
    :meth:`of`.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = {"allow_inf_nan": False}
    DEFAULTS: ClassVar[dict[str, Any]]
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

    def __init_subclass__(cls) -> None:
        dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
        cls.DEFAULTS = {each.name: each.default for each in dataclasses.fields(cls)}

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - a field's value is whatever its type says
        for name in self.DEFAULTS.keys() ^ values.keys():
            if self.DEFAULTS.get(name, dataclasses.MISSING) is dataclasses.MISSING:
                is_missing = name in self.DEFAULTS
                raise TypeError(f"{type(self).__name__} {'needs' if is_missing else 'has no'} {name!r}")
        self.__dict__.update(values)  # what is not given is found at the class, where dataclasses keep defaults

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """One of these values, each checked and brought into its type; names that are no field are passed over.

        Raises:
            Misfit: With everything that does not fit.
        """
        from advisor.records.validation import validated  # pydantic is loaded when something is entered, not before

        return validated(cls, values)

    def with_changes(self, **values: Any) -> Self:  # noqa: ANN401 - a field's value is whatever its type says
        """A copy with other values, each checked and brought into its type.

        Raises:
            Misfit: With everything that does not fit.
        """
        return self.of(self.values | values)

    def replaced(self, **values: Any) -> Self:  # noqa: ANN401 - a field's value is whatever its type says
        """A copy with other values that are known to fit."""
        return type(self)(**self.values | values)

    @property
    def values(self) -> dict[str, Any]:
        """The value of each field, by its name."""
        return self.DEFAULTS | self.__dict__

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"{type(self).__name__} is frozen; make a copy with another {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"{type(self).__name__} is frozen; make a copy without {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.values == other.values

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({said})"


class Part(Declared):
    """A value inside a record, such as one correction."""


class Record(Declared):
    """One record: frozen, identified by ``id``, written last by the commit ``rev``.

    ``KIND`` is its name in files, on the command line and in references; ``NAME`` and ``PLURAL`` are for people.
    ``HOME`` is the field with the id of the record that it belongs to, and is kept with; "" where it belongs to none.
    ``KNOWN_BY`` are the fields by which people know it: the first that says something.
    """

    KIND: ClassVar[str]
    NAME: ClassVar[str]
    PLURAL: ClassVar[str]
    HOME: ClassVar[str] = ""
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("title", "name")

    id: Annotated[str, System] = ""
    rev: Annotated[str | None, System] = None
    recorded: Annotated[datetime | None, System] = field(None, title="Recorded")

    @property
    def noted(self) -> datetime:
        """The instant at which it was recorded; the first there is, where that is unknown."""
        return self.recorded or _BEFORE_ALL

    @property
    def headline(self) -> str:
        """The words by which people know it, in one line; the beginning of a longer text; "" where it has none."""
        name = next((each for each in self.KNOWN_BY if getattr(self, each, "")), "")
        words = " ".join(str(getattr(self, name, "")).split())
        if name in ("title", "name") or len(words) <= _HEADLINE:
            return words
        return f"{words[: _HEADLINE - 1].rstrip()}…"

    def problems(self) -> Iterator[Problem]:
        """What is wrong with this record by itself; rules across records are the practice's."""
        return iter(())

    def to_document(self) -> dict[str, Any]:
        """The record as it is stored: JSON values, defaults and the id left out."""
        said = {name: value for name, value in self.__dict__.items() if value != self.DEFAULTS[name]}
        return {name: as_json(value) for name, value in said.items() if name not in ("id", "rev")}


class Dated(Record):
    """A record of something that happened to a recommendation; one entered in error counts nowhere."""

    HOME: ClassVar[str] = "recommendation"

    recommendation: Annotated[str, Ref("recommendation"), Fixed] = field("", title="Recommendation")
    sequence: int = field(0, title="Order", hint="the order among records of the same day")
    entered_in_error: Annotated[str, System, Bounds(max_length=2000)] = field("", title="Entered in error")

    def problems(self) -> Iterator[Problem]:
        """The record needs its recommendation."""
        if not self.recommendation:
            yield Problem("recommendation", "Say which recommendation this is about.")

"""What every record has in common, and the marks from which forms, lists, exports and help follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field


@dataclass(frozen=True)
class Mark:
    """Something said about a field beside its type."""


@dataclass(frozen=True)
class SharedMark(Mark):
    """The field may stand in a client's document. Everything without it is internal."""


@dataclass(frozen=True)
class LongMark(Mark):
    """The field holds several lines and opens in $EDITOR."""


@dataclass(frozen=True)
class QuickMark(Mark):
    """The field stands in the short form; fields without it are folded away at first."""


@dataclass(frozen=True)
class SystemMark(Mark):
    """The program fills the field; no form asks for it."""


@dataclass(frozen=True)
class FixedMark(Mark):
    """The field is set once and never edited."""


@dataclass(frozen=True)
class CapitalsMark(Mark):
    """The field is kept in capitals, however it is typed."""


@dataclass(frozen=True)
class Unit(Mark):
    """What a number counts: ``days``, ``%``, or ``currency`` for the practice's own."""

    name: str


@dataclass(frozen=True)
class Ref(Mark):
    """The field holds the id of a record of the named type (of the same client, unless ``anywhere``)."""

    kind: str
    anywhere: bool = False


@dataclass(frozen=True)
class OneOf(Mark):
    """The field's value is one of those listed in a field of the record that ``through`` refers to."""

    through: str
    field: str


@dataclass(frozen=True)
class When(Mark):
    """The field matters only while another field has one of these values."""

    field: str
    values: tuple[str, ...]


_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)

Shared = SharedMark()
Long = LongMark()
Quick = QuickMark()
System = SystemMark()
Fixed = FixedMark()
Capitals = CapitalsMark()

Line = Annotated[str, Field(max_length=300)]
Text = Annotated[str, Field(max_length=100_000), Long]
Days = Annotated[int | None, Field(ge=1, le=3660), Unit("days")]
Percent = Annotated[int | None, Field(ge=0, le=100), Unit("%")]


@dataclass(frozen=True)
class Problem:
    """Something wrong with what was entered: the field's name ("" for the whole record) and plain words."""

    field: str
    words: str


class Part(BaseModel):
    """A value inside a record, such as one correction."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Record(BaseModel):
    """One record: frozen, identified by ``id``, written last by the commit ``rev``.

    ``KIND`` is its name in files, on the command line and in references; ``NAME`` and ``PLURAL`` are for people.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True, allow_inf_nan=False)

    KIND: ClassVar[str]
    NAME: ClassVar[str]
    PLURAL: ClassVar[str]

    id: Annotated[str, System] = ""
    rev: Annotated[str | None, System] = None
    recorded: Annotated[datetime | None, System] = Field(None, title="Recorded")

    @property
    def noted(self) -> datetime:
        """The instant at which it was recorded; the first there is, where that is unknown."""
        return self.recorded or _BEFORE_ALL

    def problems(self) -> Iterator[Problem]:
        """What is wrong with this record by itself; rules across records are the practice's."""
        return iter(())

    def with_changes(self, **values: Any) -> Self:  # noqa: ANN401 - a field's value is whatever its type says
        """A validated copy with other values.

        Raises:
            pydantic.ValidationError: When a value does not fit its field.
        """
        return type(self).model_validate({**self.__dict__, **values})

    def to_document(self) -> dict[str, Any]:
        """The record as it is stored: JSON values, defaults and the id left out."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"id", "rev"})


class Dated(Record):
    """A record of something that happened to a recommendation; one entered in error counts nowhere."""

    recommendation: Annotated[str, Ref("recommendation"), Fixed] = Field("", title="Recommendation")
    sequence: int = Field(0, title="Order", description="the order among records of the same day")
    entered_in_error: Annotated[str, System] = Field("", title="Entered in error", max_length=2000)

    def problems(self) -> Iterator[Problem]:
        """The record needs its recommendation."""
        if not self.recommendation:
            yield Problem("recommendation", "Say which recommendation this is about.")

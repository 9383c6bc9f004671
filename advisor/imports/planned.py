"""What a table would add, in plain values: no record exists yet."""

from dataclasses import dataclass
from datetime import date

Value = str | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something to record after the advice itself.

    Attributes:
        kind: decision, progress, outcome or withdrawal.
        fields: values by the names of that record's fields; ``on`` is None only for a withdrawal.
    """

    kind: str
    fields: dict[str, Value]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One recommendation to be.

    Attributes:
        number: the row in the spreadsheet.
        identity: the same for the same row whenever the table is read again.
        client: the client's name, or its code where the table gives no name.
        client_code: the client's code, where the table has it.
        engagement: the engagement's title.
        reference: the number that the table gives the advice.
        fields: values by the names of a recommendation's fields, only those that say something.
        events: what became of it, in the order to record.
    """

    number: int
    identity: str
    client: str
    client_code: str
    engagement: str
    reference: str
    fields: dict[str, Value]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What a table would add, what it would not, and what the user should know of the reading."""

    rows: list[PlannedRow]
    refused: list[Refusal]
    notes: list[str]

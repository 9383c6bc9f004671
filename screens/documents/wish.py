"""What is asked when a document is made: what is kept in the record of it, and what it is held against."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from advisor.dates import parse_date
from advisor.records import Document
from advisor.records.marks import Line, Quick, field
from exports.family import Kind

if TYPE_CHECKING:
    from exports.since import Since


class Wish(Document):
    """A document as it is wished for. What it is held against shows in what it tells, and is not kept."""

    since: Annotated[Line, Quick] = field(
        "", title="Changes since", hint="a day or “last”: shortens it to what changed"
    )


def not_asked(kind: Kind) -> set[str]:
    """The names of fields that a document of a kind has no use for, or that were settled before it is asked for."""
    idle = {"client", "engagement"}
    idle |= set() if kind.finds else {"found"}
    return idle if kind.tells_changes else {*idle, "since"}


def since_of(values: Mapping[str, Any], today: date) -> "Since | None":
    """What the document is to be held against; None for the last that was sent, with everything in full.

    Raises:
        ValueError: When it is neither “last” nor a day, in words for whoever typed it.
    """
    typed = str(values.get("since", "")).strip()
    if typed.casefold().strip('“”"') == "last":
        return "last"
    return parse_date(typed, today) if typed else None

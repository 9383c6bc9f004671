"""Documents that were made, and items of Today that were put off."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from advisor.records import choices as c
from advisor.records.base import Fixed, Line, Problem, Quick, Record, Ref, System, Text


class Document(Record):
    """A document as it was made: enough to know what it said and whether the file is still ours."""

    KIND: ClassVar[str] = "document"
    NAME: ClassVar[str] = "document"
    PLURAL: ClassVar[str] = "documents"

    client: Annotated[str, Ref("client"), Fixed] = Field("", title="Client")
    engagement: Annotated[str, Ref("engagement"), Fixed] = Field("", title="Engagement")
    kind: Annotated[c.DocumentKind, System] = Field(c.DocumentKind.summary, title="Kind")
    as_of: Annotated[date | None, System] = Field(None, title="As of")
    made_on: Annotated[date | None, System] = Field(None, title="Made on")
    addressee: Annotated[Line, Quick] = Field("", title="Addressee", description="to whom it goes")
    status: Annotated[c.DocumentStatus, Quick] = Field(c.DocumentStatus.draft, title="Draft or final")
    message: Annotated[Text, Quick] = Field("", title="Our message", description="what they should take from it")
    found: Annotated[Text, Quick] = Field("", title="What we found", description="one finding a paragraph")
    file: Annotated[str, System] = Field("", title="File", max_length=4096)
    sha256: Annotated[str, System] = Field("", title="SHA-256")
    sent_on: Annotated[date | None, System] = Field(None, title="Sent on")


class Snooze(Record):
    """An item of Today put off until a day; the reason is kept."""

    KIND: ClassVar[str] = "snooze"
    NAME: ClassVar[str] = "snooze"
    PLURAL: ClassVar[str] = "snoozes"

    client: Annotated[str, Ref("client"), Fixed] = Field("", title="Client")
    item: Annotated[str, System, Fixed] = Field("", title="Item", description="which line of Today")
    until: Annotated[date | None, Quick] = Field(None, title="Until")
    reason: Annotated[Line, Quick] = Field("", title="Reason")

    def problems(self) -> Iterator[Problem]:
        """A snooze ends on a day."""
        if not self.until:
            yield Problem("until", "Say until when; it comes back on that day.")

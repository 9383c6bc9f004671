"""Documents that were made, forms that came back, and items of Today that were put off."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from advisor.records import choices as c
from advisor.records.base import Problem, Record
from advisor.records.marks import Bounds, Fixed, Line, Quick, Ref, System, Text, field


class Document(Record):
    """A document as it was made: enough to know what it said and whether the file is still ours."""

    KIND: ClassVar[str] = "document"
    NAME: ClassVar[str] = "document"
    PLURAL: ClassVar[str] = "documents"
    HOME: ClassVar[str] = "client"

    client: Annotated[str, Ref("client"), Fixed] = field("", title="Client")
    engagement: Annotated[str, Ref("engagement"), Fixed] = field("", title="Engagement")
    kind: Annotated[c.DocumentKind, System] = field(c.DocumentKind.summary, title="Kind")
    about: Annotated[tuple[str, ...], Ref("recommendation"), System] = field((), title="About")
    sitting: Annotated[str, Ref("sitting"), System] = field("", title="Sitting")
    filter: Annotated[str, System, Bounds(max_length=2000)] = field("", title="Filter", hint="of advice")
    code: Annotated[str, System] = field("", title="Code")
    as_of: Annotated[date | None, System] = field(None, title="As of")
    made_on: Annotated[date | None, System] = field(None, title="Made on")
    addressee: Annotated[Line, Quick] = field("", title="Addressee", hint="to whom it goes")
    status: Annotated[c.DocumentStatus, Quick] = field(c.DocumentStatus.draft, title="Draft or final")
    message: Annotated[Text, Quick] = field("", title="Our message", hint="what they should take from it")
    found: Annotated[Text, Quick] = field("", title="What we found", hint="one finding a paragraph")
    file: Annotated[str, System, Bounds(max_length=4096)] = field("", title="File")
    sha256: Annotated[str, System] = field("", title="SHA-256")
    sent_on: Annotated[date | None, System] = field(None, title="Sent on")
    sent_sha256: Annotated[str, System] = field("", title="SHA-256 as sent")


class FormReturn(Record):
    """A decision form that came back from the client: what was read, when, and what was accepted in spite of doubts.

    Decisions that were recorded from it lead here, so that it can be shown later on what paper they rest.
    """

    KIND: ClassVar[str] = "form_return"
    NAME: ClassVar[str] = "returned form"
    PLURAL: ClassVar[str] = "returned forms"
    HOME: ClassVar[str] = "client"
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("file",)

    client: Annotated[str, Ref("client"), System, Fixed] = field("", title="Client")
    document: Annotated[str, Ref("document"), System, Fixed] = field("", title="Form")
    read_on: Annotated[date | None, System, Fixed] = field(None, title="Read on")
    file: Annotated[str, System, Fixed, Bounds(max_length=4096)] = field("", title="File", hint="its name, as it came")
    sha256: Annotated[str, System, Fixed] = field("", title="SHA-256")
    doubts: Annotated[tuple[str, ...], System, Fixed] = field((), title="Doubts", hint="about what was read")


class Snooze(Record):
    """An item of Today put off until a day; the reason is kept."""

    KIND: ClassVar[str] = "snooze"
    NAME: ClassVar[str] = "snooze"
    PLURAL: ClassVar[str] = "snoozes"
    HOME: ClassVar[str] = "client"

    client: Annotated[str, Ref("client"), Fixed] = field("", title="Client")
    item: Annotated[str, System, Fixed] = field("", title="Item", hint="which line of Today")
    until: Annotated[date | None, Quick] = field(None, title="Until")
    reason: Annotated[Line, Quick] = field("", title="Reason")

    def problems(self) -> Iterator[Problem]:
        """A snooze ends on a day."""
        if not self.until:
            yield Problem("until", "Say until when; it comes back on that day.")

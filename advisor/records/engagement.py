"""Engagements: what a client asked for."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from advisor.records import choices as c
from advisor.records.base import Problem, Record
from advisor.records.marks import Days, Fixed, Line, Money, Quick, Ref, Shared, System, Text, field


class Engagement(Record):
    """A piece of work for a client."""

    KIND: ClassVar[str] = "engagement"
    NAME: ClassVar[str] = "engagement"
    PLURAL: ClassVar[str] = "engagements"
    HOME: ClassVar[str] = "client"

    client: Annotated[str, Ref("client"), Fixed, Quick] = field("", title="Client")
    reference: Annotated[str, Shared, System] = field("", title="Reference")
    title: Annotated[Line, Shared, Quick] = field("", title="Title")
    purpose: Annotated[Text, Shared, Quick] = field("", title="Purpose", hint="why they asked us")
    kind: Annotated[c.EngagementKind | None, Shared] = field(None, title="Kind")
    starts: Annotated[date | None, Shared, Quick] = field(None, title="Starts")
    ends: Annotated[date | None, Shared] = field(None, title="Ends")
    status: Annotated[c.EngagementStatus, Quick] = field(c.EngagementStatus.active, title="Status")
    intended_outcomes: Annotated[Text, Shared] = field("", title="Intended outcomes", hint="one a line")
    cadence_days: Days = field(None, title="Contact at least every")
    follow_up_days: Days = field(None, title="Look at the outcome after")
    fee: Money = field(None, title="Fee")

    def problems(self) -> Iterator[Problem]:
        """An engagement needs a client and a title, and cannot end before it starts."""
        if not self.client:
            yield Problem("client", "Say for which client.")
        if not self.title:
            yield Problem("title", "Give the engagement a title.")
        if self.starts and self.ends and self.ends < self.starts:
            yield Problem("ends", "It would end before it starts.")

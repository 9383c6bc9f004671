"""Engagements: what a client asked for."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from advisor.records import choices as c
from advisor.records.base import Days, Fixed, Line, Problem, Quick, Record, Ref, Shared, System, Text, Unit


class Engagement(Record):
    """A piece of work for a client."""

    KIND: ClassVar[str] = "engagement"
    NAME: ClassVar[str] = "engagement"
    PLURAL: ClassVar[str] = "engagements"

    client: Annotated[str, Ref("client"), Fixed, Quick] = Field("", title="Client")
    reference: Annotated[str, Shared, System] = Field("", title="Reference")
    title: Annotated[Line, Shared, Quick] = Field("", title="Title")
    purpose: Annotated[Text, Shared, Quick] = Field("", title="Purpose", description="why they asked us")
    kind: Annotated[c.EngagementKind | None, Shared] = Field(None, title="Kind")
    starts: Annotated[date | None, Shared, Quick] = Field(None, title="Starts")
    ends: Annotated[date | None, Shared] = Field(None, title="Ends")
    status: Annotated[c.EngagementStatus, Quick] = Field(c.EngagementStatus.active, title="Status")
    intended_outcomes: Annotated[Text, Shared] = Field("", title="Intended outcomes", description="one a line")
    cadence_days: Days = Field(None, title="Contact at least every")
    follow_up_days: Days = Field(None, title="Look at the outcome after")
    fee: Annotated[Decimal | None, Unit("currency")] = Field(None, title="Fee", max_digits=15, decimal_places=2)

    def problems(self) -> Iterator[Problem]:
        """An engagement needs a client and a title, and cannot end before it starts."""
        if not self.client:
            yield Problem("client", "Say for which client.")
        if not self.title:
            yield Problem("title", "Give the engagement a title.")
        if self.starts and self.ends and self.ends < self.starts:
            yield Problem("ends", "It would end before it starts.")

"""Goals and their readings, a client's or the practice's own."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from advisor.records import choices as c
from advisor.records.base import Problem, Record
from advisor.records.marks import Fixed, Line, Number, Past, Quick, Ref, Shared, Text, field


class Goal(Record):
    """An intended outcome with a measure. Without a client it is one of the practice as a whole."""

    KIND: ClassVar[str] = "goal"
    NAME: ClassVar[str] = "goal"
    PLURAL: ClassVar[str] = "goals"
    HOME: ClassVar[str] = "client"

    client: Annotated[str, Ref("client"), Fixed] = field("", title="Client")
    title: Annotated[Line, Shared, Quick] = field("", title="Goal", hint="the intended outcome in one line")
    whose: Annotated[c.GoalOf, Shared] = field(c.GoalOf.client, title="Whose")
    measure: Annotated[Line, Shared, Quick] = field("", title="Measure", hint="how it is measured")
    unit: Annotated[Line, Shared, Quick] = field("", title="Unit", hint="such as %, days or EUR")
    start: Annotated[Number, Shared, Quick] = field(None, title="Start", hint="what the measure says at first")
    target: Annotated[Number, Shared, Quick] = field(None, title="Target")
    on: Annotated[date | None, Shared, Quick] = field(None, title="From", hint="the day of the first value")
    due: Annotated[date | None, Shared, Quick] = field(None, title="By when")
    ended: c.GoalEnd | None = field(None, title="Ended", hint="empty while it is open")
    ended_on: Annotated[date | None, Past] = field(None, title="Ended on")
    notes: Text = field("", title="Notes")

    def problems(self) -> Iterator[Problem]:
        """A goal has a title, the two ends of its measure, and two days; without a client it is the practice's."""
        if not self.title:
            yield Problem("title", "Say the goal in one line.")
        if not self.client and self.whose is c.GoalOf.client:
            yield Problem("whose", "Without a client it is the practice's.")
        if self.target is None:
            yield Problem("target", "Say what the measure is to reach.")
        elif self.target == self.start:
            yield Problem("target", "It is there already; give a target beside where it starts.")
        if not self.on:
            yield Problem("on", "Say from which day.")
        if self.due and self.on and self.due <= self.on:
            yield Problem("due", "That is not after its first day.")
        if self.ended and not self.ended_on:
            yield Problem("ended_on", "Say when it ended.")
        if self.ended_on and not self.ended:
            yield Problem("ended", "Say how it ended: reached, or given up.")
        if self.ended_on and self.on and self.ended_on < self.on:
            yield Problem("ended_on", "That is before its first day.")


class Reading(Record):
    """What the measure of a goal said on a day."""

    KIND: ClassVar[str] = "reading"
    NAME: ClassVar[str] = "reading"
    PLURAL: ClassVar[str] = "readings"
    HOME: ClassVar[str] = "goal"

    goal: Annotated[str, Ref("goal"), Fixed] = field("", title="Goal")
    value: Annotated[Number, Shared, Quick] = field(None, title="Reading", hint="what the measure says")
    on: Annotated[date | None, Shared, Past, Quick] = field(None, title="On", hint="the day it was read")
    note: Annotated[Text, Quick] = field("", title="Note")

    def problems(self) -> Iterator[Problem]:
        """A reading is dated, has a value, and belongs to a goal."""
        if not self.goal:
            yield Problem("goal", "Say which goal was measured.")
        if self.value is None:
            yield Problem("value", "Say what the measure says.")
        if not self.on:
            yield Problem("on", "Say on which day.")

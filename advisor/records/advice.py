"""Advice and what became of it: recommendation, decision, withdrawal, progress, outcome."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from advisor.records import choices as c
from advisor.records.base import (
    Dated,
    Fixed,
    Line,
    Long,
    OneOf,
    Part,
    Percent,
    Problem,
    Quick,
    Record,
    Ref,
    Shared,
    System,
    Text,
    Unit,
    When,
)

Money = Annotated[Decimal | None, Unit("currency")]
Lines = Annotated[tuple[Line, ...], Long]

#: Once advice is given, a change to one of these is a correction or new advice.
AS_GIVEN = ("title", "advice", "because", "warning", "options", "given_on")


class Correction(Part):
    """A correction of given advice: why, and what the fields said before."""

    on: date
    reason: str
    was: dict[str, str | list[str] | None]


class Recommendation(Record):
    """One piece of advice in an engagement."""

    KIND: ClassVar[str] = "recommendation"
    NAME: ClassVar[str] = "recommendation"
    PLURAL: ClassVar[str] = "recommendations"

    engagement: Annotated[str, Ref("engagement")] = Field("", title="Engagement")
    reference: Annotated[str, Shared, System] = Field("", title="Reference")
    title: Annotated[Line, Shared, Quick] = Field("", title="Title", description="the advice in one line")
    advice: Annotated[Text, Shared, Quick] = Field("", title="Advice", description="what they should do")
    given_on: Annotated[date | None, Shared, Quick] = Field(
        None, title="Given on", description="empty while it is a draft"
    )
    given_to: Annotated[tuple[str, ...], Shared, Ref("person"), Quick] = Field((), title="Given to")
    adoption_chance: Annotated[Percent, Quick] = Field(
        None, title="They adopt it", description="how likely is it that they adopt this?"
    )
    success_chance: Annotated[Percent, Quick] = Field(
        None, title="It works", description="how likely is it to work, if they do?"
    )
    because: Annotated[Text, Shared] = Field("", title="Because", description="evidence and reasoning")
    question: Annotated[Text, Shared] = Field("", title="Tough question", description="the question behind the advice")
    hope: Annotated[Text, Shared] = Field("", title="What we hope for")
    warning: Annotated[Text, Shared] = Field("", title="What we fear", description="if it is not taken: the warning")
    options: Annotated[Lines, Shared] = Field((), title="Options", description="one a line")
    category: Annotated[Line, Shared] = Field("", title="Category")
    tags: tuple[Line, ...] = Field((), title="Tags", description="separated by commas")
    priority: Annotated[c.Priority | None, Shared] = Field(None, title="Priority")
    effort: Annotated[c.Effort | None, Shared] = Field(None, title="Effort")
    value_at_stake: Annotated[Money, Shared] = Field(None, title="Value at stake", max_digits=15, decimal_places=2)
    given_how: Annotated[c.GivenHow | None, Shared] = Field(None, title="How given")
    given_where: Annotated[Line, Shared] = Field("", title="Report and page", description="or the name of the meeting")
    decide_by: Annotated[date | None, Shared] = Field(None, title="Decide by")
    owner: Annotated[str, Shared, Ref("person")] = Field("", title="Owner", description="at the client")
    replaces: Annotated[tuple[str, ...], Shared, Ref("recommendation")] = Field((), title="Replaces")
    notes: Text = Field("", title="Notes", description="never leaves this program")
    adoption_chance_on: Annotated[date | None, System] = Field(None, title="Adoption chance stated on")
    adoption_chance_recorded: Annotated[datetime | None, System] = Field(None)
    success_chance_on: Annotated[date | None, System] = Field(None, title="Success chance stated on")
    success_chance_recorded: Annotated[datetime | None, System] = Field(None)
    corrections: Annotated[tuple[Correction, ...], System] = Field((), title="Corrections")
    entered_in_error: Annotated[str, System] = Field("", title="Entered in error", max_length=2000)
    source: Annotated[str, System, Fixed] = Field("", title="Source", description="the row it was imported from")

    def problems(self) -> Iterator[Problem]:
        """Only the title and the engagement must be filled in."""
        if not self.title:
            yield Problem("title", "Say the advice in one line.")
        if not self.engagement:
            yield Problem("engagement", "Say in which engagement.")
        if self.decide_by and self.given_on and self.decide_by < self.given_on:
            yield Problem("decide_by", "That is before the advice was given.")


class Decision(Dated):
    """What the client, or one person there, decided on a day."""

    KIND: ClassVar[str] = "decision"
    NAME: ClassVar[str] = "decision"
    PLURAL: ClassVar[str] = "decisions"

    position: Annotated[c.Position | None, Shared, Quick] = Field(None, title="Position")
    on: Annotated[date | None, Shared, Quick] = Field(None, title="On", description="the day they said so")
    by: Annotated[str, Shared, Ref("person"), Quick] = Field("", title="Decided by")
    whose: Annotated[c.Whose | None, Quick] = Field(
        None, title="Counts as", description="empty: as who decided it; a view is never counted"
    )
    takes: Annotated[Text, Shared, Quick, When("position", ("in_part",))] = Field("", title="They take")
    leaves: Annotated[Text, Shared, Quick, When("position", ("in_part",))] = Field("", title="They leave")
    instead: Annotated[Text, Shared, Quick, When("position", ("differently",))] = Field("", title="They do instead")
    deferred_until: Annotated[date | None, Shared, Quick, When("position", ("deferred",))] = Field(
        None, title="Deferred until", description="90 days when left empty"
    )
    words: Annotated[Text, Shared, Quick] = Field("", title="Their words")
    words_are: Annotated[c.WordsAre, Shared, Quick] = Field(c.WordsAre.noted, title="The words are")
    reason: c.Reason | None = Field(None, title="Reason")
    option_chosen: Annotated[Line, Shared, OneOf("recommendation", "options")] = Field("", title="Option chosen")
    conditions: Annotated[Text, Shared] = Field("", title="Conditions")
    by_doing: Annotated[bool, Shared, System] = Field(False, title="Shown by doing")

    def problems(self) -> Iterator[Problem]:
        """A decision is dated and says its position, and what stands behind a partial or different one."""
        yield from super().problems()
        if not self.on:
            yield Problem("on", "Say on which day.")
        if not self.position:
            yield Problem("position", "Say what was decided.")
        if self.position is c.Position.in_part and not self.takes:
            yield Problem("takes", "Say what they take.")
        if self.position is c.Position.differently and not self.instead:
            yield Problem("instead", "Say what they do instead.")
        if self.deferred_until and self.on and self.deferred_until < self.on:
            yield Problem("deferred_until", "That is before the day of the decision.")
        if self.position is c.Position.lapsed and self.whose is c.Whose.person:
            yield Problem("whose", "Lapsed is recorded by us; it is nobody's view.")
        if self.words_are is c.WordsAre.exact and not self.words:
            yield Problem("words_are", "There are no words to be exact.")


class Withdrawal(Dated):
    """Advice taken back by us, or replaced by newer advice; the day may be unknown."""

    KIND: ClassVar[str] = "withdrawal"
    NAME: ClassVar[str] = "withdrawal"
    PLURAL: ClassVar[str] = "withdrawals"

    kind: Annotated[c.WithdrawalKind, Shared, System] = Field(c.WithdrawalKind.withdrawn, title="Kind")
    on: Annotated[date | None, Shared, Quick] = Field(None, title="On", description="empty where the day is unknown")
    reason: Annotated[Text, Quick] = Field("", title="Reason")

    def problems(self) -> Iterator[Problem]:
        """A withdrawal says why."""
        yield from super().problems()
        if not self.reason:
            yield Problem("reason", "Say why the advice is taken back.")


class Progress(Dated):
    """How far the client has come, as of a day."""

    KIND: ClassVar[str] = "progress"
    NAME: ClassVar[str] = "progress"
    PLURAL: ClassVar[str] = "progress"

    state: Annotated[c.ProgressState | None, Shared, Quick] = Field(None, title="Progress")
    on: Annotated[date | None, Shared, Quick] = Field(None, title="On", description="the day this was so")
    promised_on: Annotated[date | None, Shared, Quick] = Field(
        None, title="Promised for", description="when they say it will be done"
    )
    note: Annotated[Text, Quick] = Field("", title="Note")
    evidence: Annotated[Text, Shared] = Field("", title="Evidence", description="how we know")

    def problems(self) -> Iterator[Problem]:
        """Progress is dated and says how far."""
        yield from super().problems()
        if not self.on:
            yield Problem("on", "Say on which day.")
        if not self.state:
            yield Problem("state", "Say how far they are.")


class Outcome(Dated):
    """What came of advice, taken or not, as seen on a day."""

    KIND: ClassVar[str] = "outcome"
    NAME: ClassVar[str] = "outcome"
    PLURAL: ClassVar[str] = "outcomes"

    result: Annotated[c.Result | None, Shared, Quick] = Field(None, title="Result")
    on: Annotated[date | None, Shared, Quick] = Field(None, title="On", description="the day it was seen")
    evidence: Annotated[Text, Shared, Quick] = Field("", title="Evidence", description="how we know")
    measure_before: Annotated[Line, Shared] = Field("", title="Measure before")
    measure_after: Annotated[Line, Shared] = Field("", title="Measure after")
    value: Annotated[Money, Shared, Quick] = Field(
        None, title="Value", description="negative for a loss", max_digits=15, decimal_places=2
    )
    value_period: Annotated[c.ValuePeriod, Shared, Quick] = Field(c.ValuePeriod.one_off, title="Value comes")
    value_covers: Annotated[c.ValueCovers, Shared] = Field(
        c.ValueCovers.step, title="Value is for", description="a total replaces earlier amounts"
    )
    value_basis: Annotated[c.ValueBasis, Shared] = Field(c.ValueBasis.estimate, title="Value is")
    confirmed_by: Annotated[str, Shared, Ref("person"), When("value_basis", ("confirmed",))] = Field(
        "", title="Confirmed by"
    )
    confirmed_on: Annotated[date | None, Shared, When("value_basis", ("confirmed",))] = Field(
        None, title="Confirmed on"
    )
    lesson: Text = Field("", title="Lesson", description="for us")

    def problems(self) -> Iterator[Problem]:
        """An outcome is dated, says its result, and names who confirmed a confirmed value."""
        yield from super().problems()
        if not self.on:
            yield Problem("on", "Say on which day it was seen.")
        if not self.result:
            yield Problem("result", "Say what came of it.")
        if self.value is not None and self.value_basis is c.ValueBasis.confirmed and not self.confirmed_by:
            yield Problem("confirmed_by", "Say who at the client confirmed the value.")


Event = Decision | Withdrawal | Progress | Outcome

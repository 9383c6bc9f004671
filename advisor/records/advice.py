"""Advice and what became of it: recommendation, decision, withdrawal, progress, outcome."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, ClassVar

from advisor.records import choices as c
from advisor.records.base import Dated, Part, Problem, Record
from advisor.records.marks import (
    Bounds,
    Fixed,
    Line,
    Lines,
    Money,
    OneOf,
    Percent,
    Quick,
    Ref,
    Shared,
    System,
    Text,
    When,
    field,
)

#: Once advice is given, a change to one of these is a correction or new advice.
AS_GIVEN = ("title", "advice", "because", "warning", "options", "given_on")


class Correction(Part):
    """A correction of given advice: why, and what the fields said before."""

    on: date
    reason: str
    was: dict[str, str | list[str] | None]

    def __str__(self) -> str:
        return self.reason


class Recommendation(Record):
    """One piece of advice in an engagement."""

    KIND: ClassVar[str] = "recommendation"
    NAME: ClassVar[str] = "recommendation"
    PLURAL: ClassVar[str] = "recommendations"
    HOME: ClassVar[str] = "engagement"

    engagement: Annotated[str, Ref("engagement")] = field("", title="Engagement")
    reference: Annotated[str, Shared, System] = field("", title="Reference")
    title: Annotated[Line, Shared, Quick] = field("", title="Title", hint="the advice in one line")
    advice: Annotated[Text, Shared, Quick] = field("", title="Advice", hint="what they should do")
    given_on: Annotated[date | None, Shared, Quick] = field(None, title="Given on", hint="empty while it is a draft")
    given_to: Annotated[tuple[str, ...], Shared, Ref("person"), Quick] = field((), title="Given to")
    adoption_chance: Annotated[Percent, Quick] = field(
        None, title="They adopt it", hint="how likely is it that they adopt this?"
    )
    success_chance: Annotated[Percent, Quick] = field(
        None, title="It works", hint="how likely is it to work, if they do?"
    )
    because: Annotated[Text, Shared] = field("", title="Because", hint="evidence and reasoning")
    question: Annotated[Text, Shared] = field("", title="Tough question", hint="the question behind the advice")
    hope: Annotated[Text, Shared] = field("", title="What we hope for")
    warning: Annotated[Text, Shared] = field("", title="What we fear", hint="if it is not taken: the warning")
    options: Annotated[Lines, Shared] = field((), title="Options", hint="one a line")
    category: Annotated[Line, Shared] = field("", title="Category")
    tags: tuple[Line, ...] = field((), title="Tags", hint="separated by commas")
    priority: Annotated[c.Priority | None, Shared] = field(None, title="Priority")
    effort: Annotated[c.Effort | None, Shared] = field(None, title="Effort")
    value_at_stake: Annotated[Money, Shared] = field(None, title="Value at stake")
    given_how: Annotated[c.GivenHow | None, Shared] = field(None, title="How given")
    given_where: Annotated[Line, Shared] = field("", title="Report and page", hint="or the name of the meeting")
    decide_by: Annotated[date | None, Shared] = field(None, title="Decide by")
    owner: Annotated[str, Shared, Ref("person")] = field("", title="Owner", hint="at the client")
    replaces: Annotated[tuple[str, ...], Shared, Ref("recommendation")] = field((), title="Replaces")
    notes: Text = field("", title="Notes", hint="never leaves this program")
    adoption_chance_on: Annotated[date | None, System] = field(None, title="Adoption chance stated on")
    adoption_chance_recorded: Annotated[datetime | None, System] = field(None)
    success_chance_on: Annotated[date | None, System] = field(None, title="Success chance stated on")
    success_chance_recorded: Annotated[datetime | None, System] = field(None)
    corrections: Annotated[tuple[Correction, ...], System] = field((), title="Corrections")
    entered_in_error: Annotated[str, System, Bounds(max_length=2000)] = field("", title="Entered in error")
    source: Annotated[str, System, Fixed] = field("", title="Source", hint="the row it was imported from")

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

    position: Annotated[c.Position | None, Shared, Quick] = field(None, title="Position")
    on: Annotated[date | None, Shared, Quick] = field(None, title="On", hint="the day they said so")
    by: Annotated[str, Shared, Ref("person"), Quick] = field("", title="Decided by")
    whose: Annotated[c.Whose | None, Quick] = field(
        None, title="Counts as", hint="empty: as who decided it; a view is never counted"
    )
    takes: Annotated[Text, Shared, Quick, When("position", ("in_part",))] = field("", title="They take")
    leaves: Annotated[Text, Shared, Quick, When("position", ("in_part",))] = field("", title="They leave")
    instead: Annotated[Text, Shared, Quick, When("position", ("differently",))] = field("", title="They do instead")
    deferred_until: Annotated[date | None, Shared, Quick, When("position", ("deferred",))] = field(
        None, title="Deferred until", hint="90 days when left empty"
    )
    words: Annotated[Text, Shared, Quick] = field("", title="Their words")
    words_are: Annotated[c.WordsAre, Shared, Quick] = field(c.WordsAre.noted, title="The words are")
    reason: c.Reason | None = field(None, title="Reason")
    option_chosen: Annotated[Line, Shared, OneOf("recommendation", "options")] = field("", title="Option chosen")
    conditions: Annotated[Text, Shared] = field("", title="Conditions")
    by_doing: Annotated[bool, Shared, System] = field(False, title="Shown by doing")
    form_return: Annotated[str, Ref("form_return"), System] = field("", title="Returned form")

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

    kind: Annotated[c.WithdrawalKind, Shared, System] = field(c.WithdrawalKind.withdrawn, title="Kind")
    on: Annotated[date | None, Shared, Quick] = field(None, title="On", hint="empty where the day is unknown")
    reason: Annotated[Text, Quick] = field("", title="Reason")

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

    state: Annotated[c.ProgressState | None, Shared, Quick] = field(None, title="Progress")
    on: Annotated[date | None, Shared, Quick] = field(None, title="On", hint="the day this was so")
    promised_on: Annotated[date | None, Shared, Quick] = field(
        None, title="Promised for", hint="when they say it will be done"
    )
    note: Annotated[Text, Quick] = field("", title="Note")
    evidence: Annotated[Text, Shared] = field("", title="Evidence", hint="how we know")

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

    result: Annotated[c.Result | None, Shared, Quick] = field(None, title="Result")
    on: Annotated[date | None, Shared, Quick] = field(None, title="On", hint="the day it was seen")
    evidence: Annotated[Text, Shared, Quick] = field("", title="Evidence", hint="how we know")
    measure_before: Annotated[Line, Shared] = field("", title="Measure before")
    measure_after: Annotated[Line, Shared] = field("", title="Measure after")
    value: Annotated[Money, Shared, Quick] = field(None, title="Value", hint="negative for a loss")
    value_period: Annotated[c.ValuePeriod, Shared, Quick] = field(c.ValuePeriod.one_off, title="Value comes")
    value_covers: Annotated[c.ValueCovers, Shared] = field(
        c.ValueCovers.step, title="Value is for", hint="a total replaces earlier amounts"
    )
    value_basis: Annotated[c.ValueBasis, Shared] = field(c.ValueBasis.estimate, title="Value is")
    confirmed_by: Annotated[str, Shared, Ref("person"), When("value_basis", ("confirmed",))] = field(
        "", title="Confirmed by"
    )
    confirmed_on: Annotated[date | None, Shared, When("value_basis", ("confirmed",))] = field(
        None, title="Confirmed on"
    )
    lesson: Text = field("", title="Lesson", hint="for us")

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

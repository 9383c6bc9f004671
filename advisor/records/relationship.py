"""The relationship with a client: contacts, promises, concerns, and what they tell us in their own words."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from advisor.records import choices as c
from advisor.records.base import Problem, Record
from advisor.records.marks import Bounds, Fixed, Line, Past, Quick, Ref, Shared, Text, Unit, When, field


class OfClient(Record):
    """A record that belongs to a client as a whole, and to no single piece of advice."""

    HOME: ClassVar[str] = "client"

    client: Annotated[str, Ref("client"), Fixed] = field("", title="Client")

    def problems(self) -> Iterator[Problem]:
        """The record needs its client."""
        if not self.client:
            yield Problem("client", "Say with which client.")


class Interaction(OfClient):
    """A contact with a client, or an attempt at one: a message that nobody answered is none."""

    KIND: ClassVar[str] = "interaction"
    NAME: ClassVar[str] = "interaction"
    PLURAL: ClassVar[str] = "interactions"
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("said", "asked")

    kind: Annotated[c.InteractionKind, Quick] = field(c.InteractionKind.meeting, title="Kind")
    on: Annotated[date | None, Past, Quick] = field(None, title="On", hint="the day of the contact")
    people: Annotated[tuple[str, ...], Ref("person"), Quick] = field((), title="With", hint="who was there")
    said: Annotated[Text, Quick] = field("", title="What was said")
    asked: Text = field("", title="What was asked", hint="by us or by them")
    raised: Annotated[tuple[str, ...], Ref("recommendation")] = field(
        (), title="Advice raised", hint="waiting for an answer then counts from this day"
    )
    initiative: c.OursOrTheirs | None = field(None, title="Initiative", hint="who began it")
    took_part: bool = field(True, title="They took part", hint="an unanswered message is no contact")
    minutes: Annotated[int | None, Bounds(ge=1, le=6000), Unit("minutes")] = field(None, title="Minutes")

    def problems(self) -> Iterator[Problem]:
        """A contact is dated."""
        yield from super().problems()
        if not self.on:
            yield Problem("on", "Say on which day.")


class Promise(OfClient):
    """What one side owes the other."""

    KIND: ClassVar[str] = "promise"
    NAME: ClassVar[str] = "promise"
    PLURAL: ClassVar[str] = "promises"
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("what",)

    what: Annotated[Line, Shared, Quick] = field("", title="Promise", hint="what is to be done")
    due: Annotated[date | None, Shared, Quick] = field(None, title="Due")
    whose: Annotated[c.OursOrTheirs, Shared, Quick] = field(c.OursOrTheirs.ours, title="Whose")
    by: Annotated[str, Shared, Ref("person")] = field("", title="By", hint="who is to do it; empty: whoever can")
    to: Annotated[str, Shared, Ref("person")] = field("", title="To", hint="who was promised it")
    on: Annotated[date | None, Shared, Past] = field(None, title="Made on")
    kept_on: Annotated[date | None, Shared, Past] = field(None, title="Kept on")
    broken_on: Annotated[date | None, Shared, Past] = field(None, title="Broken on", hint="it will not be kept now")
    effect: Annotated[Text, Shared] = field("", title="What it did for them")

    @property
    def ended_on(self) -> date | None:
        """The day on which it was kept or broken; None while it is open."""
        return self.kept_on or self.broken_on

    def problems(self) -> Iterator[Problem]:
        """A promise says what, made when and due when; it ends once, and not before it was made."""
        yield from super().problems()
        if not self.what:
            yield Problem("what", "Say what was promised.")
        if not self.on:
            yield Problem("on", "Say when it was made.")
        if not self.due:
            yield Problem("due", "Say by when.")
        elif self.on and self.due < self.on:
            yield Problem("due", "It would be due before it was made.")
        if self.kept_on and self.broken_on:
            yield Problem("broken_on", "A promise that was kept was not broken; take one of the two days out.")
        for name in ("kept_on", "broken_on"):
            ended = getattr(self, name)
            if ended and self.on and ended < self.on:
                yield Problem(name, "That is before it was made.")


class Concern(OfClient):
    """A complaint or worry of the client."""

    KIND: ClassVar[str] = "concern"
    NAME: ClassVar[str] = "concern"
    PLURAL: ClassVar[str] = "concerns"
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("words",)

    words: Annotated[Text, Quick] = field("", title="What worries them")
    words_are: Annotated[c.WordsAre, Quick] = field(c.WordsAre.noted, title="The words are")
    by: Annotated[str, Ref("person"), Quick] = field("", title="Raised by")
    on: Annotated[date | None, Past, Quick] = field(None, title="Raised on")
    done: Text = field("", title="What we did")
    resolved_on: Annotated[date | None, Past] = field(None, title="Resolved on")
    reaction: Text = field("", title="How they took it")

    def problems(self) -> Iterator[Problem]:
        """A concern is dated and says what it is; it is not resolved before it was raised."""
        yield from super().problems()
        if not self.words:
            yield Problem("words", "Say what worries them.")
        if not self.on:
            yield Problem("on", "Say when it was raised.")
        if self.resolved_on and self.on and self.resolved_on < self.on:
            yield Problem("resolved_on", "That is before it was raised.")


class Story(OfClient):
    """A success or a horror story of working with us, as the client tells it."""

    KIND: ClassVar[str] = "story"
    NAME: ClassVar[str] = "story"
    PLURAL: ClassVar[str] = "stories"
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("story",)

    kind: Annotated[c.StoryKind | None, Quick] = field(None, title="Kind")
    story: Annotated[Text, Quick] = field("", title="Story", hint="as they tell it")
    about: Annotated[c.StoryAbout | None, Quick] = field(None, title="About")
    failure: Annotated[c.Failure | None, Quick, When("kind", ("horror",))] = field(None, title="What failed")
    by: Annotated[str, Ref("person")] = field("", title="Told by")
    on: Annotated[date | None, Past] = field(None, title="Told on")
    began: Line = field("", title="Where it began", hint="where in our organisation")

    def problems(self) -> Iterator[Problem]:
        """A story is dated and told, and says which of the two it is."""
        yield from super().problems()
        if not self.kind:
            yield Problem("kind", "Say whether it is a success or a horror story.")
        if not self.story:
            yield Problem("story", "Tell it as they tell it.")
        if not self.on:
            yield Problem("on", "Say when they told it.")
        if self.failure and self.kind is c.StoryKind.success:
            yield Problem("failure", "Nothing fails in a success story.")
        unlikely = {c.StoryKind.success: c.StoryAbout.promise_failed, c.StoryKind.horror: c.StoryAbout.promise_kept}
        if self.kind and unlikely[self.kind] is self.about:
            yield Problem(
                "about", f"That makes no {'success' if self.kind is c.StoryKind.success else 'horror'} story."
            )


class Insight(OfClient):
    """Something we know of a client since a day; a newer insight may take its place, and it stays readable."""

    KIND: ClassVar[str] = "insight"
    NAME: ClassVar[str] = "insight"
    PLURAL: ClassVar[str] = "insights"
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("what",)

    kind: Annotated[c.InsightKind | None, Quick] = field(None, title="Kind")
    what: Annotated[Text, Quick] = field("", title="What we know")
    why: Annotated[Text, Quick] = field("", title="Why it matters to them")
    on: Annotated[date | None, Past, Quick] = field(None, title="Known since")
    by: Annotated[str, Ref("person")] = field("", title="From", hint="whom we know it from")
    replaces: Annotated[str, Ref("insight")] = field("", title="Replaces", hint="what held before; it stays readable")

    def problems(self) -> Iterator[Problem]:
        """An insight is dated and says what it is."""
        yield from super().problems()
        if not self.kind:
            yield Problem("kind", "Say what sort of thing we know.")
        if not self.what:
            yield Problem("what", "Say what we know.")
        if not self.on:
            yield Problem("on", "Say since when we know it.")


class Question(OfClient):
    """A tough question that we put to a client."""

    KIND: ClassVar[str] = "question"
    NAME: ClassVar[str] = "question"
    PLURAL: ClassVar[str] = "questions"
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("question",)

    question: Annotated[Text, Quick] = field("", title="Question")
    people: Annotated[tuple[str, ...], Ref("person"), Quick] = field((), title="To")
    on: Annotated[date | None, Past, Quick] = field(None, title="Asked on")
    why: Text = field("", title="Why it matters")
    answer: Annotated[Text, Quick] = field("", title="Their answer")
    answered_on: Annotated[date | None, Past] = field(None, title="Answered on")
    opened: Text = field("", title="What it opened")

    def problems(self) -> Iterator[Problem]:
        """A question is dated and worded; an answer comes with its day, and not before it was asked."""
        yield from super().problems()
        if not self.question:
            yield Problem("question", "Say what was asked.")
        if not self.on:
            yield Problem("on", "Say when it was asked.")
        if self.answered_on and not self.answer:
            yield Problem("answer", "Say what they answered.")
        if self.answered_on and self.on and self.answered_on < self.on:
            yield Problem("answered_on", "That is before it was asked.")


class Quote(OfClient):
    """A person's words, and what they bear on."""

    KIND: ClassVar[str] = "quote"
    NAME: ClassVar[str] = "quote"
    PLURAL: ClassVar[str] = "quotes"
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("words",)

    person: Annotated[str, Shared, Ref("person"), Quick] = field("", title="Person")
    words: Annotated[Text, Shared, Quick] = field("", title="Words")
    words_are: Annotated[c.WordsAre, Shared, Quick] = field(c.WordsAre.exact, title="The words are")
    on: Annotated[date | None, Shared, Past, Quick] = field(None, title="On", hint="the day they said it")
    about: Annotated[Line, Shared] = field("", title="About", hint="what it bears on")
    advice: Annotated[str, Shared, Ref("recommendation")] = field("", title="On advice")

    def problems(self) -> Iterator[Problem]:
        """A quote is dated and has its words and its person."""
        yield from super().problems()
        if not self.person:
            yield Problem("person", "Say whose words they are.")
        if not self.words:
            yield Problem("words", "Give the words.")
        if not self.on:
            yield Problem("on", "Say on which day.")

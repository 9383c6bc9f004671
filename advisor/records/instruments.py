"""Sittings: one dated use of an instrument with a client, or with the practice as a whole, and its answers."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from advisor.records import choices as c
from advisor.records.base import Part, Problem, Record
from advisor.records.marks import Bounds, Fixed, Lines, Past, Quick, Ref, System, Text, field


class Asked(Part):
    """A prompt as it was asked, so that a sitting can be read when its instrument is another, or gone.

    ``id`` is its name in the instrument. ``scale`` has the words for each step of a score from ``lowest`` on, "" where
    a step has none. ``facts`` names the facts that were to stand above it, ``becomes`` the kind of record that an
    answer can be turned into, ``due`` and ``measure`` the prompts that say by when and measured how. With ``again`` the
    day that is answered is the one on which the instrument is taken again.
    """

    id: str
    section: str
    asks: str
    kind: c.PromptKind
    hint: str = ""
    required: bool = False
    lowest: int = 1
    scale: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    becomes: str = ""
    due: str = ""
    measure: str = ""
    again: bool = False

    def __str__(self) -> str:
        return self.asks


class Fact(Part):
    """A fact of the record as it stood when a sitting began: its name in the instrument, and what it said."""

    name: str
    said: str

    def __str__(self) -> str:
        return self.said


class Sitting(Record):
    """One use of an instrument. Without a client it is one of the practice as a whole."""

    KIND: ClassVar[str] = "sitting"
    NAME: ClassVar[str] = "sitting"
    PLURAL: ClassVar[str] = "sittings"
    HOME: ClassVar[str] = "client"

    client: Annotated[str, Ref("client"), Fixed] = field("", title="Client")
    instrument: Annotated[str, System, Fixed] = field("", title="Instrument", hint="its name in files")
    version: Annotated[int, System, Fixed] = field(0, title="Version")
    title: Annotated[str, System, Fixed] = field("", title="Title")
    on: Annotated[date | None, Past, Quick] = field(None, title="Begun on")
    finished_on: Annotated[date | None, Past] = field(None, title="Finished on", hint="empty while it is not finished")
    prompts: Annotated[tuple[Asked, ...], System, Fixed] = field((), title="Prompts")
    facts: Annotated[tuple[Fact, ...], System] = field((), title="Facts")
    minimum_people: Annotated[int, System, Fixed] = field(1, title="Minimum of people")
    minimum_clients: Annotated[int, System, Fixed] = field(1, title="Minimum of clients")
    only_exact_words: Annotated[bool, System, Fixed] = field(False, title="Only exact words")
    letter: Annotated[bool, System, Fixed] = field(False, title="Letter", hint="its texts are written for the client")
    notes: Text = field("", title="Notes")

    def problems(self) -> Iterator[Problem]:
        """A sitting is dated, and has its instrument and what it asked."""
        if not self.instrument or not self.prompts:
            yield Problem("instrument", "Say which instrument is used.")
        if not self.on:
            yield Problem("on", "Say when it was begun.")
        if self.finished_on and self.on and self.finished_on < self.on:
            yield Problem("finished_on", "That is before it was begun.")


class Answer(Record):
    """What was answered to one prompt of a sitting: a quote for each person, anything else once."""

    KIND: ClassVar[str] = "answer"
    NAME: ClassVar[str] = "answer"
    PLURAL: ClassVar[str] = "answers"
    HOME: ClassVar[str] = "sitting"
    KNOWN_BY: ClassVar[tuple[str, ...]] = ("words",)

    sitting: Annotated[str, Ref("sitting"), Fixed] = field("", title="Sitting")
    prompt: Annotated[str, System, Fixed, Bounds(max_length=100)] = field("", title="Prompt", hint="its name there")
    person: Annotated[str, Ref("person"), Fixed, Quick] = field("", title="Person", hint="whose words they are")
    words: Annotated[Text, Quick] = field("", title="Answer")
    words_are: Annotated[c.WordsAre, Quick] = field(c.WordsAre.noted, title="The words are")
    score: Annotated[int | None, Bounds(ge=0, le=10_000)] = field(None, title="Score")
    day: date | None = field(None, title="Day", hint="where a day was asked for")
    chosen: Lines = field((), title="Chosen", hint="of what could be chosen or ticked")
    on: Annotated[date | None, Past] = field(None, title="On", hint="the day of the answer")

    def problems(self) -> Iterator[Problem]:
        """An answer belongs to a prompt of a sitting, is dated, and says something."""
        if not self.sitting:
            yield Problem("sitting", "Say in which sitting.")
        if not self.prompt:
            yield Problem("prompt", "Say to which prompt.")
        if not self.on:
            yield Problem("on", "Say on which day.")
        if not (self.words or self.score is not None or self.day or self.chosen):
            yield Problem("words", "Give an answer, or leave the prompt open.")
        elif self.words_are is c.WordsAre.exact and not self.words:
            yield Problem("words_are", "There are no words to be exact.")

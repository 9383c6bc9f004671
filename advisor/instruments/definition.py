"""What an instrument is: sections of prompts, and rules about who must have answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from advisor.records.choices import PromptKind


class Whom(StrEnum):
    """Whom an instrument may be used with."""

    client = "client"
    practice = "practice"
    either = "either"


class Becomes(StrEnum):
    """What record an answer can be turned into."""

    goal = "goal"
    promise = "promise"


@dataclass(frozen=True, slots=True)
class Scale:
    """The steps of a score, both ends included, and the words for some of them."""

    lowest: int
    highest: int
    labels: tuple[tuple[int, str], ...] = ()

    def label(self, score: int) -> str:
        """The words for a score, "" where it has none."""
        return dict(self.labels).get(score, "")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing that is asked.

    Attributes:
        id: Its name inside the instrument; it stays the same in every version, so that sittings compare.
        asks: The question, as it is read aloud.
        kind: How it is answered. A quote has an answer for each person, every other kind one.
        hint: A few words for whoever asks it.
        required: Whether a sitting is unfinished without it.
        scale: The steps, of a score.
        options: What can be chosen or ticked, of a choice or a checklist.
        facts: The names of the facts that stand above a text before it is written.
        becomes: What record the answer can be turned into.
        due: The id of the date prompt that says by when, where it becomes a record.
        measure: The id of the text prompt that says how it is measured, where it becomes a goal.
        again: Whether the day that is answered is the one on which the instrument is taken again.
    """

    id: str
    asks: str
    kind: PromptKind
    hint: str = ""
    required: bool = False
    scale: Scale | None = None
    options: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    becomes: Becomes | None = None
    due: str = ""
    measure: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Prompts that belong together, and what is said before them."""

    title: str
    intro: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What must be so before every question counts as answered; it concerns quotes only.

    Attributes:
        minimum_people: From how many different people each question needs an answer.
        minimum_clients: From how many different clients, where it is used for the practice as a whole.
        only_exact_words: Whether what was noted in the consultant's own words does not count.
    """

    minimum_people: int = 1
    minimum_clients: int = 1
    only_exact_words: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire.

    Attributes:
        id: Its name in files and on the command line.
        title: Its name for people.
        version: Counts up when what it asks changes.
        whom: Whom it may be used with.
        purpose: What it is for, for whoever chooses it.
        sections: What it asks, in order.
        closing: What is said at the end.
        rules: Who must have answered.
        letter: Whether its answers can be made into a letter, a paragraph for each section.
    """

    id: str
    title: str
    version: int
    whom: Whom
    purpose: str
    sections: tuple[Section, ...]
    closing: str = ""
    rules: Rules = Rules()
    letter: bool = False

    def prompts(self) -> Iterator[Prompt]:
        """Everything that is asked, in order."""
        for section in self.sections:
            yield from section.prompts

    def questions(self) -> tuple[Prompt, ...]:
        """The prompts that people answer in their own words."""
        return tuple(each for each in self.prompts() if each.kind is PromptKind.quote)

    def prompt(self, id: str) -> Prompt | None:
        """The prompt with an id, or None."""
        return next((each for each in self.prompts() if each.id == id), None)

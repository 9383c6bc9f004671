"""One line of Today, and the sections in which the lines stand."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from advisor.standing import Clock, State
from advisor.words import count, glyph, label


class Section(StrEnum):
    """The parts of Today, in the order in which they are shown."""

    owed = "owed"
    waiting = "waiting"
    progress = "progress"
    outcomes = "outcomes"
    quiet = "quiet"
    concerns = "concerns"
    questions = "questions"
    goals = "goals"
    sittings = "sittings"


SECTION_TITLES = {
    Section.owed: "Owed by us",
    Section.waiting: "Waiting for their answer",
    Section.progress: "Waiting for them to do it",
    Section.outcomes: "Look again",
    Section.quiet: "Gone quiet",
    Section.concerns: "Concerns open",
    Section.questions: "Questions without an answer",
    Section.goals: "Goals without a reading",
    Section.sittings: "Questionnaires",
}

ORDER = {section: number for number, section in enumerate(Section)}


class Matter(StrEnum):
    """What of the relationship can call for attention, as the clocks of advice do."""

    promise = "promise"
    quiet = "quiet"
    backslide = "backslide"
    concern = "concern"
    question = "question"
    goal = "goal"
    sitting_again = "sitting_again"
    sitting_open = "sitting_open"


class Item(NamedTuple):
    """One line of Today: about which record of which client, why it is here, since when and for how many days.

    ``kind`` and ``record`` name what it is about: advice, a promise, a concern, a client who has gone quiet.
    ``reference`` is "" where records of the kind have none, ``state`` None where it is not about advice, ``code`` and
    ``client`` are "" for the practice's own.
    ``said`` is the part of the reason that the client knows as well, ``beyond`` what we add to it for ourselves;
    ``due`` is the day by which it was asked for or promised, and ``due_in`` the days until then.
    """

    key: str
    section: Section
    cause: Clock | Matter
    kind: str
    record: str
    reference: str
    title: str
    client: str
    code: str
    state: State | None
    said: str
    beyond: str
    since: date
    days: int
    due: date | None = None
    due_in: int = 0

    @property
    def why(self) -> str:
        """Why the line is here, in the words of a list."""
        return ", ".join(filter(None, (self.said, self.beyond)))

    @property
    def late(self) -> str:
        """For how long it has waited, in words: ``23 days``."""
        return count(self.days, "day")

    @property
    def due_words(self) -> str:
        """When it is due, seen from the day: ``23 days late``, ``today``, ``in 5 days``; "" where no day was named."""
        if self.due is None:
            return ""
        if self.due_in < 0:
            return f"{count(-self.due_in, 'day')} late"
        return f"in {count(self.due_in, 'day')}" if self.due_in else "today"

    @property
    def internal(self) -> bool:
        """Whether the line is for us alone: of the relationship a client sees promises, and nothing else."""
        return isinstance(self.cause, Matter) and self.cause is not Matter.promise

    @property
    def status(self) -> str:
        """What the line is about in a word or two: where advice stands, else what calls for attention."""
        return label(self.state or self.cause)

    @property
    def order(self) -> tuple[int, date, str, str, str]:
        """The key by which lines follow each other: by section, there what is owed longest first."""
        longest = self.due if self.section is Section.owed and self.due else self.since
        return (ORDER[self.section], longest, self.reference, self.title, self.key)


def worst_of(items: Sequence[Item]) -> str:
    """What is worst among lines in their order: how many of our promises are late, else the one that waits longest.

    ``2 late``; ``the oldest 47 days``; "" where nothing of ours is late yet.
    """
    if items[0].section is Section.owed:
        late = sum(each.due_in < 0 for each in items)
        return f"{late} late" if late else ""
    return f"the oldest {items[0].late}"


def item_key(cause: Clock | Matter, record_id: str) -> str:
    """The name by which a line is put off: one cause of one record."""
    return f"{cause.value}:{record_id}"


def mark_of(item: Item, *, plain: bool = False) -> str:
    """The glyph of what an item is about."""
    return glyph((item.state or item.cause).value, plain=plain)

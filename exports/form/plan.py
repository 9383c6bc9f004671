"""What a returned form comes to: for each recommendation what stands, what it says, and every doubt about that."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from advisor.records import Client, Decision, Document, FormReturn, Person, Recommendation
from exports.form.answers import AnswerRead, Returned


@dataclass(frozen=True)
class Came:
    """A returned form as it came: its name without a folder, its bytes, their SHA-256, and what it says."""

    name: str
    content: bytes = field(repr=False)
    sha256: str
    returned: Returned


class Verdict(StrEnum):
    """What can become of the answer about one recommendation.

    Attributes:
        ready: It says something new, and nothing is doubtful about it.
        doubtful: It says something new, and is recorded only where somebody chooses it in spite of its doubts.
        blocked: It cannot be recorded as it is; the problems say why.
        known: Nothing in it is new.
        empty: It was left open.
    """

    ready = "ready"
    doubtful = "doubtful"
    blocked = "blocked"
    known = "known"
    empty = "empty"


@dataclass(frozen=True)
class Item:
    """The answer about one recommendation, beside what is recorded.

    Attributes:
        reference: The recommendation, as people name it.
        answer: What the form says about it.
        verdict: What can become of that.
        advice: The recommendation, None where the form did not ask about it.
        before: The client's latest position, None where there is none yet.
        decision: The decision as it would be recorded, as far as the form says it; also of what is blocked, for
            somebody to finish. Its `by` is empty where `adds` is the person.
        adds: Whoever decided, where nobody of that name is known: added with the decision.
        doubts: Every doubt about it, in sentences.
        problems: Why it cannot be recorded, in sentences.
    """

    reference: str
    answer: AnswerRead
    verdict: Verdict
    advice: Recommendation | None = None
    before: Decision | None = None
    decision: Decision | None = None
    adds: Person | None = None
    doubts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether nothing in it is new."""
        return self.verdict is Verdict.known

    @property
    def can_be_recorded(self) -> bool:
        """Whether it may be chosen."""
        return self.verdict in (Verdict.ready, Verdict.doubtful)


@dataclass(frozen=True)
class Plan:
    """Everything that a returned form comes to. Nothing of it is recorded before somebody says yes.

    Attributes:
        came: The file.
        client: Whose form it is.
        document: The form as it went out.
        items: What it says, in the order in which the form asks.
        doubts: What is doubtful about the file as a whole, in sentences.
        same: The reading of the very same file, where it was recorded before.
        earlier: The first reading of this form that was recorded, whatever file it came in.
    """

    came: Came
    client: Client
    document: Document
    items: tuple[Item, ...]
    doubts: tuple[str, ...] = ()
    same: FormReturn | None = None
    earlier: FormReturn | None = None

    @property
    def ready(self) -> tuple[str, ...]:
        """The ids of the recommendations whose answers are recorded unless somebody says otherwise."""
        return tuple(each.advice.id for each in self.items if each.advice and each.verdict is Verdict.ready)

    @property
    def choosable(self) -> tuple[str, ...]:
        """The ids of the recommendations whose answers may be recorded, in spite of doubts where there are any."""
        return tuple(each.advice.id for each in self.items if each.advice and each.can_be_recorded)

    @property
    def unclear(self) -> tuple[Item, ...]:
        """The answers that cannot be recorded as they are, and that somebody may finish by hand."""
        return tuple(each for each in self.items if each.verdict is Verdict.blocked and each.decision)

    @property
    def says_nothing_new(self) -> bool:
        """Whether there is nothing to record: no answer that may be, nor that the form came back."""
        return not self.choosable and self.earlier is not None

"""What of a record may stand in a client's document: the marked fields, and nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from advisor.records.advice import Decision, Recommendation
from advisor.records.base import Record
from advisor.records.choices import PromptKind, Quoting, Whose, WordsAre
from advisor.records.client import Person
from advisor.records.fields import fields_of
from advisor.records.instruments import Answer, Sitting
from advisor.records.relationship import Quote


class NotShared(TypeError):
    """A record was asked for in a client's document although nothing of its type is marked as shared."""


def shared(record: Record) -> Any:  # noqa: ANN401 - the view has exactly the shared fields of its type
    """A view of a record with its shared fields only: reaching for another one is an AttributeError.

    Raises:
        NotShared: When no field of the type is shared, or the record is a draft or entered in error.
    """
    names = [spec.name for spec in fields_of(type(record)) if spec.shared]
    if not names:
        raise NotShared(f"No field of a {record.NAME} may stand in a client's document.")
    if getattr(record, "entered_in_error", ""):
        raise NotShared(f"This {record.NAME} was entered in error and cannot stand in a client's document.")
    if isinstance(record, Recommendation) and record.given_on is None:
        raise NotShared("This recommendation is a draft and cannot stand in a client's document.")
    return SimpleNamespace(**{name: getattr(record, name) for name in names})


def attribution(person: Person | None) -> str | None:
    """How a person's words are signed: a name and role, a role, "" for nobody, or None: not to be quoted."""
    if person is None or person.quoted is Quoting.unattributed:
        return ""
    if person.quoted is Quoting.not_at_all:
        return None
    if person.quoted is Quoting.by_role:
        return person.role
    return ", ".join(part for part in (person.name, person.role) if part)


@dataclass(frozen=True)
class Quoted:
    """Who said or decided something, and their words, as far as the client may see them; "" where nothing may stand.

    ``exact`` says that the words stand in quotation marks, ``named`` that ``by`` tells who it was, and not just a role.
    """

    by: str
    words: str
    exact: bool
    named: bool


def quotable(decision: Decision, others: Iterable[Decision], person_of: Callable[[str], Person | None]) -> Quoted:
    """A decision as its person may be quoted.

    Whoever may not be named with their words still stands by name where they said nothing, but not beside other
    decisions on the same advice that have such words: the name would give away whose they are.

    Args:
        decision: The decision.
        others: Every decision on the same advice.
        person_of: Finds a person by id.
    """
    person = person_of(decision.by)
    signed = attribution(person)
    words = decision.words if signed is not None else ""
    by, named = signed or "", person is not None and person.quoted is Quoting.by_name
    veiled = any(not attribution(person_of(each.by)) for each in (decision, *others) if _is_quoted(each))
    if not by and person is not None and person.quoted is not Quoting.by_role and not veiled:
        by, named = person.name, True
    return Quoted(by, words, bool(words) and decision.words_are is WordsAre.exact, named)


def give_away(people: Iterable[str], decisions: Iterable[Decision], person_of: Callable[[str], Person | None]) -> bool:
    """Whether people who are named with advice would be taken for those whose words stand there without their name.

    Words without any source would be taken for those of whoever is named; words with a role give away only its holder.

    Args:
        people: The ids of those who would be named: to whom it was given, who owns it.
        decisions: Every decision on the advice that is told.
        person_of: Finds a person by id.
    """
    names = set(people)
    for each in decisions:
        signed = attribution(person_of(each.by)) if _is_quoted(each) else None
        person = person_of(each.by)
        by_role = person is not None and person.quoted is Quoting.by_role and each.by in names
        if signed == "" or (signed and by_role):
            return True
    return False


def as_quoted(quote: Quote, person: Person | None) -> Quoted | None:
    """A person's words as that person may be quoted; None where they may not be.

    Args:
        quote: The words.
        person: Whose they are; None where nobody knows any more.
    """
    signed = attribution(person)
    if signed is None:
        return None
    named = person is not None and person.quoted is Quoting.by_name
    return Quoted(signed, quote.words, quote.words_are is WordsAre.exact, named)


def letter_texts(sitting: Sitting, answers: Iterable[Answer]) -> list[str]:
    """What a letter says that was written as a sitting: its texts, in the order in which they were asked for.

    A text that was not written is "", so that the last one is the close that was asked for last, or none.

    Args:
        sitting: The sitting.
        answers: Its answers.

    Raises:
        NotShared: When the sitting is no letter, or not finished.
    """
    if not sitting.letter or sitting.finished_on is None:
        raise NotShared("Only the texts of a finished letter may stand in a client's document.")
    written = {each.prompt: each.words for each in answers}
    return [written.get(each.id, "").strip() for each in sitting.prompts if each.kind is PromptKind.text]


def _is_quoted(decision: Decision) -> bool:
    """Whether the words of a decision may be shown at all: not those of one person's view, nor of an error."""
    return bool(decision.words.strip()) and decision.whose is not Whose.person and not decision.entered_in_error

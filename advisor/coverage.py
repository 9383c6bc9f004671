"""Whose words a sitting has to each question, and whose are missing.

The rule: every question needs an answer from as many different people at the client as the instrument wants; for the
practice as a whole, from people at as many different clients. Where only exact words count, an answer that was noted
in the consultant's own words is shown and not counted. So nine questions and five people are 45 answers, and one
talkative person does not stand in for another.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from advisor.records import Answer, Asked, Person, Sitting
from advisor.records.choices import PromptKind, Side, WordsAre
from advisor.words import number, plural, quantity


class Cell(StrEnum):
    """What a person said to a question."""

    counts = "counts"
    noted = "noted"
    open = "open"


@dataclass(frozen=True, slots=True)
class Covered:
    """One question: the ids of the people whose answer counts, of those whose is only noted, and how many it lacks."""

    asked: Asked
    counted: frozenset[str]
    noted: frozenset[str]
    lacks: int

    def of(self, person_id: str) -> Cell:
        """What a person said to it."""
        if person_id in self.counted:
            return Cell.counts
        return Cell.noted if person_id in self.noted else Cell.open


@dataclass(frozen=True, slots=True)
class Coverage:
    """Question by person.

    Attributes:
        questions: The questions, in their order.
        people: Everybody who answered one, by name.
        needed: How many people each question needs, or clients where ``by_client``.
        by_client: Whether it speaks of the practice as a whole.
        only_exact_words: Whether noted answers do not count.
        uncounted: How many answers are from somebody who is not known, or not at a client.
    """

    questions: tuple[Covered, ...]
    people: tuple[Person, ...]
    needed: int
    by_client: bool
    only_exact_words: bool
    uncounted: int

    @property
    def complete(self) -> bool:
        """Whether no question lacks anybody; false where nothing is asked of people."""
        return bool(self.questions) and not any(each.lacks for each in self.questions)

    @property
    def given(self) -> int:
        """How many of the answers that are needed are there."""
        return self.of - sum(each.lacks for each in self.questions)

    @property
    def of(self) -> int:
        """How many answers are needed."""
        return self.needed * len(self.questions)


def coverage(sitting: Sitting, answers: Iterable[Answer], people: Iterable[Person]) -> Coverage:
    """Who has answered what.

    Args:
        sitting: The questions as they were asked, and the rules.
        answers: Its answers; for the practice as a whole those of every client's sitting.
        people: Everybody who is known there; whoever is not among them does not count, nor does anybody of ours.
    """
    known = {each.id: each for each in people if each.side is Side.client}
    questions = [each for each in sitting.prompts if each.kind is PromptKind.quote]
    ids = {each.id for each in questions}
    found = [each for each in answers if each.prompt in ids and each.words.strip()]
    counting = [each for each in found if each.person in known]
    by_client = not sitting.client
    needed = sitting.minimum_clients if by_client else sitting.minimum_people
    who = {each.person for each in counting}
    return Coverage(
        questions=tuple(_covered(each, counting, known, needed, sitting) for each in questions),
        people=tuple(sorted((known[each] for each in who), key=lambda each: (each.name.casefold(), each.id))),
        needed=needed,
        by_client=by_client,
        only_exact_words=sitting.only_exact_words,
        uncounted=len(found) - len(counting),
    )


def _covered(
    asked: Asked, answers: Iterable[Answer], people: Mapping[str, Person], needed: int, sitting: Sitting
) -> Covered:
    said = [each for each in answers if each.prompt == asked.id]
    exact_only = sitting.only_exact_words
    counted = frozenset(each.person for each in said if not exact_only or each.words_are is WordsAre.exact)
    reached = counted if sitting.client else {people[each].client for each in counted}
    noted = frozenset(each.person for each in said) - counted
    return Covered(asked, counted, noted, max(needed - len(reached), 0))


def missing_voices(found: Coverage) -> tuple[str, ...]:
    """What is missing, sentence by sentence; nothing where it is complete, or nothing is asked of people."""
    if found.complete or not found.questions:
        return ()
    return (*_short(found), *_noted(found), *_left(found), *_uncounted(found))


def in_a_sentence(found: Coverage) -> str:
    """How far it is: complete, or how many of the answers that are needed are there."""
    words = "exact words" if found.only_exact_words else "an answer"
    from_whom = quantity(found.needed, *_noun(found))
    if found.complete:
        return f"Complete: every question has {words} from {from_whom} or more."
    return f"{found.given} of {found.of} answers: every question needs {words} from {from_whom}."


def _noun(found: Coverage) -> tuple[str, str]:
    return ("client", "clients") if found.by_client else ("person", "people")


def _more(found: Coverage, lacks: int) -> str:
    return f"{number(lacks)} more {plural(lacks, *_noun(found))}"


def _short(found: Coverage) -> Iterator[str]:
    """The questions that lack somebody, those that lack most first."""
    short = [each for each in found.questions if each.lacks]
    if len(short) == len(found.questions) > 1 and len({each.lacks for each in short}) == 1:
        yield f"Each of the {quantity(len(short), 'question')} needs {_more(found, short[0].lacks)}."
        return
    for each in sorted(short, key=lambda each: -each.lacks):
        yield f"“{each.asked.asks}” needs {_more(found, each.lacks)}."


def _noted(found: Coverage) -> Iterator[str]:
    for person in found.people:
        noted = sum(person.id in each.noted for each in found.questions)
        if noted:
            verb, it = ("answer is", "it") if noted == 1 else ("answers are", "them")
            yield f"{person.name}: {number(noted)} {verb} as you noted {it}; only exact words count."


def _left(found: Coverage) -> Iterator[str]:
    """Whoever has begun to answer and could be asked the rest."""
    of = quantity(len(found.questions), "question")
    for person in found.people:
        left = [each for each in found.questions if each.of(person.id) is Cell.open]
        if any(each.lacks for each in left):
            yield f"{person.name} has not answered {number(len(left))} of the {of}."


def _uncounted(found: Coverage) -> Iterator[str]:
    if found.uncounted:
        verb = plural(found.uncounted, "answer is", "answers are")
        yield f"{number(found.uncounted).capitalize()} {verb} from nobody who is known at the client, and not counted."

"""A sitting from its beginning to its end: what is asked, how far it is, what it lacks, and what can come of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from advisor.book import PRACTICE_SCOPE, Book
from advisor.coverage import coverage, missing_voices
from advisor.instruments.definition import Becomes, Instrument, Prompt, Section
from advisor.instruments.facts import Ground, told
from advisor.records import Answer, Asked, Person, Sitting
from advisor.records.choices import PromptKind


def begun(instrument: Instrument, client_id: str, book: Book, on: date) -> Sitting:
    """A new sitting, not recorded yet: the prompts as they are asked, and the facts as they stand.

    Args:
        instrument: What is used.
        client_id: With which client; "" for the practice as a whole.
        book: Where the facts are from.
        on: The day.
    """
    names = dict.fromkeys(name for prompt in instrument.prompts() for name in prompt.facts)
    return Sitting(
        client=client_id,
        instrument=instrument.id,
        version=instrument.version,
        title=instrument.title,
        on=on,
        prompts=tuple(_asked(section, each) for section in instrument.sections for each in section.prompts),
        facts=told(names, Ground(book, client_id or PRACTICE_SCOPE, on)),
        minimum_people=instrument.rules.minimum_people,
        minimum_clients=instrument.rules.minimum_clients,
        only_exact_words=instrument.rules.only_exact_words,
        letter=instrument.letter,
    )


def _asked(section: Section, prompt: Prompt) -> Asked:
    scale = prompt.scale
    return Asked(
        id=prompt.id,
        section=section.title,
        asks=prompt.asks,
        kind=prompt.kind,
        hint=prompt.hint,
        required=prompt.required,
        lowest=scale.lowest if scale else 1,
        scale=tuple(map(scale.label, range(scale.lowest, scale.highest + 1))) if scale else (),
        options=prompt.options,
        facts=prompt.facts,
        becomes=prompt.becomes.value if prompt.becomes else "",
        due=prompt.due,
        measure=prompt.measure,
        again=prompt.again,
    )


def voices(book: Book, sitting: Sitting, on: date) -> tuple[list[Answer], list[Person]]:
    """The answers that a sitting has on a day, and the people who may have given them.

    For the practice as a whole, what people said is in the sittings with their clients: of each client, the latest of
    the same instrument.
    """
    if sitting.client:
        return _answers(book, sitting, on), book.people_of(sitting.client)
    latest: dict[str, Sitting] = {}
    for each in sorted(book.all(Sitting), key=_began):
        if each.instrument == sitting.instrument and each.client and each.on and each.on <= on:
            latest[each.client] = each
    found = [answer for each in (sitting, *latest.values()) for answer in _answers(book, each, on)]
    return found, book.all(Person)


def _answers(book: Book, sitting: Sitting, on: date) -> list[Answer]:
    return [each for each in book.answers_of(sitting.id) if each.on and each.on <= on]


def others(book: Book, sitting: Sitting) -> list[Sitting]:
    """The other sittings of the same instrument with the same client, or with the practice; oldest first."""
    found = book.of_scope(Sitting, sitting.client or PRACTICE_SCOPE)
    return [each for each in found if each.instrument == sitting.instrument and each.id != sitting.id]


def latest_before(book: Book, sitting: Sitting) -> Sitting | None:
    """The latest of the others that began before this one, or on the same day and was recorded before it."""
    found = others(book, sitting)
    if book.get(Sitting, sitting.id) is not None:
        found = [each for each in found if _began(each) < _began(sitting)]
    return found[-1] if found else None


def _began(sitting: Sitting) -> tuple[date, datetime, str]:
    return sitting.on or date.min, sitting.noted, sitting.id


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sitting is: how many prompts have an answer, of how many, and where to go on."""

    answered: int
    of: int
    next: Asked | None


def progress(sitting: Sitting, answers: Iterable[Answer]) -> Progress:
    """How far a sitting is; a question to people is answered once anybody has."""
    there = {each.prompt for each in answers}
    left = [each for each in sitting.prompts if each.id not in there]
    return Progress(len(sitting.prompts) - len(left), len(sitting.prompts), left[0] if left else None)


def missing(sitting: Sitting, answers: Iterable[Answer], people: Iterable[Person]) -> tuple[str, ...]:
    """What a sitting lacks before it is whole, sentence by sentence; nothing where it is.

    Args:
        sitting: The sitting.
        answers: Its answers; for the practice as a whole, quotes of every client's sitting with them.
        people: Everybody who is known there.
    """
    answers = tuple(answers)
    there = {each.prompt for each in answers}
    required = (each for each in sitting.prompts if each.required and each.kind is not PromptKind.quote)
    unanswered = (f"“{each.asks}” has no answer yet." for each in required if each.id not in there)
    return (*unanswered, *missing_voices(coverage(sitting, answers, people)))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record that an answer can become: a goal or a promise, in which words, by when, and measured how."""

    becomes: Becomes
    prompt: str
    words: str
    due: date | None
    measure: str


def proposals(sitting: Sitting, answers: Iterable[Answer]) -> Iterator[Proposal]:
    """The goals and promises that the answers of a sitting can become, in the order of its prompts."""
    there = {each.prompt: each for each in answers if not each.person}
    for asked in sitting.prompts:
        answer = there.get(asked.id)
        if not asked.becomes or answer is None or not answer.words.strip():
            continue
        due, measure = there.get(asked.due), there.get(asked.measure)
        yield Proposal(
            becomes=Becomes(asked.becomes),
            prompt=asked.id,
            words=answer.words,
            due=due.day if due else None,
            measure=measure.words if measure else "",
        )

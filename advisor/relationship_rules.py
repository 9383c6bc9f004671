"""Rules for contacts, promises, words, goals and sittings beside everything else."""

from collections.abc import Iterator
from datetime import date

from advisor.book import Book
from advisor.records import (
    Answer,
    Asked,
    Concern,
    Goal,
    Insight,
    Problem,
    Promise,
    Quote,
    Reading,
    Record,
    Sitting,
)
from advisor.records.choices import OursOrTheirs, PromptKind, Side
from advisor.records.fields import fields_of
from advisor.words import short_date


def relationship_problems(book: Book, record: Record) -> Iterator[Problem]:
    """What is wrong with a record of the relationship that stands in the book; nothing for other records."""
    if isinstance(record, Promise):
        yield from _promise(book, record)
    elif isinstance(record, Concern):
        yield from _at_the_client(book, "by", record.by, "a concern is the client's")
    elif isinstance(record, Quote):
        yield from _at_the_client(book, "person", record.person, "a quote has the client's words")
    elif isinstance(record, Insight):
        yield from _insight(book, record)
    elif isinstance(record, Goal):
        yield from _goal(book, record)
    elif isinstance(record, Reading):
        yield from _reading(book, record)
    elif isinstance(record, Answer):
        yield from _answer(book, record)


def _at_the_client(book: Book, field: str, person_id: str, why: str) -> Iterator[Problem]:
    person = book.person(person_id)
    if person is not None and person.side is Side.ours:
        yield Problem(field, f"{person.name} is on our side; {why}.")


def _promise(book: Book, promise: Promise) -> Iterator[Problem]:
    """What we promise is done by us and for them, and the other way round."""
    ours = promise.whose is OursOrTheirs.ours
    for field, side in (("by", Side.ours if ours else Side.client), ("to", Side.client if ours else Side.ours)):
        person = book.person(getattr(promise, field))
        if person is not None and person.side is not side:
            where = "on our side" if person.side is Side.ours else "at the client"
            whose = "our own promise" if ours else "their promise"
            yield Problem(field, f"{person.name} is {where}, and this is {whose}.")


def _insight(book: Book, insight: Insight) -> Iterator[Problem]:
    """An insight takes the place of an older one, once, and never, over however many steps, of itself."""
    older = book.get(Insight, insight.replaces) if insight.replaces else None
    if older is None:
        return
    if older.id == insight.id:
        yield Problem("replaces", "An insight cannot replace itself.")
        return
    if older.on and insight.on and insight.on < older.on:
        yield Problem("replaces", f"That one is newer ({short_date(older.on)}); the newer replaces the older.")
    for other in book.of_scope(Insight, book.scope_of(insight.id) or ""):
        if other.id != insight.id and other.replaces == older.id:
            yield Problem("replaces", f"“{other.headline}” replaces that one already; replace the newest.")
    seen = {insight.id}
    while older is not None and older.id not in seen:
        seen.add(older.id)
        older = book.get(Insight, older.replaces) if older.replaces else None
    if older is not None:
        yield Problem("replaces", "That one says, over others, that it replaces this one.")


def _goal(book: Book, goal: Goal) -> Iterator[Problem]:
    """A goal begins before it is read."""
    days = [each.on for each in book.readings_of(goal.id) if each.on]
    if days and goal.on and min(days) < goal.on:
        yield Problem("on", f"That is after its first reading ({short_date(min(days))}).")


def _reading(book: Book, reading: Reading) -> Iterator[Problem]:
    goal = book.get(Goal, reading.goal)
    if goal is not None and goal.on and reading.on and reading.on < goal.on:
        yield Problem("on", f"That is before the goal begins ({short_date(goal.on)}).")


def _answer(book: Book, answer: Answer) -> Iterator[Problem]:
    """An answer is to something that was asked, fits it, and is given once, or once by each person."""
    sitting = book.get(Sitting, answer.sitting)
    if sitting is None:
        return
    asked = next((each for each in sitting.prompts if each.id == answer.prompt), None)
    if asked is None:
        yield Problem("prompt", f"“{answer.prompt}” is not asked in {sitting.title or 'this sitting'}.")
        return
    yield from _at_the_client(book, "person", answer.person, "they answer for the client")
    yield from _fitting(asked, answer)
    for other in book.answers_of(sitting.id):
        if other.id != answer.id and (other.prompt, other.person) == (answer.prompt, answer.person):
            yield Problem("", "That is answered already; change the answer that is there.")
            return


def _fitting(asked: Asked, answer: Answer) -> Iterator[Problem]:
    """What the kind of a prompt wants of its answer."""
    if asked.kind is PromptKind.quote:
        if not answer.person:
            yield Problem("person", "Say whose words they are.")
        if not answer.words:
            yield Problem("words", "Give their words.")
    elif answer.person:
        yield Problem("person", "This is not asked person by person.")
    elif asked.kind is PromptKind.score:
        highest = asked.lowest + max(len(asked.scale) - 1, 0)
        if answer.score is None or not asked.lowest <= answer.score <= highest:
            yield Problem("score", f"Give a score from {asked.lowest} to {highest}.")
    elif asked.kind is PromptKind.date and answer.day is None:
        yield Problem("day", "Give a day.")
    elif asked.kind is PromptKind.choice and (len(answer.chosen) != 1 or answer.chosen[0] not in asked.options):
        yield Problem("chosen", f"Choose one of: {'; '.join(asked.options)}.")
    elif asked.kind is PromptKind.checklist and not set(answer.chosen) <= set(asked.options):
        yield Problem("chosen", f"Tick some of: {'; '.join(asked.options)}.")


def ahead_problems(record: Record, before: Record | None, today: date) -> Iterator[Problem]:
    """What has happened is not recorded before its day has come."""
    for spec in fields_of(type(record)):
        day = getattr(record, spec.name)
        if spec.past and day and day > today and (before is None or getattr(before, spec.name) != day):
            yield Problem(spec.name, "That day is still to come; record it when it has happened.")

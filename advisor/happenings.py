"""Everything dated that is recorded of a client, as short lines: what it was, of which day, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.book import Book
from advisor.records import (
    Client,
    Concern,
    Document,
    FormReturn,
    Goal,
    Insight,
    Interaction,
    Promise,
    Question,
    Quote,
    Reading,
    Record,
    Sitting,
    Story,
)
from advisor.records.choices import OursOrTheirs, WordsAre
from advisor.timeline import moments_of
from advisor.words import label, short_date


@dataclass(frozen=True)
class Happening:
    """One line of the timeline.

    Attributes:
        on: The day; None where it is not known.
        kind: What sort of thing it was, in a word.
        words: What happened.
        about: What it is about, or with whom.
        record: The id of the record that tells it.
        more: What else is said of it.
    """

    on: date | None
    kind: str
    words: str
    about: str
    record: str
    more: str = ""


#: What a line is called by the kind of its record; records of other kinds are called by their own name.
_NAMES = {"recommendation": "advice", "interaction": "contact", "sitting": "questionnaire"}


def kind_of(record: Record) -> str:
    """What sort of thing a record tells, in a word."""
    return _NAMES.get(record.KIND, record.NAME)


#: The words that a kind can be.
KINDS = (
    "advice", "decision", "progress", "outcome", "withdrawal", "contact", "promise", "concern", "story", "insight",
    "question", "quote", "goal", "reading", "questionnaire", "document",
)  # fmt: skip

_RELATED: tuple[type[Record], ...] = (
    Interaction, Promise, Concern, Story, Insight, Question, Quote, Goal, Reading, Sitting,
)  # fmt: skip


def happenings(book: Book, client: Client, on: date) -> list[Happening]:
    """Everything of a client up to a day, newest first; what has no date stands last."""
    found = [*_of_advice(book, client, on), *_of_the_relationship(book, client), *_documents(book, client)]
    known = [each for each in found if each.on is None or each.on <= on]
    return sorted(known, key=lambda each: each.on or date.min, reverse=True)


def _of_advice(book: Book, client: Client, on: date) -> Iterator[Happening]:
    """What happened to each piece of advice; the contacts that raised it have their own lines."""
    for engagement in book.engagements_of(client.id):
        for advice in book.advice_of(engagement.id):
            if advice.given_on is None or advice.given_on > on:
                continue
            for each in moments_of(book, advice, on):
                record = book.record(each.record)
                if record is not None and not isinstance(record, Interaction):
                    about = f"{advice.reference} {advice.title}"
                    more = "\n".join((*each.lines, *each.private_lines))
                    yield Happening(each.on, kind_of(record), each.head, about, record.id, more)


def _of_the_relationship(book: Book, client: Client) -> Iterator[Happening]:
    for record_type in _RELATED:
        for each in reversed(book.of_scope(record_type, client.id)):
            yield from _ended(each)
            yield _begun(book, each)


def _begun(book: Book, record: Record) -> Happening:
    """A record on its own day."""
    people = [book.person(each) for each in (*getattr(record, "people", ()), *_single(record))]
    about = ", ".join(each.name for each in people if each)
    day: date | None = getattr(record, "on", None)
    texts = [
        getattr(record, name, "") for name in ("said", "asked", "words", "done", "story", "why", "answer", "notes")
    ]
    return Happening(day, kind_of(record), _words(book, record), about, record.id, "\n".join(filter(None, texts)))


def _single(record: Record) -> Iterator[str]:
    for name in ("person", "by", "to"):
        if value := getattr(record, name, ""):
            yield value


def _words(book: Book, record: Record) -> str:
    """What a record says, in a line."""
    words = record.headline
    if isinstance(record, Interaction):
        unanswered = "" if record.took_part else ", nobody answered"
        return f"{label(record.kind)}{unanswered}" + (f": {words}" if words else "")
    if isinstance(record, Promise):
        side = "we promised" if record.whose is OursOrTheirs.ours else "they promised"
        return f"{side}: {words}" + (f", due {short_date(record.due)}" if record.due else "")
    if isinstance(record, Quote | Concern):
        return f"“{words}”" if record.words_are is WordsAre.exact else words
    if isinstance(record, Insight | Story) and record.kind:
        return f"{label(record.kind)}: {words}"
    if isinstance(record, Reading):
        goal = book.get(Goal, record.goal)
        value = f"{record.value.normalize():,f}" if record.value is not None else "?"
        return f"{value} {goal.unit if goal else ''}".rstrip() + (f" · {goal.title}" if goal else "")
    return words


def _ended(record: Record) -> Iterator[Happening]:
    """How a record came to its end, on the day on which it did."""
    if isinstance(record, Promise) and record.ended_on:
        late = record.due is not None and record.ended_on > record.due
        how = ("kept late" if late else "kept") if record.kept_on else "broken"
        yield Happening(record.ended_on, "promise", f"{how}: {record.headline}", "", record.id, record.effect)
    elif isinstance(record, Concern) and record.resolved_on:
        yield Happening(record.resolved_on, "concern", f"resolved: {record.headline}", "", record.id, record.reaction)
    elif isinstance(record, Question) and record.answered_on:
        answer = " ".join(record.answer.split())
        yield Happening(record.answered_on, "question", f"answered: {answer}", record.headline, record.id)
    elif isinstance(record, Goal) and record.ended_on and record.ended:
        yield Happening(record.ended_on, "goal", f"{label(record.ended)}: {record.title}", "", record.id)
    elif isinstance(record, Sitting) and record.finished_on:
        yield Happening(record.finished_on, "questionnaire", f"finished: {record.title}", "", record.id)


def _documents(book: Book, client: Client) -> Iterator[Happening]:
    for each in book.all(Document):
        if each.client == client.id:
            to = f"for {each.addressee}" if each.addressee else ""
            yield Happening(each.made_on, "document", f"{label(each.kind)}, {label(each.status)}", to, each.id)
    for back in book.all(FormReturn):
        if back.client == client.id:
            yield Happening(back.read_on, "document", "decision form back", back.file, back.id, "\n".join(back.doubts))

"""What may be seen while a client sits beside: which records, and how people are quoted."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from advisor.book import Book
from advisor.records import Dated, Decision, Goal, Outcome, Promise, Quote, Reading, Recommendation, Record
from advisor.records.choices import GoalOf, Whose, WordsAre
from advisor.records.fields import FieldSpec, fields_of
from advisor.records.sharing import Quoted, as_quoted, attribution, give_away, quotable
from advisor.words import label

R = TypeVar("R", bound=Record)

_OF_QUOTE = ("person", "words", "words_are")


def seen(book: Book, record: Record, on: date) -> bool:
    """Whether the client may see a record on a day.

    Drafts, what was given or happened later, entries in error with all that is about them, and the views of single
    persons are for us alone.
    """
    if getattr(record, "entered_in_error", ""):
        return False
    if isinstance(record, Recommendation):
        return record.given_on is not None and record.given_on <= on
    if isinstance(record, Dated):
        if isinstance(record, Decision) and record.whose is Whose.person:
            return False
        day: date | None = getattr(record, "on", None)
        advice = book.get(Recommendation, record.recommendation)
        return (day is None or day <= on) and advice is not None and seen(book, advice, on)
    return _seen_beside_advice(book, record, on)


def _seen_beside_advice(book: Book, record: Record, on: date) -> bool:
    """Whether the client may see a record that is neither advice nor about advice.

    They see promises, what may be quoted, and their own goals with the readings of these, each from its day on.
    """
    if isinstance(record, Reading):
        goal = book.get(Goal, record.goal)
        return _has_come(record.on, on) and goal is not None and seen(book, goal, on)
    if isinstance(record, Goal):
        return record.whose is GoalOf.client and _has_come(record.on, on)
    if isinstance(record, Quote):
        return _has_come(record.on, on) and as_quoted(record, book.person(record.person)) is not None
    if isinstance(record, Promise):
        return _has_come(record.on, on)
    return any(spec.shared for spec in fields_of(type(record)))


def _has_come(day: date | None, on: date) -> bool:
    return day is None or day <= on


def visible(book: Book, records: list[R], on: date, *, shared: bool) -> list[R]:
    """The records that may be seen: all of them, unless they are for the client's eyes."""
    return [each for each in records if seen(book, each, on)] if shared else records


def quoted(book: Book, decision: Decision) -> Quoted:
    """Who a decision came from, and their words, as the client may see them."""
    others = [each for each in book.events_of(decision.recommendation) if isinstance(each, Decision)]
    return quotable(decision, others, book.person)


def gives_away(book: Book, advice: Recommendation, people: Iterable[str]) -> bool:
    """Whether people who are named with advice would be taken for those whose words stand there without a name."""
    decisions = (each for each in book.events_of(advice.id) if isinstance(each, Decision))
    return give_away(people, decisions, book.person)


def texts_as_quoted(book: Book, record: Record) -> dict[str, str]:
    """What the client reads in the fields that say who said or confirmed something, and in which words.

    In those that name people with advice they read nothing where that would tell whose words stand with it.
    """
    if isinstance(record, Recommendation):
        people = {"given_to": record.given_to, "owner": (record.owner,)}
        return {name: "" for name, ids in people.items() if gives_away(book, record, ids)}
    if isinstance(record, Decision):
        told = quoted(book, record)
        are = label(WordsAre.exact if told.exact else WordsAre.noted)
        return {"by": told.by, "words": told.words, "words_are": are if told.words else ""}
    if isinstance(record, Quote):
        words = as_quoted(record, book.person(record.person))
        are = label(WordsAre.exact if words and words.exact else WordsAre.noted)
        return {"person": words.by, "words": words.words, "words_are": are} if words else dict.fromkeys(_OF_QUOTE, "")
    if isinstance(record, Outcome):
        return {"confirmed_by": attribution(book.person(record.confirmed_by)) or ""}
    return {}


def without_unseen(book: Book, spec: FieldSpec, value: Any, on: date) -> Any:  # noqa: ANN401 - as the field's type says
    """A value without the ids of records that the client may not see."""
    if spec.ref is None:
        return value
    if spec.many:
        return tuple(each for each in value if _is_seen(book, each, on))
    return value if _is_seen(book, value, on) else ""


def _is_seen(book: Book, record_id: str, on: date) -> bool:
    record = book.record(record_id)
    return record is not None and seen(book, record, on)

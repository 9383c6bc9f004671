"""What may be seen while a client sits beside: which records, and how people are quoted."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from advisor.book import Book
from advisor.records import Dated, Decision, Goal, Outcome, Promise, Quote, Reading, Recommendation, Record
from advisor.records.choices import GoalOf, Whose, WordsAre
from advisor.records.fields import FieldSpec, fields_of
from advisor.records.quoting import Quoted, WithAdvice, are_shown, as_quoted, attribution, tells_who
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
    """The records that may be seen: all of them, unless they are for the client's eyes.

    Quotes without a name stand last then, in the order of the alphabet: another would tell when they were said.
    """
    if not shared:
        return records
    found = [each for each in records if seen(book, each, on)]
    unsigned = [each for each in found if isinstance(each, Quote) and not attribution(book.person(each.person))]
    if not unsigned:
        return found
    apart = {each.id for each in unsigned}
    unsigned.sort(key=lambda each: (each.words.casefold(), each.words))
    return [*(each for each in found if each.id not in apart), *unsigned]


def quoted(book: Book, decision: Decision) -> Quoted:
    """Who a decision came from, and their words, as the client may see them."""
    return _with_advice(book, decision.recommendation).quoted(decision)


def gives_away(book: Book, advice: Recommendation, people: Iterable[str]) -> bool:
    """Whether people who are named with advice would be taken for those whose words stand there without a name."""
    return _with_advice(book, advice.id).gives_away(people)


def _with_advice(book: Book, advice_id: str) -> WithAdvice:
    advice, events = book.get(Recommendation, advice_id), book.events_of(advice_id)
    told = [each for each in events if not each.entered_in_error and getattr(each, "whose", None) is not Whose.person]
    decisions = [each for each in events if isinstance(each, Decision)]

    def speaks_on(person: str, on: date | None) -> bool:
        return any(each.by == person and each.on == on and are_shown(each) for each in book.all(Decision))

    return WithAdvice(decisions, [*([advice] if advice else ()), *told], book.person, speaks_on)


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
        texts = {"person": words.by, "words": words.words, "words_are": are} if words else dict.fromkeys(_OF_QUOTE, "")
        return texts | dict.fromkeys(silent_with(book, record), "")
    if isinstance(record, Outcome):
        return {"confirmed_by": attribution(book.person(record.confirmed_by)) or ""}
    return {}


def silent_with(book: Book, quote: Quote) -> list[str]:
    """The fields of a quote without a name that would tell who said it: its day, and what names that person."""
    person = book.person(quote.person)
    if attribution(person):
        return []
    advice = book.get(Recommendation, quote.advice)
    texts = {"about": quote.about, "advice": advice.title if advice else ""}
    return ["on", *(name for name, text in texts.items() if tells_who(text, person))]


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

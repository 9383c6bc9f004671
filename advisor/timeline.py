"""What happened to a piece of advice, newest first, in the words of a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from advisor.book import Book
from advisor.records import Decision, Outcome, Progress, Recommendation, Record, Withdrawal
from advisor.records.choices import Position, Whose, WordsAre
from advisor.standing import deferred_until, order
from advisor.words import amount, glyph, label, short_date


@dataclass(frozen=True)
class Moment:
    """One thing that happened: the day (None where unknown), a heading, and lines of detail.

    ``internal`` moments and lines are not for a client's eyes. ``record`` is the id of what it tells of.
    """

    on: date | None
    head: str
    lines: tuple[str, ...] = ()
    private_lines: tuple[str, ...] = ()
    internal: bool = False
    record: str = ""


def quoted(words: str, are: WordsAre) -> str:
    """Words as they may be shown: quotation marks only around exact ones."""
    return f"“{words}”" if are is WordsAre.exact else words


def person_name(book: Book, person_id: str) -> str:
    """A person's name and role, or "" where there is none."""
    person = book.person(person_id)
    return ", ".join(part for part in (person.name, person.role) if part) if person else ""


def moments_of(book: Book, advice: Recommendation) -> list[Moment]:
    """Everything that happened to advice, newest first; what has no date stands last."""
    moments = [_moment(each, book) for each in sorted(book.events_of(advice.id), key=order)]
    moments = [_in_error(each, book) for each in moments]
    start = list(_beginning(book, advice))
    dated = sorted([*start, *(m for m in moments if m.on)], key=lambda each: each.on or date.min)
    return [*reversed(dated), *(m for m in moments if not m.on)]


def _in_error(moment: Moment, book: Book) -> Moment:
    reason = getattr(book.record(moment.record), "entered_in_error", "")
    if not reason:
        return moment
    head = f"{moment.head} — entered in error: {reason}"
    return Moment(moment.on, head, moment.lines, moment.private_lines, True, moment.record)


def _beginning(book: Book, advice: Recommendation) -> Iterator[Moment]:
    """How advice was given, what was thought of its chances, and what was corrected."""
    if advice.given_on:
        to = "; ".join(filter(None, (person_name(book, each) for each in advice.given_to)))
        how = label(advice.given_how) if advice.given_how else ""
        where = f"({advice.given_where})" if advice.given_where else ""
        head = " ".join(part for part in ("given", f"to {to}" if to else "", how, where) if part)
        yield Moment(advice.given_on, head, record=advice.id)
    chances: dict[date | None, list[str]] = {}
    if advice.adoption_chance is not None:
        chances.setdefault(advice.adoption_chance_on, []).append(f"{advice.adoption_chance} % they adopt it")
    if advice.success_chance is not None:
        chances.setdefault(advice.success_chance_on, []).append(f"{advice.success_chance} % it works")
    for on, thoughts in chances.items():
        yield Moment(on, f"you: {', '.join(thoughts)}", internal=True, record=advice.id)
    for each in advice.corrections:
        was = "; ".join(f"{name.replace('_', ' ')} was: {_was(value)}" for name, value in each.was.items())
        yield Moment(each.on, f"corrected: {each.reason}", private_lines=(was,), internal=True, record=advice.id)


def _was(value: str | list[str] | None) -> str:
    return "; ".join(value) if isinstance(value, list) else value or "empty"


@singledispatch
def _moment(event: Record, book: Book) -> Moment:
    raise TypeError(type(event).__name__)


@_moment.register
def _decision(event: Decision, book: Book) -> Moment:
    position = label(event.position) if event.position else ""
    if event.position is Position.deferred:
        position += f" until {short_date(deferred_until(event))}"
    if event.by_doing:
        position += ", shown by doing"
    view = event.whose is Whose.person
    who = person_name(book, event.by)
    head = f"{glyph(event.position.value)} {position}" if event.position else position
    head += f" — {who}" if who else ""
    head += " (one person's view)" if view else ""
    details = [("takes", event.takes), ("leaves", event.leaves), ("instead", event.instead)]
    details += [("option", event.option_chosen), ("conditions", event.conditions)]
    lines = [quoted(event.words, event.words_are)] if event.words else []
    lines += [f"{name}: {text}" for name, text in details if text]
    private = (f"reason: {label(event.reason)}",) if event.reason else ()
    return Moment(event.on, head, tuple(lines), private, internal=view, record=event.id)


@_moment.register
def _withdrawal(event: Withdrawal, book: Book) -> Moment:
    newer = ", ".join(each.reference for each in book.replaced_by(event.recommendation))
    head = f"{glyph(event.kind.value)} {label(event.kind)}" + (f" by {newer}" if newer else "")
    head += "" if event.on else " (day unknown)"
    return Moment(event.on, head, private_lines=(event.reason,) if event.reason else (), record=event.id)


@_moment.register
def _progress(event: Progress, book: Book) -> Moment:
    state = label(event.state) if event.state else ""
    promised = f", promised for {short_date(event.promised_on)}" if event.promised_on else ""
    lines = (f"evidence: {event.evidence}",) if event.evidence else ()
    return Moment(event.on, f"{state}{promised}", lines, (event.note,) if event.note else (), record=event.id)


@_moment.register
def _outcome(event: Outcome, book: Book) -> Moment:
    head = f"outcome: {label(event.result)}" if event.result else "outcome"
    lines = [event.evidence] if event.evidence else []
    if event.measure_before or event.measure_after:
        lines.append(f"measured: {event.measure_before or '?'} → {event.measure_after or '?'}")
    if event.value is not None:
        lines.append(value_words(event, book.profile.currency))
    return Moment(event.on, head, tuple(lines), (event.lesson,) if event.lesson else (), record=event.id)


def value_words(outcome: Outcome, currency: str) -> str:
    """An outcome's value in words: ``€ 140,000 per year, total so far, our estimate``."""
    if outcome.value is None:
        return ""
    parts = (label(outcome.value_period), label(outcome.value_covers), label(outcome.value_basis))
    return f"{amount(outcome.value, currency)} {', '.join(parts)}"

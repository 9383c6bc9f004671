"""What happened to a piece of advice, newest first, in the words of a list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import singledispatch
from itertools import groupby

from advisor.beside import gives_away, quoted, seen
from advisor.book import Book
from advisor.records import Decision, Event, Interaction, Outcome, Progress, Recommendation, Record, Withdrawal
from advisor.records.choices import Position, Whose, WordsAre
from advisor.standing import deferred_until, order
from advisor.value import outcome_words
from advisor.words import count, glyph, label, near_date, short_date


@dataclass(frozen=True)
class Moment:
    """One thing that happened: the day (None where unknown), a heading, and lines of detail.

    ``private_lines`` and ``internal`` moments are for us alone. ``record`` is the id of what it tells of.
    """

    on: date | None
    head: str
    lines: tuple[str, ...] = ()
    private_lines: tuple[str, ...] = ()
    internal: bool = False
    record: str = ""


def person_name(book: Book, person_id: str) -> str:
    """A person's name and role, or "" where there is none."""
    person = book.person(person_id)
    return ", ".join(part for part in (person.name, person.role) if part) if person else ""


def newer_references(book: Book, advice_id: str, on: date | None) -> str:
    """The references of the advice that had replaced this by a day (None: at any time): ``ACME-4, ACME-7``."""
    return ", ".join(each.reference for each in book.replaced_by(advice_id, on))


def slip_words(book: Book, advice: Recommendation, on: date) -> str:
    """How often the promised date moved later, and the dates: ``1 slip: promised 1 Sep, then 1 Nov``; "" for never."""
    slips = book.standing_of(advice, on).slips
    if not slips:
        return ""
    known = [each for each in book.events_of(advice.id) if isinstance(each, Progress) and not each.entered_in_error]
    promised = [each.promised_on for each in sorted(known, key=order) if each.on and each.on <= on and each.promised_on]
    days = [near_date(day, on) for day, _ in groupby(promised)]
    return f"{count(slips, 'slip')}: promised {', then '.join(days)}"


@dataclass(frozen=True)
class _View:
    """How the history is seen: of which practice, as of which day (None: everything), and by the client or by us."""

    book: Book
    on: date | None
    shared: bool

    def known(self, day: date | None) -> bool:
        """Whether something of a day had happened."""
        return day is None or self.on is None or day <= self.on


def moments_of(book: Book, advice: Recommendation, on: date | None = None, *, shared: bool = False) -> list[Moment]:
    """What happened to advice, newest first; what has no date stands last.

    Args:
        book: The practice.
        advice: The recommendation.
        on: The day as of which it is told; None for everything, what is still to come as well.
        shared: Whether the client looks on, so that only what they may see is told, as they may see it.
    """
    view = _View(book, on, shared)
    events = [each for each in _as_recorded(book.events_of(advice.id)) if view.known(each.on)]
    if shared:
        events = [each for each in events if seen(book, each, on or date.max)]
    told = [_in_error(_moment(each, view), book) for each in events]
    beginning = [each for each in _beginning(advice, view) if view.known(each.on) and not (shared and each.internal)]
    dated = sorted([*beginning, *(each for each in told if each.on)], key=lambda each: each.on or date.min)
    moments = [*reversed(dated), *(each for each in told if not each.on)]
    return [replace(each, private_lines=()) for each in moments] if shared else moments


def _as_recorded(events: Iterable[Event]) -> list[Event]:
    """Events by day; within a day each kind in its own order, and one kind after another as they were recorded."""
    latest: dict[tuple[date | None, str], datetime] = {}
    keys: dict[str, datetime] = {}
    found = sorted(events, key=order)
    for each in found:
        kind = (each.on, each.KIND)
        keys[each.id] = latest[kind] = max(each.noted, latest.get(kind, each.noted))
    return sorted(found, key=lambda each: (each.on or date.min, keys[each.id]))


def _in_error(moment: Moment, book: Book) -> Moment:
    reason = getattr(book.record(moment.record), "entered_in_error", "")
    if not reason:
        return moment
    return replace(moment, head=f"{moment.head} — entered in error: {reason}", internal=True)


def _beginning(advice: Recommendation, view: _View) -> Iterator[Moment]:
    """How advice was given, what was thought of its chances, when it was raised again, and what was corrected."""
    book = view.book
    if advice.given_on:
        named = () if view.shared and gives_away(book, advice, advice.given_to) else advice.given_to
        to = "; ".join(filter(None, (person_name(book, each) for each in named)))
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
    for contact in book.raised_in(advice.id):
        yield _raised(book, contact)
    for each in advice.corrections:
        was = "; ".join(f"{name.replace('_', ' ')} was: {_was(value)}" for name, value in each.was.items())
        yield Moment(each.on, f"corrected: {each.reason}", private_lines=(was,), internal=True, record=advice.id)


def _raised(book: Book, contact: Interaction) -> Moment:
    """That advice was raised again, in which way and with whom; what was said is for us alone."""
    people = "; ".join(filter(None, (person_name(book, each) for each in contact.people)))
    head = f"raised ({label(contact.kind)})" + (f" with {people}" if people else "")
    head += "" if contact.took_part else ", and nobody answered"
    said = (contact.said,) if contact.said else ()
    return Moment(contact.on, head, private_lines=said, internal=True, record=contact.id)


def _was(value: str | list[str] | None) -> str:
    return "; ".join(value) if isinstance(value, list) else value or "empty"


@singledispatch
def _moment(event: Record, view: _View) -> Moment:
    raise TypeError(type(event).__name__)


@_moment.register
def _decision(event: Decision, view: _View) -> Moment:
    position = label(event.position) if event.position else ""
    if event.position is Position.deferred:
        position += f" until {short_date(deferred_until(event))}"
    if event.by_doing:
        position += ", shown by doing"
    one_view = event.whose is Whose.person
    who, words = _said(event, view)
    head = f"{glyph(event.position.value)} {position}" if event.position else position
    head += f" — {who}" if who else ""
    head += " (one person's view)" if one_view else ""
    details = [("takes", event.takes), ("leaves", event.leaves), ("instead", event.instead)]
    details += [("option", event.option_chosen), ("conditions", event.conditions)]
    lines = [words] if words else []
    lines += [f"{name}: {text}" for name, text in details if text]
    private = (f"reason: {label(event.reason)}",) if event.reason else ()
    return Moment(event.on, head, tuple(lines), private, internal=one_view, record=event.id)


def _said(decision: Decision, view: _View) -> tuple[str, str]:
    """Who decided and in which words; quotation marks stand only around exact ones."""
    by, words, exact = person_name(view.book, decision.by), decision.words, decision.words_are is WordsAre.exact
    if view.shared:
        told = quoted(view.book, decision)
        by, words, exact = told.by, told.words, told.exact
    return by, f"“{words}”" if exact and words else words


@_moment.register
def _withdrawal(event: Withdrawal, view: _View) -> Moment:
    newer = newer_references(view.book, event.recommendation, view.on)
    head = f"{glyph(event.kind.value)} {label(event.kind)}" + (f" by {newer}" if newer else "")
    head += "" if event.on else " (day unknown)"
    return Moment(event.on, head, private_lines=(event.reason,) if event.reason else (), record=event.id)


@_moment.register
def _progress(event: Progress, view: _View) -> Moment:
    state = label(event.state) if event.state else ""
    promised = f", promised for {short_date(event.promised_on)}" if event.promised_on else ""
    lines = (f"evidence: {event.evidence}",) if event.evidence else ()
    return Moment(event.on, f"{state}{promised}", lines, (event.note,) if event.note else (), record=event.id)


@_moment.register
def _outcome(event: Outcome, view: _View) -> Moment:
    head = f"outcome: {label(event.result)}" if event.result else "outcome"
    lines = [event.evidence] if event.evidence else []
    if event.measure_before or event.measure_after:
        lines.append(f"measured: {event.measure_before or '?'} → {event.measure_after or '?'}")
    if event.value is not None:
        lines.append(outcome_words(event, view.book.profile.currency))
    return Moment(event.on, head, tuple(lines), (event.lesson,) if event.lesson else (), record=event.id)

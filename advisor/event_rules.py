"""Rules for what happened to advice: decisions, withdrawals, progress and outcomes beside everything else."""

from collections.abc import Iterator
from datetime import date

from advisor.book import Book
from advisor.fitting import misfits
from advisor.records import Decision, Event, Outcome, Problem, Recommendation, Withdrawal
from advisor.records.choices import SETTLED, TAKEN_RESULTS, Result, Side, Whose, WithdrawalKind
from advisor.words import short_date


def event_problems(book: Book, event: Event, before: Event | None, today: date) -> Iterator[Problem]:
    """What is wrong with an event that stands in the book; one entered in error need not fit any more.

    Args:
        book: The practice as it would be with the event.
        event: The event as it would be.
        before: The event as it was, or None when it is new.
        today: The day of the change.
    """
    advice = book.get(Recommendation, event.recommendation)
    if advice is None:
        return
    if not event.entered_in_error:
        yield from _day(advice, event, before, today)
        if advice.entered_in_error:
            yield Problem("", f"{advice.reference} was entered in error; nothing more can be recorded on it.")
        if advice.given_on is None and not isinstance(event, Withdrawal):
            yield Problem("", f"{advice.reference or 'This advice'} is still a draft; say first when it was given.")
        if isinstance(event, Decision):
            yield from _decision(book, advice, event)
        elif isinstance(event, Withdrawal):
            yield from _withdrawal(book, advice, event, before)
        elif isinstance(event, Outcome):
            yield from _outcome(book, advice, event)
        yield from _laundered(advice, event, before)
    yield from order_problems(book, event, before)


def order_problems(book: Book, event: Event | None, before: Event | None) -> Iterator[Problem]:
    """What does not fit any more because of one change: the event itself, or others that rest on it.

    What did not fit before the change is not held against it, so that older slips can be put right one by one.
    """
    changed = event or before
    assert changed is not None
    advice = book.get(Recommendation, changed.recommendation)
    if advice is None or advice.given_on is None:
        return
    now = {each.id: each for each in book.events_of(advice.id)}
    then = [each for each in now.values() if each.id != changed.id] + ([before] if before else [])
    known = misfits(advice, then)
    for event_id, (field, words) in misfits(advice, list(now.values())).items():
        if event_id in known:
            continue
        if event_id == changed.id:
            yield Problem(field, words)
        else:
            yield Problem("", _rests(now[event_id], changed, new=before is None))


def _rests(other: Event, changed: Event, *, new: bool) -> str:
    """That another event would not fit any more, and what to do about it."""
    name = f"{other.NAME} of {short_date(other.on)}" if other.on else other.NAME
    if new:
        return f"This does not fit the {name}; delete or correct that first."
    return f"{name[0].upper()}{name[1:]} rests on this {changed.NAME}; delete or correct that first."


def _day(advice: Recommendation, event: Event, before: Event | None, today: date) -> Iterator[Problem]:
    """It has happened, and not before the advice was given; advice may be taken back before."""
    if event.on is None:
        return
    if event.on > today:
        yield Problem("on", "That day is still to come; record it when it has happened.")
    moved = before is None or before.on != event.on
    if moved and advice.given_on and event.on < advice.given_on and not isinstance(event, Withdrawal):
        yield Problem("on", f"That is before the advice was given ({short_date(advice.given_on)}).")


def _decision(book: Book, advice: Recommendation, decision: Decision) -> Iterator[Problem]:
    person = book.person(decision.by)
    if person is not None and person.side is Side.ours:
        yield Problem("by", f"{person.name} is on our side; name who decided at the client.")
    if decision.option_chosen and decision.option_chosen not in advice.options:
        allowed = "; ".join(advice.options) or "none were offered"
        yield Problem("option_chosen", f"That is not one of the options ({allowed}).")


def _withdrawal(book: Book, advice: Recommendation, withdrawal: Withdrawal, before: Event | None) -> Iterator[Problem]:
    """Advice is taken back once."""
    if before is not None and not before.entered_in_error:
        return
    for other in book.events_of(advice.id):
        if isinstance(other, Withdrawal) and other.id != withdrawal.id and not other.entered_in_error:
            how = "superseded" if other.kind is WithdrawalKind.superseded else "withdrawn"
            on = f" ({short_date(other.on)})" if other.on else ""
            yield Problem("", f"{advice.reference or 'This advice'} is {how} already{on}.")
            return


def _outcome(book: Book, advice: Recommendation, outcome: Outcome) -> Iterator[Problem]:
    if outcome.result is Result.as_warned and outcome.on and not _warning_on(advice, outcome.on):
        yield Problem("result", "No warning was written before; “harm came” says what can be said.")
    person = book.person(outcome.confirmed_by)
    if person is not None and person.side is Side.ours:
        yield Problem("confirmed_by", f"{person.name} is on our side; a value is confirmed by the client.")


def _warning_on(advice: Recommendation, day: date) -> object:
    """The warning as it stood at the end of a day, whatever corrections say since."""
    for correction in advice.corrections:
        if correction.on > day and "warning" in correction.was:
            return correction.was["warning"]
    return advice.warning


def settles(event: Event) -> bool:
    """Whether an event answers if they adopt it: the client's yes or no, or that it lapsed."""
    ours = isinstance(event, Decision) and event.whose is not Whose.person and event.position in SETTLED
    return ours and not event.entered_in_error


def shows(event: Event) -> bool:
    """Whether an event answers if it works."""
    return isinstance(event, Outcome) and event.result in TAKEN_RESULTS and not event.entered_in_error


def _laundered(advice: Recommendation, event: Event, before: Event | None) -> Iterator[Problem]:
    """An older record does not come to stand behind a chance that was stated after it."""
    if before is None or event.recorded is None:
        return
    for answers, stated in ((settles, advice.adoption_chance_recorded), (shows, advice.success_chance_recorded)):
        if answers(event) and not answers(before) and stated and stated > event.recorded:
            yield Problem("", f"A chance was stated after this {event.NAME} was recorded; record it anew instead.")

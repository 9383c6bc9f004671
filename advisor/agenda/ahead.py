"""The days on which something is due, passed or to come, and those that were and are no more: what a calendar shows.

A day is known by what it is of which record, whatever happens to it: another day for the same is the same one moved.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from advisor.agenda import snoozed
from advisor.agenda.item import Matter, item_key
from advisor.agenda.relationship import taken_again_on
from advisor.book import Book
from advisor.records import Client, Goal, Promise, Recommendation, Record, Sitting
from advisor.relationship.contacts import quiet
from advisor.relationship.goals import READ_DAYS, is_open, readings
from advisor.relationship.promises import OPEN, state_of
from advisor.standing import Clock, clocks_ahead, standing
from advisor.turning import turning_days

#: What is over is named until its day is so many days past: whoever has it in a calendar has it before their eyes.
OVER_DAYS = 30


class Due(StrEnum):
    """What is due; the words never change, since calendars know their entries by them."""

    decision = "decide-by"
    answer = "answer"
    deferral = "deferral"
    work = "promised"
    outcome = "outcome"
    promise = "promise"
    contact = "contact"
    goal = "goal"
    reading = "reading"
    sitting = "sitting"


class DueDay(NamedTuple):
    """A day on which something is due.

    Attributes:
        what: What is due.
        record: The record that it is about.
        day: The day; where it was put off, the day it was put off to.
        over: Whether nobody waits for it any more: it was done, answered, or given up.
    """

    what: Due
    record: Record
    day: date
    over: bool = False


_OF_CLOCK = {
    Clock.decision_overdue: Due.decision,
    Clock.no_answer: Due.answer,
    Clock.deferral_expired: Due.deferral,
    Clock.progress_overdue: Due.work,
    Clock.outcome_due: Due.outcome,
}

#: The lines of Today that are put off together with a day.
_LINES: dict[Due, tuple[Clock | Matter, ...]] = {
    **{due: (clock,) for clock, due in _OF_CLOCK.items()},
    Due.promise: (Matter.promise,),
    Due.contact: (Matter.quiet, Matter.backslide),
    Due.goal: (),
    Due.reading: (Matter.goal,),
    Due.sitting: (Matter.sitting_again,),
}


def due_days(book: Book, on: date) -> list[DueDay]:
    """Every day on which something is due, as a day knows it; the earliest first."""
    off = {key: each.until for key, each in snoozed(book, on).items() if each.until}
    seen_from = on - timedelta(days=OVER_DAYS)
    found = (*_of_advice(book, on), *_of_promises(book, on), *_of_clients(book, on))
    found += (*_of_goals(book, on), *_of_sittings(book, on))
    kept = (_put_off(each, off) for each in found if not each.over or each.day >= seen_from)
    return sorted(kept, key=lambda each: (each.day, each.what, each.record.id))


def _put_off(due: DueDay, off: dict[str, date]) -> DueDay:
    """The same on the day that its line of Today was put off to, where that is later."""
    until = (off.get(item_key(each, due.record.id), due.day) for each in _LINES[due.what])
    return due if due.over else due._replace(day=max((due.day, *until)))


def _of_advice(book: Book, on: date) -> Iterator[DueDay]:
    """Decisions, answers, deferrals, promised work, and outcomes to look at."""
    for advice in book.all(Recommendation):
        clocks = clocks_ahead(advice, book.standing_of(advice, on), book.terms_of(advice))
        for each in clocks:
            yield DueDay(_OF_CLOCK[each.clock], advice, each.since)
        ahead = {each.clock for each in clocks}
        over = {clock: day for clock, day in _had(book, advice, on).items() if clock not in ahead}
        yield from (DueDay(_OF_CLOCK[clock], advice, day, over=True) for clock, day in over.items())


def _had(book: Book, advice: Recommendation, on: date) -> dict[Clock, date]:
    """The clocks that advice had by a day, each with the day that it had last; none where all are long past."""
    advice = advice.replaced(entered_in_error="")
    events, terms, raised = book.events_of(advice.id), book.terms_of(advice), book.raised_in(advice.id)
    turns = turning_days(advice, events, terms, raised)  # a clock's day, or the one after it, is among them
    found: dict[Clock, date] = {}
    if turns and turns[-1] >= on - timedelta(days=OVER_DAYS):
        for day in (each for each in turns if each <= on):
            stood = standing(advice, events, day, terms, raised)
            found |= {each.clock: each.since for each in clocks_ahead(advice, stood, terms)}
    return found


def _of_promises(book: Book, on: date) -> Iterator[DueDay]:
    """What either side owes the other."""
    for each in book.all(Promise):
        state = state_of(each, on)
        if each.due and state is not None:
            yield DueDay(Due.promise, each, each.due, over=state not in OPEN)


def _of_clients(book: Book, on: date) -> Iterator[DueDay]:
    """The last day on which the next contact with a client is still as agreed."""
    for client in book.all(Client):
        found = quiet(book, client, on)
        if found.last:
            days = found.cadence or client.cadence_days or book.profile.cadence_days or 0
            yield DueDay(Due.contact, client, found.last + timedelta(days=days), over=found.cadence is None)


def _of_goals(book: Book, on: date) -> Iterator[DueDay]:
    """The days by which goals are to be reached, and to be read again."""
    for goal in book.all(Goal):
        over = not is_open(goal, on)
        if over and not (goal.ended_on and goal.ended_on <= on):
            continue
        if goal.due:
            yield DueDay(Due.goal, goal, goal.due, over)
        found = readings(book, goal, on)
        if since := found[-1].on if found else goal.on:
            yield DueDay(Due.reading, goal, since + timedelta(days=READ_DAYS), over)


def _of_sittings(book: Book, on: date) -> Iterator[DueDay]:
    """The days on which a questionnaire is taken again; a later sitting ends what an earlier one said."""
    begun = sorted((each for each in book.all(Sitting) if each.on and each.on <= on), key=lambda each: each.on or on)
    latest = {(each.client, each.instrument): each for each in begun}
    for each in begun:
        again, last = taken_again_on(each, book.answers_of(each.id), on), latest[each.client, each.instrument]
        if again:
            yield DueDay(Due.sitting, each, again, over=each.on != last.on)

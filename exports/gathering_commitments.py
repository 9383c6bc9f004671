"""From the book to what was intended and promised, as of a day: goals with their readings, and promises.

Both belong to the client as a whole. Of an engagement are those that were alive at some time while it ran.
"""

from __future__ import annotations

from datetime import date

from advisor.book import Book
from advisor.records import Client, Engagement
from advisor.records import Goal as GoalRecord
from advisor.records import Promise as PromiseRecord
from advisor.records.choices import GoalOf, OursOrTheirs
from advisor.records.sharing import shared
from advisor.relationship.goals import readings
from exports.commitments import Goal, Promise


def goals(book: Book, scope: Engagement | Client, as_of: date) -> tuple[Goal, ...]:
    """The client's own goals that had begun by the day, those due soonest first; ours are no client's business."""
    client = book.client_of(scope)
    known = book.of_scope(GoalRecord, client.id) if client else []
    found = [_goal(book, each, as_of) for each in known if each.whose is GoalOf.client]
    alive = [each for each in found if each and _alive(scope, each.since, each.due, as_of)]
    return tuple(sorted(alive, key=lambda each: (each.due or date.max, each.since, each.title, each.record)))


def promises(book: Book, scope: Engagement | Client, as_of: date) -> tuple[Promise, ...]:
    """The promises of both sides that had been made by the day, oldest first."""
    client = book.client_of(scope)
    found = [_promise(book, each, as_of) for each in (book.of_scope(PromiseRecord, client.id) if client else [])]
    alive = [each for each in found if each and _alive(scope, each.made_on, each.kept_on or each.broken_on, as_of)]
    return tuple(sorted(alive, key=lambda each: (each.made_on, each.due, each.what, each.record)))


def _alive(scope: Engagement | Client, begins: date, ends: date | None, as_of: date) -> bool:
    """Whether something that began, and perhaps ended, on such days falls into the time of the scope."""
    if begins > as_of:
        return False
    if isinstance(scope, Client):
        return True
    view = shared(scope)
    return begins <= (view.ends or date.max) and (ends or date.max) >= (view.starts or date.min)


def _goal(book: Book, record: GoalRecord, as_of: date) -> Goal | None:
    """A goal as of a day; None where it cannot be told for want of its target or its first day."""
    view = shared(record)
    if view.target is None or view.on is None:
        return None
    read = [shared(each) for each in readings(book, record, as_of)]
    return Goal(
        title=view.title,
        measure=view.measure,
        unit=view.unit,
        start=view.start,
        target=view.target,
        since=view.on,
        due=view.due,
        over=view.due is not None and view.due < as_of,
        readings=tuple((each.on, each.value) for each in read),
        record=record.id,
    )


def _promise(book: Book, record: PromiseRecord, as_of: date) -> Promise | None:
    """A promise as of a day: it is open then where it was kept or broken later."""
    view = shared(record)
    if view.on is None or view.due is None:
        return None
    kept_on, broken_on = (day if day and day <= as_of else None for day in (view.kept_on, view.broken_on))
    return Promise(
        what=view.what,
        ours=view.whose is OursOrTheirs.ours,
        made_on=view.on,
        due=view.due,
        by=_name(book, view.by),
        to=_name(book, view.to),
        kept_on=kept_on,
        broken_on=None if kept_on else broken_on,
        effect=view.effect if kept_on or broken_on else "",
        record=record.id,
    )


def _name(book: Book, person_id: str) -> str:
    person = book.person(person_id)
    return str(shared(person).name) if person else ""

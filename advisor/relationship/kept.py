"""How well the relationship is kept: contact, promises, concerns; of the last 180 days."""

from collections.abc import Sequence
from datetime import date, timedelta

from advisor.book import Book
from advisor.records import Client, Promise
from advisor.records.choices import OursOrTheirs
from advisor.relationship.concerns import concerns, is_resolved
from advisor.relationship.contacts import cadence, contacts
from advisor.relationship.parts import WINDOW_DAYS, Part, within
from advisor.relationship.promises import PromiseState, state_of
from advisor.words import count, quantity

#: Days until a concern that is still open counts against us.
_GRACE_DAYS = 14


def contact(book: Book, client: Client, on: date) -> Part:
    """On how many of the days, since the first contact if that was later, the silence was within the cadence."""
    days = [each.on for each in contacts(book, client.id, on) if each.on]
    agreed = cadence(book, client, on)
    if not days or agreed is None:
        figure = "no contact yet" if not days else "no contact is agreed: nothing is under way with them"
        return Part("contact", "Contact", 0, 0, 20, figure, "" if days else "Record the first contact.")
    start = max(days[0], on - timedelta(days=WINDOW_DAYS - 1))
    of = (on - start).days + 1
    kept = _covered(days, agreed, start, on)
    figure = f"the silence was within {count(agreed, 'day')} on {kept} of {count(of, 'day')}"
    raises = _raise_contact(kept == of, (on - days[-1]).days, agreed)
    return Part("contact", "Contact", kept, of, 20, figure, raises)


def _covered(days: Sequence[date], agreed: int, start: date, on: date) -> int:
    """On how many days from one to another the last of the contacts was at most the agreed days ago."""
    found, free = 0, start
    for each in days:
        first, last = max(each, free), min(each + timedelta(days=agreed), on)
        if last >= first:
            found += (last - first).days + 1
            free = last + timedelta(days=1)
    return found


def _raise_contact(full: bool, silence: int, agreed: int) -> str:
    if silence > agreed:
        return f"Be in contact now: they have been silent for {count(silence, 'day')}, and {agreed} are agreed."
    return "" if full else f"Be in contact at least every {count(agreed, 'day')}."


def promises(book: Book, client: Client, on: date) -> Part:
    """How many of our own promises that were due were kept in time; one that is due on the very day may still be."""
    ours = [each for each in book.of_scope(Promise, client.id) if each.whose is OursOrTheirs.ours]
    states = [state_of(each, on) for each in ours if within(each.due, on)]
    states = [each for each in states if each is not None and each is not PromiseState.due]
    kept = states.count(PromiseState.kept)
    if not states:
        return Part("promises", "Promises", 0, 0, 20, "none of yours was due", "")
    raises = "" if kept == len(states) else "Keep the next ones by their day; what was late stays late in the count."
    return Part("promises", "Promises", kept, len(states), 20, f"{kept} of {len(states)} of yours kept in time", raises)


def resolved_concerns(book: Book, client: Client, on: date) -> Part:
    """How many of the concerns that were raised were resolved; those open under 14 days are left out."""
    found = concerns(book, client.id, on)
    raised = [each for each in (*found.open, *found.resolved) if within(each.on, on)]
    settled = [each for each in raised if is_resolved(each, on) or not within(each.on, on, _GRACE_DAYS)]
    resolved = sum(is_resolved(each, on) for each in settled)
    if not settled:
        figure = "none was raised" if not raised else f"{quantity(len(raised), 'concern')} raised under 14 days ago"
        return Part("concerns", "Concerns", 0, 0, 10, figure, "")
    left = len(settled) - resolved
    raises = f"Resolve {quantity(left, 'concern')} that {'is' if left == 1 else 'are'} open." if left else ""
    return Part("concerns", "Concerns", resolved, len(settled), 10, f"{resolved} of {len(settled)} resolved", raises)

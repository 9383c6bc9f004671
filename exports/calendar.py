"""The days on which something is due, as a file for a calendar program: internal, and to be imported again and again.

Each entry keeps its name for good, which is the id of its record and what is due, so that importing a newer file moves
it and makes no second one. What nobody waits for any more stays in the file as cancelled until its day is a month past,
since a calendar deletes nothing because a file is silent about it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

from advisor.agenda.ahead import Due, DueDay, due_days
from advisor.book import Book
from advisor.records import Promise, Recommendation
from advisor.records.choices import OursOrTheirs
from advisor.text import clean
from exports.chosen import Chosen
from exports.language import Language

PRODUCT = "-//Advisor//Advisor//EN"
"""By which a file is known as one of ours."""

#: From here on the days are counted by which a program sees that one file is newer than another.
_FIRST_DAY = date(2000, 1, 1)


def calendar(book: Book, part: Chosen, on: date, say: Language) -> bytes:
    """Everything that is due in a part of the practice, as known on a day, as an .ics file.

    The same records and the same day give the same bytes.
    """
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", say("calendar.name"))
    made.add("x-wr-caldesc", say("calendar.internal", day=say.day(on)))
    stamp = _stamp(book, on)
    for due in due_days(book, on):
        if part.has(due.record):
            made.add_component(_entry(book, due, on, stamp, say))
    content: bytes = made.to_ical()
    return content


def _stamp(book: Book, on: date) -> datetime:
    """When what the file says was last added to, for programs that compare two files of one day."""
    start = datetime.combine(on, time(), UTC)
    return max((start, *(each.noted for each in book if each.noted.date() == on))).astimezone(UTC)


def _entry(book: Book, due: DueDay, on: date, stamp: datetime, say: Language) -> Event:
    summary = _summary(book, due, say)
    if due.over:  # also for programs that take no notice of what is cancelled
        summary = say("calendar.over", said=summary)
    entry = Event()
    entry.add("uid", f"{due.record.id}.{due.what.value}@advisor")
    entry.add("dtstamp", stamp)
    entry.add("sequence", max((on - _FIRST_DAY).days, 0) * 2 + due.over)
    entry.add("dtstart", due.day)
    entry.add("summary", summary)
    entry.add("description", _description(due, on, say))
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CANCELLED" if due.over else "CONFIRMED")
    return entry


def _summary(book: Book, due: DueDay, say: Language) -> str:
    record, client = due.record, book.client_of(due.record)
    name = (isinstance(record, Recommendation) and record.reference) or record.headline
    key = due.what.value
    if isinstance(record, Promise):
        key += ".theirs" if record.whose is OursOrTheirs.theirs else ".ours"
    said = say(f"calendar.{key}", client=client.name if client else say("calendar.practice"), name=name)
    return clean(said, lines=False)


def _description(due: DueDay, on: date, say: Language) -> str:
    title = due.record.headline if due.what is not Due.contact else ""
    parts = (title, say(f"calendar.{due.what.value}.why"), say("calendar.internal", day=say.day(on)))
    return clean("\n".join(filter(None, parts)))

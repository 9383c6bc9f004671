"""What waits on a day: why each line is there, since when, and what is put off."""

from datetime import date

from advisor.agenda.advice import owed_on_advice, ringing_advice, why_words
from advisor.agenda.item import SECTION_TITLES, Item, Matter, Section, mark_of, worst_of
from advisor.agenda.relationship import calling, owed_by_them
from advisor.book import Book
from advisor.records import Snooze

__all__ = [
    "SECTION_TITLES",
    "Item",
    "Matter",
    "Section",
    "agenda",
    "mark_of",
    "snoozed",
    "waiting_for",
    "why_words",
    "worst_of",
]


def snoozed(book: Book, on: date) -> dict[str, Snooze]:
    """The items of Today that are put off beyond a day, by their key; the latest snooze counts."""
    found: dict[str, Snooze] = {}
    for each in sorted(book.all(Snooze), key=lambda each: each.noted):
        if each.until and each.until > on:
            found[each.item] = each
        else:
            found.pop(each.item, None)
    return found


def agenda(book: Book, on: date) -> list[Item]:
    """Everything that waits on a day, by section, the latest first; what is put off is left out."""
    off = snoozed(book, on)
    items = [each for each in (*ringing_advice(book, on), *calling(book, on)) if each.key not in off]
    return sorted(items, key=lambda each: each.order)


def waiting_for(book: Book, on: date) -> list[Item]:
    """Everything that others owe us, late or not: answers, promised work, promises, answers to our questions.

    The oldest comes first.
    """
    items = (*owed_on_advice(book, on), *owed_by_them(book, on))
    return sorted(items, key=lambda each: (each.since, each.reference, each.title, each.key))

"""Decision forms that went to a client and have not come back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Document, FormReturn
from advisor.records.choices import DocumentKind


class Out(NamedTuple):
    """A form that is out, and for how many days."""

    document: Document
    days: int


def forms_out(book: Book, made: Iterable[Document], on: date) -> list[Out]:
    """The forms that were sent by a day and were not back then, the oldest first.

    Args:
        book: The practice.
        made: The documents of a scope.
        on: The day.
    """
    back = {each.document for each in book.all(FormReturn) if (each.read_on or on) <= on}
    sent = [each for each in made if each.kind is DocumentKind.form and each.sent_on and each.sent_on <= on]
    out = [Out(each, (on - each.sent_on).days) for each in sent if each.sent_on and each.id not in back]
    return sorted(out, key=lambda each: -each.days)

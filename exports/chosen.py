"""What of a practice goes into a calendar or into tables: all of it, a client, an engagement, what a filter finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from advisor.book import Book, reference_of
from advisor.records import Client, Dated, Document, Engagement, Profile, Recommendation, Record
from advisor.search import parse_filter
from exports.error import ExportError


class Chosen(NamedTuple):
    """A part of a practice.

    Attributes:
        name: Its name in the name of a file: a client's code, an engagement's reference; "" for all of the practice.
        client: The code of the client that it belongs to; "" where it is of several.
        has: Whether a record is in it.
    """

    name: str
    client: str
    has: Callable[[Record], bool]


def chosen(book: Book, words: str, on: date) -> Chosen:
    """The part that was asked for.

    Args:
        book: The practice.
        words: A client's code, an engagement's reference, or a filter of advice; "" or "practice" for everything.
        on: The day by which the advice of a filter stands.

    Raises:
        ExportError: When nothing is meant by it.
        FilterError: When a filter was not understood.
    """
    words = words.strip()
    if words.casefold() in ("", Profile.KIND):
        return Chosen("", "", lambda record: True)
    found = book.find(words)
    if isinstance(found, Client):
        return Chosen(found.code, found.code, lambda record: book.scope_of(record.id) == found.id)
    if isinstance(found, Engagement):
        advice = {each.id for each in book.all(Recommendation) if each.engagement == found.id}
        client = book.client_of(found)
        code = client.code if client else ""
        return Chosen(found.reference, code, lambda record: _of_engagement(record, found.id, advice))
    if found is not None and reference_of(found).casefold() == words.casefold():
        raise ExportError(
            f"{words} is a {found.NAME}; name a client's code, an engagement's reference, or a filter of advice."
        )
    wanted = parse_filter(words, book, on)
    advice = {each.id for each in book.advice() if wanted.matches(each, book.standing_of(each, on))}
    if not advice:
        raise ExportError(f"Nothing here is called “{words}”, and no advice matches it.")
    return Chosen("selection", "", lambda record: _of_advice(record, advice))


def _of_advice(record: Record, advice: set[str]) -> bool:
    return record.id in advice or (isinstance(record, Dated) and record.recommendation in advice)


def _of_engagement(record: Record, engagement: str, advice: set[str]) -> bool:
    documents = isinstance(record, Document) and record.engagement == engagement
    return record.id == engagement or documents or _of_advice(record, advice)

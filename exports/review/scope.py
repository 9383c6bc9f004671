"""The review of whatever a document can be about."""

from __future__ import annotations

from datetime import date

from advisor.book import Book
from advisor.records import Client, Profile, Recommendation
from advisor.review import Review, review
from advisor.search import Filter, parse_filter
from advisor.standing import Standing
from exports.asked import Scope


def review_of(book: Book, scope: Scope, on: date, words: str = "") -> Review:
    """The review of the practice, of a client's advice, or of an engagement's.

    Args:
        book: The practice.
        scope: What it is about.
        on: The as-of day.
        words: The filter that narrows the advice of the practice; "" for all of it.

    Raises:
        FilterError: When the filter was not understood.
    """
    return review(book, on, filter=_filter(book, scope, on, words))


def _filter(book: Book, scope: Scope, on: date, words: str) -> Filter | None:
    """What the advice of a scope is narrowed by, as it would be typed; nothing for the practice as a whole."""
    if isinstance(scope, Profile):
        return parse_filter(words, book, on) if words else None
    if isinstance(scope, Client):
        text, engagements = f"client:{scope.code}", {each.id for each in book.engagements_of(scope.id)}
    else:
        text, engagements = f"engagement:{scope.reference}", {scope.id}

    def within(advice: Recommendation, _: Standing) -> bool:
        return advice.engagement in engagements

    return Filter(text, (), (within,), book)

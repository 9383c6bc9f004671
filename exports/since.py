"""What a document is held against: the last one of its kind and scope that was sent, or the record as of a day.

What a sent document said is nowhere stored a second time: the history knows every record as it stood when the
document was recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from advisor.book import Book
from advisor.past import Then, as_it_was
from advisor.practice import Practice
from advisor.records import Client, Document, Engagement
from advisor.records.choices import SETTLED
from advisor.store import StoreError
from advisor.words import long_date
from exports.asking import asks
from exports.comparing import Changes, changes
from exports.error import ExportError
from exports.gathering import gather
from exports.material import Advice, Material

LAST: Final = "last"
Since = date | Literal["last"]
"""What somebody names: a day, or the last document that was sent."""


@dataclass(frozen=True)
class Baseline:
    """The record as it stood before.

    Attributes:
        then: The records, and when what was written since was.
        as_of: The day that was spoken of then.
        is_report: Whether a document was sent that said so; else it is the record of that day.
        was_asked_for: Whether somebody named it: then what was settled by then stands in the register alone.
    """

    then: Then
    as_of: date
    is_report: bool
    was_asked_for: bool = False


@dataclass(frozen=True)
class Told:
    """What a document tells of the time since a baseline.

    Attributes:
        as_of: The day that was spoken of then.
        is_report: Whether that was a document that was sent.
        changes: Everything that is said differently now.
        settled: The records of the advice that stands in the register alone.
    """

    as_of: date
    is_report: bool
    changes: Changes
    settled: frozenset[str] = frozenset()


def last_sent(book: Book, like: Document) -> Document | None:
    """The document of the same kind and scope that was sent last by the day that another one speaks of.

    Args:
        book: The practice.
        like: The other one: its kind, its scope, its day.
    """
    day = like.as_of or date.max
    sent = [
        each
        for each in book.all(Document)
        if _about(each) == _about(like) and each.sent_on and each.as_of and max(each.sent_on, each.as_of) <= day
    ]
    return max(sent, key=lambda each: (each.sent_on, each.noted, each.id), default=None)


def _about(document: Document) -> tuple[object, ...]:
    return (document.kind, document.client, document.engagement, frozenset(document.about))


def baseline(practice: Practice, like: Document, since: Since | None = None) -> Baseline | None:
    """What a new document is held against; None where nothing like it was sent before.

    Args:
        practice: The practice, loaded.
        like: The new document: its kind, its scope, its day.
        since: The day of the record to hold it against, or `LAST`; None for the last that was sent, if any.

    Raises:
        ExportError: When nothing was sent or recorded by what was named, or the history cannot be read.
    """
    sent = last_sent(practice.book, like)
    if sent is None and since is None:
        return None
    if sent is None and since == LAST:
        raise ExportError("No such document was sent before; name a day in place of “last”, or leave it out.")
    try:
        found = _of_day(practice, like, since) if isinstance(since, date) else _of_report(practice, sent, since)
    except StoreError as error:
        words = practice.in_names(str(error))
        raise ExportError(f"What changed since then cannot be told: {words}") from error
    if found.then.book.record(like.engagement or like.client) is None:
        if since is None:  # the history of that time was lost; what it said is not to be guessed
            return None
        raise ExportError(f"The record says nothing of it as of {long_date(found.as_of)}; name a later day.")
    return found


def _of_report(practice: Practice, sent: Document | None, since: Since | None) -> Baseline:
    assert sent is not None
    assert sent.as_of is not None
    then = as_it_was(practice.store, sent.client, sent.noted, adding=sent.id)
    return Baseline(then, sent.as_of, is_report=True, was_asked_for=since is not None)


def _of_day(practice: Practice, like: Document, since: date) -> Baseline:
    if like.as_of and since > like.as_of:
        day = long_date(like.as_of)
        raise ExportError(f"Nothing can have changed since {long_date(since)}: the document speaks of {day}.")
    return Baseline(as_it_was(practice.store, like.client, since), since, is_report=False, was_asked_for=True)


def told_since(before: Baseline, scope: Engagement | Client, now: Material) -> Told:
    """What a document tells of the time since a baseline.

    Args:
        before: The baseline.
        scope: What the document is about.
        now: What it says.
    """
    was = before.then.book.get(type(scope), scope.id)
    assert was is not None
    then = gather(before.then.book, was, before.as_of)
    found = changes(then, now, before.then.later)
    settled = _settled(then, now, found) if before.was_asked_for else frozenset()
    return Told(before.as_of, before.is_report, found, settled)


def _settled(then: Material, now: Material, found: Changes) -> frozenset[str]:
    """The advice that was settled by then, that did not change since, and of which nothing is asked."""
    were = {each.record for each in then.advice() if _is_settled(each)}
    changed = {each.advice.record for each in found.advice()}
    asked = {each.advice.record for each in asks(list(now.advice()), now.as_of)}
    settled = {each.record for each in now.advice() if _is_settled(each) and each.record in were}
    return frozenset(settled - changed - asked)


def _is_settled(advice: Advice) -> bool:
    return advice.counted and advice.position in SETTLED

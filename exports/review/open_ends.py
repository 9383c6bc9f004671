"""What to look at next: the advice that waits for an answer, for being done, or for somebody to look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Recommendation
from advisor.review import Review
from advisor.review.cases import Taken
from exports.language import Language
from exports.word import Column, Document, Table, isolated

_LISTED = 25
"""So many are listed of each, those that have waited longest; a longer list would not be read."""


class LooseEnd(NamedTuple):
    """Advice with something to do about it.

    Attributes:
        reference: Its reference.
        title: Its title.
        client: Its client's name.
        since: From when it stands as it does; None where that is not known.
        waited: For how many days.
    """

    reference: str
    title: str
    client: str
    since: date | None
    waited: int | None


def open_ends(book: Book, found: Review) -> dict[str, list[LooseEnd]]:
    """The open ends by the key of what is to be looked at, each list longest first; lists that are empty are left out.

    Args:
        book: The practice.
        found: The review.
    """
    rates, matrix = found.rates, found.matrix
    abandoned = {each for cell in matrix.row(Taken.abandoned) for each in cell.ids}
    done = abandoned.union(rates.implementation.hits)
    kinds: dict[str, Iterable[str]] = {
        "unanswered": (each for cell in matrix.row(Taken.open) for each in cell.ids),
        "undone": (each for each in rates.implementation.among if each not in done),
        "unseen": rates.unseen,
        "untaken": matrix.cell(Taken.not_taken, None).ids,
    }
    told = {key: sorted(_ends(book, ids, found.on), key=_longest) for key, ids in kinds.items()}
    return {key: ends for key, ends in told.items() if ends}


def _ends(book: Book, ids: Iterable[str], on: date) -> Iterator[LooseEnd]:
    for each in ids:
        if advice := book.get(Recommendation, each):
            client, since = book.client_of(advice), book.standing_of(advice, on).since
            waited = (on - since).days if since else None
            yield LooseEnd(advice.reference, advice.title, client.name if client else "", since, waited)


def _longest(end: LooseEnd) -> tuple[date, str]:
    return (end.since or date.min, end.reference)


def open_ends_section(made: Document, say: Language, found: dict[str, list[LooseEnd]]) -> None:
    """Add the section.

    Args:
        made: The document.
        say: The language.
        found: The open ends.
    """
    made.heading(1, say("review.look_at"))
    if not found:
        made.paragraph(say("review.nothing_open"))
    for key, ends in found.items():
        made.heading(2, say(f"review.{key}"))
        if len(ends) > _LISTED:
            made.paragraph(say("review.longest", shown=say.digits(_LISTED), all=say.digits(len(ends))))
        made.table(_table(say, ends[:_LISTED], say(f"review.{key}_table"), say(f"review.{key}_what")))


def _table(say: Language, ends: Sequence[LooseEnd], caption: str, what: str) -> Table:
    columns = (
        Column(say("register.reference"), 1.1, whole=True),
        Column(say("register.recommendation"), 3.4),
        Column(say("review.client"), 1.8),
        Column(say("review.since"), 1.5, whole=True),
        Column(say("review.days_column"), 0.7, align="end", whole=True),
    )
    rows = [
        (
            each.reference,
            isolated(each.title),
            isolated(each.client),
            say.day(each.since) if each.since else "",
            "" if each.waited is None else say.digits(each.waited),
        )
        for each in ends
    ]
    return Table(columns, rows, what, caption=caption)

"""What either side owes the other, and what worries them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Client, Concern, Promise
from advisor.records.choices import OursOrTheirs
from advisor.relationship.concerns import concerns
from advisor.relationship.promises import PromiseState, promises
from exports.asked import Asked
from exports.language import Language
from exports.word import Cell, Column, Document, Table, Tint, isolated

_LISTED = 25
"""So many stand in a table, the first that came due; the sentences above count them all."""
_TINTS = {PromiseState.late: Tint.BAD, PromiseState.broken: Tint.BAD, PromiseState.due: Tint.WAITING}
_SHOWN = (PromiseState.late, PromiseState.due, PromiseState.open, PromiseState.broken, PromiseState.kept_late)

_SIDES = (("ours", OursOrTheirs.ours), ("theirs", OursOrTheirs.theirs))


class _Owed(NamedTuple):
    """A promise with where it stands."""

    promise: Promise
    state: PromiseState


def owed_section(made: Document, asked: Asked, client: Client) -> None:
    """Add the section; promises kept in time are counted above and not listed.

    Args:
        made: The document.
        asked: What was asked for.
        client: With whom.
    """
    say, book, on = asked.say, asked.book, asked.as_of
    made.heading(1, say("relationship.owed"))
    owed = {key: _owed(book, client, whose, on) for key, whose in _SIDES}
    worries = concerns(book, client.id, on).open
    if not (worries or any(owed.values())):
        made.paragraph(say("relationship.nothing_owed"))
    for key, found in owed.items():
        if found:
            made.heading(2, say(f"relationship.promised_{key}"))
            made.table(_promises(say, book, found[:_LISTED], say(f"relationship.promised_{key}_table")))
            _left_out(made, say, len(found))
    if worries:
        made.heading(2, say("relationship.concerns"))
        made.table(_concerns(asked, worries[:_LISTED]))
        _left_out(made, say, len(worries))


def _owed(book: Book, client: Client, whose: OursOrTheirs, on: date) -> list[_Owed]:
    found = promises(book, client.id, whose, on)
    return [_Owed(each, state) for state in _SHOWN for each in found.of(state)]


def _left_out(made: Document, say: Language, many: int) -> None:
    if many > _LISTED:
        made.note(say("relationship.left_out", shown=say.digits(_LISTED), all=say.digits(many)))


def _promises(say: Language, book: Book, owed: Sequence[_Owed], caption: str) -> Table:
    columns = (
        Column(say("relationship.promise"), 3.4),
        Column(say("relationship.who"), 1.8),
        Column(say("relationship.due"), 1.5, whole=True),
        Column(say("relationship.state"), 1.3),
    )
    rows = [
        (
            isolated(each.promise.what),
            _name(book, each.promise.by),
            say.day(each.promise.due) if each.promise.due else "",
            Cell(say(f"relationship.is_{each.state.value}"), _TINTS.get(each.state)),
        )
        for each in owed
    ]
    return Table(columns, rows, say("relationship.promises_what"), caption=caption)


def _concerns(asked: Asked, worries: Sequence[Concern]) -> Table:
    say = asked.say
    columns = (
        Column(say("relationship.worry"), 4.2),
        Column(say("relationship.raised_by"), 1.8),
        Column(say("relationship.raised_on"), 1.5, whole=True),
        Column(say("review.days_column"), 0.7, align="end", whole=True),
    )
    rows = [
        (
            isolated(each.words),
            _name(asked.book, each.by),
            say.day(each.on) if each.on else "",
            say.digits((asked.as_of - each.on).days) if each.on else "",
        )
        for each in worries
    ]
    return Table(columns, rows, say("relationship.concerns_what"), caption=say("relationship.concerns_table"))


def _name(book: Book, person_id: str) -> str:
    person = book.person(person_id)
    return isolated(person.name) if person else ""

"""What documents can be made of: clients with their engagements, and the practice itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.document_search import PRACTICE
from advisor.records import Client, Document, Engagement, Profile
from exports.asked import Scope
from exports.family import FAMILY, Kind
from screens.desk import Desk
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Row

PRACTICE_KEY = "practice"
"""The key of the practice itself, which has no id that a client could have."""


def columns(rows: Iterable[Row]) -> tuple[Column, Column]:
    """The columns of the list: references are never cut, and names have the rest."""
    return Column("", max((len(each.cells[0]) for each in rows), default=0), priority=9), Column("", 8, 1, priority=8)


def scope_rows(desk: Desk) -> Iterator[Row]:
    """The clients that may be seen with their engagements; the practice, where something can be made of it."""
    for client in desk.clients():
        yield Row(client.id, (client.code, client.name), tones=("accent", "strong"))
        for each in desk.book.engagements_of(client.id):
            yield Row(each.id, (each.reference, each.title), tones=("dim",))
    if kinds_of(desk, desk.book.profile):
        yield Row(PRACTICE_KEY, PRACTICE, tones=("accent", "strong"))


def scope_of(desk: Desk, key: str) -> Scope | None:
    """What a row stands for; None where it is gone."""
    if key == PRACTICE_KEY:
        return desk.book.profile
    record = desk.book.record(key)
    return record if isinstance(record, Client | Engagement) else None


def kinds_of(desk: Desk, scope: Scope) -> list[Kind]:
    """The kinds of document that can be made of it; none that is internal while a client sits beside."""
    return [each for each in FAMILY.values() if isinstance(scope, each.scopes) and not (desk.beside and each.internal)]


def named(scope: Scope) -> str:
    """What it is called in a heading."""
    if isinstance(scope, Profile):
        return PRACTICE[1]
    return f"{scope.code} {scope.name}" if isinstance(scope, Client) else f"{scope.reference} {scope.title}"


def made_of(desk: Desk, scope: Scope) -> list[Document]:
    """The documents that were made of it by the day that is seen, newest first; of a client, also of engagements."""
    found = [each for each in all_made(desk) if _is_of(each, scope)]
    return sorted(found, key=lambda each: (str(each.made_on), each.noted), reverse=True)


def all_made(desk: Desk) -> list[Document]:
    """Every document that was made by the day that is seen.

    Nothing while a client sits beside: to whom a document goes, and whether it went, is ours to know.
    """
    if desk.beside:
        return []
    return [each for each in desk.book.all(Document) if (each.made_on or desk.on) <= desk.on]


def _is_of(document: Document, scope: Scope) -> bool:
    if isinstance(scope, Profile):
        return not document.client
    return scope.id in (document.client, document.engagement)

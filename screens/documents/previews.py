"""What documents would say, reckoned off the screen's thread and told beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from advisor.book import Book
from advisor.records.choices import DocumentKind
from exports.asked import Asked, Scope
from exports.family import Kind
from exports.language import language

if TYPE_CHECKING:
    from datetime import date

    from exports.preview import Preview
    from screens.desk import Desk

Previews = Mapping[DocumentKind, "Preview"]


def reckoned(book: Book, scope: Scope, on: date, kinds: Iterable[Kind]) -> dict[DocumentKind, Preview]:
    """What each kind of document would say of a scope on a day; not for the screen's own thread."""
    from exports.preview import preview  # what writes documents is loaded by the worker

    asked = Asked(book, scope, on, say=language(book.profile.language))
    return {each.kind: preview(asked, each.kind) for each in kinds}


def short(desk: Desk, found: Preview | None) -> str:
    """A preview in a line: what is missing comes first, unless a client looks on."""
    if found is None:
        return ""
    said = [*(() if desk.beside else found.lacks), *found.says]
    return said[0] if said else ""

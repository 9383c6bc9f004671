"""Documents as tests ask for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advisor.book import Book
from advisor.practice import Practice
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added, Asked, Scope
from exports.making import Made, asked_of, bytes_of, make


def summary_bytes(book: Book, scope: Scope, as_of: date, added: Added) -> bytes:
    """An engagement summary, neither written nor recorded."""
    return bytes_of(DocumentKind.summary, Asked(book, scope, as_of, added))


def make_summary(practice: Practice, scope: Scope, *, to: Path | None = None, **values: object) -> Made:
    """An engagement summary, made and recorded."""
    return make_document(practice, DocumentKind.summary, scope, to=to, **values)  # type: ignore[arg-type]


def make_document(
    practice: Practice,
    kind: DocumentKind,
    scope: Scope,
    *,
    to: Path | None = None,
    home: Path | None = None,
    as_of: date | None = None,
    addressee: str = "",
    status: DocumentStatus = DocumentStatus.draft,
    message: str = "",
    found: str = "",
    about: tuple[str, ...] = (),
) -> Made:
    """A document of any kind, made and recorded."""
    added = Added(addressee, status, message, found)
    asked = asked_of(practice, kind, scope, as_of=as_of, added=added, about=about)
    return make(practice, kind, asked, to=to, home=home)


def document_bytes(kind: DocumentKind, book: Book, scope: Scope, as_of: date, added: Added | None = None) -> bytes:
    """A document of any kind, neither written nor recorded."""
    return bytes_of(kind, Asked(book, scope, as_of, added or Added()))

"""A client's document made, put on disk, and kept in the record of what was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor.book import PRACTICE_SCOPE, Book, reference_of
from advisor.changes import Add, Refused
from advisor.practice import Practice
from advisor.records import Client, Document, Engagement, Misfit
from advisor.records.choices import DocumentKind, DocumentStatus
from advisor.records.fields import field_of
from advisor.store import StoreError
from advisor.system import reason_of
from advisor.words import long_date, short_date
from exports.error import ExportError
from exports.gathering import gather
from exports.placing import place_for
from exports.summary import Added, summary
from exports.word import CannotSave, save


@dataclass(frozen=True)
class Made:
    """A document on disk, its SHA-256 as 64 hex digits, and the record that says so."""

    path: Path
    sha256: str
    document: Document


def last_words(book: Book, scope: Engagement | Client) -> Added:
    """What was added to the last summary of the same scope, to be offered again; nothing where there was none."""
    client = book.client_of(scope)
    if client is None:
        return Added()
    about = (DocumentKind.summary, client.id, scope.id if isinstance(scope, Engagement) else "")
    made = [each for each in book.all(Document) if (each.kind, each.client, each.engagement) == about]
    if not made:
        return Added()
    last = max(made, key=lambda each: (each.made_on or date.min, each.noted))
    return Added(last.addressee, last.status, last.message, last.found)


def summary_bytes(book: Book, scope: Engagement | Client, as_of: date, added: Added) -> bytes:
    """The engagement summary as a .docx file; nothing is written or recorded.

    Raises:
        ExportError: When the book no longer knows the scope.
    """
    if book.client_of(scope) is None or book.record(scope.id) is None:
        raise ExportError(f"This {scope.NAME} is no longer in the practice; choose another.")
    return summary(gather(book, scope, as_of), added).to_bytes()


def make_summary(
    practice: Practice,
    scope: Engagement | Client,
    *,
    to: Path | None = None,
    home: Path | None = None,
    as_of: date | None = None,
    addressee: str = "",
    status: DocumentStatus = DocumentStatus.draft,
    message: str = "",
    found: str = "",
) -> Made:
    """Make the engagement summary of an engagement, or of all of a client's, and record that it was made.

    Args:
        practice: The practice, loaded.
        scope: What the summary is about.
        to: The .docx file, or the folder for it; by default a folder of the client's in `home`.
        home: The folder for everything that is made; by default one in the user's documents.
        as_of: The day it speaks of, today when None.
        addressee: To whom it goes.
        status: Draft or final.
        message: What they should take from it; stands first.
        found: What we found, one finding a paragraph.

    Raises:
        ExportError: When it cannot be made or written, and nothing is recorded; or when it was written and cannot
            be recorded, and the message says so.
    """
    as_of = as_of or practice.today
    document = _checked(practice, scope, as_of, Added(addressee, status, message, found))
    added = Added(document.addressee, document.status, document.message, document.found)
    content = summary_bytes(practice.book, scope, as_of, added)
    path = place_for(practice.book, document, scope, to, home)
    try:
        sha256 = save(path, content, reason_of)
    except CannotSave as error:
        raise ExportError(str(error)) from error
    document = document.replaced(file=str(path), sha256=sha256)
    return Made(path, sha256, _recorded(practice, document, scope))


def _checked(practice: Practice, scope: Engagement | Client, as_of: date, added: Added) -> Document:
    """The record of the document, before there is a file.

    Raises:
        ExportError: When the day is to come, a text does not fit, or the client's records cannot all be read.
    """
    if as_of > practice.today:
        raise ExportError(f"{long_date(as_of)} is still to come; make the summary as of today or an earlier day.")
    client = practice.book.client_of(scope)
    for each in (client.id if client else "", PRACTICE_SCOPE):
        if trouble := practice.troubles.get(each):
            raise ExportError(trouble)
    try:
        return Document.of(
            {
                "client": client.id if client else "",
                "engagement": scope.id if isinstance(scope, Engagement) else "",
                "kind": DocumentKind.summary,
                "as_of": as_of,
                "made_on": practice.today,
                "addressee": added.addressee,
                "status": added.status,
                "message": added.message,
                "found": added.found,
            }
        )
    except Misfit as error:
        problem = error.problems[0]
        raise ExportError(f"{field_of(Document, problem.field).label}: {problem.words}") from error


def _recorded(practice: Practice, document: Document, scope: Engagement | Client) -> Document:
    reference = reference_of(scope)
    day = document.as_of or practice.today
    try:
        done = practice.record([Add(document)], why=f"engagement summary of {reference} as of {short_date(day)}")
    except (Refused, StoreError) as error:
        raise ExportError(f"{document.file} was written, but not recorded as a document: {error}") from error
    return next(each for each in done.records if isinstance(each, Document))

"""A client's document made, put on disk, and kept in the record of what was made.

A file that somebody has changed since we wrote it, or that went to the client, is never replaced: the next version
gets a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import platformdirs
from pydantic import ValidationError

from advisor.book import PRACTICE_SCOPE, Book, reference_of
from advisor.changes import Add, Refused
from advisor.practice import Practice
from advisor.records import Client, Document, Engagement
from advisor.records.choices import DocumentKind, DocumentStatus
from advisor.records.invalid import problems_from
from advisor.store import StoreError
from advisor.words import long_date
from exports.gathering import gather
from exports.summary import Added, summary
from exports.word import CannotSave, save, sha256_of

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]+")


class ExportError(Exception):
    """A document could not be made; the message is one sentence for the user: what, where, what to do."""


@dataclass(frozen=True)
class Made:
    """A document on disk, its SHA-256 as 64 hex digits, and the record that says so."""

    path: Path
    sha256: str
    document: Document


def last_words(book: Book, scope: Engagement | Client) -> Added:
    """What was added to the last summary of the same scope, to be offered again; nothing where there was none."""
    made = [each for each in book.all(Document) if _is_summary_of(each, book, scope)]
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
        to: The .docx file, or the folder for it; by default a folder of the client's in the user's documents.
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
    path = _free(practice.book, _wanted(practice.book, scope, as_of, to))
    try:
        sha256 = save(path, content)
    except CannotSave as error:
        raise ExportError(str(error)) from error
    document = document.model_copy(update={"file": str(path), "sha256": sha256})
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
        return Document(
            client=client.id if client else "",
            engagement=scope.id if isinstance(scope, Engagement) else "",
            kind=DocumentKind.summary,
            as_of=as_of,
            made_on=practice.today,
            addressee=added.addressee,
            status=added.status,
            message=added.message,
            found=added.found,
        )
    except ValidationError as error:
        problem = problems_from(error, Document)[0]
        raise ExportError(f"{Document.model_fields[problem.field].title}: {problem.words}") from error


def _wanted(book: Book, scope: Engagement | Client, as_of: date, to: Path | None) -> Path:
    """The file that was asked for, with the name that it has by itself where only a folder was named."""
    reference = _NOT_IN_A_NAME.sub("-", reference_of(scope)).strip("-") or "Engagement"
    name = f"{reference} summary {as_of.isoformat()}.docx"
    if to is None:
        client = book.client_of(scope)
        code = _NOT_IN_A_NAME.sub("-", client.code if client else "").strip("-") or "Clients"
        return _made_folder(Path(platformdirs.user_documents_dir()) / "Advisor" / code) / name
    path = to.expanduser().absolute()
    if path.is_dir():
        return path / name
    if path.suffix.lower() != ".docx":
        raise ExportError(f"{to} does not name a Word document; let the name end in .docx, or name a folder.")
    return path


def _made_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ExportError(f"The folder {folder} cannot be made: {reason}; name another place for the file.") from error
    return folder


def _free(book: Book, wanted: Path) -> Path:
    """The first of the name and its versions that may be written: absent, or ours, unchanged and not sent."""
    return next(path for path in _versions(wanted) if not path.is_symlink() and _may_write(book, path))


def _versions(wanted: Path) -> Iterator[Path]:
    yield wanted
    for number in count(2):
        yield wanted.with_name(f"{wanted.stem} v{number}{wanted.suffix}")


def _may_write(book: Book, path: Path) -> bool:
    logged = [each for each in book.all(Document) if each.file == str(path)]
    if any(each.sent_on for each in logged):
        return False
    try:
        known = sha256_of(path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return any(each.sha256 == known for each in logged)


def _is_summary_of(document: Document, book: Book, scope: Engagement | Client) -> bool:
    client = book.client_of(scope)
    engagement = scope.id if isinstance(scope, Engagement) else ""
    return (
        document.kind is DocumentKind.summary
        and client is not None
        and document.client == client.id
        and document.engagement == engagement
    )


def _recorded(practice: Practice, document: Document, scope: Engagement | Client) -> Document:
    reference = reference_of(scope)
    day = document.as_of or practice.today
    try:
        done = practice.record([Add(document)], why=f"engagement summary of {reference} as of {day.isoformat()}")
    except (Refused, StoreError) as error:
        raise ExportError(f"{document.file} was written, but not recorded as a document: {error}") from error
    return next(each for each in done.records if isinstance(each, Document))

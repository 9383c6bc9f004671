"""A document made, put on disk, and kept in the record of what was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from advisor.book import PRACTICE_SCOPE, Book, reference_of
from advisor.changes import Add, Refused
from advisor.practice import Practice
from advisor.records import Client, Document, Engagement, Misfit, Profile
from advisor.records.choices import DocumentKind
from advisor.records.fields import field_of
from advisor.search import parse_filter
from advisor.store import StoreError
from advisor.words import label, long_date, short_date
from exports.asked import Added, Asked, Scope
from exports.error import ExportError
from exports.family import FAMILY, TABLES
from exports.house import house_bytes
from exports.language import language
from exports.placing import place_for
from exports.since import Since, baseline
from exports.word.files import CannotSave, save

_NAMED: Mapping[type[Scope], str] = {Engagement: "an engagement", Client: "a whole client", Profile: "the practice"}


@dataclass(frozen=True)
class Made:
    """A document on disk, its SHA-256 as 64 hex digits, and the record that says so."""

    path: Path
    sha256: str
    document: Document


def last_words(book: Book, kind: DocumentKind, scope: Scope, words: str = "") -> Added:
    """What was added to the last document of the kind and scope, to be offered again; nothing where there was none.

    `words` is the filter that narrows it, where there is one.

    Whether it was a draft is not offered: each starts as one. A table has no words of ours, and what was said in one
    letter is not for the next.
    """
    if FAMILY[kind].command:
        return Added()
    about = (kind, *_ids(book, scope), words)
    of_scope = (each for each in book.all(Document) if (each.kind, each.client, each.engagement, each.filter) == about)
    made = [each for each in of_scope if not each.file.lower().endswith(TABLES)]
    if not made:
        return Added()
    last = max(made, key=lambda each: (each.made_on or date.min, each.noted))
    return Added(addressee=last.addressee, message=last.message, found=last.found)


def asked_of(
    practice: Practice,
    kind: DocumentKind,
    scope: Scope,
    *,
    as_of: date | None = None,
    added: Added | None = None,
    about: tuple[str, ...] = (),
    filter: str = "",
    sitting: str = "",
    since: Since | None = None,
    template: str | None = None,
) -> Asked:
    """A document as it would be made now, everything that was said for it checked.

    Args:
        practice: The practice, loaded.
        kind: The kind of document.
        scope: What it is about.
        as_of: The day it speaks of, today when None.
        added: What is added to the record.
        about: The ids of the recommendations it is about, where it is not about all of the scope.
        filter: What the advice of the practice is narrowed by; "" for all of it.
        sitting: The id of the sitting that it is made of, where it is of one; "" for the latest that fits.
        since: What it is held against, where it tells what changed: a day, or the last one that was sent; what was
            settled by then stands in the register alone. None holds it against the last one, with everything in full.
        template: The firm's own Word file that it is made in, "" for our own look; the practice's when None.

    Raises:
        ExportError: When the kind is not of such a scope, the day is to come, a text does not fit, the scope is gone
            from the practice, its records cannot all be read, no advice passes the filter, or what changed cannot be
            told.
        FilterError: When the filter was not understood.
    """
    book, as_of, added = practice.book, as_of or practice.today, added or Added()
    if not isinstance(scope, FAMILY[kind].scopes):
        raise ExportError(_not_of(kind, scope))
    if as_of > practice.today:
        raise ExportError(f"{long_date(as_of)} is still to come; make the {label(kind)} as of today or an earlier day.")
    client, _ = _ids(book, scope)
    if not isinstance(scope, Profile) and (not client or book.record(scope.id) is None):
        raise ExportError(_gone(scope))
    for each in dict.fromkeys((client, PRACTICE_SCOPE)):
        if trouble := practice.troubles.get(each):
            raise ExportError(trouble)
    named = book.profile.template if template is None else template
    house = Path(named) if named else None
    if filter:
        _narrowed(book, kind, scope, filter, as_of)
    asked = Asked(book, scope, as_of, added, about, filter, sitting, language(book.profile.language), template=house)
    record = _record(kind, asked)
    said = Added(record.addressee, record.status, record.message, record.found)
    asked = replace(asked, added=said, about=FAMILY[kind].about(asked), sitting=FAMILY[kind].sitting(asked))
    if not FAMILY[kind].tells_changes:
        return asked
    return replace(asked, since=baseline(practice, _record(kind, asked), since))


def bytes_of(kind: DocumentKind, asked: Asked) -> bytes:
    """The document as a .docx file; nothing is written or recorded.

    Raises:
        ExportError: When the template cannot be used.
    """
    return house_bytes(asked, FAMILY[kind].compose(asked))


def make(
    practice: Practice, kind: DocumentKind, asked: Asked, *, to: Path | None = None, home: Path | None = None
) -> Made:
    """Make a document, put it on disk, and record that it was made.

    Nobody else writes meanwhile: what is recorded by then is what it says, and the next one tells what changed since.

    Args:
        practice: The practice, loaded.
        kind: The kind of document.
        asked: What was asked for: see `asked_of`.
        to: The file, or the folder for it; by default a folder of the client's in `home`. A kind that can be a table is
            one where the name of the file says so, and else a Word document.
        home: The folder for everything that is made; by default one in the user's documents.

    Raises:
        ExportError: When it cannot be made or written, and nothing is recorded; or when it was written and cannot
            be recorded, and the message says so.
    """
    try:
        with practice.alone():
            return _made(practice, kind, _as_it_is(asked), to, home)
    except StoreError as error:
        raise ExportError(f"{practice.in_names(str(error))} No document was made.") from error


def _as_it_is(asked: Asked) -> Asked:
    """What was asked for, of the scope as it is recorded by now.

    Raises:
        ExportError: When it is gone.
    """
    book, scope = asked.book, asked.scope
    now = book.profile if isinstance(scope, Profile) else book.get(type(scope), scope.id)
    if now is None:
        raise ExportError(_gone(scope))
    return replace(asked, scope=now)


def _made(practice: Practice, kind: DocumentKind, asked: Asked, to: Path | None, home: Path | None) -> Made:
    document = _record(kind, asked).replaced(made_on=practice.today)
    path = place_for(practice.book, document, asked.scope, FAMILY[kind], to, home)
    if (ending := path.suffix.lower()) in TABLES:
        content = FAMILY[kind].table(asked, ending)
        document = document.replaced(message="", found="")  # a table has no place for them
    else:
        written = FAMILY[kind].compose(asked)
        content = house_bytes(asked, written)
        document = document.replaced(code=written.code)
    try:
        sha256 = save(path, content)
    except CannotSave as error:
        raise ExportError(str(error)) from error
    document = document.replaced(file=str(path), sha256=sha256)
    return Made(path, sha256, _recorded(practice, document, asked))


def _ids(book: Book, scope: Scope) -> tuple[str, str]:
    """The ids of client and engagement of a scope, "" for what it does not have."""
    client = None if isinstance(scope, Profile) else book.client_of(scope)
    return (client.id if client else "", scope.id if isinstance(scope, Engagement) else "")


def _gone(scope: Scope) -> str:
    return f"This {scope.NAME} is no longer in the practice; choose another."


def _not_of(kind: DocumentKind, scope: Scope) -> str:
    """That there is no document of a kind about a scope, and what there is one about."""
    what = label(kind)
    possible = " or ".join(_NAMED[each] for each in FAMILY[kind].scopes)
    return f"{'An' if what[0] in 'aeiou' else 'A'} {what} is of {possible}, never of {_NAMED[type(scope)]}."


def _narrowed(book: Book, kind: DocumentKind, scope: Scope, words: str, on: date) -> None:
    """Check that a filter narrows a document to some advice."""
    if not (FAMILY[kind].narrowed and isinstance(scope, Profile)):
        raise ExportError(f"No filter narrows a {label(kind)} of {_NAMED[type(scope)]}.")
    wanted = parse_filter(words, book, on)
    if not any(wanted.matches(each, book.standing_of(each, on)) for each in book.advice()):
        raise ExportError(f"Nothing here is called “{words}”, and no advice matches it.")


def _record(kind: DocumentKind, asked: Asked) -> Document:
    """The record of the document, before there is a file.

    Raises:
        ExportError: When a text does not fit.
    """
    client, engagement = _ids(asked.book, asked.scope)
    added = asked.added
    try:
        return Document.of(
            {
                "client": client,
                "engagement": engagement,
                "kind": kind,
                "about": asked.about,
                "sitting": asked.sitting,
                "filter": asked.filter,
                "as_of": asked.as_of,
                "addressee": added.addressee,
                "status": added.status,
                "message": added.message,
                "found": added.found,
            }
        )
    except Misfit as error:
        problem = error.problems[0]
        raise ExportError(f"{field_of(Document, problem.field).label}: {problem.words}") from error


def _recorded(practice: Practice, document: Document, asked: Asked) -> Document:
    about = asked.filter if isinstance(asked.scope, Profile) else reference_of(asked.scope)
    why = f"{label(document.kind)}{f' of {about}' if about else ''} as of {short_date(asked.as_of)}"
    try:
        done = practice.record([Add(document)], why=why)
    except (Refused, StoreError) as error:
        raise ExportError(f"{document.file} was written, but not recorded as a document: {error}") from error
    return next(each for each in done.records if isinstance(each, Document))

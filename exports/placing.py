"""The file that a document goes to: where, by what name, and which files may be replaced by it.

A file that somebody has changed since we wrote it, that went to the client, or that is about something else, is never
replaced: the next version gets a name of its own.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advisor.book import Book, reference_of
from advisor.records import Document, Profile
from advisor.system import reason_of
from exports.asked import Scope
from exports.error import ExportError
from exports.family import WORD, Kind
from exports.names import ELSEWHERE, MOST_VERSIONS, OUR_OWN, home_folder, in_a_folder, safe_name, versions
from exports.word.files import sha256_of


def place_for(book: Book, document: Document, scope: Scope, kind: Kind, to: Path | None, home: Path | None) -> Path:
    """The file that a document may be written to: absent, or an earlier making of the same, unchanged and not sent.

    Args:
        book: The practice.
        document: The record of the document: its scope, its kind, its day.
        scope: What the document is about.
        kind: Its kind.
        to: The file or the folder that was asked for; None for the client's folder in `home`.
        home: The folder for everything that is made; None for the one in the user's documents.

    Raises:
        ExportError: When no document can stand there.
    """
    try:
        return _free(book, document, _wanted(book, document, scope, kind, to, home))
    except (OSError, RuntimeError) as error:  # RuntimeError: "~name" of somebody who has no home here
        reason = reason_of(error) if isinstance(error, OSError) else str(error).rstrip(".").lower()
        raise ExportError(f"{to or 'The folder for documents'} cannot be used: {reason}; {ELSEWHERE}") from error


def _wanted(book: Book, document: Document, scope: Scope, kind: Kind, to: Path | None, home: Path | None) -> Path:
    """The file that was asked for, with the name that it has by itself where only a folder was named."""
    about = _named(book, document, scope, kind)
    day = (document.as_of or date.min).isoformat()
    name = f"{about} {kind.name} {day}{WORD}".strip()
    if to is None:
        return home_folder(home, _folder(book, scope)) / name
    path = to.expanduser().absolute()
    if path.is_dir():
        return path / name
    if path.suffix.lower() not in kind.endings:
        what, endings = ("a Word document or a table" if kind.tables else "a Word document"), " or ".join(kind.endings)
        raise ExportError(f"{to} does not name {what}; let the name end in {endings}, or name a folder.")
    return in_a_folder(path)


def _named(book: Book, document: Document, scope: Scope, kind: Kind) -> str:
    """What the name of a file begins with: what the document is about, for a letter the one recommendation."""
    if isinstance(scope, Profile):
        return safe_name(document.filter)
    one = book.record(document.about[0]) if kind.command and len(document.about) == 1 else None
    return safe_name(reference_of(one or scope)) or "Engagement"


def _folder(book: Book, scope: Scope) -> str:
    """The folder of what a document is about: the client's, or the practice's own."""
    if isinstance(scope, Profile):
        return OUR_OWN
    client = book.client_of(scope)
    return safe_name(client.code if client else "") or "Clients"


def _free(book: Book, document: Document, wanted: Path) -> Path:
    """The first of the name and its versions that may be written."""
    for path in versions(wanted):
        if _may_write(book, document, path):
            return path
    raise ExportError(f"{wanted} and its versions up to v{MOST_VERSIONS} are all in use; name another file.")


def _may_write(book: Book, document: Document, path: Path) -> bool:
    """Whether a file may be written or replaced.

    Raises:
        OSError: When the system does not even tell what is there.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return False
    logged = [each for each in book.all(Document) if each.file == str(path)]
    if any(each.sent_on for each in logged):
        return False
    try:
        known = sha256_of(path)
    except FileNotFoundError:
        return True
    except PermissionError:  # it is there and may not be read: somebody else's
        return False
    return any(each.sha256 == known and _about(each) == _about(document) for each in logged)


def _about(document: Document) -> tuple[object, ...]:
    return (document.kind, document.client, document.engagement, document.about, document.sitting, document.filter)

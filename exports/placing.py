"""The file that a document goes to: where, by what name, and which files may be replaced by it.

A file that somebody has changed since we wrote it, that went to the client, or that is about something else, is never
replaced: the next version gets a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import platformdirs

from advisor.book import Book, reference_of
from advisor.records import Document, Profile
from advisor.store.atomic import make_folders
from advisor.system import reason_of
from exports.asked import Scope
from exports.error import ExportError
from exports.word import sha256_of

MOST_VERSIONS = 99
"""So many files of one name are kept apart; whoever needs more has another name in mind."""
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]+")
_LONGEST_NAME = 60
_NAMES_OF_WINDOWS = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)  # devices, in whatever folder
_ELSEWHERE = "name another place for the file."


def place_for(book: Book, document: Document, scope: Scope, name: str, to: Path | None, home: Path | None) -> Path:
    """The file that a document may be written to: absent, or an earlier making of the same, unchanged and not sent.

    Args:
        book: The practice.
        document: The record of the document: its scope, its kind, its day.
        scope: What the document is about.
        name: What its kind is called in the name of a file.
        to: The .docx file or the folder that was asked for; None for the client's folder in `home`.
        home: The folder for everything that is made; None for the one in the user's documents.

    Raises:
        ExportError: When no document can stand there.
    """
    try:
        return _free(book, document, _wanted(book, document, scope, name, to, home))
    except (OSError, RuntimeError) as error:  # RuntimeError: "~name" of somebody who has no home here
        reason = reason_of(error) if isinstance(error, OSError) else str(error).rstrip(".").lower()
        raise ExportError(f"{to or 'The folder for documents'} cannot be used: {reason}; {_ELSEWHERE}") from error


def _wanted(book: Book, document: Document, scope: Scope, name: str, to: Path | None, home: Path | None) -> Path:
    """The file that was asked for, with the name that it has by itself where only a folder was named."""
    about = "" if isinstance(scope, Profile) else _safe(reference_of(scope)) or "Engagement"
    day = (document.as_of or date.min).isoformat()
    name = f"{about} {name} {day}.docx".strip()
    if to is None:
        home = home or Path(platformdirs.user_documents_dir()) / "Advisor"
        return _made_folder(home / _folder(book, scope)) / name
    path = to.expanduser().absolute()
    if path.is_dir():
        return path / name
    if path.suffix.lower() != ".docx":
        raise ExportError(f"{to} does not name a Word document; let the name end in .docx, or name a folder.")
    if not path.parent.exists():
        raise ExportError(f"The folder {path.parent} is not there; make it, or {_ELSEWHERE}")
    if not path.parent.is_dir():
        raise ExportError(f"{path.parent} is not a folder; {_ELSEWHERE}")
    return path


def _folder(book: Book, scope: Scope) -> str:
    """The folder of what a document is about: the client's, or the practice's own."""
    if isinstance(scope, Profile):
        return "Our practice"  # no code of a client has a space
    client = book.client_of(scope)
    return _safe(client.code if client else "") or "Clients"


def _safe(reference: str) -> str:
    """A reference as a name of a file or folder on any system."""
    name = _NOT_IN_A_NAME.sub("-", reference)[:_LONGEST_NAME].strip("-")
    return f"{name}-" if _NAMES_OF_WINDOWS.fullmatch(name) else name


def _made_folder(folder: Path) -> Path:
    try:
        make_folders(folder)
    except OSError as error:
        raise ExportError(f"The folder {folder} cannot be made: {reason_of(error)}; {_ELSEWHERE}") from error
    return folder


def _free(book: Book, document: Document, wanted: Path) -> Path:
    """The first of the name and its versions that may be written."""
    for path in _versions(wanted):
        if _may_write(book, document, path):
            return path
    raise ExportError(f"{wanted} and its versions up to v{MOST_VERSIONS} are all in use; name another file.")


def _versions(wanted: Path) -> Iterator[Path]:
    yield wanted
    for number in range(2, MOST_VERSIONS + 1):
        yield wanted.with_name(f"{wanted.stem} v{number}{wanted.suffix}")


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
    return (document.kind, document.client, document.engagement, document.about)

"""What became of the files that were made."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from advisor.records import Document


class FileState(Enum):
    """What became of a file, in the words that say so."""

    same = "as it was made"
    sent = "as it was sent"
    changed = "changed since"
    gone = "no longer there"
    closed = "cannot be read"


def state_of(document: Document) -> FileState:
    """Look what became of the file of a document. It is read whole: not for the screen's own thread."""
    from exports.word.files import sha256_of  # Word is loaded by the worker that looks

    try:
        known = sha256_of(Path(document.file))
    except FileNotFoundError:
        return FileState.gone
    except (OSError, ValueError):  # ValueError: a name that no system takes
        return FileState.closed
    if known == document.sent_sha256:
        return FileState.sent
    return FileState.same if known == document.sha256 else FileState.changed

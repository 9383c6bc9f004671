"""A document that went to the client: when, and exactly which file. The file is kept, since it may be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from advisor.changes import Edit, Refused
from advisor.practice import Practice
from advisor.records import Document, Problem
from advisor.records.choices import DocumentKind
from advisor.store.sent_files import keep
from advisor.system import reason_of
from advisor.upkeep import folder_of
from advisor.words import label, long_date, short_date

OURS = (DocumentKind.practice_review, DocumentKind.relationship_review)
"""What is internal, and never sent."""


@dataclass(frozen=True)
class Sent:
    """A document that is marked as sent.

    Attributes:
        document: Its record, with the day and the digest.
        kept: Where the file is kept as it was sent.
        finished: Whether the file is another than the one that was made: finished by hand, or in another format.
    """

    document: Document
    kept: Path
    finished: bool


def mark_sent(practice: Practice, document: Document, on: date, file: Path | None = None) -> Sent:
    """Record that a document was sent on a day, and keep the file as it is now.

    Args:
        practice: The practice, loaded.
        document: The document.
        on: The day.
        file: The file that was sent, where it is not the one that was made, such as a PDF of it.

    Raises:
        Refused: When it cannot have been sent so, or its file cannot be read or kept.
        StoreError: When it cannot be recorded.
    """
    if problems := list(_problems(practice, document, on)):
        raise Refused(problems)
    path = file or Path(document.file)
    try:
        content = path.read_bytes()
        kept = keep(folder_of(practice), document.client, content, path.suffix)
    except OSError as error:
        where = error.filename or path
        told = f"{where} cannot be read ({reason_of(error)}); name the file that was sent."
        raise Refused([Problem("file", told)]) from error
    digest = sha256(content).hexdigest()
    values = {"sent_on": on, "sent_sha256": digest}
    done = practice.record([Edit(document, values)], why=f"{label(document.kind)} sent on {short_date(on)}")
    recorded = next(each for each in done.records if isinstance(each, Document))
    return Sent(recorded, kept, finished=digest != document.sha256)


def _problems(practice: Practice, document: Document, on: date) -> list[Problem]:
    if document.kind in OURS:
        return [Problem("", f"A {label(document.kind)} is internal and goes to no client.")]
    if document.sent_on:
        return [Problem("", f"It was sent on {long_date(document.sent_on)}; undo that first, or make it anew.")]
    if on > practice.today:
        return [Problem("sent_on", f"{long_date(on)} is still to come; mark it once it is sent.")]
    if document.made_on and on < document.made_on:
        return [Problem("sent_on", f"It was made on {long_date(document.made_on)}, and cannot have been sent before.")]
    return []

"""A returned form beside the form as it went out: what was written into it, and what it does not say any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

from advisor.practice import Practice
from advisor.records import Document
from advisor.upkeep import folder_of
from exports.form.answers import Doubt, DoubtKind, Returned
from exports.form.reading import read_form
from exports.form.understanding import brief
from exports.word.foreign import Unreadable, bytes_of

_MOST = 5
"""So many texts are told of one kind."""


def as_it_went(practice: Practice, document: Document) -> Returned | None:
    """A form as it went out: as it was kept when it was sent, else as it was made.

    Returns:
        What it says; None where neither file is there any more as it was.

    Raises:
        StoreError: When the practice is kept in no folder.
    """
    kept = folder_of(practice).layout.sent / document.client / f"{document.sent_sha256}.docx"
    for path, digest in ((kept, document.sent_sha256), (Path(document.file), document.sha256)):
        try:
            content = bytes_of(path, name=path.name) if digest else b""
            if content and sha256(content).hexdigest() == digest:
                return read_form(content, path.name)
        except Unreadable:
            continue
    return None


def differences(went: Returned, came: Returned) -> Iterator[Doubt]:
    """What stands in a returned form outside of its tables and did not when it went out, and the other way round."""
    before, now = Counter(went.around), Counter(came.around)
    if added := _told(now - before):
        yield Doubt(DoubtKind.added, texts=added)
    if changed := _told(before - now):
        yield Doubt(DoubtKind.changed, texts=changed)


def _told(texts: Counter[str]) -> tuple[str, ...]:
    return tuple(map(brief, islice(texts, _MOST)))

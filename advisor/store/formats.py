"""Which format is written, and how what older programs wrote is read.

Every file, every line of history and every pending action names its format. What is older is brought up to ours
when it is read, one step a format; the history itself is never rewritten, and a file is of our format after the next
commit. A format that was ever released is read for ever.
"""

from collections.abc import Callable
from typing import Any

from advisor.store.protocol import Doc
from advisor.store.strict import UnreadableError

FORMAT = 1
"""The format that we write."""

FILE, LINE, PENDING, ERASING, RECEIPT, BACKUP = "file", "line", "pending", "erasing", "receipt", "backup"
"""What has a format: a client's file, a line of history (its header may come alone, without ``changes``), an action
that is not applied everywhere yet, an erasing that is not done yet, what says that a client was destroyed, and what
a backup says of itself."""

STEPS: dict[tuple[str, int], Callable[[Doc], Doc]] = {}
"""By kind and format: what makes a document of that format one of the next. It may change the one that it is given."""


class NewerError(UnreadableError):
    """Bytes of a format that only a newer program knows."""


def upgrade(kind: str, format: Any, doc: Doc) -> Doc:  # noqa: ANN401  (it may be anything where somebody wrote it)
    """A document in our format.

    Args:
        kind: FILE, LINE, PENDING, ERASING, RECEIPT or BACKUP.
        format: What the document says of itself.
        doc: The document as it was read.

    Raises:
        NewerError: only a newer program knows the format.
        UnreadableError: no program ever wrote it.
    """
    if type(format) is int and format > FORMAT:
        raise NewerError("was written by a newer Advisor; update Advisor on this computer")
    while type(format) is not int or format != FORMAT:
        step = STEPS.get((kind, format)) if type(format) is int else None
        if step is None:
            raise UnreadableError("does not say in which format it was written, or in one that never was")
        doc, format = step(doc), format + 1
    return doc

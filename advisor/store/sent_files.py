"""Files as they were sent to a client, or came back from one: kept beside the record, each named by its digest.

``sent/<scope>/<SHA-256>.docx``. Such a file is written once and never again. The backups of a client leave them out,
since they would hold each of them forty times; a whole backup has them, and so has the second backup folder.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from advisor.store.atomic import flush_folder, make_folder, make_folders, replace_file, replace_from
from advisor.store.destroyed import must_not_be_destroyed
from advisor.store.errors import Refused
from advisor.store.folder import FolderStore
from advisor.store.layout import Layout
from advisor.store.protocol import Finding

MOST_BYTES = 50_000_000
"""A larger file is not kept: every copy of the practice would carry it."""

_NAME = re.compile(r"sent/[a-z0-9]{8,32}/([0-9a-f]{64})\.[a-z]{2,5}")
_CHANGED = (
    "It is not as it was sent any more; the second backup folder and whole backups (advisor backup DIR) "
    "have it as it was."
)


def is_sent(name: str) -> bool:
    """Whether a name in a practice is that of such a file."""
    return _NAME.fullmatch(name) is not None


def keep(store: FolderStore, scope: str, content: bytes, suffix: str) -> Path:
    """Keep a file as it was sent; nothing happens where it is kept already.

    Args:
        store: The practice.
        scope: The client's id.
        content: The whole file.
        suffix: What its name ends in, such as ".docx".

    Raises:
        Refused: it is too large, or not of a name that can be kept, or the client was destroyed.
        StoreError, OSError: it cannot be written.
    """
    path = store.layout.sent / scope / f"{sha256(content).hexdigest()}{suffix.lower()}"
    if len(content) > MOST_BYTES:
        raise Refused(f"The file has more than {MOST_BYTES // 1_000_000} MB, and is not kept; send a smaller one.")
    if not is_sent(store.layout.name(path)):
        raise Refused("The name of a file that was sent ends in .docx, .pdf or the like; give it such a name.")
    with store.writing():
        must_not_be_destroyed(store.layout, [scope])
        for folder in (store.layout.sent, path.parent):
            if make_folder(folder):
                flush_folder(folder.parent)
        if not path.exists() or path.read_bytes() != content:
            replace_from(store.layout.pending, path, content)
    return path


def sent_files(layout: Layout, scope: str) -> list[Path]:
    """What is kept of a scope.

    Raises:
        Unreadable: the folder cannot be looked into.
    """
    return sorted(path for path in layout.listed(layout.sent / scope) if is_sent(layout.name(path)))


def copy_sent(layout: Layout, scope: str, second: Path) -> None:
    """Bring what was sent to a second place that has a folder for each scope.

    Raises:
        OSError: it cannot be written.
        Unreadable: the folder cannot be looked into.
    """
    for path in sent_files(layout, scope):
        there = second / scope / "sent" / path.name
        raw = path.read_bytes()
        if not there.exists() and is_as_sent(path.name, raw):
            make_folders(there.parent)
            replace_file(there, raw)


def is_as_sent(name: str, raw: bytes) -> bool:
    """Whether bytes are those that the name of their file tells of."""
    return name.partition(".")[0] == sha256(raw).hexdigest()


def changed_files(layout: Layout) -> Iterator[Finding]:
    """Kept files that are not what was sent any more.

    Raises:
        Unreadable: one cannot be read.
    """
    for folder in layout.listed(layout.sent):
        for path in sent_files(layout, folder.name) if folder.is_dir() else ():
            with layout.reading(path):
                if not is_as_sent(path.name, path.read_bytes()):
                    yield Finding("error", layout.name(path), _CHANGED)

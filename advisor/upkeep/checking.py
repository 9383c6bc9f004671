"""The whole check of an open practice: all that is kept in it, the second folder of backups, and who is named again."""

from collections.abc import Iterator
from pathlib import Path

from advisor.practice import Practice
from advisor.store import Finding
from advisor.store.archive import is_whole
from advisor.store.layout import is_id
from advisor.store.shelves import unsound_on
from advisor.system import reason_of
from advisor.upkeep import folder_of
from advisor.upkeep.named_again import named_again
from advisor.upkeep.second_folder import second_shelf

_GRAVITY = ("error", "warning", "note")


def check(practice: Practice) -> list[Finding]:
    """Verify everything that is kept, reading it anew; the gravest first, and an empty list where all is sound."""
    found = [*practice.check(), *named_again(practice), *_second_folder(practice)]
    return sorted(dict.fromkeys(found), key=lambda finding: _GRAVITY.index(finding.severity))


def _second_folder(practice: Practice) -> Iterator[Finding]:
    """Backups in the second folder that are not as they were made, or of a client that was destroyed."""
    shelf = second_shelf(practice)
    if shelf is None:
        return
    if not shelf.parent.is_dir():
        words = "The second backup folder is not there now, and what is in it could not be verified. Connect its drive."
        yield Finding("note", str(shelf.parent), words)
        return
    destroyed = set(folder_of(practice).layout.receipts())
    try:
        for folder in sorted(shelf.iterdir()) if shelf.is_dir() else ():
            if folder.name in destroyed:
                words = f"Its client was destroyed, and this came back; advisor destroy {folder.name} removes it."
                yield Finding("warning", str(folder), words)
            elif is_id(folder.name):
                yield from _unsound_in(shelf, folder.name, folder_of(practice).layout.backups)
    except OSError as error:
        yield Finding("error", error.filename or str(shelf), f"It cannot be read now ({reason_of(error)}).")


def _unsound_in(shelf: Path, scope: str, ours: Path) -> Iterator[Finding]:
    for path in unsound_on(shelf, scope):
        same = ours / scope / path.name
        whole = same.exists() and is_whole(same)
        way = "advisor check --repair copies it again." if whole else "The practice has no other like it; delete it."
        words = f"This backup is not as it was made, and is not used. {way}"
        yield Finding("warning", str(path), words)

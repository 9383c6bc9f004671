"""Copies that sync services make when two computers write at once: never loaded, but not ignored either.

Each service has its own way with names: ``x (conflicted copy).json``, ``x.sync-conflict-1.json``, ``x (1).json``,
``x 2.json``, ``x-LAPTOP.json``, ``Copy of x.json``. All of them keep the name they copy as a word of its own.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from advisor.store.errors import Unreadable
from advisor.store.layout import Layout, is_id
from advisor.store.protocol import PRACTICE


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a scope's file, or (with ``device``) of the history that a device wrote there."""

    path: Path
    scope: str
    device: str = ""

    def original(self, layout: Layout) -> Path:
        """The file that it is a copy of."""
        return layout.chain(self.scope, self.device) if self.device else layout.tables(self.scope)


def copies(layout: Layout) -> list[Copy]:
    """Every copy of a file of the practice that lies beside it.

    Raises:
        Unreadable: the folder of the practice or of its clients cannot be read.
    """
    scopes = layout.scopes()
    found = [*_copies_of(layout, layout.root, (PRACTICE,)), *_copies_of(layout, layout.clients, scopes)]
    for scope in scopes:
        with suppress(Unreadable):  # what is wrong in one client hides no copy of another
            found += _copied_chains(layout, scope)
    return found


def _copies_of(layout: Layout, folder: Path, scopes: tuple[str, ...] | list[str]) -> Iterator[Copy]:
    for path in sorted(layout.listed(folder)):
        words = words_of(path)
        if path.suffix == ".json" and len(words) > 1 and path.is_file():
            scope = next((word for word in words if word in scopes), None)
            if scope is not None:
                yield Copy(path, scope)


def _copied_chains(layout: Layout, scope: str) -> Iterator[Copy]:
    known = layout.devices(scope)
    for path in sorted(layout.listed(layout.history(scope))):
        words = words_of(path)
        if path.suffix == ".jsonl" and len(words) > 1 and path.is_file():
            # A copy can be all that arrived of a history: then no file here says which word is the device.
            device = next((word for word in words if word in known), next(filter(_is_device, words), None))
            if device is not None:
                yield Copy(path, scope, device)


def is_named_after(path: Path, id: str) -> bool:
    """Whether a name is an id, or one that a sync service or an editor made of it."""
    return id in words_of(path)


def words_of(path: Path) -> list[str]:
    """The words of a file's name, without its ending; one where it is a name that we gave."""
    return "".join(sign if sign.isalnum() else " " for sign in path.stem).split()


def _is_device(word: str) -> bool:
    """Whether a word could be the id of a device: no word that a sync service writes has a digit in it."""
    return is_id(word) and any(sign.isdigit() for sign in word)

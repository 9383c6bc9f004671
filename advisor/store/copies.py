"""Copies that sync services make when two computers write at once: never loaded, but not ignored either.

Each service has its own way with names: ``x (conflicted copy).json``, ``x.sync-conflict-1.json``, ``x (1).json``,
``x 2.json``, ``x-LAPTOP.json``, ``Copy of x.json``. All of them keep the name they copy as a word of its own. Some
copy a whole folder, ``history (1)``: what lies in it is a copy of what lies in ours under the same name.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from advisor.store.errors import Unreadable
from advisor.store.layout import Layout, is_id
from advisor.store.protocol import PRACTICE

_COPIED = re.compile(r"(?:Copy of|original) ([a-z]+)|([a-z]+)[ ._(-].*", re.DOTALL)


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
    """Every copy of a file of the practice that lies beside it, or in a copy of its folder.

    Raises:
        Unreadable: the folder of the practice or of its clients cannot be read.
    """
    scopes = layout.scopes()
    found = [*_copies_of(layout, layout.root, (PRACTICE,)), *_copies_of(layout, layout.clients, scopes)]
    for folder in copied_folders(layout, layout.clients):
        found += _copies_of(layout, folder, scopes)
    for scope in scopes:
        with suppress(Unreadable):  # what is wrong in one client hides no copy of another
            found += _copied_chains(layout, scope, layout.history(scope))
    for folder, scope in copied_histories(layout, scopes):
        with suppress(Unreadable):
            found += _copied_chains(layout, scope, folder)
    return found


def copied_folders(layout: Layout, *ours: Path) -> list[Path]:
    """The copies that a sync service made of some folders of the practice as a whole, beside them."""
    names = {folder.name for folder in ours}
    return [path for path in sorted(layout.listed(layout.root)) if _copied_name(path) in names and path.is_dir()]


def clients_elsewhere(layout: Layout) -> list[Path]:
    """The files of clients that are not here, in copies of the folder of clients.

    Raises:
        Unreadable: a folder cannot be read.
    """
    known = {*layout.scopes(), *layout.receipts()}
    listed = (path for folder in copied_folders(layout, layout.clients) for path in sorted(layout.listed(folder)))
    files = (path for path in listed if path.suffix == ".json" and path.is_file())
    return [path for path in files if any(map(_is_made, words_of(path))) and known.isdisjoint(words_of(path))]


def copied_histories(layout: Layout, scopes: Collection[str]) -> Iterator[tuple[Path, str]]:
    """The folders that hold copies of a scope's history, and the scope, be it one of those that are known or not."""
    for folder in (layout.histories, *copied_folders(layout, layout.histories)):
        ours = scopes if folder == layout.histories else ()
        for path in sorted(each for each in layout.listed(folder) if each.name not in ours and each.is_dir()):
            words = words_of(path)
            scope = next((word for word in words if word in scopes), next(filter(_is_made, words), ""))
            if scope and not (layout.is_destroyed(scope) or path == layout.history(scope)):
                yield path, scope


def _copied_name(path: Path) -> str:
    """The name that a sync service made another of; "" where it is the name itself, or nothing like one of ours."""
    found = _COPIED.fullmatch(path.name)
    return found[1] or found[2] if found else ""


def _copies_of(layout: Layout, folder: Path, scopes: tuple[str, ...] | list[str]) -> Iterator[Copy]:
    in_copy = folder not in (layout.root, layout.clients)
    for path in sorted(layout.listed(folder)):
        words = words_of(path)
        if path.suffix == ".json" and (in_copy or len(words) > 1) and path.is_file():
            scope = next((word for word in words if word in scopes), None)
            if scope is not None:
                yield Copy(path, scope)


def _copied_chains(layout: Layout, scope: str, folder: Path) -> Iterator[Copy]:
    known = layout.devices(scope)
    in_copy = folder != layout.history(scope)
    for path in sorted(layout.listed(folder)):
        words = words_of(path)
        if path.suffix == ".jsonl" and (in_copy or len(words) > 1) and path.is_file():
            # A copy can be all that arrived of a history: then no file here says which word is the device.
            device = next((word for word in words if word in known), next(filter(_is_made, words), None))
            if device is not None:
                yield Copy(path, scope, device)


def is_named_after(path: Path, id: str) -> bool:
    """Whether a name is an id, or one that a sync service or an editor made of it."""
    return id in words_of(path)


def words_of(path: Path) -> list[str]:
    """The words of a file's name, without its ending; one where it is a name that we gave."""
    return "".join(sign if sign.isalnum() else " " for sign in path.stem).split()


def _is_made(word: str) -> bool:
    """Whether a word could be an id that we made: no word that a sync service writes has a digit in it."""
    return is_id(word) and any(sign.isdigit() for sign in word)

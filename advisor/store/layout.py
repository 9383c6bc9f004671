"""Where everything lies in a practice folder, and which names may become paths.

``practice.json``, ``clients/<id>.json``, ``history/<scope>/<device>.jsonl``, ``pending/<action>.json``,
``pending/<action>.erasing``, ``destroyed/<id>.json``, ``sent/<scope>/<SHA-256>.docx``.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from advisor.store.atomic import TEMP_SUFFIX
from advisor.store.errors import StoreError, Unreadable
from advisor.store.protocol import PRACTICE
from advisor.system import reason_of

_ID = re.compile(r"[a-z0-9]{8,32}\Z")


def is_id(text: str) -> bool:
    """Whether a text is one of our ids: only these ever become the name of a file."""
    return _ID.match(text) is not None


class Layout:
    """The paths of one practice."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.clients = root / "clients"
        self.histories = root / "history"
        self.pending = root / "pending"
        self.destroyed = root / "destroyed"
        self.backups = root / "backups"
        self.sent = root / "sent"
        self.lock = root / ".lock"
        self.practice = root / "practice.json"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of every practice."""
        return (self.clients, self.histories, self.pending)

    def must_be_there(self) -> None:
        """Tell an empty practice from one that is gone, as when a drive was taken out.

        Raises:
            Unreadable: it is gone, or the system will not let it be looked at.
        """
        try:
            there = self.root.is_dir()
        except OSError as error:
            raise Unreadable(f"The practice folder {self.root} cannot be read now ({reason_of(error)}).") from error
        if not there:
            raise Unreadable(f"The practice folder {self.root} is not there now.")

    def tables(self, scope: str) -> Path:
        """The TinyDB file of a scope.

        Raises:
            StoreError: the scope's id is not one that may become a path.
        """
        if scope == PRACTICE:
            return self.practice
        return self.clients / f"{_checked(scope)}.json"

    def history(self, scope: str) -> Path:
        """The folder with a scope's history, one file per device."""
        return self.histories / _checked(scope)

    def chain(self, scope: str, device: str) -> Path:
        """The history that one device wrote in a scope."""
        return self.histories.joinpath(_checked(scope), f"{_checked(device)}.jsonl")

    def action(self, id: str) -> Path:
        """The file of an action over several scopes, until it is applied to each."""
        return self.pending / f"{_checked(id)}.json"

    def erasing(self, id: str) -> Path:
        """The file of an erasing, until all of it is done."""
        return self.pending / f"{_checked(id)}.erasing"

    def receipt(self, scope: str) -> Path:
        """What says that a client was destroyed."""
        return self.destroyed / f"{_checked(scope)}.json"

    def scopes(self) -> list[str]:
        """All scopes, the practice first; a client whose file was lost still has its history.

        A client that was destroyed is none, whatever a sync service brings back of it.

        Raises:
            Unreadable: a folder cannot be read, or the practice is gone.
        """
        self.must_be_there()
        files = {name.removesuffix(".json") for name in self._names(self.clients) if name.endswith(".json")}
        lost = set(self._names(self.histories)) - files - {PRACTICE}
        clients = (files | {name for name in lost if self._has_line(name)}) - {PRACTICE, *self.receipts()}
        return [PRACTICE, *sorted(name for name in clients if is_id(name))]

    def _has_line(self, name: str) -> bool:
        """Whether anything was ever kept in a scope: a program may have died before its first line."""
        if not is_id(name):
            return False
        try:
            return any(self._is_begun(self.chain(name, device)) for device in self.devices(name))
        except Unreadable:
            return True  # whoever loads it hears why

    def _is_begun(self, chain: Path) -> bool:
        with self.reading(chain):
            return b"\n" in chain.read_bytes()

    def devices(self, scope: str) -> list[str]:
        """The devices that have a history in a scope; copies made by a sync service are not among them."""
        names = self._names(self.history(scope))
        found = (name.removesuffix(".jsonl") for name in names if name.endswith(".jsonl"))
        return sorted(name for name in found if is_id(name))

    def actions(self) -> list[str]:
        """The ids of the actions that are not applied everywhere yet."""
        found = [path.stem for path in self.listed(self.pending) if path.suffix == ".json"]
        return sorted(name for name in found if is_id(name))

    def erasings(self) -> list[str]:
        """The ids of the erasings that are not done yet."""
        found = [path.stem for path in self.listed(self.pending) if path.suffix == ".erasing"]
        return sorted(name for name in found if is_id(name))

    def receipts(self) -> list[str]:
        """The ids of the clients that were destroyed."""
        found = [path.stem for path in self.listed(self.destroyed) if path.suffix == ".json"]
        return sorted(name for name in found if is_id(name))

    def is_destroyed(self, scope: str) -> bool:
        """Whether a client was destroyed.

        Raises:
            Unreadable: the system will not let that be looked up.
        """
        try:
            os.stat(f"{self.destroyed}{os.sep}{_checked(scope)}.json")  # a plain name, as in `mark`
        except FileNotFoundError:
            return False
        except OSError as error:
            raise self._unreadable(self.receipt(scope), error) from error
        return scope != PRACTICE

    def unfinished(self) -> list[Path]:
        """Files that were being written; while the lock is held, those of writers that died."""
        places = (self.root, self.clients, self.pending)
        return [path for place in places for path in self.listed(place) if path.suffix == TEMP_SUFFIX]

    def mark(self, scope: str) -> tuple[object, ...]:
        """What changes whenever a scope's file is replaced or its history grows: one look at each of its files.

        What cannot be looked at now is left out; whoever loads it hears why.
        """
        found: list[object] = []
        _checked(scope)
        # Programs poll this over all clients, and each save does: plain names take half the time of paths.
        with suppress(OSError):
            file = os.stat(self.practice if scope == PRACTICE else f"{self.clients}{os.sep}{scope}.json")
            found.append((file.st_mtime_ns, file.st_size, file.st_ino))
        with suppress(OSError), os.scandir(f"{self.histories}{os.sep}{scope}") as chains:
            ends = [(chain.name, chain.stat()) for chain in chains if chain.name.endswith(".jsonl")]
            found += sorted([(name, end.st_size, end.st_mtime_ns) for name, end in ends])
        return tuple(found)

    def name(self, path: Path) -> str:
        """A path as it is told to the user: inside the practice, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    @contextmanager
    def reading(self, path: Path) -> Iterator[None]:
        """Name the file or folder where the system will not let it be read; that it is missing passes.

        Raises:
            Unreadable: with one sentence.
        """
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            raise self._unreadable(path, error) from error

    def _unreadable(self, path: Path, error: OSError) -> Unreadable:
        return Unreadable(
            f"{self.name(path)} cannot be read now ({reason_of(error)}); see that no other program holds it "
            "and that you may read it."
        )

    def listed(self, folder: Path) -> list[Path]:
        """What lies in a folder, in no order; nothing where there is no folder.

        Raises:
            Unreadable: it cannot be looked into.
        """
        return [folder / name for name in self._names(folder)]

    def _names(self, folder: Path) -> list[str]:
        try:
            with self.reading(folder):
                return os.listdir(folder)
        except FileNotFoundError:
            return []


def _checked(id: str) -> str:
    if not is_id(id):
        raise StoreError(f"“{id[:40]}” is not an id: 8 to 32 small letters and digits are.")
    return id

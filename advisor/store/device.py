"""Who we are in the history: the device's id, and what this device last wrote to a practice.

Kept outside the practice, one file per practice and path. A practice that is behind what we last wrote to
it was restored or copied over; writing on under the same id would fork our own history, so a new id is
taken. Losing the file costs no more than that. What was last written under former ids is remembered, too: a line
of ours that another computer replaced (:mod:`advisor.store.twins`) must not be lost unseen.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from advisor.store.atomic import make_folders, overwrite
from advisor.store.history import Tail
from advisor.store.layout import is_id


def practice_key(practice: Path) -> str:
    """What names a practice in the state folder of a device: 16 hexadecimal digits, by its path."""
    return hashlib.sha256(str(practice.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Wrote(NamedTuple):
    """The last line that a device wrote in a scope: its number, its digest, and the action that it holds, if known."""

    device: str
    n: int
    digest: str
    action: str = ""


class Device:
    """The id and the marks of this device for one practice."""

    def __init__(self, state: Path, practice: Path) -> None:
        key = practice_key(practice)
        self.path = state / f"{key}.json"
        self.drafts = state / "drafts" / key
        self.id = os.urandom(6).hex()
        self.turn = 0
        self._wrote: dict[str, list[Any]] = {}
        self._former: dict[str, dict[str, list[Any]]] = {}

    def read(self) -> bool:
        """Take up what this device last noted; False where there is nothing, or nothing readable.

        Without the practice's lock it may be unreadable only because it is being written.
        """
        try:
            seal, _, raw = self.path.read_bytes().partition(b"\n")
            if seal != _seal(raw):  # it is written in place: a program that died may have left half of one over another
                return False
            known: Any = orjson.loads(raw)
            id, turn, wrote = str(known["device"]), int(known["turn"]), dict(known["wrote"])
            former = dict(known.get("former", {}))
        except (OSError, KeyError, TypeError, ValueError):
            return False
        if not is_id(id):
            return False
        self.id, self.turn, self._wrote, self._former = id, turn, wrote, former
        return True

    def renew(self) -> None:
        """Be a new device, with no history yet."""
        if self._wrote:
            self._former[self.id] = self._wrote
        self.id = os.urandom(6).hex()
        self.turn = 0
        self._wrote = {}
        self._save()

    def wrote(self, scope: str) -> Iterator[Wrote]:
        """What was last written in a scope, under the id that we have and those that we had."""
        for id, wrote in [(self.id, self._wrote), *self._former.items()]:
            if scope in wrote:
                yield Wrote(id, *wrote[scope])

    def forget(self, scope: str) -> None:
        """Remember nothing of a scope any more."""
        known = [wrote.pop(scope, None) for wrote in (self._wrote, *self._former.values())]
        if any(known):
            self._save()

    def begin(self, turn: int) -> None:
        """Remember the number of an action before it is written: nobody is to use it again, if we die over it."""
        self.turn = turn
        self._save()

    def note(self, ends: dict[str, Tail]) -> None:
        """Remember what was written last."""
        self._wrote.update({scope: [end.n, end.digest, end.action] for scope, end in ends.items()})
        self._save()

    def _save(self) -> None:
        # The practice is complete without it, so a full or read-only disk must not fail a commit here.
        doc: dict[str, Any] = {"device": self.id, "turn": self.turn, "wrote": self._wrote}
        if self._former:
            doc["former"] = self._former
        raw = orjson.dumps(doc)
        known = _seal(raw) + b"\n" + raw
        with contextlib.suppress(OSError):
            try:
                overwrite(self.path, known)
            except FileNotFoundError:
                make_folders(self.path.parent)
                overwrite(self.path, known)


def _seal(raw: bytes) -> bytes:
    """What tells notes that were written whole from those that were not."""
    return hashlib.sha256(raw).hexdigest()[:16].encode()

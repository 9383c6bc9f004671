"""Who we are in the history: the device's id, and what this device last wrote to a practice.

Kept outside the practice, one file per practice and path. A practice that is behind what we last wrote to
it was restored or copied over; writing on under the same id would fork our own history, so a new id is
taken. Losing the file costs no more than that.
"""

import contextlib
import hashlib
import secrets
from pathlib import Path
from typing import Any

import orjson

from advisor.store.atomic import make_folders, overwrite
from advisor.store.history import Tail
from advisor.store.layout import is_id


def practice_key(practice: Path) -> str:
    """What names a practice in the state folder of a device: 16 hexadecimal digits, by its path."""
    return hashlib.sha256(str(practice.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Device:
    """The id and the marks of this device for one practice."""

    def __init__(self, state: Path, practice: Path) -> None:
        key = practice_key(practice)
        self.path = state / f"{key}.json"
        self.drafts = state / "drafts" / key
        self.id = secrets.token_hex(6)
        self.turn = 0
        self._wrote: dict[str, list[Any]] = {}

    def read(self) -> bool:
        """Take up what this device last noted; False where there is nothing, or nothing readable.

        Without the practice's lock it may be unreadable only because it is being written.
        """
        try:
            known: Any = orjson.loads(self.path.read_bytes())
            id, turn, wrote = str(known["device"]), int(known["turn"]), dict(known["wrote"])
        except (OSError, KeyError, TypeError, ValueError):
            return False
        if not is_id(id):
            return False
        self.id, self.turn, self._wrote = id, turn, wrote
        return True

    def renew(self) -> None:
        """Be a new device, with no history yet."""
        self.id = secrets.token_hex(6)
        self.turn = 0
        self._wrote = {}
        self._save()

    def is_ahead_of(self, scope: str, end: Tail) -> bool:
        """Whether our history in the practice is not the one that we wrote."""
        n, digest = self._wrote.get(scope, (0, ""))
        return bool(end.n < n or (end.n == n and end.digest != digest))

    def forget(self, scope: str) -> None:
        """Remember nothing of a scope any more."""
        if self._wrote.pop(scope, None) is not None:
            self._save()

    def begin(self, turn: int) -> None:
        """Remember the number of an action before it is written: nobody is to use it again, if we die over it."""
        self.turn = turn
        self._save()

    def note(self, ends: dict[str, Tail]) -> None:
        """Remember what was written last."""
        self._wrote.update({scope: [end.n, end.digest] for scope, end in ends.items()})
        self._save()

    def _save(self) -> None:
        # The practice is complete without it, so a full or read-only disk must not fail a commit here.
        known = orjson.dumps({"device": self.id, "turn": self.turn, "wrote": self._wrote})
        with contextlib.suppress(OSError):
            try:
                overwrite(self.path, known)
            except FileNotFoundError:
                make_folders(self.path.parent)
                overwrite(self.path, known)

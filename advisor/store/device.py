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

from advisor.store.atomic import replace_file
from advisor.store.history import Tail
from advisor.store.layout import is_id


class Device:
    """The id and the marks of this device for one practice."""

    def __init__(self, state: Path, practice: Path) -> None:
        key = hashlib.sha256(str(practice.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self.path = state / f"{key}.json"
        self.id = ""
        self.turn = 0
        self._wrote: dict[str, list[Any]] = {}

    def read(self) -> None:
        """Take up what this device last noted; the first time, or where that is unreadable, a new id."""
        known: Any = None
        with contextlib.suppress(OSError, orjson.JSONDecodeError):
            known = orjson.loads(self.path.read_bytes())
        try:
            id, turn, wrote = known["device"], int(known["turn"]), dict(known["wrote"])
        except (KeyError, TypeError, ValueError):
            id = ""
        if is_id(str(id)):
            self.id, self.turn, self._wrote = id, turn, wrote
        elif not self.id:
            self.renew()

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

    def note(self, ends: dict[str, Tail], turn: int) -> None:
        """Remember what was written last, and the number of the action."""
        self.turn = turn
        self._wrote.update({scope: [end.n, end.digest] for scope, end in ends.items()})
        self._save()

    def _save(self) -> None:
        # The practice is complete without it, so a full or read-only disk must not fail a commit here.
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            known = {"device": self.id, "turn": self.turn, "wrote": self._wrote}
            replace_file(self.path, orjson.dumps(known), durable=False)

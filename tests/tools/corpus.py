"""What is needed to say how a file came back from editors, merges, sync services, other programs and dying disks.

A case changes the bytes of one file of a practice, and says what must become of it.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

Change = Callable[[bytes], bytes]

LINE_START = b'{"digest":"'
FILE_START = b'{"_meta":{"file":{"digest":"'
NULS = bytes(512)


class Fate(Enum):
    """What becomes of a file that is not as it was written."""

    REFUSED = "nothing is read from it, and its client is closed"
    EDIT = "it is shown, and nothing is saved over it until somebody has said yes"
    SAME = "it says the same in other bytes: it is read, and written on"
    WAITING = "its client can be read only, until the rest has come"
    FOUND = "it is not needed for reading; check finds it"
    TORN = "its end was never finished, and is as if it had not been begun"


@dataclass(frozen=True)
class Case:
    """A way in which a file is not as it was written."""

    name: str
    change: Change
    fate: Fate


def sealed(start: bytes, rest: bytes) -> bytes:
    """Bytes under a right digest, as somebody who knows the format can make them."""
    return start + sha256(rest).hexdigest().encode() + b'",' + rest


def compact(value: object) -> bytes:
    """JSON as the store lays it out within a line."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def substituted(pattern: bytes, by: bytes) -> Change:
    """The first match of a pattern, which must be there, put to something else."""

    def change(raw: bytes) -> bytes:
        made, times = re.subn(pattern, lambda found: found.expand(by), raw, count=1)
        assert times == 1, pattern
        return made

    return change

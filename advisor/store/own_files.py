"""Files that a consultant writes by hand and keeps in the practice: they go into its backups, and are no record.

They lie in one folder, and have names that can be a file's on every system.
"""

import contextlib
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from advisor.store.errors import Unreadable
from advisor.store.layout import Layout

FOLDER = "instruments"

_NOT_IN_NAMES = r'\x00-\x1f\x7f/\\:*?"<>|'
_DEVICES = r"(?:con|prn|aux|nul|(?:com|lpt)\d)(?:\.|\s)"  # of Windows, in whatever folder
_NAME = re.compile(rf"{FOLDER}/(?!{_DEVICES})[^.\s{_NOT_IN_NAMES}][^{_NOT_IN_NAMES}]{{0,99}}\.toml", re.IGNORECASE)
_MOST_BYTES = 1_000_000


def is_own(name: str) -> bool:
    """Whether a name in a practice is that of such a file."""
    return _NAME.fullmatch(name) is not None


def own_files(layout: Layout) -> dict[str, bytes]:
    """These files by their names in the practice; what cannot be read now, or is far too large, is left out."""
    found: dict[str, bytes] = {}
    there: list[Path] = []
    with contextlib.suppress(Unreadable):
        there = sorted(layout.listed(layout.root / FOLDER))
    for path in there:
        name = layout.name(path)
        with contextlib.suppress(OSError):
            if is_own(name) and path.is_file() and path.stat().st_size <= _MOST_BYTES:
                found[name] = path.read_bytes()
    return found


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The digest of each such file among files of a practice."""
    return {name: sha256(raw).hexdigest() for name, raw in files.items() if is_own(name)}

"""Sees what this process does to files, through the events that Python itself announces."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_EVENTS = {
    "os.rename": 2,
    "os.link": 2,
    "os.symlink": 2,
    "os.remove": 1,
    "os.mkdir": 1,
    "os.rmdir": 1,
    "os.truncate": 1,
    "os.chmod": 1,
    "os.chown": 1,
    "os.utime": 1,
}
"""What changes files, and how many of its arguments are paths."""

_watching: list[list[tuple[str, str]]] = []
_hooked: list[bool] = []


@contextmanager
def changes_under(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """Lists every change under a folder while the block runs: what was done, and to which path."""
    if not _hooked:  # a hook stays for as long as the process does
        sys.addaudithook(_hear)
        _hooked.append(True)
    seen: list[tuple[str, str]] = []
    found: list[tuple[str, str]] = []
    _watching.append(seen)
    try:
        yield found
    finally:
        _watching.remove(seen)
        inside = str(folder.resolve())
        found += [(event, path) for event, path in seen if os.path.realpath(path).startswith(inside)]


def _hear(event: str, args: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event == "open":
        path, _, flags = args
        if isinstance(flags, int) and flags & _CHANGING:
            _note(event, path)
    elif event in _EVENTS:
        for path in args[: _EVENTS[event]]:
            _note(event, path)


def _note(event: str, path: object) -> None:
    if isinstance(path, str | bytes | os.PathLike):
        for seen in _watching:
            seen.append((event, os.fsdecode(path)))

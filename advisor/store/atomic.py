"""Files that are whole or not there: every byte the store writes goes through here.

Folders are 0700 and files 0600 from the first byte, since client data is confidential.
"""

import contextlib
import errno
import os
import sys
import time
from pathlib import Path

TEMP_SUFFIX = ".writing"
"""How a file under construction ends; one that outlived its writer is a finding, never data."""

_BEGINNING = 50  # characters of a name that a file under construction bears: the whole may be as long as a name can be
_SHARING_VIOLATIONS = frozenset({5, 32})
_REPLACE_TRIES = 40
_REPLACE_PAUSE = 0.025  # seconds; together a second, longer than a virus scanner holds a file
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def make_folder(path: Path) -> bool:
    """Make a folder that only its owner can enter; False when it was there already."""
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        return False
    return True


def make_folders(path: Path) -> None:
    """Make a folder and those above it that are missing; only their owner can enter any of them.

    Raises:
        OSError: one cannot be made, or is something else.
    """
    if path.is_dir():
        return
    if path.parent != path:
        make_folders(path.parent)
    if not make_folder(path) and not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def replace_file(path: Path, data: bytes | bytearray) -> None:
    """Put ``data`` in place of a file, so that a reader sees the old or the new, never a part.

    A power cut may bring back the old file until :func:`flush_folder` was called. Where the history can
    make up for that, it is not worth its time.

    Raises:
        OSError: nothing was replaced, and nothing is left behind.
    """
    temp = path.with_name(f".{path.name[:_BEGINNING]}.{os.urandom(4).hex()}{TEMP_SUFFIX}")
    try:
        handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            _write_all(handle, data)
            _flush(handle)
        finally:
            os.close(handle)
        move(temp, path)
    except BaseException:  # also when the program is being ended: no temp file is left behind
        with contextlib.suppress(OSError):
            temp.unlink()
        raise


def move(source: Path, target: Path) -> None:
    """Rename, over ``target`` where there is one; on Windows a reader or scanner may hold either for a moment.

    Raises:
        OSError: nothing was moved, also after a second of trying.
    """
    for _ in range(_REPLACE_TRIES):
        try:
            os.replace(source, target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _SHARING_VIOLATIONS:
                raise
        time.sleep(_REPLACE_PAUSE)
    os.replace(source, target)


def replace_from(folder: Path, path: Path, data: bytes | bytearray) -> None:
    """The same, begun in another folder of the same drive: one where every start clears away what died.

    Raises:
        OSError: nothing was replaced, and nothing is left behind.
    """
    begun = folder / f".{path.name}{TEMP_SUFFIX}"
    try:
        replace_file(begun, data)
        move(begun, path)
        flush_folder(path.parent)
    except BaseException:  # also when the program is being ended: no temp file is left behind
        with contextlib.suppress(OSError):
            begun.unlink()
        raise


def append(path: Path, data: bytes | bytearray, *, at: int) -> None:
    """Append ``data`` at byte ``at`` and flush it; what stands behind ``at`` is a torn line and goes.

    Raises:
        OSError: nothing was appended (as far as the failing disk lets us take it back).
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | _BINARY, 0o600)
    try:
        if os.fstat(handle).st_size != at:
            os.ftruncate(handle, at)
        os.lseek(handle, at, os.SEEK_SET)
        try:
            _write_all(handle, data)
            _flush(handle)
        except BaseException:  # also when the program is being ended: half a line is no line
            with contextlib.suppress(OSError):
                os.ftruncate(handle, at)
            raise
    finally:
        with contextlib.suppress(OSError):  # it is flushed, or we are failing already
            os.close(handle)


def overwrite(path: Path, data: bytes | bytearray) -> None:
    """Write a file in place, unflushed: for what costs little when it is lost or torn."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | _BINARY, 0o600)
    try:
        _write_all(handle, data)
        os.ftruncate(handle, len(data))
    finally:
        os.close(handle)


def flush_folder(path: Path) -> None:
    """Make new names in a folder survive a power cut, where the system knows how to."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY | _BINARY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes | bytearray) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _flush(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # there is none on Windows

        # On macOS fsync stops at the drive's own cache; some file systems know only fsync.
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)

"""A disk of our own in a file: mounted for a test, and cut off from its power at any moment."""

import contextlib
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

_SHUTDOWN = 0x8004587D  # FS_IOC_SHUTDOWN of Linux, as xfstests uses it
_DROP = struct.pack("I", 2)  # without writing the journal: what was not flushed is gone


@dataclass(frozen=True)
class Disk:
    """An ext4 file system in a file; nothing is on it but what is flushed to it."""

    image: Path
    where: Path

    @classmethod
    def make(cls, scratch: Path, megabytes: int = 64) -> "Disk":
        """Make one, with nothing on it."""
        disk = cls(scratch / "image", scratch / "mounted")
        disk.where.mkdir()
        with disk.image.open("wb") as image:
            image.truncate(megabytes * 1024 * 1024)
        _run("mkfs.ext4", "-q", "-F", "-m", "0", str(disk.image))
        return disk

    @contextlib.contextmanager
    def mounted(self) -> Iterator[Path]:
        """Mount it for the length of a block; after a power cut, this replays its journal."""
        _run("mount", "-o", "loop", str(self.image), str(self.where))
        try:
            yield self.where
        finally:
            _run("umount", str(self.where))

    def cut_the_power(self) -> None:
        """Forget everything that was not flushed; from now on every call on it fails, until it is mounted again."""
        import fcntl

        handle = os.open(self.where, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _SHUTDOWN, _DROP)
        finally:
            os.close(handle)


@cache
def why_not() -> str:
    """Why this machine cannot mount such a disk; nothing where it can."""
    if sys.platform != "linux":
        return "only on Linux can a file be mounted as a disk and cut off"
    if os.geteuid() != 0:
        return "only root may mount a disk"
    try:
        with TemporaryDirectory() as scratch, (disk := Disk.make(Path(scratch), 8)).mounted():
            disk.cut_the_power()
    except (OSError, subprocess.CalledProcessError) as error:
        return f"this machine mounts no disk that is in a file ({error})"
    return ""


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

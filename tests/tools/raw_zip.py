"""Zip files written byte by byte, so that they can lie: `zipfile` writes only honest ones."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

STORED, DEFLATED = 0, 8


@dataclass(frozen=True)
class Item:
    """An entry: what it holds, and what is said of it where that is something else.

    `packed` stands in place of the content as it would be packed. `said_inside` and `flags_inside` are what stands at
    the entry itself, where the list at the end has another name and other flags. `at` is where that list says it is.
    """

    name: str
    content: bytes = b""
    method: int = DEFLATED
    flags: int = 0x800
    packed: bytes | None = None
    size: int | None = None
    crc: int | None = None
    at: int | None = None
    said_inside: bytes | None = None
    flags_inside: int | None = None

    @property
    def body(self) -> bytes:
        """Its bytes in the archive."""
        if self.packed is not None:
            return self.packed
        return deflated(self.content) if self.method == DEFLATED else self.content


def deflated(content: bytes) -> bytes:
    """Content as a zip file packs it."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return engine.compress(content) + engine.flush()


def opening(item: Item) -> bytes:
    """What stands before the bytes of an entry."""
    name = item.said_inside if item.said_inside is not None else _name(item)
    flags = item.flags if item.flags_inside is None else item.flags_inside
    return struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, item.method, 0, 33, *_sizes(item), len(name), 0) + name


def listed(item: Item, at: int) -> bytes:
    """What the list at the end has of an entry that begins at `at`."""
    name = _name(item)
    at = at if item.at is None else item.at
    head = struct.pack("<4s6H3L", b"PK\1\2", 20, 20, item.flags, item.method, 0, 33, *_sizes(item))
    return head + struct.pack("<5H2L", len(name), 0, 0, 0, 0, 0, at) + name


def end(count: int, size: int, at: int, *, disk: int = 0) -> bytes:
    """The end of an archive whose list has so many entries, so many bytes, and begins at `at`."""
    return struct.pack("<4s4H2LH", b"PK\5\6", disk, disk, count, count, size, at, 0)


def archive(items: Iterable[Item], *, count: int | None = None, disk: int = 0) -> bytes:
    """An archive of entries in that order.

    Args:
        items: The entries.
        count: How many it says that it has, where that is something else.
        disk: Which of several disks it says that it is.
    """
    bodies, listing, number = bytearray(), bytearray(), 0
    for item in items:
        number += 1
        listing += listed(item, len(bodies))
        bodies += opening(item) + item.body
    said = number if count is None else count
    return bytes(bodies + listing) + end(said, len(listing), len(bodies), disk=disk)


def _name(item: Item) -> bytes:
    return item.name.encode("utf-8" if item.flags & 0x800 else "cp437")


def _sizes(item: Item) -> tuple[int, int, int]:
    crc = zlib.crc32(item.content) if item.crc is None else item.crc
    return crc, len(item.body), len(item.content) if item.size is None else item.size

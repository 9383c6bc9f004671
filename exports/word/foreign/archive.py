"""The archive that a Word document is: its entries, and what they really hold.

Read here and not by `zipfile`, because that makes an object of every entry before one can count them, believes what
the list at the end says about an entry over what stands at the entry itself, lets entries lie over each other, and
reports what is wrong by nine kinds of error. Word itself uses few of the format's possibilities: two ways of packing,
no passwords, no second list for files beyond 4 GB. The rest is refused.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from struct import Struct

from exports.word.foreign.limits import ALL_PARTS, ENTRIES, MEGABYTE, PART, Flaw, damaged, odd
from exports.word.foreign.parts import key_of, refuse_odd_name, shown

_END = Struct("<4s4H2LH")  # mark, disk, disk of the list, entries here, entries, size of the list, its place, comment
_LISTED = Struct("<4s4x2H4x3L3H8xL")  # mark, flags, method, CRC, packed, size, lengths of name, extra, comment, place
_LOCAL = Struct("<4s2x2H16x2H")  # mark, flags, method, lengths of name and extra
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_STORED, _DEFLATED = 0, 8
_UNKNOWN_16, _UNKNOWN_32 = 0xFFFF, 0xFFFFFFFF  # "see the second list"


@dataclass(frozen=True)
class _Entry:
    """An entry as the list at the end of the archive has it; sizes and its place are in bytes."""

    raw_name: bytes
    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int


def parts_of(content: bytes) -> dict[str, bytes]:
    """What every entry of an archive holds, by name; folders are left out.

    Raises:
        Flaw: When the archive is damaged, too large, under a password, or not made as Word makes one.
    """
    listed_at, entries = _listed(content)
    bodies = _bodies(content, entries, listed_at)
    files = [each for each in entries if not each.name.endswith("/")]
    _refuse_doubles(files)
    _refuse_large(files)
    parts: dict[str, bytes] = {}
    room = ALL_PARTS
    for entry in files:
        parts[entry.name] = _inflated(entry, bodies[entry.at], room)
        room -= len(parts[entry.name])
    return parts


def _listed(content: bytes) -> tuple[int, list[_Entry]]:
    """Where the list of entries begins, and the entries."""
    end_at = content.rfind(b"PK\5\6", max(0, len(content) - _END.size - _LONGEST_COMMENT))
    if end_at < 0 or end_at + _END.size > len(content):
        raise damaged("its end is missing")
    _, disk, disk_of_list, here, count, size, listed_at, _ = _END.unpack_from(content, end_at)
    if count == _UNKNOWN_16 or _UNKNOWN_32 in (size, listed_at):
        raise odd("as a file of more than 4 GB")
    if count > ENTRIES:
        raise Flaw(f"holds more than {ENTRIES:,} files; open it in Word, save it anew, and use that file.")
    if disk or disk_of_list or here != count or listed_at + size > end_at:
        raise damaged("its list of parts")
    return listed_at, list(_entries(content, listed_at, listed_at + size, count))


def _entries(content: bytes, at: int, end: int, count: int) -> Iterator[_Entry]:
    for _ in range(count):
        if at + _LISTED.size > end:
            raise damaged("its list of parts")
        mark, flags, method, crc, packed, size, *lengths, local_at = _LISTED.unpack_from(content, at)
        name_at, at = at + _LISTED.size, at + _LISTED.size + sum(lengths)
        if mark != b"PK\1\2" or at > end:
            raise damaged("its list of parts")
        raw_name = content[name_at : name_at + lengths[0]]
        entry = _Entry(raw_name, _name(raw_name, flags), flags, method, crc, packed, size, local_at)
        _refuse_odd_entry(entry)
        yield entry
    if at != end:
        raise damaged("its list of parts")


def _name(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8" if flags & _UTF_8 else "cp437")
    except UnicodeDecodeError as error:
        raise damaged("the name of a part") from error


def _refuse_odd_entry(entry: _Entry) -> None:
    refuse_odd_name(entry.name)
    if entry.flags & _ENCRYPTED:
        raise Flaw("is an archive under a password; ask whoever sent it for the Word document without a password.")
    if _UNKNOWN_32 in (entry.packed, entry.size, entry.at):
        raise odd("as a file of more than 4 GB")
    if entry.method not in (_STORED, _DEFLATED):
        raise odd(f"packed in another way, {shown(entry.name)}")


def _bodies(content: bytes, entries: Iterable[_Entry], end: int) -> dict[int, memoryview]:
    """The packed bytes of each entry by where it begins; none of them lies over another.

    Args:
        content: The archive.
        entries: All that its list names.
        end: Where that list begins.
    """
    bodies: dict[int, memoryview] = {}
    free = 0
    for entry in sorted(entries, key=lambda each: each.at):
        if entry.at < free:
            raise odd(f"parts lie over each other, {shown(entry.name)}")
        body_at = _body_at(content, entry, end)
        free = body_at + entry.packed
        if free > end:
            raise damaged(shown(entry.name))
        bodies[entry.at] = memoryview(content)[body_at:free]
    return bodies


def _body_at(content: bytes, entry: _Entry, end: int) -> int:
    """Where the bytes of an entry begin; what stands before them has to say the same as the list."""
    if entry.at + _LOCAL.size > end:
        raise damaged(shown(entry.name))
    mark, flags, method, name_length, extra = _LOCAL.unpack_from(content, entry.at)
    name_at: int = entry.at + _LOCAL.size
    body_at: int = name_at + name_length + extra
    if mark != b"PK\3\4":
        raise damaged(shown(entry.name))
    if content[name_at : name_at + name_length] != entry.raw_name or method != entry.method or flags & _ENCRYPTED:
        raise odd(f"two different accounts of one part, {shown(entry.name)}")
    return body_at


def _refuse_doubles(entries: Iterable[_Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        key = key_of(entry.name)
        if key in seen:
            raise odd(f"the same part twice, {shown(entry.name)}")
        seen.add(key)


def _refuse_large(entries: Iterable[_Entry]) -> None:
    """By what the list says, before anything is unpacked: a giant that owns up to its size costs no memory."""
    room = ALL_PARTS
    for entry in entries:
        if entry.size > min(PART, room):
            raise _too_large(entry, room)
        room -= entry.size


def _inflated(entry: _Entry, body: memoryview, room: int) -> bytes:
    """What an entry holds; inflating ends where a limit is passed, whatever size the list gives.

    Args:
        entry: The entry.
        body: Its packed bytes.
        room: How many bytes it may inflate to before the archive as a whole is too large.
    """
    most = min(PART, room)
    content, complete = bytes(body), True
    if entry.method == _DEFLATED:
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = engine.decompress(body, most + 1)
        except zlib.error as error:
            raise damaged(shown(entry.name)) from error
        complete = engine.eof and not engine.unused_data
    if len(content) > most:
        raise _too_large(entry, room)
    if not complete or len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise damaged(shown(entry.name))
    return content


def _too_large(entry: _Entry, room: int) -> Flaw:
    what = f"holds a part of more than {PART // MEGABYTE} MB ({shown(entry.name)})"
    if room < PART:
        what = f"unpacks to more than {ALL_PARTS // MEGABYTE} MB"
    return Flaw(
        f"{what}, which is more than is read; make its pictures smaller in Word (Picture Format, Compress Pictures),"
        " save it, and try again."
    )

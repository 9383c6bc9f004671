"""A backup as a file: a zip of files of the practice, under the names that they have there.

Unpacked by hand into an empty folder it is a practice again. Its very end, the comment of the zip, is the digest of
all bytes before it: a changed byte anywhere is found in one pass, and before that nothing is unpacked.
"""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from advisor.store.errors import Damaged, Unreadable
from advisor.store.formats import BACKUP, FORMAT, upgrade
from advisor.store.own_files import digests, is_own
from advisor.store.protocol import PRACTICE
from advisor.store.sent_files import is_sent
from advisor.store.strict import UnreadableError
from advisor.system import reason_of

_NOTE = "backup.json"
_SEAL = b"sha256:"
_SEALED = len(_SEAL) + 64
_ID = "[a-z0-9]{8,32}"
_TABLES = re.compile(rf"(practice)\.json|clients/({_ID})\.json")
_CHAIN = re.compile(rf"history/({_ID})/({_ID})\.jsonl")
_BESIDE = re.compile(rf"(?:pending|destroyed)/{_ID}\.json")
_ROOM = 64 * 1024 * 1024  # bytes that any backup may unpack to
_TIMES = 200  # … or so many times its own size; ours come to about ten
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


class _Unusable(ValueError):
    """Why a sealed backup is not used, to end a sentence."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a backup says of itself.

    Attributes:
        at: The instant (UTC) at which it was made.
        practice: The name of the practice's folder.
        records: The number of records in each scope.
        sizes: Per scope and device, the bytes of history.
        own: The digest of each file that the consultant wrote by hand.
    """

    at: datetime
    practice: str
    records: Mapping[str, int]
    sizes: Mapping[str, Mapping[str, int]]
    own: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup that was read whole: what it says of itself, and its files by their names in the practice."""

    note: Note
    files: Mapping[str, bytes]

    def tables(self, scope: str) -> bytes:
        """The file of a scope."""
        return self.files["practice.json" if scope == PRACTICE else f"clients/{scope}.json"]

    def chains(self, scope: str) -> dict[str, bytes]:
        """The histories of a scope, by device."""
        found = ((_CHAIN.fullmatch(name), raw) for name, raw in self.files.items())
        return {match[2]: raw for match, raw in found if match and match[1] == scope}


def pack(at: datetime, practice: str, records: Mapping[str, int], files: Mapping[str, bytes]) -> bytes:
    """The bytes of a backup; the same content is the same bytes.

    Args:
        at: The instant at which it is made, aware.
        practice: The name of the practice's folder.
        records: The number of records of each scope in it.
        files: Every file by its name in the practice.
    """
    at = at.astimezone(UTC).replace(microsecond=0)
    note = {"at": at.isoformat(), "format": FORMAT, "practice": practice, "records": dict(records)}
    note["sizes"] = _sizes(records, files)
    if own := digests(files):
        note["own"] = own
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = _SEAL + bytes(64)
        archive.writestr(_entry(_NOTE, at), orjson.dumps(note, option=orjson.OPT_SORT_KEYS))
        for name in sorted(files):
            archive.writestr(_entry(name, at), files[name])
    with buffer.getbuffer() as view:
        digest = hashlib.sha256(view[:-_SEALED]).hexdigest().encode()
        view[-64:] = digest
        return bytes(view)


def read_archive(path: Path) -> Archive:
    """A backup, whole and as it was made.

    Raises:
        Damaged: it is no backup, or not as it was made.
        Unreadable: the system will not let it be read.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(f"There is no backup {path}.") from error
    except OSError as error:
        raise Unreadable(f"The backup {path} cannot be read: {reason_of(error)}.") from error
    if not _is_sealed(raw):
        raise Damaged(f"{path} is no backup of a practice, or was changed since it was made; it is not used.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_names(archive.infolist(), len(raw))
            files = {info.filename: archive.read(info) for info in archive.infolist()}
        note = _note(files.pop(_NOTE))
    except (*_UNREADABLE, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"{path} is not a backup that can be used: {_reason(error)}.") from error
    found = {match[1] or match[2] for name in files if (match := _TABLES.fullmatch(name))}
    if found != set(note.records):
        raise Damaged(f"{path} is not a backup that can be used: it does not hold what it says.")
    return Archive(note, files)


def read_note(path: Path) -> Note | None:
    """What a backup says of itself, unverified, for lists; None where nothing can be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(_NOTE)
            return _note(archive.read(info)) if info.file_size < _ROOM else None
    except (*_UNREADABLE, KeyError, TypeError, AttributeError):
        return None


def is_whole(path: Path) -> bool:
    """Whether a backup is, byte by byte, as it was made.

    Raises:
        OSError: it cannot be read.
    """
    return _is_sealed(path.read_bytes())


def _is_sealed(raw: bytes) -> bool:
    with memoryview(raw) as view:
        digest = hashlib.sha256(view[:-_SEALED]).hexdigest().encode()
    return raw[-_SEALED:] == _SEAL + digest


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # so that the mode counts, on whatever system it is made
    entry.external_attr = 0o600 << 16
    return entry


def _sizes(records: Mapping[str, int], files: Mapping[str, bytes]) -> dict[str, dict[str, int]]:
    sizes: dict[str, dict[str, int]] = {scope: {} for scope in records}
    for name, raw in files.items():
        if match := _CHAIN.fullmatch(name):
            sizes[match[1]][match[2]] = len(raw)
    return sizes


def _check_names(entries: Iterable[zipfile.ZipInfo], size: int) -> None:
    """Refuse what would lie elsewhere than in a practice, or fill the memory.

    Raises:
        _Unusable: with the reason, to end a sentence.
    """
    names = [entry.filename for entry in entries]
    for name in names:
        kinds = (_TABLES, _CHAIN, _BESIDE)
        if name != _NOTE and not is_own(name) and not is_sent(name) and not any(kind.fullmatch(name) for kind in kinds):
            raise _Unusable(f"it holds “{name[:60]}”, which is no file of a practice")
    if len(set(names)) != len(names):
        raise _Unusable("it holds a file twice")
    if sum(entry.file_size for entry in entries) > max(_ROOM, _TIMES * size):
        raise _Unusable("it would unpack to far more than it can hold")


def _note(raw: bytes) -> Note:
    doc: dict[str, Any] = orjson.loads(raw)
    try:
        doc = upgrade(BACKUP, doc["format"], doc)
    except UnreadableError as error:
        raise _Unusable(f"it {error}") from error
    records = {str(scope): int(count) for scope, count in doc["records"].items()}
    sizes = {scope: {str(dev): int(size) for dev, size in doc["sizes"][scope].items()} for scope in records}
    own = {str(name): str(digest) for name, digest in doc.get("own", {}).items()}
    return Note(datetime.fromisoformat(doc["at"]), str(doc["practice"]), records, sizes, own)


def _reason(error: BaseException) -> str:
    return str(error) if isinstance(error, _Unusable) else "its content is not as it was made"

"""Between documents and bytes: everything that is kept passes here, and nothing else knows the bytes.

Everything is sealed JSON: a digest stands first, over every byte that follows it, so that what we wrote is
known again by one pass over a contiguous slice. Encodings are canonical (keys sorted), so the same content
is the same bytes.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from advisor.store.formats import FILE, FORMAT, LINE, upgrade
from advisor.store.protocol import Doc, Tables
from advisor.store.shape import counts
from advisor.store.strict import UnreadableError, read_strictly

META = "_meta"
"""The TinyDB table in which a file keeps what it knows of itself, as the document ``file``."""

_LINE_START = b'{"digest":"'
_FILE_START = b'{"_meta":{"file":{"digest":"'
_CHANGES = b',"changes":'
_DIGEST = re.compile(rb'([0-9a-f]{64})",')
_SORTED = orjson.OPT_SORT_KEYS
_NEEDED = (("commit", str), ("n", int), ("turn", int))
_UNDOES = (str, type(None))
_SHAPELESS = "is not laid out as the file of a practice is"


@dataclass(slots=True)
class Meta:
    """What a file knows of itself.

    ``heads`` is the number of each device's last commit that the tables contain, ``counters`` the highest
    number given for each prefix, and ``scope`` whose file it is, so that two files under each other's names
    are seen.
    """

    heads: dict[str, int] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    scope: str = ""


@dataclass(slots=True)
class File:
    """A decoded file. ``edited`` is None, or the digest of content that we did not write."""

    tables: Tables
    meta: Meta
    edited: str | None = None
    foreign: bool = False
    """Whether another program wrote the bytes, be it with the same content."""


def encode_file(tables: Mapping[str, Mapping[str, Any]], meta: Meta) -> bytearray:
    """A TinyDB file, one record a line so that sync services and people see what changed."""
    known = {"counters": meta.counters, "format": FORMAT, "heads": meta.heads, "scope": meta.scope}
    return _encoded(known, tables)


def _encoded(known: Doc, tables: Mapping[str, Mapping[str, Any]]) -> bytearray:
    """A file of any format, with what it knows of itself but for the digest."""
    parts = [orjson.dumps(known, option=_SORTED)[1:], b"}"]
    for table in sorted(tables):
        parts += [b",\n", orjson.dumps(table), b":{\n"]
        parts += [b",\n".join([encode_row(id, doc) for id, doc in sorted(tables[table].items())]), b"\n}"]
    parts.append(b"}\n")
    return _seal(_FILE_START, parts)


def encode_row(id: str, doc: Doc | bytes) -> bytes:
    """A record as it stands in a file."""
    return doc if type(doc) is bytes else orjson.dumps({id: doc}, option=_SORTED)[1:-1]


def decode_file(raw: bytes, *, rows: bool = False) -> File:
    """Read a file: at full speed where the bytes are ours, strictly where they are not.

    With ``rows``, records that are ours stay the bytes that they are, to be read one by one by
    :func:`record`: a commit changes a few of them, and writes the others as they stand.

    Raises:
        UnreadableError: the bytes cannot be read safely.
    """
    digest = _unseal(_FILE_START, raw)
    if digest is not None:
        try:
            return _in_rows(raw) if rows else _shaped(orjson.loads(raw))
        except UnreadableError:
            raise
        except (ValueError, IndexError) as error:  # somebody wrote the digest, too
            raise UnreadableError(_SHAPELESS) from error
    data = read_strictly(raw)
    same = _is_sealed(data)
    file = _shaped(data)
    file.foreign = True
    file.edited = None if same else hashlib.sha256(raw).hexdigest()
    return file


def record(tables: Tables, table: str, id: str) -> Doc | None:
    """One record, be it read already or not; None where there is none."""
    doc: Doc | bytes | None = tables.get(table, {}).get(id)
    if isinstance(doc, bytes):
        read: dict[str, Doc] = orjson.loads(b"{%b}" % doc)
        return read[id]
    return doc


def encode_line(header: Doc, changes: list[Doc]) -> bytearray:
    """A line of history, the header in front so that it can be read alone."""
    start = orjson.dumps(header, option=_SORTED)[1:-1]
    return _seal(_LINE_START, [start, _CHANGES, orjson.dumps(changes, option=_SORTED), b"}\n"])


def decode_line(line: bytes, kind: str = LINE) -> Doc:
    """A whole line (without its line end), of history or of another kind, with its ``digest``; in our format.

    Raises:
        UnreadableError: it is not as it was written.
    """
    check_line(line)
    return _upgraded(kind, orjson.loads(line))


def check_line(line: bytes) -> None:
    """Check a line against its digest, without reading it.

    Raises:
        UnreadableError: it is not as it was written.
    """
    if _unseal(_LINE_START, line + b"\n") is None:
        raise UnreadableError("is not as it was written")


def decode_header(line: bytes) -> Doc:
    """The header of a line of history, unverified: for lists of what was done, where the documents would cost.

    Raises:
        UnreadableError: it is no line of history.
    """
    # Inside a JSON string the quotes would be escaped, so this can only be the key itself.
    end = line.find(_CHANGES)
    try:
        doc = _upgraded(LINE, orjson.loads(line[:end] + b"}"))
    except orjson.JSONDecodeError as error:
        raise UnreadableError("is not as it was written") from error
    if any(type(doc.get(name)) is not kind for name, kind in _NEEDED) or type(doc.get("undoes", 0)) not in _UNDOES:
        raise UnreadableError("is not as it was written")
    return doc


def _upgraded(kind: str, doc: Doc) -> Doc:
    doc = upgrade(kind, doc.get("format"), doc)
    doc["format"] = FORMAT
    return doc


def digest_of(raw: bytes | bytearray) -> str:
    """The digest that stands at the beginning of a line."""
    return raw[len(_LINE_START) : len(_LINE_START) + 64].decode("ascii", "replace")


def _in_rows(raw: bytes) -> File:
    """A file of ours by its lines: the first has ``_meta``, then each table its name, records and end."""
    head, _, body = raw.partition(b"\n")
    own = orjson.loads(head[:-1] + b"}" if body else head)
    if own[META]["file"].get("format") != FORMAT:
        return _shaped(orjson.loads(raw))
    tables: dict[str, dict[str, Any]] = {}
    for part in body.removesuffix(b"\n}}\n").split(b"\n},\n") if body else ():
        name, _, rows = part.partition(b":{\n")
        tables[orjson.loads(name)] = {row[1 : row.index(b'":')].decode(): row for row in rows.split(b",\n") if row}
    file = _shaped(own)
    file.tables = tables
    return file


def _seal(start: bytes, parts: list[bytes]) -> bytearray:
    """Join the parts behind their digest, in one piece of memory: a client's file is large."""
    at = len(start)
    sealed = bytearray().join([start, bytes(64), b'",', *parts])
    with memoryview(sealed) as view:
        digest = hashlib.sha256(view[at + 66 :]).hexdigest()
    sealed[at : at + 64] = digest.encode()
    return sealed


def _unseal(start: bytes, raw: bytes | bytearray) -> str | None:
    """The digest, where it is right for the bytes that follow it."""
    if not raw.startswith(start):
        return None
    found = _DIGEST.match(raw, len(start))
    if found is None:
        return None
    digest = found[1].decode()
    with memoryview(raw) as view:
        return digest if hashlib.sha256(view[found.end() :]).hexdigest() == digest else None


def _is_sealed(data: Any) -> bool:  # noqa: ANN401  (shape is what is checked here)
    """Whether what a file says is what its digest was reckoned over, however the bytes are laid out."""
    try:
        known = dict(data[META]["file"])
        digest = known.pop("digest")
        tables = {name: docs for name, docs in data.items() if name != META}
        return bool(_unseal(_FILE_START, _encoded(known, tables)) == digest)
    except (AttributeError, KeyError, TypeError) as error:
        raise UnreadableError(_SHAPELESS) from error


def _shaped(data: Any) -> File:  # noqa: ANN401  (shape is what is checked here)
    """A file in our format, where it is tables of documents with a sound ``_meta``."""
    try:
        data = upgrade(FILE, data[META]["file"]["format"], data)
        own = data.pop(META)["file"]
        meta = Meta(counts(own["heads"]), counts(own["counters"]), own["scope"])
        sound = type(meta.scope) is str and all(map(_is_table, data.values()))
    except (AttributeError, KeyError, TypeError) as error:
        raise UnreadableError(_SHAPELESS) from error
    if not sound:
        raise UnreadableError(_SHAPELESS)
    return File(data, meta)


def _is_table(docs: object) -> bool:
    return type(docs) is dict and set(map(type, docs.values())) <= {dict}

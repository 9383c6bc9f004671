"""TinyDB, made safe: our storage beneath its tables, and its tables with our ids.

The storage writes whole files atomically and sealed; a table takes text as ids and caches no query (another
process may have written). Only a commit, which holds the practice's lock from read to write, writes.
"""

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table
from tinydb.utils import LRUCache

from advisor.store.atomic import replace_file
from advisor.store.codec import File, Meta, decode_file, encode_file, encode_row
from advisor.store.protocol import Tables, Was


class SealedStorage(Storage):
    """One sealed file, of a scope. What it knows of itself is in ``file``, where TinyDB does not see it."""

    def __init__(self, path: Path, scope: str = "") -> None:
        self.path = path
        self.file = File({}, Meta(scope=scope))

    def read(self) -> Tables | None:
        """The tables, or None when there is no file yet."""
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return None
        self.file = decode_file(raw)
        return self.file.tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the file, whole or not at all; a power cut may bring back the one before."""
        replace_file(self.path, encode_file(data, self.file.meta))


class HeldStorage(Storage):
    """Tables in memory, for as long as one commit works on them."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def read(self) -> Tables:
        """The tables themselves."""
        return self.tables

    def write(self, data: Tables) -> None:
        """Hold other tables from now on."""
        self.tables = data


class NoCache(LRUCache[QueryLike, list[Document]]):
    """A query cache that never answers: ours would be stale after another process wrote."""

    def get(self, key: QueryLike, default: Any = None) -> Any:  # noqa: ANN401  (as in the base class)
        """Nothing, always."""
        return default

    def set(self, key: QueryLike, value: list[Document]) -> None:
        """Forget it."""


class Record(Document):
    """A document of a :class:`RecordTable`, with text as its id."""

    def __init__(self, value: Mapping[str, Any], doc_id: str) -> None:
        super().__init__(value, doc_id)  # type: ignore[arg-type]


class RecordTable(Table):
    """A table whose ids are our own: numbers would collide between processes."""

    # TinyDB declares numbers as ids and one class of cache, and works with any.
    document_class = Record  # type: ignore[assignment]
    document_id_class = str  # type: ignore[assignment]
    query_cache_class = NoCache  # type: ignore[assignment]

    def put(self, records: Mapping[str, Any]) -> None:
        """Write records as they are given, and remove those that are None, all in one step."""

        def updater(table: dict[Any, Any]) -> None:
            for id, record in records.items():
                if record is None:
                    table.pop(id, None)
                else:
                    table[id] = record

        self._update_table(updater)

    def _get_next_id(self) -> str:
        return secrets.token_hex(8)


class RecordDB(TinyDB):
    """A TinyDB of record tables."""

    table_class = RecordTable

    def table(self, name: str, **kwargs: Any) -> RecordTable:  # noqa: ANN401  (as in the base class)
        """A table, made when it is first asked for."""
        return cast(RecordTable, super().table(name, **kwargs))


def write_records(tables: Tables, changes: Iterable[Was], *, rows: bool = False) -> Tables:
    """The tables with each record put to what it is after the changes.

    With ``rows`` as bytes, which share nothing with the documents that somebody else holds.
    """
    by_table: dict[str, dict[str, Any]] = {}
    for was in changes:
        after = was.after if was.after is None or not rows else encode_row(was.id, was.after)
        by_table.setdefault(was.table, {})[was.id] = after
    storage = HeldStorage(tables)
    with RecordDB(storage=lambda: storage) as db:
        for name, records in by_table.items():
            db.table(name).put(records)
    return storage.tables

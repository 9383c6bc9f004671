"""Documents of the store as records: a scope as it was read, and what in it fits no record."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from advisor.records import TYPES, Client, Misfit, Record
from advisor.records.stored import NotAsWritten, restored
from advisor.store import Doc, Scope, Store, StoreError
from advisor.words import count


class Loaded(NamedTuple):
    """The records of one scope as they were read.

    ``cursor`` is "" where nothing could be read; ``misfits`` names the records that fit no type of ours;
    ``trouble`` says in plain words what is wrong, if anything, and ``lacking`` what may be missing.
    """

    scope: str
    records: tuple[Record, ...]
    cursor: str
    misfits: tuple[str, ...] = ()
    trouble: str = ""
    lacking: str = ""


def load_scope(store: Store, scope: str) -> Loaded:
    """Read a scope; what cannot be read is told, not raised."""
    try:
        kept = store.load(scope)
    except StoreError as error:
        return Loaded(scope, (), "", trouble=str(error))
    records, misfits = records_in(kept)
    trouble = kept.readonly or ""
    if misfits and not trouble:
        name = next((each.code for each in records if isinstance(each, Client)), scope)
        trouble = (
            f"{count(len(misfits), 'record')} of {name} cannot be read ({misfits[0]}), perhaps because a newer "
            f"Advisor wrote {'it' if len(misfits) == 1 else 'them'}; nothing can be saved in {name} until Advisor "
            "is updated on this computer."
        )
    return Loaded(scope, tuple(records), kept.cursor, tuple(misfits), trouble, kept.lacking)


def record_of(table: str, record_id: str, doc: Doc) -> Record:
    """The record that a document of a known table holds.

    Raises:
        Misfit: When it does not fit its type.
    """
    return TYPES[table].of({**doc, "id": record_id})


def records_in(kept: Scope) -> tuple[list[Record], list[str]]:
    """The records of a scope, and the names of those that do not fit their type."""
    records: list[Record] = []
    misfits: list[str] = []
    for table, docs in kept.tables.items():
        record_type = TYPES.get(table)
        if record_type is None:  # written by a newer version: kept, and left alone
            continue
        try:
            records += restored(record_type, docs) if kept.sealed else _checked(record_type, docs, misfits)
        except NotAsWritten:
            records += _checked(record_type, docs, misfits)
    return records, misfits


def _checked(record_type: type[Record], docs: Mapping[str, Doc], misfits: list[str]) -> Iterator[Record]:
    """The records of a table, each checked; the names of those that do not fit are added to the misfits."""
    for record_id, doc in docs.items():
        try:
            yield record_type.of({**doc, "id": record_id})
        except Misfit:
            misfits.append(f"{record_type.NAME} {record_id}")


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the garbage collector while many records are made: it would walk all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        gc.freeze()

"""The one door: open a practice, look up, record changes, undo, and hear of changes from elsewhere."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import ValidationError

from advisor import store as keeping
from advisor.book import PRACTICE_SCOPE, Book
from advisor.changes import Change, Delete, Edit, Refused, added, edited, new_id, superseding
from advisor.records import (
    TYPES,
    Client,
    Dated,
    Document,
    Engagement,
    Problem,
    Profile,
    Recommendation,
    Record,
)
from advisor.rules import problems_of, reasons_to_keep
from advisor.store import Action, Changed, Doc, Entry, Finding, Give, Scope, Store, StoreError

Now = Callable[[], datetime]


@dataclass(frozen=True)
class Done:
    """One action as it was written: its id, why, and the records as they stand now (deleted ones are absent)."""

    id: str
    why: str
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Loaded:
    """The records of one scope as they were read; ``trouble`` says in plain words what is wrong, if anything."""

    scope: str
    records: tuple[Record, ...]
    cursor: str
    trouble: str = ""


class Practice:
    """An open practice.

    Args:
        store: Where the records are kept.
        now: The clock: an aware instant in local time. Nothing else here reads one.
        who: The name that stands in the history.

    Attributes:
        book: What was read so far.
        troubles: What is wrong with a scope, in plain words, by its id; such a scope cannot be written.
        is_new: Whether opening made the practice just now.
    """

    def __init__(self, store: Store, now: Now, who: str) -> None:
        self.store = store
        self.now = now
        self.who = who
        self.is_new = False
        self.book = Book()
        self.troubles: dict[str, str] = {}
        self._cursors: dict[str, str] = {}
        self._stamps: dict[str, object] = {}

    @classmethod
    def open(cls, folder: Path, *, state: Path, now: Now, who: str, create: bool = False) -> "Practice":
        """Open the practice in a folder; the records are not read yet (see :meth:`load`).

        Args:
            folder: The practice folder.
            state: Where this device keeps its own id, outside the practice.
            now: The clock.
            who: The name for the history.
            create: Whether to make an empty practice where there is none.

        Raises:
            StoreError: With one sentence, when the folder is no practice or cannot be used.
        """
        try:
            return cls(keeping.open_practice(folder, state), now, who)
        except keeping.NotAPractice:
            if not create:
                raise
        practice = cls(keeping.create_practice(folder, state), now, who)
        practice.is_new = True
        return practice

    @property
    def today(self) -> date:
        """The local date."""
        return self.now().date()

    # -- reading ---------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read everything into the book."""
        with _without_collecting():
            for loaded in self.read():
                self.take_in(loaded)

    def read(self) -> Iterator[Loaded]:
        """Read scope by scope, without touching the book: safe in a worker thread."""
        self._stamps = dict(self.store.stamps())
        for scope in self.store.scopes():
            yield self._read_scope(scope)

    def _read_scope(self, scope: str) -> Loaded:
        try:
            kept = self.store.load(scope)
        except StoreError as error:
            return Loaded(scope, (), "", str(error))
        records, unreadable = _records(kept)
        trouble = kept.readonly or ""
        if unreadable:
            trouble = f"{len(unreadable)} records cannot be read ({unreadable[0]}); run advisor check."
        return Loaded(scope, tuple(records), kept.cursor, trouble)

    def take_in(self, loaded: Loaded) -> None:
        """Let the book hold what was read of a scope."""
        self.book.replace_scope(loaded.scope, loaded.records)
        self._cursors[loaded.scope] = loaded.cursor
        self.troubles.pop(loaded.scope, None)
        if loaded.trouble:
            self.troubles[loaded.scope] = loaded.trouble

    def refresh(self) -> frozenset[str]:
        """Take in what other programs have written since; returns the scopes that changed."""
        stamps = dict(self.store.stamps())
        touched = {scope for scope, mark in stamps.items() if self._stamps.get(scope) != mark}
        touched |= set(self._stamps) - set(stamps)
        self._stamps = stamps
        return frozenset(scope for scope in touched if self._catch_up(scope))

    def _catch_up(self, scope: str) -> bool:
        """Read a scope again when it is no longer what the book holds."""
        loaded = self._read_scope(scope)
        same = loaded.cursor == self._cursors.get(scope) and loaded.trouble == self.troubles.get(scope, "")
        if not same:
            self.take_in(loaded)
        return not same

    # -- writing ---------------------------------------------------------------------------------------------

    def record(self, changes: Sequence[Change], why: str) -> Done:
        """Write one action: all of its changes, with what follows from them by rule, or nothing.

        Args:
            changes: What to add, edit or delete, over one or many clients.
            why: The action in a few words, as it stands in the history and beside undo.

        Raises:
            Refused: With every breach of a rule in plain words.
            StoreError: When it could not be kept; a ``Conflict`` names what somebody else changed first.
        """
        now, plan = self.now(), list[keeping.Change]()
        with self._trial() as put:
            written = self._apply(changes, now, put)
            self._judge(written)
            for before, after in written:
                plan.append(self._planned(before, after))
        commit = self._commit(plan, new_id(), why, now)
        return Done(commit.id, why, self._absorb(commit))

    def _apply(
        self, changes: Sequence[Change], now: datetime, put: Callable[[Record | None, Record | None], None]
    ) -> list[tuple[Record | None, Record | None]]:
        """Make every change in the book, consequences included; returns (before, after) of each record."""
        written: list[tuple[Record | None, Record | None]] = []
        queue = list(changes)
        for change in queue:
            if isinstance(change, Delete):
                pair: tuple[Record | None, Record | None] = (change.record, None)
            elif isinstance(change, Edit):
                pair = (change.record, edited(change, now, now.date()))
            else:
                pair = (None, added(self.book, change, now))
            put(*pair)
            written.append(pair)
            if pair[1] is not None:
                queue.extend(superseding(self.book, pair[0], pair[1]))
        return written

    def _judge(self, written: Sequence[tuple[Record | None, Record | None]]) -> None:
        problems: list[Problem] = []
        for before, after in written:
            if after is not None:
                problems += problems_of(self.book, after, before, self.today)
            elif before is not None:
                problems += [Problem("", words) for words in reasons_to_keep(self.book, before)]
        if problems:
            raise Refused(list(dict.fromkeys(problems)))

    @contextmanager
    def _trial(self) -> Iterator[Callable[[Record | None, Record | None], None]]:
        """Change the book for the length of a block, so that rules see the changes beside everything else."""
        undo: list[tuple[str, str, Record | None]] = []

        def put(before: Record | None, after: Record | None) -> None:
            record = after or before
            assert record is not None
            scope = self._scope_for(record)
            undo.append((self.book.scope_of(record.id) or scope, record.id, self.book.record(record.id)))
            if after is None:
                self.book.drop(record.id)
            else:
                self.book.put(scope, after)

        try:
            yield put
        finally:
            for scope, record_id, was in reversed(undo):
                if was is None:
                    self.book.drop(record_id)
                else:
                    self.book.put(scope, was)

    def _scope_for(self, record: Record) -> str:
        """The scope in which a record is kept: its client's, found by what it refers to."""
        if isinstance(record, Client):
            return record.id
        if isinstance(record, Profile):
            return PRACTICE_SCOPE
        if isinstance(record, Dated):
            parent = record.recommendation
        elif isinstance(record, Recommendation):
            parent = record.engagement
        else:
            parent = str(getattr(record, "client", ""))
        return self.book.scope_of(parent) or self.book.scope_of(record.id) or PRACTICE_SCOPE

    def _planned(self, before: Record | None, after: Record | None) -> keeping.Change:
        """A change as the store takes it: the known fields patched, a reference asked for."""
        record = after or before
        assert record is not None
        scope = self._scope_for(record)
        expects = before.rev if before else None
        if after is None:
            return keeping.Change(scope, record.KIND, record.id, None, expects)
        doc: Doc = after.to_document()
        if before is not None:
            doc = dict.fromkeys(set(before.to_document()) - set(doc)) | doc
        return keeping.Change(scope, after.KIND, after.id, doc, expects, self._give(after))

    def _give(self, record: Record) -> Give | None:
        """The reference that a new engagement or piece of advice asks for."""
        if not isinstance(record, Engagement | Recommendation) or record.reference:
            return None
        client = self.book.client_of(record)
        code = client.code if client else ""
        return Give("reference", f"{code}-E" if isinstance(record, Engagement) else f"{code}-")

    def _commit(
        self, plan: Sequence[keeping.Change], action: str, why: str, now: datetime, undoes: str | None = None
    ) -> keeping.Commit:
        return self.store.commit(
            plan, id=action, who=self.who, why=why, on=now.date(), at=now.astimezone(UTC), undoes=undoes
        )

    def _absorb(self, commit: keeping.Commit) -> tuple[Record, ...]:
        """Take in what a commit wrote; what another program wrote there before it comes along."""
        stamps = self.store.stamps()  # taken first: what comes after it is seen by the next refresh
        self._take_changes(commit.changed)
        for scope, cursor in commit.cursors.items():
            known = self._cursors.get(scope)
            self._cursors[scope] = cursor
            self._stamps[scope] = stamps.get(scope)
            if known is not None:
                self._catch_up_from(scope, known)
        written = (self.book.record(each.id) for each in commit.changed if each.doc is not None)
        return tuple(each for each in written if each is not None)

    def _catch_up_from(self, scope: str, cursor: str) -> None:
        """Take in what changed in a scope since a cursor."""
        found = self.store.changes_since(scope, cursor)
        if found.whole:
            self.take_in(self._read_scope(scope))
        else:
            self._take_changes(found.changed)
            self._cursors[scope] = found.cursor

    def _take_changes(self, changed: Iterable[Changed]) -> None:
        for each in changed:
            if each.doc is None:
                self.book.drop(each.id)
            elif each.table in TYPES:
                self.book.put(each.scope, _record(each.table, each.id, each.doc))

    # -- taking back -----------------------------------------------------------------------------------------

    def undoable(self) -> Action | None:
        """The action that undo takes back next on this device, also after a restart.

        That a document was made is passed over: its file is out in the world, and the record of it stays.
        """
        return self.store.undoable(but=(Document.KIND,))

    def redoable(self) -> Action | None:
        """The undone action that redo brings back next."""
        return self.store.redoable()

    def undo(self, action: str = "") -> Done | None:
        """Take back the latest action of this device, or the one with this id; None when there is none.

        Raises:
            StoreError: With the reason, where a later change of the same record stands against it.
        """
        latest = self.undoable()
        if latest is not None and action in ("", latest.id):
            return self._reverse(latest.id, "undo", latest.why)
        if not action:
            return None
        why = next((each.action.why for each in self.store.history() if each.action.id == action), "")
        return self._reverse(action, "undo", why)

    def redo(self) -> Done | None:
        """Bring back what undo took last; None when there is nothing to bring back."""
        found = self.redoable()
        return self._reverse(found.id, "redo", found.why) if found else None

    def _reverse(self, action: str, what: str, why: str) -> Done:
        plan = self.store.plan_undo(action)
        words = f"{what}: {why.removeprefix('undo: ').removeprefix('redo: ')}"
        commit = self._commit(plan, new_id(), words, self.now(), undoes=action)
        return Done(commit.id, words, self._absorb(commit))

    # -- the record of the record ----------------------------------------------------------------------------

    def history(self, record: Record | None = None) -> list[Entry]:
        """Every action, newest last: of one record, of a client and all it holds, or of the practice."""
        if record is None:
            return self.store.history()
        scope = self.book.scope_of(record.id)
        return self.store.history(scope, None if isinstance(record, Client) else record.id)

    def check(self) -> list[Finding]:
        """Verify everything that is kept; an empty list is a sound practice."""
        return self.store.check()


def _record(table: str, record_id: str, doc: Doc) -> Record:
    return TYPES[table].model_validate({**doc, "id": record_id})


def _records(kept: Scope) -> tuple[list[Record], list[str]]:
    """The records of a scope, and the places of those that do not fit their type."""
    records: list[Record] = []
    unreadable = []
    for table, docs in kept.tables.items():
        record_type = TYPES.get(table)
        if record_type is None:  # written by a newer version: kept, and left alone
            continue
        validate = record_type.model_validate
        for record_id, doc in docs.items():
            doc["id"] = record_id
            try:
                records.append(validate(doc))
            except ValidationError:
                unreadable.append(f"{table} {record_id}")
    return records, unreadable


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Pause the garbage collector while many records are made: it would walk all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        gc.freeze()

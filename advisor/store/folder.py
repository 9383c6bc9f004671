"""The store as a folder on this computer: one writer at a time, any number of readers."""

import contextlib
import json
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from advisor.store import undo
from advisor.store.atomic import TEMP_SUFFIX, flush_folder, make_folder, make_folders
from advisor.store.check import check_practice
from advisor.store.codec import Meta
from advisor.store.destroyed import must_not_be_destroyed
from advisor.store.device import Device
from advisor.store.draft import Draft, check_changes, check_words, draft
from advisor.store.erased_copies import drop_drafts
from advisor.store.eraser import Eraser
from advisor.store.erasing import Erasing
from advisor.store.errors import Busy, Damaged, NotAPractice, StoreError, Unreadable
from advisor.store.history import lines_after
from advisor.store.layout import Layout
from advisor.store.ledger import Ledger
from advisor.store.protocol import (
    PRACTICE,
    Action,
    Change,
    Changed,
    Changes,
    Commit,
    Entry,
    Finding,
    Scope,
    Tables,
)
from advisor.store.recent import Recent
from advisor.store.shelves import with_way_out
from advisor.store.state import State, read_state, settling_state
from advisor.store.tables import SealedStorage
from advisor.store.writer import Writer

_LOCK_WAIT = 10.0  # seconds; an import of several hundred clients takes about one
_LOCK_POLL = 0.01


def create_practice(root: Path, state: Path) -> "FolderStore":
    """Make an empty practice in a folder that is new or empty, and open it.

    Args:
        root: the practice's folder.
        state: the folder in which this device remembers who it is; never inside the practice.

    Raises:
        NotAPractice: the folder is already in use.
        StoreError: it cannot be made.
    """
    layout = Layout(root)
    ours = {folder.name for folder in layout.folders}
    try:
        make_folders(root)
        # A program may have died while it was making this very practice.
        if any(path.name not in ours and path.suffix != TEMP_SUFFIX for path in root.iterdir()):
            raise NotAPractice(f"{root} is not empty; choose a new folder for the practice.")
        root.chmod(0o700)
        for folder in layout.folders:
            make_folder(folder)
        SealedStorage(layout.practice, PRACTICE).write({})
        flush_folder(root)
        flush_folder(root.parent)
    except OSError as error:
        raise StoreError(f"The practice cannot be made in {root}: {error.strerror}.") from error
    return open_practice(root, state)


def open_practice(root: Path, state: Path) -> "FolderStore":
    """Open a practice, first finishing what a program that died left half done.

    Args:
        root: the practice's folder.
        state: the folder in which this device remembers who it is.

    Raises:
        NotAPractice: there is no practice in that folder.
        Unreadable: it cannot be looked into.
    """
    layout = Layout(root)
    with layout.reading(root):
        found = layout.practice.exists() or layout.history("practice").exists()
    if not found:
        raise NotAPractice(f"There is no practice in {root}.")
    return FolderStore(layout, Device(state, root))


class FolderStore:
    """A practice folder; see :class:`advisor.store.protocol.Store`."""

    def __init__(self, layout: Layout, device: Device) -> None:
        self._layout = layout
        self._device = device
        self._ledger = Ledger(layout)
        self._recent = Recent(layout)
        self._writer = Writer(layout, device, self._ledger, self._recent)
        self._eraser = Eraser(layout, device, self._ledger, self._writer)
        self._lock = FileLock(layout.lock, timeout=_LOCK_WAIT, mode=0o600, poll_interval=_LOCK_POLL)
        if not device.read():
            self._introduce()
        if layout.actions() or layout.erasings() or layout.unfinished():
            self._tidy()
        with contextlib.suppress(OSError, Unreadable):
            drop_drafts(device.drafts, layout.receipts())

    @property
    def layout(self) -> Layout:
        """Where everything of the practice lies."""
        return self._layout

    @property
    def device(self) -> str:
        """The id under which this program's commits stand in the history."""
        return self._device.id

    def scopes(self) -> list[str]:
        """The ids of all scopes, the practice first."""
        return self._layout.scopes()

    def load(self, scope: str) -> Scope:
        """Everything in a scope; empty when nothing was ever committed to it, or it was destroyed."""
        if self._layout.is_destroyed(scope):  # whatever of it is still, or again, there
            return Scope(scope, {}, State(scope, {}, Meta()).cursor)
        try:
            state = read_state(self._layout, scope)
        except Damaged as error:
            raise with_way_out(self._layout, scope, error) from error
        return Scope(scope, state.tables, state.cursor, state.readonly, state.meta.heads, state.sealed)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the practice's lock for the length of a block; a commit inside does not wait for it again."""
        with contextlib.ExitStack() as held:
            try:
                held.enter_context(self._locked())
                if self._lock.lock_counter == 1:
                    self._finish()  # before anybody judges what is there
            except OSError as error:
                raise self._unsaved(error) from error
            yield

    def commit(
        self,
        changes: Collection[Change],
        *,
        id: str,
        who: str,
        why: str,
        on: date,
        at: datetime,
        undoes: str | None = None,
        settling: bool = False,
    ) -> Commit:
        """Write all changes as one history entry, or nothing; the same id again writes nothing.

        ``settling`` says that it answers what keeps a scope from being written (an edit of its file, or what was
        changed apart): the scope is then taken as its history makes it, and its file made anew.
        """
        check_changes(changes)
        check_words(who=who, why=why)
        scopes = tuple(dict.fromkeys(change.scope for change in changes))
        action = _action(id, scopes, len(changes), who=who, why=why, on=on, at=at, undoes=undoes)
        self._layout.action(id)  # refuses what is no id
        try:
            with self.writing():
                must_not_be_destroyed(self._layout, scopes)
                states = {scope: self._state(scope, settling) for scope in scopes}
                if any(self._ledger.has(scope, id) for scope in scopes):
                    return self._as_before(id, states)
                before = {scope: state.cursor for scope, state in states.items()}
                drafts = draft(states, changes, id)
                self._writer.write(action, drafts)
        except OSError as error:
            raise self._unsaved(error) from error
        return _committed(id, drafts, before)

    def commit_over(self, made: Draft, *, id: str, who: str, why: str, on: date, at: datetime) -> None:
        """Commit in one scope on a state that the caller made out of its history, in place of what its file says.

        Raises:
            OSError: nothing is kept.
            Busy: another program has been writing for too long.
        """
        action = _action(id, (made.state.scope,), len(made.changes), who=who, why=why, on=on, at=at)
        with self.writing():
            self._writer.write(action, [made])

    def changes_since(self, scope: str, cursor: str) -> Changes:
        """What changed since a cursor; gap-free."""
        state = read_state(self._layout, scope)
        if state.cursor == cursor:
            return Changes((), cursor)
        then = json.loads(cursor)
        heads: dict[str, int] = then["heads"]
        now = state.meta.heads
        if then["edited"] or state.edited or any(n > now.get(device, 0) for device, n in heads.items()):
            return Changes(tuple(_everything(scope, state.tables)), state.cursor, whole=True)
        keys = {
            (was.table, was.id): None
            for device, n in now.items()
            if n > heads.get(device, 0)
            for line in lines_after(self._layout, scope, device, heads.get(device, 0))
            if line.n <= n
            for was in line.changes
        }
        changed = (Changed(scope, table, id, state.tables.get(table, {}).get(id)) for table, id in keys)
        return Changes(tuple(changed), state.cursor)

    def stamps(self) -> Mapping[str, object]:
        """A mark per scope that differs once its file was replaced or its history grew."""
        return {scope: self._layout.mark(scope) for scope in self._layout.scopes()}

    def history(self, scope: str | None = None, record: str | None = None) -> list[Entry]:
        """The commits of one scope or all, or only what touched one record id; newest last."""
        return undo.entries(self._layout, scope, record)

    def undoable(self, device: str | None = None, *, but: Collection[str] = ()) -> Action | None:
        """The action that an undo on this device would take back next."""
        return undo.next_undo(self._layout, self._ledger, device or self.device, but)

    def redoable(self, device: str | None = None) -> Action | None:
        """The undo that a redo on this device would take back next."""
        return undo.next_redo(self._layout, self._ledger, device or self.device)

    def plan_undo(self, id: str) -> list[Change]:
        """The changes that take a whole action back."""
        return undo.plan(self._layout, self._ledger, id)

    def erase(self, asked: Erasing) -> None:
        """Erase a client or a person for good: the one thing that rewrites history, and that no undo takes back.

        Raises:
            StoreError: nothing is erased, for the reason given.
            KeptUnfinished: it is begun, and will be finished by whoever writes next or opens the practice.
        """
        check_words(who=asked.who, why=asked.why)
        try:
            with self.writing():
                self._eraser.erase(asked)
        except OSError as error:
            raise self._unsaved(error) from error

    def check(self) -> list[Finding]:
        """Reads everything and says what is not as it should be."""
        return check_practice(self._layout)

    def _introduce(self) -> None:
        """Take up the id of this device, or a new one, while nobody else is writing it down."""
        with contextlib.suppress(OSError), self._locked():
            if not self._device.read():
                self._device.renew()

    def _tidy(self) -> None:
        """Finish what a program that died left half done."""
        # On a disk that cannot be written now, everything can still be read; check names the rest.
        with contextlib.suppress(OSError, Unreadable), self._locked():
            for path in self._layout.unfinished():
                path.unlink(missing_ok=True)
            self._finish()

    def _finish(self) -> None:
        """Finish what is kept and not in every place yet, ours or that of a program that died."""
        self._device.read()
        self._writer.finish_pending()
        self._eraser.finish()

    def _state(self, scope: str, settling: bool) -> State:
        return settling_state(self._layout, scope) if settling else self._recent.read(scope)

    def _as_before(self, id: str, states: dict[str, State]) -> Commit:
        changed = [
            Changed(was.scope, was.table, was.id, was.after)
            for line in undo.lines_of(self._layout, self._ledger, id)
            for was in line.changes
        ]
        cursors = {scope: state.cursor for scope, state in states.items()}
        return Commit(id, tuple(changed), cursors, again=True)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        self._layout.must_be_there()  # the lock would make a folder that is not
        try:
            self._lock.acquire()
        except Timeout as error:
            raise Busy(
                "Another program is writing to this practice; nothing was saved. Try again in a moment."
            ) from error
        try:
            made = [make_folder(folder) for folder in self._layout.folders]  # a copy may leave out what is empty
            if any(made):
                flush_folder(self._layout.root)
            yield
        finally:
            self._lock.release()

    def _unsaved(self, error: OSError) -> StoreError:
        return StoreError(f"Nothing was saved in {self._layout.root}: {error.strerror}.")


def _action(
    id: str,
    scopes: tuple[str, ...],
    records: int,
    *,
    who: str,
    why: str,
    on: date,
    at: datetime,
    undoes: str | None = None,
) -> Action:
    """An action that is about to be written; its device and turn are known when it is."""
    return Action(
        id=id,
        device="",
        turn=0,
        at=at.astimezone(UTC),
        on=on,
        who=who,
        why=why,
        undoes=undoes,
        of=len(scopes),
        records=records,
        scopes=scopes,
    )


def _committed(id: str, drafts: list[Draft], before: Mapping[str, str]) -> Commit:
    changed = [Changed(was.scope, was.table, was.id, was.after) for draft in drafts for was in draft.changes]
    return Commit(id, tuple(changed), {draft.state.scope: draft.state.cursor for draft in drafts}, before)


def _everything(scope: str, tables: Tables) -> Iterator[Changed]:
    for table, docs in tables.items():
        for id, doc in docs.items():
            yield Changed(scope, table, id, doc)

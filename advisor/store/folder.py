"""The store as a folder on this computer: one writer at a time, any number of readers.

What writes is in :mod:`advisor.store.keeper`, and loaded when something is written; so is what tells the history
when somebody asks for it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from advisor.store.atomic import TEMP_SUFFIX, flush_folder, make_folder, make_folders
from advisor.store.codec import Meta
from advisor.store.device import Device
from advisor.store.errors import Damaged, NotAPractice, StoreError, Unreadable
from advisor.store.history import lines_after
from advisor.store.layout import Layout
from advisor.store.protocol import (
    PRACTICE,
    Action,
    Change,
    Changed,
    Changes,
    Commit,
    Doc,
    Entry,
    Finding,
    Past,
    Scope,
    Tables,
)
from advisor.store.state import State, read_state
from advisor.store.twins import lacking
from advisor.system import reason_of

if TYPE_CHECKING:
    from advisor.store.erasing import Erasing
    from advisor.store.keeper import Keeper
    from advisor.store.ledger import Ledger
    from advisor.store.scope_plan import ScopePlan


def create_practice(root: Path, state: Path) -> FolderStore:
    """Make an empty practice in a folder that is new or empty, and open it.

    Args:
        root: the practice's folder.
        state: the folder in which this device remembers who it is; never inside the practice.

    Raises:
        NotAPractice: the folder is already in use.
        StoreError: it cannot be made.
    """
    from advisor.store.tables import SealedStorage

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
        raise StoreError(f"The practice cannot be made in {root}: {reason_of(error)}.") from error
    return open_practice(root, state)


def is_gone(root: Path, state: Path) -> bool:
    """Whether a practice that this device has opened before is not there now, with its folder.

    Raises:
        Unreadable: the system will not let that be looked up.
    """
    try:
        return not root.exists() and Device(state, root).path.is_file()
    except OSError as error:
        where = error.filename or root
        raise Unreadable(f"{where} cannot be read now ({reason_of(error)}); nothing was made.") from error


def open_practice(root: Path, state: Path) -> FolderStore:
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
        if not device.read():
            self._keeper.introduce()
        if layout.actions() or layout.erasings() or layout.unfinished():
            self._keeper.tidy()
        with contextlib.suppress(OSError, Unreadable):
            if receipts := layout.receipts():
                from advisor.store.erased_copies import drop_drafts

                drop_drafts(device.drafts, receipts)

    @cached_property
    def _keeper(self) -> Keeper:
        from advisor.store.keeper import Keeper

        return Keeper(self._layout, self._device, self._ledger)

    @cached_property
    def _ledger(self) -> Ledger:
        from advisor.store.ledger import Ledger

        return Ledger(self._layout)

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
            from advisor.store.shelves import with_way_out

            raise with_way_out(self._layout, scope, error) from error
        words = lacking(self._layout, self._device, state)
        return Scope(scope, state.tables, state.cursor, state.readonly, state.meta.heads, state.sealed, words)

    def writing(self) -> AbstractContextManager[None]:
        """Hold the practice's lock for the length of a block; a commit inside does not wait for it again."""
        return self._keeper.writing()

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
        return self._keeper.commit(changes, id=id, who=who, why=why, on=on, at=at, undoes=undoes, settling=settling)

    def commit_over(self, made: ScopePlan, *, id: str, who: str, why: str, on: date, at: datetime) -> None:
        """Commit in one scope on a state that the caller made out of its history, in place of what its file says.

        Raises:
            OSError: nothing is kept.
            Busy: another program has been writing for too long.
        """
        self._keeper.commit_over(made, id=id, who=who, why=why, on=on, at=at)

    def erase(self, asked: Erasing) -> None:
        """Erase a client or a person for good: the one thing that rewrites history, and that no undo takes back.

        Raises:
            StoreError: nothing is erased, for the reason given.
            KeptUnfinished: it is begun, and will be finished by whoever writes next or opens the practice.
        """
        self._keeper.erase(asked)

    def changes_since(self, scope: str, cursor: str) -> Changes:
        """What changed since a cursor; gap-free."""
        state = read_state(self._layout, scope)
        if state.cursor == cursor:
            return Changes((), cursor)
        then = orjson.loads(cursor)
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

    def stamps(self, scopes: Collection[str] | None = None) -> Mapping[str, object]:
        """A mark for each of some scopes, or of all, that differs once its file was replaced or its history grew."""
        return {scope: self._layout.mark(scope) for scope in (self._layout.scopes() if scopes is None else scopes)}

    def history(
        self, scope: str | None = None, record: str | None = None, *, unread: dict[str, str] | None = None
    ) -> list[Entry]:
        """The commits of one scope or all, or only what touched one record id; newest last."""
        from advisor.store import undo

        return undo.entries(self._layout, scope, record, unread)

    def past(self, scope: str, by: datetime | date, adding: str = "") -> Past:
        """A scope with everything that had been written in it by a moment."""
        from advisor.store.past import past

        return past(self._layout, scope, by, adding)

    def action(self, id: str) -> Action | None:
        """An action by its id, from wherever its history can be read."""
        from advisor.store import undo

        lines = undo.lines_of(self._layout, self._ledger, id)
        return lines[0].action if lines else None

    def undoable(self, device: str | None = None, *, but: Collection[str] = ()) -> Action | None:
        """The action that an undo on this device would take back next."""
        from advisor.store import undo

        return undo.next_undo(self._layout, self._ledger, device or self.device, but)

    def redoable(self, device: str | None = None) -> Action | None:
        """The undo that a redo on this device would take back next."""
        from advisor.store import undo

        return undo.next_redo(self._layout, self._ledger, device or self.device)

    def plan_undo(self, id: str) -> list[Change]:
        """The changes that take a whole action back."""
        from advisor.store import undo

        return undo.plan(self._layout, self._ledger, id)

    def check(self) -> list[Finding]:
        """Reads everything and says what is not as it should be."""
        from advisor.store.check import check_practice

        return [*self._lacking(), *check_practice(self._layout)]

    def glimpse(self, scope: str, table: str, id: str) -> Doc | None:
        """A record as whatever is left of its scope still says it."""
        from advisor.store.glimpse import glimpse

        return glimpse(self._layout, scope, table, id)

    def _lacking(self) -> Iterator[Finding]:
        for scope in self.scopes():
            with contextlib.suppress(Damaged, Unreadable):  # which is found anyway
                if words := lacking(self._layout, self._device, read_state(self._layout, scope)):
                    yield Finding("error", self._layout.name(self._layout.history(scope)), words)

    def accept_lacking(self, scope: str) -> str:
        """Tell no more that what this device wrote in a scope was replaced; answers what was told, "" if nothing.

        Raises:
            Damaged, Unreadable, Busy: it cannot be looked into now.
        """
        words = lacking(self._layout, self._device, read_state(self._layout, scope))
        if words:
            self._keeper.accept_lacking(scope)
        return words


def _everything(scope: str, tables: Tables) -> Iterator[Changed]:
    for table, docs in tables.items():
        for id, doc in docs.items():
            yield Changed(scope, table, id, doc)

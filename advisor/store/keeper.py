"""What writes into a practice folder: one program at a time, all of an action or nothing.

A program that only reads never gets here, so that what it shows does not wait for what writing needs.
"""

import contextlib
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime

from filelock import FileLock, Timeout

from advisor.store import undo
from advisor.store.atomic import flush_folder, make_folder
from advisor.store.destroyed import must_not_be_destroyed
from advisor.store.device import Device
from advisor.store.eraser import Eraser
from advisor.store.erasing import Erasing
from advisor.store.errors import Busy, StoreError, Unreadable
from advisor.store.layout import Layout
from advisor.store.ledger import Ledger
from advisor.store.protocol import Action, Change, Changed, Commit
from advisor.store.recent import Recent
from advisor.store.scope_plan import ScopePlan, check_changes, check_words, scope_plans
from advisor.store.state import State, settling_state
from advisor.store.writer import Writer
from advisor.system import reason_of

_LOCK_WAIT = 10.0  # seconds; an import of several hundred clients takes about one
_LOCK_GLANCE = 0.5  # seconds; whoever only opens to read does not wait for a writer that is at work
_LOCK_POLL = 0.01


class Keeper:
    """Keeps actions in a practice folder, under its lock."""

    def __init__(self, layout: Layout, device: Device, ledger: Ledger) -> None:
        self._layout = layout
        self._device = device
        self._ledger = ledger
        self._recent = Recent(layout)
        self._writer = Writer(layout, device, ledger, self._recent)
        self._eraser = Eraser(layout, device, ledger, self._writer)
        self._lock = FileLock(layout.lock, timeout=_LOCK_WAIT, mode=0o600, poll_interval=_LOCK_POLL)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """See :meth:`advisor.store.folder.FolderStore.writing`."""
        if self._lock.lock_counter:  # this thread has it already, and all of this is done
            yield
            return
        with contextlib.ExitStack() as held:
            try:
                held.enter_context(self._locked())
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
        """See :meth:`advisor.store.folder.FolderStore.commit`."""
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
                plans = scope_plans(states, changes, id)
                self._writer.write(action, plans)
        except OSError as error:
            raise self._unsaved(error) from error
        return _committed(id, plans, before)

    def commit_over(self, made: ScopePlan, *, id: str, who: str, why: str, on: date, at: datetime) -> None:
        """See :meth:`advisor.store.folder.FolderStore.commit_over`."""
        action = _action(id, (made.state.scope,), len(made.changes), who=who, why=why, on=on, at=at)
        with self.writing():
            self._writer.write(action, [made])

    def erase(self, asked: Erasing) -> None:
        """See :meth:`advisor.store.folder.FolderStore.erase`."""
        check_words(who=asked.who, why=asked.why)
        try:
            with self.writing():
                self._eraser.erase(asked)
        except OSError as error:
            raise self._unsaved(error) from error

    def accept_lacking(self, scope: str) -> None:
        """See :meth:`advisor.store.folder.FolderStore.accept_lacking`."""
        with self.writing():
            if any(each.device == self._device.id for each in self._device.wrote(scope)):
                self._device.renew()  # the history under our id is another's by now
            self._device.forget(scope)

    def introduce(self) -> None:
        """Take up the id of this device, or a new one, while nobody else is writing it down."""
        with contextlib.suppress(OSError, Busy), self._locked(_LOCK_GLANCE):
            if not self._device.read():
                self._device.renew()
            return
        self._device.read()  # by now it may be there; without one, whoever writes first takes it up under the lock

    def tidy(self) -> None:
        """Finish what a program that died left half done."""
        # On a disk that cannot be written now, everything can still be read; check names the rest. And where another
        # program holds the lock, it finishes what is to be finished, or whoever writes next does.
        with contextlib.suppress(OSError, Unreadable, Busy), self._locked(_LOCK_GLANCE):
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
    def _locked(self, wait: float | None = None) -> Iterator[None]:
        self._layout.must_be_there()  # the lock would make a folder that is not
        try:
            self._lock.acquire(timeout=wait)
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
        return StoreError(f"Nothing was saved in {self._layout.root}: {reason_of(error)}.")


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


def _committed(id: str, plans: list[ScopePlan], before: Mapping[str, str]) -> Commit:
    changed = [Changed(was.scope, was.table, was.id, was.after) for plan in plans for was in plan.changes]
    return Commit(id, tuple(changed), {plan.state.scope: plan.state.cursor for plan in plans}, before)

"""Putting plans of actions on the disk: first the lines of history, then the files.

In one scope the line is the moment at which an action is kept. Over several scopes that moment is its file
in ``pending``: from then on it is finished by whoever comes next, idempotently by its id.
"""

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from advisor.store.atomic import append, flush_folder, make_folder, replace_file
from advisor.store.device import Device
from advisor.store.errors import Damaged, KeptUnfinished, StoreError
from advisor.store.history import Tail, last_turn, write_line, written
from advisor.store.layout import Layout
from advisor.store.ledger import Ledger
from advisor.store.pending import Part, encode_pending, read_pending
from advisor.store.protocol import Action
from advisor.store.recent import Recent
from advisor.store.scope_plan import ScopePlan
from advisor.store.state import fits, raise_counters, read_state, woven
from advisor.store.tables import SealedStorage, write_records
from advisor.store.twins import is_ours
from advisor.system import reason_of

_THREADS = 8  # more do not make a disk flush sooner


@dataclass(slots=True)
class _Job:
    """One scope of an action: its plan, and where our history of it ends."""

    plan: ScopePlan
    end: Tail


class Writer:
    """Writes actions into a practice whose lock is held."""

    def __init__(self, layout: Layout, device: Device, ledger: Ledger, recent: Recent) -> None:
        self._layout = layout
        self._recent = recent
        self._device = device
        self._ledger = ledger
        self._turns: dict[str, int] = {}

    def write(self, action: Action, plans: list[ScopePlan]) -> None:
        """Keep an action; when this returns, it survives a power cut.

        Raises:
            OSError: nothing is kept.
            KeptUnfinished: an action over several scopes is kept, and will be finished by the next commit.
        """
        if len(plans) == 1:
            self._keep(action, plans)
            return
        pending = self._layout.action(action.id)
        try:
            replace_file(pending, encode_pending(action, plans))
            flush_folder(pending.parent)
        except BaseException:  # also when the program is being ended: what was not acknowledged is not finished later
            with contextlib.suppress(OSError):
                pending.unlink()
            raise
        try:
            self._keep(action, plans)
            pending.unlink()
        except (OSError, StoreError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else str(error).rstrip(".")
            raise KeptUnfinished(
                f"“{action.why}” is kept, but could not be written everywhere ({reason}); do not enter it "
                "again: the rest is written with the next save, or when Advisor is next started."
            ) from error

    def finish_pending(self) -> None:
        """Finish the actions that a program left half done. One that does not follow stays for ``check``.

        What such an action does in a client that was destroyed since, here or on another computer, is left out.

        Raises:
            OSError: one could not be finished now.
        """
        for id in self._layout.actions():
            try:
                action, parts = self._left_of(id)
                plans = [self._plan(part) for part in parts if not self._ledger.has(part.scope, id)]
            except Damaged:
                continue
            if not any(plan.state.readonly for plan in plans):
                if plans:
                    self._keep(action, plans)
                self._layout.action(id).unlink()

    def _left_of(self, id: str) -> tuple[Action, list[Part]]:
        action, parts = read_pending(self._layout, id)
        left = [part for part in parts if not self._layout.is_destroyed(part.scope)]
        return action._replace(of=len(left), records=sum(len(part.changes) for part in left)), left

    def _plan(self, part: Part) -> ScopePlan:
        """What is left of an action in one scope; another computer may have brought other changes meanwhile.

        Raises:
            Damaged: it does not follow from what its writer had seen.
        """
        plan = ScopePlan(read_state(self._layout, part.scope, rows=True), list(part.changes), part.counters)
        if not fits(plan.state.tables, part.changes):
            plan.heads = part.heads
            if not woven(self._layout, part.scope).fits(part.changes, part.heads):
                raise Damaged("An action that is not finished does not follow from what was recorded before it.")
        return plan

    def _keep(self, action: Action, plans: list[ScopePlan]) -> None:
        jobs = self._jobs(plans)
        if not all(is_ours(self._layout, job.plan.state.scope, self._device, job.end) for job in jobs):
            self._device.renew()
            jobs = self._jobs(plans)
        turn = max(self._device.turn, self._latest_turn()) + 1
        self._device.begin(turn)
        action = action._replace(device=self._device.id, turn=turn)
        made = [make_folder(self._layout.history(job.plan.state.scope)) for job in jobs]
        if any(made):
            flush_folder(self._layout.histories)
        _each(jobs, lambda job: self._append(action, job))
        if len(jobs) > 1:
            _each(jobs, self._replace)
        else:
            # The line is kept: a file that cannot be replaced now is made up for by every later reader.
            with contextlib.suppress(OSError):
                self._replace(jobs[0])
                self._recent.keep(jobs[0].plan.state)
        self._device.note({job.plan.state.scope: job.end for job in jobs})

    def _latest_turn(self) -> int:
        """The device's latest action when this program first wrote as it; a power cut may have undone its notes."""
        id = self._device.id
        if id not in self._turns:
            self._turns[id] = max(last_turn(self._layout, scope, id) for scope in self._layout.scopes())
        return self._turns[id]

    def _jobs(self, plans: list[ScopePlan]) -> list[_Job]:
        return [_Job(plan, plan.state.ends.get(self._device.id, Tail())) for plan in plans]

    def _append(self, action: Action, job: _Job) -> None:
        plan, meta = job.plan, job.plan.state.meta
        action = action._replace(scopes=(plan.state.scope,))
        line = write_line(
            action, job.end, meta.heads if plan.heads is None else plan.heads, plan.counters, plan.changes
        )
        path = self._layout.chain(plan.state.scope, action.device)
        if job.end.n == 0:
            # The name first, so that the flushed line is the one moment at which it is kept.
            append(path, b"", at=0)
            flush_folder(path.parent)
        append(path, line, at=job.end.size)
        job.end = written(line, job.end, action.id)
        meta.heads[action.device] = job.end.n
        raise_counters(meta.counters, plan.counters)

    def _replace(self, job: _Job) -> None:
        state = job.plan.state
        if job.plan.heads is not None:  # the histories together say what holds now; the next commit writes it
            return
        state.tables = write_records(state.tables, job.plan.changes, rows=True)
        storage = SealedStorage(self._layout.tables(state.scope), state.scope)
        storage.file.meta = state.meta
        storage.write(state.tables)


def _each(jobs: list[_Job], work: Callable[[_Job], None]) -> None:
    """Work on all jobs; where there are many, waiting for one disk flush must not hold up the next."""
    if len(jobs) == 1:
        work(jobs[0])
        return
    with ThreadPoolExecutor(min(_THREADS, len(jobs))) as pool:
        list(pool.map(work, jobs))

"""The steps of an erasing, in an order in which a reader sees a sound practice between any two of them.

Each step leaves alone what it finds done, and what it changed is flushed before the file of the erasing goes.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from advisor.store.atomic import TEMP_SUFFIX, flush_folder
from advisor.store.codec import encode_file, record
from advisor.store.copies import is_named_after, words_of
from advisor.store.destroyed import Receipt, leftovers, write_receipt
from advisor.store.device import Device
from advisor.store.erased_copies import folders_of, listed, remove, replace_changed, rewrite_backups, rewrite_drafts
from advisor.store.erasing import Erasing, begin, destruction, forgetting, missing_places, read_erasing
from advisor.store.errors import Damaged, KeptUnfinished, ReadOnly, StoreError, Unreadable
from advisor.store.history import tail
from advisor.store.layout import Layout
from advisor.store.ledger import Ledger
from advisor.store.protocol import ERASURE, PRACTICE, Action, Was
from advisor.store.scope_plan import ScopePlan
from advisor.store.state import read_state
from advisor.store.strict import UnreadableError
from advisor.store.writer import Writer
from advisor.system import reason_of


class Eraser:
    """Does what was asked to be erased, in a practice whose lock is held."""

    def __init__(self, layout: Layout, device: Device, ledger: Ledger, writer: Writer) -> None:
        self._layout = layout
        self._device = device
        self._ledger = ledger
        self._writer = writer

    def erase(self, asked: Erasing) -> None:
        """Erase for good.

        Raises:
            OSError, StoreError: nothing is begun, for the reason given.
            KeptUnfinished: it is begun, and will be finished by whoever writes next or opens the practice.
        """
        if asked.destroys:
            erasing = destruction(self._layout, self._ledger, asked)
        else:
            erasing = forgetting(self._layout, self._ledger, asked)
        _must_be_there(erasing)
        self._begin(erasing)
        try:
            self._finish(erasing)
        except (OSError, StoreError) as error:
            raise _unfinished(erasing, error) from error

    def _begin(self, erasing: Erasing) -> None:
        try:
            begin(self._layout, erasing)
        except OSError as error:
            if os.path.exists(self._layout.erasing(erasing.id)):
                raise _unfinished(erasing, error) from error
            raise

    def finish(self) -> None:
        """Finish what a program that died had begun. What cannot be finished stays for ``check``.

        Raises:
            OSError: one could not be finished now.
        """
        for id in self._layout.erasings():
            with contextlib.suppress(StoreError):
                self._finish(read_erasing(self._layout, id))

    def _finish(self, erasing: Erasing) -> None:
        self._clear_unfinished(erasing)
        if erasing.destroys:
            write_receipt(self._layout, Receipt.from_doc(erasing.doc))
        else:
            self._rewrite(erasing)
        self._rewrite_others(erasing)
        self._pending(erasing)
        for place in self._places(erasing):
            rewrite_backups(place, erasing)
        if erasing.destroys:
            self._remove(erasing)
        rewrite_drafts(self._device.drafts, erasing)
        self._record(erasing)
        _must_be_there(erasing)
        self._layout.erasing(erasing.id).unlink()
        flush_folder(self._layout.pending)

    def _clear_unfinished(self, erasing: Erasing) -> None:
        """Files that died while they were written may hold what is to go."""
        for folder in self._folders(erasing):
            for path in listed(folder):
                if path.suffix == TEMP_SUFFIX:
                    path.unlink(missing_ok=True)

    def _folders(self, erasing: Erasing) -> Iterator[Path]:
        layout = self._layout
        yield from (layout.clients, layout.pending, layout.destroyed)
        for scope in (erasing.scope, *erasing.others):
            yield layout.history(scope)
            for place in self._places(erasing):
                for folder in folders_of(place, scope):
                    yield from (folder, folder / "aside")

    def _places(self, erasing: Erasing) -> list[Path]:
        """The folders with backups by client, as far as they are there now."""
        return [place for place in (self._layout.backups, *map(Path, erasing.places)) if place.is_dir()]

    # -- a person ---------------------------------------------------------------------------------------------

    def _rewrite(self, erasing: Erasing) -> None:
        """The file first: it then lacks no line of history, so that none of them has to fit it meanwhile."""
        layout, scope, scrub = self._layout, erasing.scope, erasing.scrub
        state = read_state(layout, scope)
        if state.readonly:
            raise ReadOnly(state.readonly)
        replace_changed(layout.tables(scope), bytes(encode_file(scrub.tables(state.tables), state.meta)))
        for device in layout.devices(scope):
            _change(layout.chain(scope, device), scrub.chain)
        flush_folder(layout.tables(scope).parent)
        self._note(scope)

    def _note(self, scope: str) -> None:
        """Our own history is still the one that we wrote."""
        if self._device.id in self._layout.devices(scope):
            self._device.note({scope: tail(self._layout, scope, self._device.id)})

    # -- what others say ---------------------------------------------------------------------------------------

    def _rewrite_others(self, erasing: Erasing) -> None:
        """The reasons of actions that changed other clients, too, may name what goes."""
        shared = frozenset(erasing.shared)
        for scope in erasing.others:
            for device in self._layout.devices(scope):
                _change(self._layout.chain(scope, device), lambda raw: erasing.scrub.reasons(raw, shared))
            self._note(scope)

    def _pending(self, erasing: Erasing) -> None:
        """Actions that could not be applied to the client are gone, or say the same without what goes."""
        for id in self._layout.actions():
            path = self._layout.action(id)
            raw = path.read_bytes()
            try:
                left = erasing.scrub.pending(raw, erasing.scope, destroys=erasing.destroys)
            except UnreadableError:
                left = erasing.scrub.anything(raw)
            if left is None:
                path.unlink()
            else:
                replace_changed(path, left)
        self._copies_of_pending(erasing)
        flush_folder(self._layout.pending)

    def _copies_of_pending(self, erasing: Erasing) -> None:
        """Such a file is written once, so that a copy of it by a sync service holds nothing of its own."""
        for path in listed(self._layout.pending):
            is_copy = len(words_of(path)) > 1 and path.is_file()
            if is_copy and (is_named_after(path, erasing.id) or erasing.scope.encode() in path.read_bytes()):
                path.unlink()

    # -- a client ----------------------------------------------------------------------------------------------

    def _remove(self, erasing: Erasing) -> None:
        layout = self._layout
        for name in leftovers(layout, erasing.scope):
            remove(layout.root / name)
        for place in self._places(erasing):
            for folder in folders_of(place, erasing.scope):
                remove(folder)
        self._device.forget(erasing.scope)

    # -- that it was done ----------------------------------------------------------------------------------------

    def _record(self, erasing: Erasing) -> None:
        """One commit that says so; it names every record that says something else now, so that all readers see it."""
        scope = PRACTICE if erasing.destroys else erasing.scope
        id = erasing.scope if erasing.destroys else erasing.id
        if self._ledger.has(scope, erasing.id):
            return
        state = read_state(self._layout, scope, rows=True)
        if state.readonly:
            raise ReadOnly(state.readonly)
        plan = ScopePlan(state)
        for table, touched in erasing.touched:
            before = record(state.tables, table, touched)
            if before is not None:
                plan.changes.append(Was(scope, table, touched, before, before | {"rev": erasing.id}))
        before = record(state.tables, ERASURE, id)
        plan.changes.append(Was(scope, ERASURE, id, before, erasing.doc | {"rev": erasing.id}))
        action = Action(
            id=erasing.id,
            device="",
            turn=0,
            at=erasing.at,
            on=erasing.on,
            who=erasing.who,
            why=erasing.why,
            undoes=None,
            of=1,
            records=len(plan.changes),
            scopes=(scope,),
        )
        self._writer.write(action, [plan])


def _unfinished(erasing: Erasing, error: OSError | StoreError) -> KeptUnfinished:
    reason = reason_of(error) if isinstance(error, OSError) else error
    return KeptUnfinished(
        f"“{erasing.why}” is begun, but could not be done everywhere ({reason}); the rest is done with the "
        "next save, or when Advisor is next started."
    )


def _must_be_there(erasing: Erasing) -> None:
    """Whether every folder with backups can be reached.

    Raises:
        Unreadable: one is not there now.
    """
    for place in missing_places(erasing):
        raise Unreadable(f"{place} is not there now, and the backups there hold what is to be erased")


def _change(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Rewrite a file where that changes it, and see that it lasts."""
    try:
        changed = change(path.read_bytes())
    except UnreadableError as error:
        raise Damaged(f"{path.name} {error}. Nothing was changed in it.") from error
    replace_changed(path, changed)
    flush_folder(path.parent)

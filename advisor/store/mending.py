"""Settling what waits for an answer, and mending what loses nothing. All of it holds the practice's lock.

What is replaced is set aside, never deleted. Each step can be broken off: what was begun is found again as it was,
or as something that is in the record already and only has to be set aside.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from advisor.store.anew import write_anew
from advisor.store.aside import set_aside
from advisor.store.atomic import TEMP_SUFFIX, append, flush_folder, make_folder, replace_from
from advisor.store.copies import Copy, copied_folders, copied_histories, copies
from advisor.store.destroyed import lost_receipts, write_receipt
from advisor.store.errors import Damaged, KeptUnfinished, StoreError, Unreadable
from advisor.store.folder import FolderStore
from advisor.store.history import whole
from advisor.store.layout import Layout
from advisor.store.proposals import Proposal, extends, of_scope, proposals
from advisor.store.protocol import Change, Commit
from advisor.store.state import read_state, settling_state
from advisor.store.strays import everything, readable_by_others
from advisor.system import reason_of

GONE = "This is not as it was when it was shown; look at it again."


def settle(
    store: FolderStore, proposal: Proposal, changes: Sequence[Change], *, id: str, who: str, why: str, at: datetime
) -> Commit | None:
    """Record what was answered to a proposal, and set its file aside; None where there was nothing to record.

    Args:
        store: The practice.
        proposal: What was asked; nothing of it has changed since.
        changes: What is to hold, over the state that the history makes.
        id: The id of the commit.
        who: The name for the history.
        why: Where it comes from, for the history.
        at: The instant, aware, in local time.

    Raises:
        KeptUnfinished: It is recorded, and the file stays where it lies until it is repaired.
        StoreError: Nothing was changed, for the reason given.
    """
    with store.writing():
        _must_stand(store, proposal)
        if not changes:
            decline(store, proposal, at)
            return None
        if proposal.kind == "edit" and proposal.path is not None:
            _aside(store, proposal.scope, proposal.path, at, leave=True)  # the commit makes the file anew
        commit = store.commit(changes, id=id, who=who, why=why, on=at.date(), at=at, settling=True)
        if proposal.kind == "edit":
            _must_be_replaced(store, proposal.scope, why)
        if proposal.kind == "copy" and proposal.path is not None:
            _must_go(store, proposal.scope, proposal.path, why, at)
        return commit


def _must_go(store: FolderStore, scope: str, copy: Path, why: str, at: datetime) -> None:
    """Set a copy aside that was taken in: from now on it holds nothing new."""
    try:
        _aside(store, scope, copy, at)
    except StoreError as error:
        raise KeptUnfinished(f"“{why}” is kept, but {error} advisor check --repair tries again.") from error


def _must_be_replaced(store: FolderStore, scope: str, why: str) -> None:
    """See that an edited file has gone for good, also after a power cut: it would close its client once more."""
    file = store.layout.tables(scope)
    try:
        flush_folder(file.parent)
        stays = read_state(store.layout, scope).edited is not None
    except (OSError, Unreadable):
        stays = True
    if stays:
        raise KeptUnfinished(
            f"“{why}” is kept, but the file {store.layout.name(file)} could not be made anew; "
            "advisor check --repair does it."
        )


def decline(store: FolderStore, proposal: Proposal, at: datetime) -> Path:
    """Leave out what an edit or a copy would bring: its bytes are set aside, and lie where the answer says.

    Raises:
        StoreError: Nothing was changed; what two computers recorded can only be settled.
    """
    if proposal.path is None:
        raise StoreError("What two computers recorded cannot be left out; choose what is to hold.")
    with store.writing():
        _must_stand(store, proposal)
        if proposal.kind == "edit":
            return make_again(store, proposal.scope, at)
        return _aside(store, proposal.scope, proposal.path, at)


def make_again(store: FolderStore, scope: str, at: datetime) -> Path:
    """Make a scope's file again from its history; the bytes that stood there are set aside.

    Raises:
        KeptUnfinished: It was made, and may not outlast a power cut.
        StoreError: The history cannot be read whole, or the file not be written; nothing was changed.
    """
    layout = store.layout
    state = settling_state(layout, scope)
    if state.readonly:
        raise StoreError(state.readonly)
    path = layout.tables(scope)
    if state.clashes:  # a file of it would hide that something waits for an answer
        return _aside(store, scope, path, at)
    lies = _aside(store, scope, path, at, leave=True)
    try:
        write_anew(layout, state)
    except OSError as error:
        raise StoreError(f"The file {layout.name(path)} could not be made again: {reason_of(error)}.") from error
    return lies


def mend_files(store: FolderStore, at: datetime, but: Collection[str] = ()) -> Iterator[str]:
    """Mend what loses nothing and needs no answer; says in a sentence what was done, as soon as it is.

    Args:
        store: The practice.
        at: The instant, aware.
        but: The scopes whose history and copies stay as they are.

    Raises:
        StoreError: Something could not be mended; what was mended before stays so.
    """
    layout = store.layout
    with store.writing():
        try:
            yield from _made_private(layout)
            yield from _unfinished(layout)
            yield from _receipts_again(layout)
            for scope in [each for each in layout.scopes() if each not in but]:
                for device in layout.devices(scope):
                    yield from _torn(layout, scope, device, at)
            for copy in [each for each in copies(layout) if each.scope not in but]:
                yield from _grown(layout, copy, at)
            yield from _contained(store, at, but)
            _clear_emptied(layout)
            yield from _missing(layout)
        except OSError as error:
            raise StoreError(f"Not everything could be mended: {reason_of(error)}.") from error


def _receipts_again(layout: Layout) -> Iterator[str]:
    """Make receipts of destroyed clients again, so that nothing that comes back of them is a client."""
    try:
        lost = lost_receipts(layout)
    except (Damaged, Unreadable):
        return  # told by the check
    for receipt in lost:
        write_receipt(layout, receipt)
        yield f"The receipt of {receipt.code}, which was destroyed, was not there, and was made again."


def _missing(layout: Layout) -> Iterator[str]:
    """Make files again that are not there, where the history has everything."""
    for scope in layout.scopes():
        path = layout.tables(scope)
        if path.exists():
            continue
        try:
            state = settling_state(layout, scope)
        except (Damaged, Unreadable):
            continue  # told by the check
        if state.meta.heads and not state.readonly and not state.clashes:
            write_anew(layout, state)
            yield f"The file {layout.name(path)} was not there, and was made again from its history."


def _made_private(layout: Layout) -> list[str]:
    found = readable_by_others(layout)
    for path in found:
        path.chmod(0o700 if path.is_dir() else 0o600)
    if not found:
        return []
    what = "One file or folder" if len(found) == 1 else f"{len(found)} files and folders"
    return [f"{what} could be read by other users of this computer; now only by you."]


def _unfinished(layout: Layout) -> list[str]:
    """What is being written while we hold the lock was left by a program that died."""
    found = [path for path in everything(layout) if path.suffix == TEMP_SUFFIX]
    for path in found:
        path.unlink(missing_ok=True)
    return [f"{layout.name(path)} was left by a program that died; it is gone." for path in found]


def _torn(layout: Layout, scope: str, device: str, at: datetime) -> list[str]:
    chain = layout.chain(scope, device)
    with layout.reading(chain):
        raw = chain.read_bytes()
    kept = len(whole(raw))
    if kept == len(raw):
        return []
    lies = set_aside(layout, scope, chain, at, leave=True)
    append(chain, b"", at=kept)
    ended = f"The history {layout.name(chain)} ended in an unfinished line"
    return [f"{ended}; it was cut off and lies in {layout.name(lies)}."]


def _grown(layout: Layout, copy: Copy, at: datetime) -> list[str]:
    """Take a copied history that goes on where ours ends."""
    if not copy.device:
        return []
    try:
        if not extends(layout, copy):
            return []
    except Damaged:
        return []
    chain = copy.original(layout)
    if make_folder(chain.parent):
        flush_folder(layout.histories)
    replace_from(layout.pending, chain, whole(copy.path.read_bytes()))
    set_aside(layout, copy.scope, copy.path, at)
    ended = f"where the history {layout.name(chain)} ended"
    return [f"{layout.name(copy.path)} goes on {ended}; its lines are part of that now."]


def _contained(store: FolderStore, at: datetime, but: Collection[str]) -> Iterator[str]:
    """Set aside what holds nothing that is not in the record."""
    for proposal in proposals(store.layout):
        if proposal.is_contained and proposal.path is not None and proposal.scope not in but:
            lies = decline(store, proposal, at)
            name = store.layout.name(proposal.path)
            yield f"All of {name} is in the record already; it lies in {store.layout.name(lies)}."


def _clear_emptied(layout: Layout) -> None:
    """Take away copied folders of which nothing is left."""
    scopes = layout.scopes()
    copied = [folder for folder, _ in copied_histories(layout, scopes)]
    for folder in (*copied, *copied_folders(layout, layout.histories, layout.clients)):
        with suppress(OSError):  # something is in it still
            folder.rmdir()


def _must_stand(store: FolderStore, proposal: Proposal) -> None:
    standing = of_scope(store.layout, proposal.scope, copies(store.layout))
    if proposal not in standing:
        raise StoreError(GONE)


def _aside(store: FolderStore, scope: str, path: Path, at: datetime, *, leave: bool = False) -> Path:
    try:
        return set_aside(store.layout, scope, path, at, leave=leave)
    except OSError as error:
        raise StoreError(f"{store.layout.name(path)} cannot be set aside: {reason_of(error)}.") from error

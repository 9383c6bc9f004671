"""What a folder of backups that was away while something was erased brings back of it, and must not."""

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from advisor.store.archive import read_archive
from advisor.store.atomic import flush_folder
from advisor.store.destroyed import read_receipt
from advisor.store.erased_copies import folders_of, remove
from advisor.store.errors import Damaged, StoreError
from advisor.store.history import all_lines, headers
from advisor.store.layout import Layout
from advisor.store.protocol import ERASURE, Doc
from advisor.store.shelves import shelved
from advisor.store.snapshot import is_of_here
from advisor.store.state import read_state


def clear_returned(layout: Layout, shelf: Path) -> None:
    """Remove the backups of clients that were destroyed, and those that hold a history as it was before an erasing.

    The words that were taken out are known nowhere any more, so that such a backup cannot be rewritten now.

    Raises:
        OSError: it cannot be done now.
    """
    for scope in layout.receipts():
        for folder in folders_of(shelf, scope):
            remove(folder)
    for scope, at in _rewritten(layout).items():
        with suppress(StoreError):  # where something is wrong here, these backups may be needed as they are
            _clear_older(layout, shelf, scope, at)


def _clear_older(layout: Layout, shelf: Path, scope: str, rewritten: datetime) -> None:
    """A backup from before a history was rewritten holds it as it is since, or as it was."""
    for device in layout.devices(scope):
        deque(all_lines(layout, scope, device), maxlen=0)
    for each in shelved(shelf, scope):
        if each.at <= rewritten and not _is_of_here(layout, scope, each.path):
            each.path.unlink()
            flush_folder(each.path.parent)


def _rewritten(layout: Layout) -> dict[str, datetime]:
    """When the history of a scope was last rewritten: since somebody there was forgotten, or for its reasons."""
    found: dict[str, datetime] = {}
    shared: dict[str, datetime] = {}
    for scope in layout.receipts():
        with suppress(StoreError):
            receipt = read_receipt(layout, scope)
            shared |= dict.fromkeys(receipt.shared, receipt.at)
    for scope in layout.scopes():
        with suppress(StoreError):
            if at := _last_forgetting(layout, scope):
                found[scope] = at
                shared |= {doc["commit"]: at for doc in _headers(layout, scope) if doc.get("of", 1) > 1}
    for scope in layout.scopes() if shared else ():
        with suppress(StoreError):
            instants = [shared[doc["commit"]] for doc in _headers(layout, scope) if doc["commit"] in shared]
            if instants:
                found[scope] = max(*instants, found.get(scope, instants[0]))
    return found


def _last_forgetting(layout: Layout, scope: str) -> datetime | None:
    docs = read_state(layout, scope).tables.get(ERASURE, {}).values()
    return max((datetime.fromisoformat(doc["at"]) for doc in docs if doc["kind"] == "forgotten"), default=None)


def _headers(layout: Layout, scope: str) -> Iterator[Doc]:
    for device in layout.devices(scope):
        yield from headers(layout, scope, device).docs


def _is_of_here(layout: Layout, scope: str, path: Path) -> bool:
    try:
        return is_of_here(layout, read_archive(path), scope)
    except Damaged:
        return False  # what cannot be read cannot be kept either: nobody can say what is in it

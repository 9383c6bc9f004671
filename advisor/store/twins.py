"""Whether what this device wrote is still there: another computer may write under the same id.

Whoever copies a computer, settings and all, has two devices with one id. Each goes on with the history that both
had, and of the two a sync service keeps one. Neither is damaged, and the lines of the other are nowhere.
"""

import contextlib

from advisor.store.device import Device, Wrote
from advisor.store.errors import Damaged, Unreadable
from advisor.store.history import Tail, lines_after
from advisor.store.layout import Layout
from advisor.store.state import State

LACKING = (
    "The history {where} is not what this computer wrote: another one that began as a copy of it wrote in its place. "
    "What was saved here on its own may be lacking, and the latest backups may still hold it: advisor restore lists "
    "them. Once you have looked, advisor check --repair ends this notice."
)


def is_ours(layout: Layout, scope: str, device: Device, end: Tail) -> bool:
    """Whether a device's history, which ends so, may be gone on with: it holds what the device wrote last.

    Raises:
        Unreadable: the system will not let it be read.
    """
    wrote = next((each for each in device.wrote(scope) if each.device == device.id), None)
    if wrote is None:
        return True
    if end.n <= wrote.n:
        return (end.n, end.digest) == (wrote.n, wrote.digest)
    try:
        return lines_after(layout, scope, device.id, wrote.n - 1)[0].digest == wrote.digest
    except Damaged:
        return False  # to begin a history of its own costs nothing


def lacking(layout: Layout, device: Device, state: State) -> str:
    """In plain words, that another device with our id replaced what we wrote in a scope; "" where it did not."""
    for wrote in device.wrote(state.scope):
        end = state.ends.get(wrote.device, Tail())
        with contextlib.suppress(Damaged, Unreadable):  # of which others tell
            if wrote.action and end.n >= wrote.n and _is_replaced(layout, state.scope, wrote, end):
                return LACKING.format(where=layout.name(layout.chain(state.scope, wrote.device)))
    return ""


def _is_replaced(layout: Layout, scope: str, wrote: Wrote, end: Tail) -> bool:
    """Whether another action stands in our line's place. That of an erased person says the same action otherwise."""
    if end.n == wrote.n:
        return end.action != wrote.action
    return lines_after(layout, scope, wrote.device, wrote.n - 1)[0].action.id != wrote.action

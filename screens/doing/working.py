"""What takes a while is done in a thread, on a practice that is opened for it alone: the screen goes on meanwhile.

The two know of each other as two programs do: by the lock of the practice, and by what stands on the disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar

from advisor.changes import Refused
from advisor.practice import Practice
from advisor.store import StoreError
from exports.error import ExportError
from screens.dialogs.base import Dialog
from screens.dialogs.working import WorkingDialog
from screens.doing.common import desk_of

if TYPE_CHECKING:
    from screens.app import AdvisorApp

T = TypeVar("T")

Job = Callable[[Practice], T]
"""Works on an open practice that is read."""


async def looked_up(app: AdvisorApp, heading: str, words: str, job: Job[T]) -> T | None:
    """Do what only reads, under a sentence that says so; None where nobody waits for it any more.

    Raises:
        StoreError, Refused: as the job does.
    """
    came = await app.push_screen_wait(WorkingDialog(heading, words, _on_its_own(app, job), leaves=True))
    if came is None:
        return None
    _hear(app)
    return came.result()


async def worked(app: AdvisorApp, heading: str, words: str, job: Job[T]) -> T:
    """Do what writes, under a sentence that says so.

    Raises:
        StoreError, Refused: as the job does.
    """
    came = await app.push_screen_wait(WorkingDialog(heading, words, _on_its_own(app, job), leaves=False))
    assert came is not None
    _hear(app)
    return came.result()


async def done_in_dialog(app: AdvisorApp, job: Job[T], words: str = "") -> T:
    """Do it while the dialog that asked stays open.

    Args:
        app: The program.
        job: Does it; it must touch nothing that the screen works on.
        words: What is being done, said at the foot of the dialog meanwhile.

    Raises:
        StoreError, Refused: as the job does.
    """
    dialog = app.screen
    try:
        with dialog.telling(words) if words and isinstance(dialog, Dialog) else nullcontext():
            result = await asyncio.to_thread(_on_its_own(app, job))
    except (StoreError, Refused, ExportError):
        _hear(app)
        raise
    _hear(app)
    return result


def _on_its_own(app: AdvisorApp, job: Job[T]) -> Callable[[], T]:
    start, who = app.start, desk_of(app).practice.who

    def do() -> T:
        practice = Practice.open(start.folder, state=start.state, now=start.now, who=who)
        practice.load()
        return job(practice)

    return do


def _hear(app: AdvisorApp) -> None:
    """Show what was done there."""
    desk_of(app).look_elsewhere()
    app.show_all()

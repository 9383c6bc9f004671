"""Backups while the screens are open: a while after something was shown or kept, in a thread that nobody waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

    from screens.desk import Desk

#: Seconds after the last change until what is due is looked for: long enough to stay out of the way of whoever types.
SOON = 4.0
#: Seconds after which it is looked for again, however little happens.
NOW_AND_THEN = 300.0


class Untaken(Message):
    """A backup could not be made: why, in sentences."""

    def __init__(self, troubles: tuple[str, ...]) -> None:
        super().__init__()
        self.troubles = troubles


class BackingUp:
    """Backs up what is due on a desk, and tells each trouble once.

    Args:
        app: The application, whose timers and threads are used.
        desk: What it works on; the sample is not backed up.
    """

    def __init__(self, app: App[Any], desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._later: Timer | None = None
        self._busy = False
        self._told: set[str] = set()
        app.set_interval(NOW_AND_THEN, self._begin)
        self.soon()

    def soon(self) -> None:
        """Look for what is due in a while, and not before everything else has been quiet for as long."""
        if self._later is not None:
            self._later.stop()
        self._later = self._app.set_timer(SOON, self._begin)

    def news(self, troubles: tuple[str, ...]) -> list[str]:
        """The troubles that are to be told: those that were not told since they came, none while a client looks on."""
        if self._desk.beside:
            return []
        fresh = [words for words in troubles if words not in self._told]
        self._told = set(troubles)
        return fresh

    def _begin(self) -> None:
        if not self._busy and not self._desk.sample:
            self._busy = True
            self._app.run_worker(self._work, thread=True, group="backup")

    def _work(self) -> None:
        from advisor.upkeep.backing_up import back_up_if_due

        try:
            report = back_up_if_due(self._desk.practice)
        finally:
            self._busy = False
        if report.made or report.troubles:
            self._app.post_message(Untaken(report.troubles))

"""Keys typed faster than the program follows: they wait, and never reach what lies beneath a dialog."""

from __future__ import annotations

from collections import deque
from typing import ClassVar

from textual import events
from textual.app import App
from textual.screen import ModalScreen
from textual.worker import Worker

#: Seconds between looks at whether a dialog is there.
LOOK = 0.005
#: Seconds after which a key that got lost holds up the others no longer.
PATIENCE = 1.0


class TypeAhead(App[int]):
    """An app whose actions may open dialogs: what is typed behind such a key waits for its dialog.

    Textual hands a key to the focused widget and goes on to the next one; an action's key comes back to the app only
    when the widget and all around it have passed it on. Without this, ``c 1 enter`` in one go would be three keys for
    the list.
    """

    #: The keys that run actions.
    ACTION_KEYS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key | events.Paste] = deque()
        self._passing: events.Key | None = None
        self._opening: Worker[None] | None = None
        self._beneath = 0

    def hold_keys(self, worker: Worker[None]) -> None:
        """Keep what is typed from now on, until the worker's dialog has the keys or the worker has ended."""
        self._opening, self._beneath = worker, len(self.screen_stack)
        self.set_timer(LOOK, self._look)

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait while an action's key is on its way, or its dialog is opening."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._held or self._passing is not None or self._opening is not None:
                self._held.append(event)
            else:
                await self._hand(event)
            return
        await super().on_event(event)
        if event is self._passing:
            await self._passed(event)

    async def _hand(self, event: events.Key | events.Paste) -> None:
        """Hand a key out to whom it is for."""
        if isinstance(event, events.Key) and event.key in self.ACTION_KEYS and not self._in_dialog:
            await self._pass(event)
        else:
            await super().on_event(event)

    @property
    def _in_dialog(self) -> bool:
        return isinstance(self.screen, ModalScreen)

    async def _pass(self, event: events.Key) -> None:
        """Hand an action's key out, and wait until it was typed into a field or has come back."""
        self._passing = event
        target = self.focused or self.screen
        await super().on_event(event)
        if not event.is_forwarded:
            await self._passed(event)
            return
        target.call_later(self._perhaps_typed, event)
        self.set_timer(PATIENCE, lambda: self._passed(event))

    async def _perhaps_typed(self, event: events.Key) -> None:
        if event._stop_propagation:
            await self._passed(event)

    async def _passed(self, event: events.Key) -> None:
        if self._passing is event:
            self._passing = None
            self.call_later(self._hand_out)

    async def _look(self) -> None:
        """See whether the dialog has the keys, or none was opened."""
        worker = self._opening
        opened = len(self.screen_stack) != self._beneath
        has_keys = not self._in_dialog or self.screen.focused is not None
        if worker is not None and not worker.is_finished and not (opened and has_keys):
            self.set_timer(LOOK, self._look)
            return
        self._opening = None
        await self._hand_out()

    async def _hand_out(self) -> None:
        """Hand out the keys that waited, until one of them makes the others wait again."""
        while self._held and self._passing is None and self._opening is None:
            await self._hand(self._held.popleft())

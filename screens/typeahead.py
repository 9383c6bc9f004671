"""Keys typed faster than the program follows: they wait, and never reach what lies beneath a dialog."""

from __future__ import annotations

from collections import deque
from typing import ClassVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Button
from textual.worker import Worker

#: Seconds between looks at whether a dialog is there, or gone.
LOOK = 0.005
#: Looks that a key which may open, close or save something is given to do so. They are counted, and not the time: a
#: machine that is slow to do it is as slow to look.
SETTLE = 50
#: Looks after which a key that got lost holds up the others no longer.
PATIENCE = 400
#: The keys that open, close or save.
DECISIVE = frozenset({"enter", "escape", "f2", "ctrl+s"})


class TypeAhead(App[int]):
    """An app whose keys may open and close dialogs: what is typed behind such a key waits until it has done so.

    Textual hands a key to the focused widget and goes on to the next one; what the key does comes later, by way of
    everything around that widget. Without this, ``c 1 enter`` in one go would be three keys for the list.
    """

    #: The keys that run actions.
    ACTION_KEYS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key | events.Paste] = deque()
        self._passing: events.Key | None = None
        self._opening: Worker[None] | None = None
        self._seen: tuple[int, object] = (0, None)
        self._looks_left: int | None = None  # for a key that decides something

    def hold_keys(self, worker: Worker[None]) -> None:
        """Keep what is typed from now on, until the worker's dialog has the keys or the worker has ended."""
        self._opening, self._seen = worker, self._state()
        self.set_timer(LOOK, self._look)

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait while another is on its way, or its dialog is opening."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._held or self._passing is not None or self._opening is not None:
                self._held.append(event)
            else:
                await self._hand(event)
            return
        await super().on_event(event)
        if event is self._passing:
            await self._passed(event)

    def _state(self) -> tuple[int, object]:
        """What a decisive key changes: how many screens there are, and who has the keys."""
        return len(self.screen_stack), self._has_keys

    @property
    def _top(self) -> Screen[object] | None:
        """The screen on top; None once the program is ending."""
        stack = self.screen_stack
        return stack[-1] if stack else None

    @property
    def _has_keys(self) -> Widget | None:
        return self._top.focused if self._top is not None else None

    @property
    def _in_dialog(self) -> bool:
        return isinstance(self._top, ModalScreen)

    def _is_saving(self) -> bool:
        """Whether the dialog on top is at work on what it was told."""
        return any(not each.is_finished and each.node is self._top for each in self.workers)

    def _decides(self, event: events.Key) -> bool:
        """Whether a key may open, close or save something; in a long text ``enter`` is a line end."""
        if isinstance(self._has_keys, Button):
            return True
        return event.key in DECISIVE and not (event.key == "enter" and self._in_long_text())

    def _in_long_text(self) -> bool:
        from textual.widgets import TextArea  # takes long to load, and no long text is on the first screen

        return isinstance(self._has_keys, TextArea)

    async def _hand(self, event: events.Key | events.Paste) -> None:
        """Hand a key out to whom it is for."""
        if isinstance(event, events.Key):
            decides = self._decides(event)
            if decides or (event.key in self.ACTION_KEYS and not self._in_dialog):
                await self._pass(event, decides=decides)
                return
        await super().on_event(event)

    async def _pass(self, event: events.Key, *, decides: bool) -> None:
        """Hand a key out, and wait until it was typed into a field, has come back, and has done what it does."""
        self._passing, self._seen = event, self._state()
        self._looks_left = SETTLE if decides else None
        target = self._has_keys or self._top
        await super().on_event(event)
        if target is None or not event.is_forwarded:
            await self._passed(event)
            return
        self._follow(event, target)
        self._bear_with(event, PATIENCE)

    def _follow(self, event: events.Key, to: MessagePump | None) -> None:
        """Look behind each widget that a key comes to whether it was used up there; what is not comes back to us."""
        if to is None or to is self:
            return
        if not to.call_later(self._perhaps_used, event, to):  # it was closed over it
            self.call_later(self._passed, event)

    async def _perhaps_used(self, event: events.Key, by: MessagePump) -> None:
        if event._stop_propagation:
            await self._passed(event)
        elif self._passing is event:
            self._follow(event, by._parent)

    async def _passed(self, event: events.Key) -> None:
        """A key has gone its way; what it decides may still be coming."""
        if self._passing is not event:
            return
        looks = self._looks_left
        waits = looks is not None and (looks > 0 or self._is_saving())
        # A new page is there before it has the keys.
        done = self._state() != self._seen and self._has_keys is not None
        if waits and self._opening is None and not done:
            self._looks_left = (looks or 1) - 1
            self.set_timer(LOOK, lambda: self._passed(event))
        else:
            self._free(event)

    def _bear_with(self, event: events.Key, looks: int) -> None:
        """Wait no longer for a key that got lost; one that made a dialog save is not lost."""
        if self._passing is not event:
            return
        if looks > 0 or self._is_saving():
            self.set_timer(LOOK, lambda: self._bear_with(event, looks - 1))
        else:
            self._free(event)

    def _free(self, event: events.Key) -> None:
        if self._passing is event:
            self._passing = None
            self.call_later(self._hand_out)

    async def _look(self) -> None:
        """See whether the dialog has the keys, or none was opened."""
        worker = self._opening
        opened = len(self.screen_stack) != self._seen[0]
        has_keys = not self._in_dialog or self._has_keys is not None
        if worker is not None and not worker.is_finished and not (opened and has_keys):
            self.set_timer(LOOK, self._look)
            return
        self._opening = None
        self.call_later(self._hand_out)  # behind the change of focus that the worker may have asked for

    async def _hand_out(self) -> None:
        """Hand out the keys that waited, until one of them makes the others wait again."""
        while self._held and self._passing is None and self._opening is None:
            await self._hand(self._held.popleft())

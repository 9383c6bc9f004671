"""What takes a while, done in a thread under a sentence that says so; keys are answered meanwhile."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from advisor.changes import Refused
from advisor.store import StoreError
from screens.dialogs.base import Dialog, button

T = TypeVar("T")


class Came(Generic[T]):
    """What came of a job: its result, or why it was refused."""

    def __init__(self, result: T | None, refusal: StoreError | Refused | None) -> None:
        self._result = result
        self._refusal = refusal

    def result(self) -> T:
        """The result.

        Raises:
            StoreError, Refused: the reason why there is none.
        """
        if self._refusal is not None:
            raise self._refusal
        return self._result  # type: ignore[return-value]  # None only where the job returned it


class WorkingDialog(Dialog[Came[T]]):
    """Waits for a job that runs in a thread, and answers what came of it.

    Args:
        heading: What stands in the frame.
        words: What is being done.
        job: Does it; it must touch nothing that the screen works on.
        leaves: Whether ``esc`` waits for it no longer: nobody may break off what writes.
    """

    AUTO_FOCUS = "#body"

    def __init__(self, heading: str, words: str, job: Callable[[], T], *, leaves: bool) -> None:
        super().__init__(heading)
        self._words = words
        self._job = job
        self._leaves = leaves

    def compose_body(self) -> ComposeResult:
        """What is being done."""
        yield Static(Content(self._words), classes="text")

    def compose_buttons(self) -> ComposeResult:
        """The way out, where there is one."""
        if self._leaves:
            yield button("Leave it", "esc", id="cancel")

    def on_mount(self) -> None:
        """Take the keys, and begin."""
        body = self.query_one("#body", VerticalScroll)
        body.can_focus = True
        body.focus()
        self._work()

    @work
    async def _work(self) -> None:
        try:
            came = Came(await asyncio.to_thread(self._job), None)
        except (StoreError, Refused) as error:
            came = Came(None, error)
        self.dismiss(came)

    def action_cancel(self) -> None:
        """Wait no longer, where nothing is being written."""
        if self._leaves:
            self.dismiss(None)
        else:
            self.say("This writes, and is not broken off; it is done in a moment.")

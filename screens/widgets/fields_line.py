"""A field of one line, with the keys of a form and an offer of what could be meant."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

Complete = Callable[[str], str | None]
"""From what was typed to the whole text that is offered; None where nothing is."""


class _Ghost(Suggester):
    """Shows the offer behind the cursor, where it goes on from what was typed."""

    def __init__(self, complete: Complete) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """The offer, if it begins with the text itself."""
        offer = self._complete(value)
        return offer if offer and offer.casefold().startswith(value.casefold()) else None


class LineInput(Input):
    """One line of text. ``enter``, ``tab`` and ``right`` take what is offered; ``up`` and ``down`` change the field.

    Args:
        text: What it begins with.
        hint: What stands in it, dim, while it is empty.
        width: Cells; 0 takes all the room there is.
        complete: What it offers.
        afresh: Whether the text is selected on arrival, so that typing replaces it.
        id: The widget's id.
    """

    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        width: 1fr;
        height: 1;
        border: none;
        padding: 0 1;
        background: $foreground 8%;
        background-tint: transparent;
    }
    LineInput:focus { background: $accent 20%; }
    LineInput > .input--placeholder { color: $text-muted; text-style: italic; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", "Delete the word before", show=False),
        Binding("up", "app.focus_previous", "Field before", show=False),
        Binding("down", "app.focus_next", "Next field", show=False),
    ]

    def __init__(
        self,
        text: str = "",
        *,
        hint: str = "",
        width: int = 0,
        complete: Complete | None = None,
        afresh: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(
            text, placeholder=hint, id=id, select_on_focus=afresh, suggester=_Ghost(complete) if complete else None
        )
        self._complete = complete
        self.leaving = False
        if width:
            self.styles.width = width

    @property
    def typed(self) -> str:
        """The text as it stands."""
        return self.value

    @typed.setter
    def typed(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)

    @property
    def offered(self) -> str | None:
        """The whole text that is offered now, if any."""
        return self._complete(self.value) if self._complete and self.cursor_at_end else None

    def on_paste(self, event: events.Paste) -> None:
        """Take all the lines that are pasted, as one; an Input would drop those behind the first."""
        event.stop()
        event.prevent_default()
        start, end = self.selection
        self.replace(" ".join(event.text.splitlines()), start, end)

    def _take(self) -> bool:
        offered = self.offered
        if offered is not None:
            self.typed = offered
        return offered is not None

    async def action_submit(self) -> None:
        """Take what is offered; submit where nothing is."""
        if not self._take():
            await super().action_submit()

    def on_blur(self) -> None:
        """Take what is offered when the keys go elsewhere by ``tab``."""
        if self.leaving:
            self.leaving = False
            self._take()

    def action_cursor_right(self, select: bool = False) -> None:
        """Take what is offered at the end of the text; else move."""
        if select or not self._take():
            super().action_cursor_right(select)

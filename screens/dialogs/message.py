"""Longer text to read: a history, findings."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from screens.dialogs.base import Dialog, button


class TextDialog(Dialog[bool]):
    """Plain text that scrolls; ``esc`` or ``enter`` closes it.

    Args:
        heading: What stands in the frame.
        text: The text, or content with styles; markup in it is not read.
        copies: Whether ``y`` copies it to the clipboard.
    """

    AUTO_FOCUS = "#body"
    WIDTH: ClassVar[int] = 100
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q", "cancel", "Close", show=False),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("y", "copy", "Copy", show=False),
    ]

    def __init__(self, heading: str, text: str | Content, *, copies: bool = False) -> None:
        super().__init__(heading, hint="arrows scroll")
        self._text = Content(text) if isinstance(text, str) else text
        self._copies = copies

    def compose_body(self) -> ComposeResult:
        """The text."""
        yield Static(self._text, classes="text")

    def compose_buttons(self) -> ComposeResult:
        """One button closes it; another one copies where that is meant."""
        if self._copies:
            yield button("Copy", "y", id="copy")
        yield button("Close", "esc", id="cancel")

    def on_mount(self) -> None:
        """Let the keys scroll the text."""
        body = self.query_one("#body", VerticalScroll)
        body.can_focus = True
        body.focus()

    def action_copy(self) -> None:
        """Copy the text."""
        if self._copies:
            self.app.copy_to_clipboard(self._text.plain)
            self.say("Copied, if your terminal allows programs to copy; else mark it with the mouse.")


class ReportDialog(TextDialog):
    """What was found, to read; ``m`` answers that it is to be mended.

    Args:
        heading: What stands in the frame.
        text: What was found.
        mends: Whether there is something to mend.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "mend", "Mend", show=False)]

    def __init__(self, heading: str, text: str, *, mends: bool = False) -> None:
        super().__init__(heading, text)
        self._mends = mends

    def compose_buttons(self) -> ComposeResult:
        """Mend, where there is something to mend, and close."""
        if self._mends:
            yield button("Mend", "m", id="mend")
        yield from super().compose_buttons()

    def action_mend(self) -> None:
        """Answer that it is to be mended."""
        if self._mends:
            self.dismiss(True)

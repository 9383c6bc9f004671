"""A field of several lines, which grows with its text and opens in the user's own editor."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea


class LongInput(TextArea):
    """Several lines of text: ``enter`` starts a line, ``tab`` goes on, ``F4`` asks for the user's editor.

    Args:
        text: What it begins with.
        hint: What stands in it, dim, while it is empty.
    """

    DEFAULT_CSS = """
    LongInput, LongInput:focus {
        width: 1fr;
        height: auto;
        min-height: 1;
        max-height: 8;
        border: none;
        padding: 0 1;
        background: $foreground 8%;
        scrollbar-size-vertical: 1;
    }
    LongInput:focus { background: $accent 20%; }
    LongInput .text-area--placeholder { color: $text-muted; text-style: italic; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+backspace,alt+backspace", "delete_word_left", "Delete the word before", show=False),
        Binding("f4", "own_editor", "Your editor", show=False),
    ]

    class EditorWanted(Message):
        """The text is to be opened in the user's editor."""

        def __init__(self, area: "LongInput") -> None:
            super().__init__()
            self.area = area

        @property
        def control(self) -> "LongInput":
            """The field that asks."""
            return self.area

    def __init__(self, text: str = "", *, hint: str = "") -> None:
        super().__init__(text, placeholder=Content(hint), highlight_cursor_line=False)
        self._wrapped_at = -1

    def on_mount(self) -> None:
        """Go on where the text ends."""
        self.move_cursor(self.document.end)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines at the width that is asked about: a text area knows those of the width that it has, only.

        Otherwise a form whose scrollbar takes a cell finds room where there is none, and takes the bar away again.
        """
        room = max(0, width - 1)  # the cell of the cursor
        if room == self._wrapped_at:
            return self.wrapped_document.height
        return type(self.wrapped_document)(self.document, room, self.indent_width).height

    def on_resize(self) -> None:
        """Paint every line again: wrapped anew at another width, a text area paints only the line of the cursor."""
        self._wrapped_at = self.wrap_width
        self.refresh()

    @property
    def typed(self) -> str:
        """The text as it stands."""
        return self.text

    @typed.setter
    def typed(self, text: str) -> None:
        if text != self.text:
            self.replace(text, (0, 0), self.document.end)  # unlike load(), this can be undone

    def action_own_editor(self) -> None:
        """Ask for the user's own editor."""
        self.post_message(self.EditorWanted(self))

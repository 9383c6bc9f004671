"""A word to be typed out by whoever means what cannot be taken back."""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens.dialogs.base import button
from screens.dialogs.saving import Keep, SavingDialog
from screens.widgets.fields import FieldRow
from screens.widgets.fields_line import LineInput

DOING: Final = "It is being done …"


class AskTyped(SavingDialog[str]):
    """Asks for a word to be typed out by whoever means what cannot be taken back; nothing else does it.

    Args:
        heading: What stands in the frame.
        lines: What would happen, a line each.
        word: What has to be typed.
        keep: Does it, before the dialog is closed.
    """

    AUTO_FOCUS = ".field-text LineInput"

    def __init__(self, heading: str, lines: Sequence[str], word: str, keep: Keep[str]) -> None:
        super().__init__(heading, "\n".join(lines))
        self._hint = "enter does it"
        self._word = word
        self._keep = keep

    @property
    def changed(self) -> bool:
        """Nothing that is typed here is worth keeping."""
        return False

    def compose_body(self) -> ComposeResult:
        """What would happen, and the line to type into."""
        yield from self.compose_question()
        yield from self.compose_word()

    def compose_word(self) -> ComposeResult:
        """What has to be typed, in full, and the line for it."""
        yield Static(Content(f"To do it, type: {self._word}"), classes="text above")
        yield FieldRow("text", "Typed out", LineInput())

    def compose_buttons(self) -> ComposeResult:
        """Do it, or leave it."""
        yield button("Do it", "F2", id="save")
        yield button("Cancel", "esc", id="cancel")

    def action_save(self) -> None:
        """Do it where the word stands there."""
        typed = self.row("text").typed.strip()
        if typed != self._word:
            self.refuse("text", f"Type {self._word}, just as it stands here; esc leaves everything as it is.")
        else:
            self.answer(typed, self._do_it)

    async def _do_it(self, typed: str) -> str:
        """Do it, and say meanwhile that it is being done."""
        hint = self.query_one("#hint", Static)
        hint.update(DOING)
        try:
            return await self._keep(typed)
        finally:
            hint.update(self._hint)

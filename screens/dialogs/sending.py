"""A document that went out: when, and which file."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult

from screens.dialogs.day import DayDialog
from screens.dialogs.path import path_input
from screens.documents.paths import path_of
from screens.widgets.fields import FieldRow


@dataclass(frozen=True)
class WasSent:
    """The day, and the file that went."""

    on: date
    file: Path


class AskSent(DayDialog[WasSent]):
    """Asks when a document was sent; the file is the one that was made, unless another is named, such as a PDF of it.

    Args:
        heading: What stands in the frame.
        today: The day on which it is asked.
        file: The file that was made.
        keep: Keeps the answer, before the dialog is closed.
    """

    WIDTH: ClassVar[int] = 100

    def __init__(self, heading: str, today: date, file: str, keep: Callable[[WasSent], Awaitable[str]]) -> None:
        super().__init__(heading, "The file is kept in the practice as it is now, with its SHA-256.", today)
        self._file = file
        self._keep = keep

    def compose_body(self) -> ComposeResult:
        """The sentence, the day and the file."""
        yield from self.compose_question()
        yield self.day_row("Sent on", "today", "today, fri, 12 nov")
        yield FieldRow("file", "File", path_input(self._file))

    def action_save(self) -> None:
        """Answer the day and the file."""
        on = self.typed_day()
        if on is None:
            return
        self.answer(WasSent(on, Path(path_of(self.row("file").typed) or self._file)), self._keep)

"""A dialog that asks for a file: its name is completed as it is typed, and one dropped into the terminal is taken."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens.dialogs.base import button
from screens.dialogs.saving import Keep, SavingDialog, nothing_more
from screens.documents.paths import completed, matches, path_of
from screens.widgets.fields import FieldRow
from screens.widgets.fields_line import LineInput

#: How many names are listed below the line.
SHOWN = 6


class AskPath(SavingDialog[Path]):
    """Asks for a file that is there.

    Args:
        heading: What stands in the frame.
        question: One sentence above the line.
        ending: What the name of the file must end in.
        text: What the line begins with.
        keep: Reads the file, before the dialog is closed.
    """

    WIDTH: ClassVar[int] = 100
    DEFAULT_CSS = """
    AskPath #matches { height: auto; min-height: 1; margin: 0 1; color: $text-muted; }
    """

    def __init__(
        self, heading: str, question: str, *, ending: str = "", text: str = "", keep: Keep[Path] = nothing_more
    ) -> None:
        super().__init__(heading, question)
        self._ending = ending
        self._text = text
        self._keep = keep

    def compose_body(self) -> ComposeResult:
        """The question, the line, and what it may go on to."""
        yield from self.compose_question()
        yield FieldRow("file", "File", path_input(self._text, self._ending))
        yield Static(id="matches", markup=False)

    def compose_buttons(self) -> ComposeResult:
        """Read it, and cancel."""
        yield button("Read it", "enter", id="save")
        yield button("Cancel", "esc", id="cancel")

    def on_mount(self) -> None:
        """Say which keys help."""
        self.query_one("#hint", Static).update("→ completes the name")
        self._list()

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        """List what the name may go on to."""
        super().on_field_row_changed(event)
        self._list()

    def _list(self) -> None:
        typed = self.row("file").typed
        found = matches(typed, self._ending) if typed.strip() else []
        names = [_last(each) for each in found[:SHOWN]]
        names += [f"… and {len(found) - SHOWN:,} more"] if len(found) > SHOWN else []
        self.query_one("#matches", Static).update(Content("\n".join(names)))
        self.call_after_refresh(self._fit_if_open)

    def action_save(self) -> None:
        """Answer the file, where there is one."""
        typed = self.row("file").typed
        path = Path(path_of(typed))
        if not typed.strip():
            self.refuse("file", "Type where it lies, or drop the file here.")
        elif path.is_dir():
            self.refuse("file", "This is a folder; name a file in it.")
        elif not path.is_file():
            self.refuse("file", f"There is no such file: {path}")
        else:
            self.answer(path, self._keep)


def path_input(text: str, ending: str = "") -> LineInput:
    """A line that completes the names of files and folders."""
    return LineInput(text, hint="type, or drop the file here", complete=partial(completed, ending=ending))


def _last(match: str) -> str:
    """A match without the folders before it."""
    return match[max(match.rstrip("/\\").rfind("/"), match.rstrip("/\\").rfind("\\")) + 1 :]

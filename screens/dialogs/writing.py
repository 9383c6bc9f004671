"""A file that is written for oneself: of what, and where to."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult

from screens.dialogs.saving import Deed, Keep, SavingDialog
from screens.documents.paths import completed, path_of
from screens.widgets.fields import FieldRow
from screens.widgets.fields_line import LineInput

WRITES_IT = Deed("Write it", "writes it")


class Wanted(NamedTuple):
    """Of what a file is wanted, "" for everything, and its path, "" for a folder in the user's documents."""

    of: str
    file: str


class AskFile(SavingDialog[Wanted]):
    """Asks of what a file is to be, and where it is to be written.

    Args:
        heading: What stands in the frame.
        question: What is written, in a sentence.
        endings: What the name of the file may end in, for people.
        keep: Writes it, before the dialog is closed.
        of: Of what it is, where that is settled and not asked.
    """

    WIDTH: ClassVar[int] = 100

    def __init__(self, heading: str, question: str, endings: str, keep: Keep[Wanted], *, of: str = "") -> None:
        super().__init__(heading, question, WRITES_IT)
        self._endings = endings
        self._keep = keep
        self._of = of

    def compose_body(self) -> ComposeResult:
        """The sentence, of what, and the file."""
        yield from self.compose_question()
        if not self._of:
            yield FieldRow("of", "Of", LineInput("", hint="all; or a client, an engagement, a filter"))
        hint = f"{self._endings}; else in your documents"
        yield FieldRow("file", "File", LineInput("", hint=hint, complete=completed))

    def action_save(self) -> None:
        """Answer what was typed."""
        of = self._of or self.row("of").typed.strip()
        typed = self.row("file").typed
        self.answer(Wanted(of, path_of(typed) if typed.strip() else ""), self._keep)

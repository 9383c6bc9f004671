"""Dialogs that ask for one thing: a sentence, a day with a reason, or which of two kinds a change is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from advisor.text import clean
from advisor.words import long_date
from screens.dialogs.day import DayDialog
from screens.dialogs.saving import Keep, SavingDialog, nothing_more
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_line import LineInput
from screens.widgets.fields_long import LongInput


class AskText(SavingDialog[str]):
    """Asks for one line, such as the reason why a record was entered in error.

    Args:
        heading: What stands in the frame.
        question: One sentence above the line.
        label: What the line is called.
        text: What it begins with.
        needed: What is said when it is left empty; "" where it may be.
        keep: Keeps the line, before the dialog is closed.
    """

    def __init__(
        self,
        heading: str,
        question: str = "",
        *,
        label: str = "Reason",
        text: str = "",
        needed: str = "Say why.",
        keep: Keep[str] = nothing_more,
    ) -> None:
        super().__init__(heading, question)
        self._label = label
        self._text = text
        self._needed = needed
        self._keep = keep

    def compose_body(self) -> ComposeResult:
        """The question and the line."""
        yield from self.compose_question()
        yield FieldRow("text", self._label, LineInput(self._text, afresh=True))

    def action_save(self) -> None:
        """Answer the line."""
        text = self.read()
        if text or not self._needed:
            self.answer(text, self._keep)
        else:
            self.refuse("text", self._needed)

    def read(self) -> str:
        """What was typed."""
        return clean(self.row("text").typed, lines=False)


class AskLong(AskText):
    """Asks for a text of several lines, such as a note; ``enter`` starts a line, ``F2`` saves."""

    def compose_body(self) -> ComposeResult:
        """The question and the lines."""
        yield from self.compose_question()
        yield FieldRow("text", self._label, LongInput(self._text))

    def on_mount(self) -> None:
        """Say which keys help."""
        self.query_one("#hint", Static).update(self.long_hint)

    def read(self) -> str:
        """What was typed, line by line."""
        return clean(self.row("text").typed)


@dataclass(frozen=True)
class Until:
    """A day, and why."""

    on: date
    reason: str


class AskDate(DayDialog[Until]):
    """Asks for a day and a reason, such as until when an item is put off.

    Args:
        heading: What stands in the frame.
        today: The day on which it is asked.
        question: One sentence above the fields.
        label: What the day is called.
        text: What the day begins with, as it is typed.
        refuse_date: What is wrong with a day that can be read; "" where nothing is.
        keep: Keeps the answer, before the dialog is closed.
    """

    def __init__(
        self,
        heading: str,
        today: date,
        question: str = "",
        *,
        label: str = "Until",
        text: str = "",
        refuse_date: Callable[[date], str] = lambda day: "",
        keep: Keep[Until] = nothing_more,
    ) -> None:
        super().__init__(heading, question, today)
        self._label = label
        self._text = text
        self._refuse_date = refuse_date
        self._keep = keep

    def compose_body(self) -> ComposeResult:
        """The question, the day and the reason."""
        yield from self.compose_question()
        yield self.day_row(self._label, self._text, "fri, +2w, 12 dec")
        yield FieldRow("reason", "Reason", LineInput())

    def action_save(self) -> None:
        """Answer the day and the reason."""
        on = self.typed_day()
        if on is None:
            return
        if words := self._refuse_date(on):
            self.refuse("on", words)
        else:
            self.answer(Until(on, clean(self.row("reason").typed, lines=False)), self._keep)


@dataclass(frozen=True)
class AsGiven:
    """What a change to given advice is: a correction with its reason, or, where that is empty, new advice."""

    correction: str = ""

    @property
    def as_new(self) -> bool:
        """Whether it is new advice that replaces what was given."""
        return not self.correction


class AskAsGiven(SavingDialog[AsGiven]):
    """Asks what a change to given advice is; what was decided upon stays readable either way.

    Args:
        given_on: The day on which the advice was given.
        changed: The labels of the fields that would change.
        answered: What was answered before, where something came between the answer and the save.
    """

    OPTIONS: ClassVar[tuple[str, ...]] = ("a correction", "new advice that replaces it")

    def __init__(self, given_on: date, changed: tuple[str, ...], answered: AsGiven | None = None) -> None:
        fields = ", ".join(changed)
        super().__init__("Given advice", f"This advice was given on {long_date(given_on)}. You changed: {fields}.")
        self._kind = self.OPTIONS[answered.as_new] if answered else ""
        self._reason = answered.correction if answered else ""

    def compose_body(self) -> ComposeResult:
        """Which of the two, and the reason of a correction."""
        yield from self.compose_question()
        yield FieldRow("kind", "It is", ChoiceInput(self.OPTIONS, self._kind))
        reason = FieldRow("reason", "Reason", LineInput(self._reason, hint="of the correction"))
        reason.display = self._kind != self.OPTIONS[1]
        yield reason

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        """Only a correction has a reason."""
        super().on_field_row_changed(event)
        self.row("reason").display = self.row("kind").typed != self.OPTIONS[1]

    def action_save(self) -> None:
        """Answer which it is."""
        kind, reason = self.row("kind").typed, clean(self.row("reason").typed, lines=False)
        if not kind:
            self.refuse("kind", "Say which it is: 1 or 2.")
        elif kind == self.OPTIONS[0] and not reason:
            self.refuse("reason", "Say why it is corrected; the reason stays with the advice.")
        else:
            self.dismiss(AsGiven(reason if kind == self.OPTIONS[0] else ""))

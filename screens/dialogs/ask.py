"""Dialogs that ask for one thing: a sentence, a day with a reason, or which of two kinds a change is."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from advisor.dates import parse_date
from advisor.text import clean
from advisor.words import long_date, weekday_date
from screens.dialogs.base import Dialog, button
from screens.dialogs.confirm import AskUnsaved, Unsaved
from screens.dialogs.drafting import SOON, DraftKeeper
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_line import LineInput

T = TypeVar("T")

Keep = Callable[[T], Awaitable[str]]
"""Keeps an answer; returns what is wrong, "" where nothing is: else the dialog stays open with what was typed."""


async def _answer(answer: object) -> str:
    """Keeps nothing: the answer is enough."""
    return ""


class SavingDialog(Dialog[T]):
    """A dialog that is saved by ``enter``, ``F2`` or ``ctrl+s``."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,ctrl+s,enter", "save", "Save", show=False)]

    def __init__(self, heading: str, question: str) -> None:
        super().__init__(heading, hint="enter saves")
        self._question = question
        self._asking = False
        self._begun: dict[str, str] = {}
        self._refill: Mapping[str, str] = {}
        self._keeper: DraftKeeper | None = None
        self._later: Timer | None = None

    def on_mount(self) -> None:
        """Know what the fields begin with, and put back what was typed before."""
        self._begun = self._texts()
        for name, text in self._refill.items():
            self.row(name).typed = text

    def _texts(self) -> dict[str, str]:
        return {str(each.name): each.typed for each in self.query(FieldRow)}

    @property
    def changed(self) -> bool:
        """Whether anything was typed that is not kept."""
        return self._texts() != self._begun

    # -- what survives the program ---------------------------------------------------------------------------

    def keep_with(self, keeper: DraftKeeper, typed: Mapping[str, str] | None = None) -> None:
        """Let what is typed be written down until it is saved or dropped.

        Args:
            keeper: Writes it down.
            typed: What was typed before, and is to stand there again; it counts as a change.
        """
        self._keeper = keeper
        self._refill = typed or {}

    @property
    def unsaved(self) -> dict[str, str]:
        """What was typed and is not kept, by field."""
        return {name: text for name, text in self._texts().items() if text != self._begun.get(name)}

    def write_soon(self) -> None:
        """Write down what is typed, in a moment; what comes until then is written with it."""
        if self._keeper is not None and self._later is None:
            self._later = self.set_timer(SOON, self.write_now)

    def write_now(self) -> None:
        """Write down what is typed."""
        self._never_later()
        if self._keeper is not None:
            self._keeper.keep(self.unsaved)

    def _never_later(self) -> None:
        if self._later is not None:
            self._later.stop()
            self._later = None

    def on_descendant_blur(self) -> None:
        """Write down at once what was typed into a field that is left."""
        if self._later is not None:
            self.write_now()

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close; what was typed is kept by now, or nobody wants it."""
        self._never_later()
        if self._keeper is not None:
            self._keeper.drop()
        return super().dismiss(result)

    # -- what is shown ---------------------------------------------------------------------------------------

    def compose_question(self) -> ComposeResult:
        """The sentence above the fields."""
        if self._question:
            yield Static(Content(self._question), classes="text above")

    def compose_buttons(self) -> ComposeResult:
        """Save and cancel, with their keys."""
        yield button("Save", "F2", id="save")
        yield button("Cancel", "esc", id="cancel")

    def row(self, name: str) -> FieldRow:
        """The field with this name."""
        return self.query_one(f".field-{name}", FieldRow)

    def refuse(self, name: str, words: str) -> None:
        """Say what is wrong with a field and go to it."""
        self.row(name).problem = words
        self.row(name).editor.focus()

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        """Say again how the field is read."""
        event.row.refresh_note()
        self.write_soon()

    def action_save(self) -> None:
        """Answer what was typed, or say what is missing."""
        raise NotImplementedError

    @work
    async def answer(self, answer: T, keep: Keep[T]) -> None:
        """Close with an answer once it is kept; until then everything stays as it is, with what is wrong."""
        self._asking = True
        try:
            trouble = await keep(answer)
            self.say(trouble)
            if not trouble:
                self.dismiss(answer)
        finally:
            self._asking = False

    def action_cancel(self) -> None:
        """Close; what was typed is asked about first, and nothing of it is dropped without a yes."""
        if not self._asking:
            if self.changed:
                self._ask_to_leave()
            else:
                self.dismiss(None)

    @work
    async def _ask_to_leave(self) -> None:
        self._asking = True
        answer = await self.app.push_screen_wait(AskUnsaved())
        self._asking = False
        if answer is Unsaved.discard:
            self.dismiss(None)
        elif answer is Unsaved.save:
            self.action_save()


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
        keep: Keep[str] = _answer,
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
        text = clean(self.row("text").typed, lines=False)
        if text or not self._needed:
            self.answer(text, self._keep)
        else:
            self.refuse("text", self._needed)


@dataclass(frozen=True)
class Until:
    """A day, and why."""

    on: date
    reason: str


class AskDate(SavingDialog[Until]):
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
        keep: Keep[Until] = _answer,
    ) -> None:
        super().__init__(heading, question)
        self._today = today
        self._label = label
        self._text = text
        self._refuse_date = refuse_date
        self._keep = keep

    def compose_body(self) -> ComposeResult:
        """The question, the day and the reason."""
        yield from self.compose_question()
        yield FieldRow(
            "on",
            self._label,
            LineInput(self._text, hint="fri, +2w, 12 dec", width=20, afresh=True),
            self._reading,
            width=20,
        )
        yield FieldRow("reason", "Reason", LineInput())

    def _reading(self) -> str:
        try:
            return weekday_date(parse_date(self.row("on").typed, self._today))
        except ValueError:
            return ""

    def action_save(self) -> None:
        """Answer the day and the reason."""
        try:
            on = parse_date(self.row("on").typed, self._today)
        except ValueError as error:
            self.refuse("on", str(error))
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
    """

    OPTIONS: ClassVar[tuple[str, ...]] = ("a correction", "new advice that replaces it")

    def __init__(self, given_on: date, changed: tuple[str, ...]) -> None:
        fields = ", ".join(changed)
        super().__init__("Given advice", f"This advice was given on {long_date(given_on)}. You changed: {fields}.")

    def compose_body(self) -> ComposeResult:
        """Which of the two, and the reason of a correction."""
        yield from self.compose_question()
        yield FieldRow("kind", "It is", ChoiceInput(self.OPTIONS))
        yield FieldRow("reason", "Reason", LineInput(hint="of the correction"))

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        """A correction asks for its reason."""
        super().on_field_row_changed(event)
        self.row("reason").display = self.row("kind").typed != self.OPTIONS[1]
        if event.row is self.row("kind") and event.row.typed == self.OPTIONS[0]:
            self.row("reason").editor.focus()

    def action_save(self) -> None:
        """Answer which it is."""
        kind, reason = self.row("kind").typed, clean(self.row("reason").typed, lines=False)
        if not kind:
            self.refuse("kind", "Say which it is: 1 or 2.")
        elif kind == self.OPTIONS[0] and not reason:
            self.refuse("reason", "Say why it is corrected; the reason stays with the advice.")
        else:
            self.dismiss(AsGiven(reason if kind == self.OPTIONS[0] else ""))

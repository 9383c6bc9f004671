"""Questions with a key for each answer: a yes that must be meant, and what to do with unsaved text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, Static

from screens.dialogs.base import Dialog, button

T = TypeVar("T")


@dataclass(frozen=True)
class Answer(Generic[T]):
    """One answer: its key, its words, and what it means."""

    key: str
    words: str
    value: T


class Question(Dialog[T]):
    """A question answered by one key. ``esc`` and ``enter`` give the last answer, which changes nothing.

    Args:
        question: The question, in one sentence.
        answers: What can be answered; the last keeps everything as it is.
        details: What is said below the question, a line each.
        heading: What stands in the frame.
    """

    AUTO_FOCUS = "Button:last-of-type"
    WIDTH: ClassVar[int] = 64
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll(1)", "Down", show=False),
        Binding("up", "scroll(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
    ]

    def __init__(
        self, question: str, answers: Sequence[Answer[T]], details: Sequence[str] = (), *, heading: str = ""
    ) -> None:
        super().__init__(heading)
        self._question = question
        self._answers = tuple(answers)
        self._details = tuple(details)

    def compose_body(self) -> ComposeResult:
        """The question, and what it is about."""
        yield Static(Content(self._question).stylize("bold"), classes="text")
        if self._details:
            yield Static(Content("\n".join(self._details)), classes="text dim")

    def compose_buttons(self) -> ComposeResult:
        """A button for each answer, with its key."""
        for answer in self._answers:
            yield button(answer.words, answer.key, name=answer.key)

    def on_key(self, event: events.Key) -> None:
        """The key of an answer gives it."""
        for answer in self._answers:
            if event.key == answer.key:
                event.stop()
                self.dismiss(answer.value)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The button of an answer gives it."""
        event.stop()
        self.dismiss(next(each.value for each in self._answers if each.key == event.button.name))

    def action_cancel(self) -> None:
        """Keep everything as it is."""
        self.dismiss(self._answers[-1].value)


class Confirm(Question[bool]):
    """A yes or no; only ``y`` does it, and ``n``, ``esc`` or ``enter`` keep everything as it is.

    Args:
        question: The question, in one sentence.
        details: What would happen to what, a line each.
        yes: What the yes does, in a word or two.
        no: What the no does.
    """

    def __init__(
        self, question: str, details: Sequence[str] = (), *, yes: str = "Yes", no: str = "No, keep it"
    ) -> None:
        super().__init__(question, (Answer("y", yes, True), Answer("n", no, False)), details)


class Unsaved(Enum):
    """What to do with a form that was changed and not saved."""

    discard = "discard"
    save = "save"
    keep = "keep"


class AskUnsaved(Question[Unsaved]):
    """Asks before a changed form is closed; nothing is dropped by ``esc`` or ``enter``.

    Args:
        save: What saving it does, in a word or two.
    """

    def __init__(self, save: str = "Save") -> None:
        answers = (
            Answer("y", "Discard", Unsaved.discard),
            Answer("s", save, Unsaved.save),
            Answer("n", "Keep editing", Unsaved.keep),
        )
        super().__init__("What you typed is not saved. Discard it?", answers)

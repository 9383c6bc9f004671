"""One field of a form: its label, what it is typed into, what was read, and what is wrong."""

from collections.abc import Callable
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from screens.widgets.fields_choice import ChoiceInput


class Editor(Protocol):
    """What a field is typed into: a widget whose content is a text."""

    @property
    def typed(self) -> str:
        """The text as it stands."""

    @typed.setter
    def typed(self, text: str) -> None: ...


class FieldRow(Widget):
    """A labelled field. The label stands before the field where there is room, above it where there is not.

    Args:
        name: The field's name.
        label: Its words.
        editor: What it is typed into; a widget that is an :class:`Editor`.
        note: What stands beside it now; asked again at every change.
        short: Whether the editor is narrow, so that the note has the rest of the line.
    """

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        border-left: blank;
        &:focus-within { border-left: outer $accent; }
        & .label { width: 18; padding-left: 1; color: $text-muted; }
        &:focus-within .label { color: $foreground; text-style: bold; }
        & .note { width: auto; max-width: 50%; padding-left: 2; color: $text-muted; display: none; }
        &.-noted .note { display: block; }
        &.-short .note { width: 1fr; max-width: 100%; }
        & .problem { height: auto; margin-left: 19; color: $text-error; }
        &.-stacked {
            & > HorizontalGroup { layout: vertical; }
            & .label { width: 1fr; }
            & .note { display: none; }
            & .problem { margin-left: 1; }
            & ChoiceInput { margin-left: 1; }
        }
    }
    """

    class Changed(Message):
        """The text of the field is another one."""

        def __init__(self, row: "FieldRow") -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> "FieldRow":
            """The row that changed."""
            return self.row

    def __init__(
        self, name: str, label: str, editor: Widget, note: Callable[[], str] = str, *, short: bool = False
    ) -> None:
        super().__init__(name=name, classes=f"field-{name}")
        self.set_class(short, "-short")
        self.editor = editor
        self._label = label
        self._note = note
        self._needed = False

    def compose(self) -> ComposeResult:
        """Label, field and note in a line; a problem comes below it when there is one."""
        with HorizontalGroup():
            yield Static(self._label_words(), classes="label")
            yield self.editor
            yield Static(classes="note", markup=False)

    def on_mount(self) -> None:
        """Say what is known from the start."""
        self.refresh_note()

    @property
    def typed(self) -> str:
        """The text of the field."""
        editor: Editor = self.editor  # type: ignore[assignment]
        return editor.typed

    @typed.setter
    def typed(self, text: str) -> None:
        editor: Editor = self.editor  # type: ignore[assignment]
        editor.typed = text

    @property
    def needed(self) -> bool:
        """Whether the field cannot stay empty."""
        return self._needed

    @needed.setter
    def needed(self, needed: bool) -> None:
        if needed != self._needed:
            self._needed = needed
            if self.is_mounted:
                self.refresh_note()

    @property
    def problem(self) -> str:
        """What is wrong with the field; "" when nothing is."""
        shown = self.query(".problem")
        return str(shown.first(Static).content).removeprefix("! ") if shown else ""

    @problem.setter
    def problem(self, words: str) -> None:
        shown = self.query(".problem")
        if not words:
            shown.remove()
        elif shown:
            shown.first(Static).update(Content(f"! {words}"))
        else:
            self.mount(Static(Content(f"! {words}"), classes="problem"))

    def refresh_note(self) -> None:
        """Say again what was read, beside the field or, where it is narrow, beside the label."""
        note = self._note()
        self.set_class(bool(note), "-noted")
        stacked = self.screen.has_class("-narrow")
        self.set_class(stacked, "-stacked")
        self.query_one(".note", Static).update(Content(note))
        self.query_one(".label", Static).update(self._label_words(note if stacked else ""))

    def _label_words(self, note: str = "") -> Content:
        mark = " *" if self._needed else ""
        return Content.assemble(self._label, mark, (f"   {note}", "$text-muted not bold") if note else "")

    def on_resize(self) -> None:
        """Put the note where there is room."""
        self.refresh_note()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on that the text is another one."""
        event.stop()
        self._tell()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass on that the text is another one."""
        event.stop()
        self._tell()

    def on_choice_input_changed(self, event: ChoiceInput.Changed) -> None:
        """Pass on that the choice is another one."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        self.problem = ""
        self.post_message(self.Changed(self))

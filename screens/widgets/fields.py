"""One field of a form: its label, what it is typed into, what was read, and what is wrong."""

from collections.abc import Callable
from typing import ClassVar, Final, Protocol

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from screens.widgets.fields_choice import ChoiceInput

#: The cells of the labels' column.
LABEL_WIDTH: Final = 18
#: What is said where somebody writes into a field that holds no text.
NOT_TYPED: Final = "Nothing can be typed here: a number or ←→ picks, tab goes on."


class Editor(Protocol):
    """What a field is typed into: a widget whose content is a text."""

    @property
    def typed(self) -> str:
        """The text as it stands."""

    @typed.setter
    def typed(self, text: str) -> None: ...


class FieldRow(Widget):
    """A labelled field. The label stands before the field where there is room, above it where there is not.

    The row draws label, note and problem itself around the one widget it holds: a form opens twice as fast
    as with a widget for each.

    Args:
        name: The field's name.
        label: Its words.
        editor: What it is typed into; a widget that is an :class:`Editor`.
        note: What stands beside it now; asked again at every change.
        width: The cells of a narrow editor, so that the note stands right behind it; 0 for one that takes the room.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"field--label", "field--note", "field--problem"}
    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        layout: horizontal;
        padding-right: 1;
        border-left: blank;
        & > .field--label, & > .field--note { color: $text-muted; }
        & > .field--problem { color: $text-error; }
        &:focus-within { border-left: outer $accent; }
        &:focus-within > .field--label { color: $foreground; text-style: bold; }
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

    def __init__(self, name: str, label: str, editor: Widget, note: Callable[[], str] = str, *, width: int = 0) -> None:
        super().__init__(name=name, classes=f"field-{name}")
        self.editor = editor
        self._label = label
        self._ask_note = note
        self._width = width
        self._note = ""
        self._problem = ""
        self._needed = False

    def compose(self) -> ComposeResult:
        """What it is typed into; everything else is drawn around it."""
        yield self.editor

    def on_mount(self) -> None:
        """Say what is known from the start."""
        self.refresh_note()

    # -- what it holds ---------------------------------------------------------------------------------------

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
            self.refresh()

    @property
    def note(self) -> str:
        """What stands beside the field."""
        return self._note

    def refresh_note(self) -> None:
        """Say again what was read."""
        self._note = self._ask_note()
        self._make_room()

    @property
    def problem(self) -> str:
        """What is wrong with the field; "" when nothing is."""
        return self._problem

    @problem.setter
    def problem(self, words: str) -> None:
        if words != self._problem:
            self._problem = words
            self._make_room()

    # -- what happens to it ----------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Put label, note and problem where there is room for them."""
        self._make_room()

    def on_click(self) -> None:
        """The label is a way into the field."""
        self.editor.focus()

    def on_key(self, event: events.Key) -> None:
        """Say that what is typed goes nowhere, where the field holds no text and no action has the key."""
        if event.is_printable and event.key not in self.screen.active_bindings:
            event.stop()
            self.problem = NOT_TYPED

    def on_descendant_blur(self) -> None:
        """What was said about a key is of no use once the field is left."""
        if self.problem == NOT_TYPED:
            self.problem = ""

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

    # -- how it is drawn -------------------------------------------------------------------------------------

    @property
    def label_text(self) -> str:
        """The label as it is drawn: a star marks a field that cannot stay empty."""
        return self._label + " *" * self._needed

    @property
    def _stacked(self) -> bool:
        """Whether the label stands above the field: the screen is narrow, or the label long."""
        return self.screen.has_class("-narrow") or cell_len(self._label) > LABEL_WIDTH - 2

    @property
    def _indent(self) -> int:
        return 1 if self._stacked else LABEL_WIDTH

    def _problem_lines(self) -> list[Content]:
        """The problem as lines that fit behind the label."""
        room = self.content_size.width - self._indent - 1
        return Content(f"! {self._problem}").wrap(room) if self._problem and room > 0 else []

    def _note_width(self) -> int:
        half = self.content_size.width // 2 or cell_len(self._note)  # before the first layout there is no width
        return min(cell_len(self._note), half) + 2 if self._note else 0

    def _make_room(self) -> None:
        """Keep the editor out of the cells in which the rest is drawn."""
        below = len(self._problem_lines())
        if self._stacked:
            self.editor.styles.margin = (1, 0, below, 1)
        else:
            self.editor.styles.margin = (0, 0 if self._width else self._note_width(), below, LABEL_WIDTH)
        self.refresh()

    def render(self) -> Content:
        """Label and note in the first line, the problem in the last ones."""
        height, problem = self.content_size.height, self._problem_lines()
        lines = [self._first_line()] + [Content("")] * (height - 1 - len(problem))
        style = self.get_visual_style("field--problem")
        indent = " " * (self._indent + (not self._stacked))
        lines += [Content.assemble(indent, line.stylize(style)) for line in problem]
        return Content("\n").join(lines[:height])

    def _first_line(self) -> Content:
        width = self.content_size.width
        label = Content.styled(f" {self.label_text}", self.get_visual_style("field--label"))
        if self._stacked:
            start = label.cell_length + 3
        else:
            start = LABEL_WIDTH + self._width + 2 if self._width else width - self._note_width() + 2
        note = Content.styled(self._note, self.get_visual_style("field--note"))
        gap = Content(" " * max(0, start - label.cell_length))
        return Content.assemble(label, gap, note.truncate(max(0, width - start), ellipsis=True))

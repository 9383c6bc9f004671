"""A list in a dialog, which narrows as you type."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from advisor.text import fold
from screens.dialogs.base import Dialog
from screens.widgets.fields_line import LineInput
from screens.widgets.register import Register
from screens.widgets.register_columns import Column
from screens.widgets.register_messages import Highlighted, Opened
from screens.widgets.register_rows import Row

DIGITS = "1234567890"
"""The keys of the first options: 0 is the tenth. Further ones are found by typing."""


class ListDialog(Dialog[str]):
    """Rows to choose from: typing narrows, arrows move, ``enter`` answers the key of the row.

    Args:
        heading: What stands in the frame.
        columns: The columns of the rows.
        rows: What can be chosen.
        empty: What is said when nothing matches.
        hint: What the foot says.
    """

    AUTO_FOCUS = "#filter"
    WIDTH: ClassVar[int] = 84
    DEFAULT_CSS = """
    ListDialog {
        & #filter { margin: 0 1; }
        & Register { margin: 1 0 0 0; min-height: 4; }
        & #about { height: auto; min-height: 1; max-height: 3; padding: 0 1; color: $text-muted; }
        &.-narrow Register { margin: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
    ]

    def __init__(self, heading: str, columns: Sequence[Column], rows: Sequence[Row], *, empty: str, hint: str) -> None:
        super().__init__(heading, hint=hint)
        self._rows = tuple(rows)
        self._register = Register(columns, empty=empty)
        self._register.can_focus = False

    def compose_body(self) -> ComposeResult:
        """The line to type into, the rows, and what is said about the row under the cursor."""
        yield LineInput(hint="type to narrow", id="filter")
        yield self._register
        yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        """Fill the list, and let it follow what is typed."""
        self._register.styles.height = max(4, self.most + 1)
        self._register.set_rows(self._rows)
        self.watch(self.query_one("#filter", LineInput), "value", self.narrow, init=False)

    @property
    def most(self) -> int:
        """How many rows there may be."""
        return len(self._rows)

    def fit(self) -> None:
        """Let the rows be as many as the screen allows; the list scrolls by itself."""
        super().fit()
        room = self.query_one("#body").styles.max_height
        assert room is not None
        others = 2 if self.has_class("-narrow") else 3
        self._register.styles.height = max(4, min(self.most + 1, int(room.value) - others))

    def narrow(self, text: str) -> None:
        """Show the rows that a text is found in, with the cursor on the one that it fits best."""
        self._register.search(text)
        shown = set(self._register.shown_keys)
        fitting = [each for each in self._rows if each.key in shown]
        if text.strip() and fitting:
            self._register.move_to(min(fitting, key=lambda each: _distance(each, text)).key)

    def about(self, key: str) -> str:
        """What is said about a row below the list."""
        return ""

    def chosen(self, key: str) -> None:
        """A row was chosen."""
        self.dismiss(key)

    def on_register_highlighted(self, event: Highlighted) -> None:
        """Say more about the row under the cursor."""
        self.query_one("#about", Static).update(Content(self.about(event.key) if event.key else ""))

    def on_register_opened(self, event: Opened) -> None:
        """A click on the row under the cursor chooses it."""
        self.chosen(event.key)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """``enter`` chooses the row under the cursor."""
        event.stop()
        if self._register.cursor_key:
            self.chosen(self._register.cursor_key)

    def action_move(self, by: int) -> None:
        """Move the cursor in the list."""
        self._register.action_move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self._register.action_page(by)


def _distance(row: Row, text: str) -> int:
    """How far a text is from a row: 0 for a cell that it is, 1 for the beginning of one, 2 for one of a word."""
    wanted = text.strip()
    if wanted in row.cells:
        return 0
    wanted = fold(wanted)
    cells = [fold(each) for each in row.cells]
    if any(each.startswith(wanted) for each in cells):
        return 1
    return 2 if any(word.startswith(wanted) for each in cells for word in each.split()) else 3


class Choose(ListDialog):
    """A choice from a list, by arrows, by a number, or by typing; the answer is the key of the option.

    Args:
        heading: What stands in the frame.
        options: Each option's key, its words, and what is said beside it.
    """

    def __init__(self, heading: str, options: Sequence[tuple[str, str, str]]) -> None:
        rows = []
        for place, (key, words, about) in enumerate(options):
            cells = (DIGITS[place : place + 1], words, about)
            rows.append(Row(key, cells, tones=("accent", "", "dim"), flows=True))
        columns = [Column("", 2), Column("", 16, weight=1), Column("", 16, weight=1, priority=0)]
        super().__init__(heading, columns, rows, empty="Nothing matches.", hint="enter or a number chooses")

    def narrow(self, text: str) -> None:
        """Choose by a number while nothing else is typed; else show the options that a text is found in."""
        place = DIGITS.find(text) if len(text) == 1 else -1
        if 0 <= place < len(self._rows):
            self.chosen(self._rows[place].key)
        else:
            super().narrow(text)

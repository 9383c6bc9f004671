"""The list that carries every long list of the program: 30,000 rows at the speed of thirty.

Textual's own tables measure every cell on every refill. This one draws the lines that are seen, remembers
them, and redraws two when the cursor moves.
"""

from collections.abc import Container, Iterable, Sequence
from typing import ClassVar, TypeAlias

from textual import events
from textual.binding import Binding, BindingType

from screens.widgets import register_messages as messages
from screens.widgets.cursor_keys import cursor_keys
from screens.widgets.register_canvas import RegisterCanvas
from screens.widgets.register_columns import Column
from screens.widgets.register_paint import ASCII, Glyphs
from screens.widgets.register_rows import Item, Row


class Register(RegisterCanvas, can_focus=True, inherit_bindings=False):
    """Rows under columns, with a cursor and marks; it knows no records.

    The caller sorts, and computes structured filters; the register narrows by keys and by words. The height
    must not be `auto`: filling and filtering never lay out the screen anew.

    Args:
        columns: What stands in a row.
        empty: What is said in the middle when no row is shown.
        ascii_only: Draw with plain ASCII characters.
        id: The widget's id.
        classes: The widget's CSS classes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *cursor_keys("register"),
        Binding("space", "mark", "Mark", id="register.mark"),
    ]

    Highlighted: TypeAlias = messages.Highlighted
    Opened: TypeAlias = messages.Opened
    Marked: TypeAlias = messages.Marked

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        empty: str = "",
        ascii_only: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(columns, ASCII if ascii_only else Glyphs(), empty, id=id, classes=classes)
        self._told: str | None = None  # the key last posted as highlighted

    # What is asked from outside

    @property
    def cursor_key(self) -> str | None:
        """The key of the row under the cursor."""
        row = self._cursor_row
        return row.key if row else None

    @property
    def marks(self) -> frozenset[str]:
        """The keys of the marked rows, whether they are shown or not."""
        return self._marks

    @property
    def shown(self) -> int:
        """How many rows are shown."""
        return self._view.count

    @property
    def shown_keys(self) -> list[str]:
        """The keys of the rows that are shown, in order."""
        rows = map(self._view.row, range(len(self._view.lines)))
        return [row.key for row in rows if row]

    # What is shown

    def set_rows(self, items: Iterable[Item], columns: Sequence[Column] | None = None) -> None:
        """Show these rows and headings; the cursor stays on its key, the marks on theirs.

        Args:
            items: The rows and headings.
            columns: What stands in a row from now on, where that changes.
        """
        if columns is not None:
            self._columns = tuple(columns)
        row, line = self._cursor_row, self._cursor_line
        self._view.replace(items)
        self._painter = None
        self._cursor = self._view.index_of(row.key) if row else None
        if self._marks:
            self.mark(self._marks & {item.key for item in self._view.items if isinstance(item, Row)})
        self._view_changed(line or 0)

    def show_only(self, keys: Container[str] | None) -> None:
        """Narrow to the rows with these keys; None shows all. Holds for rows that are set later, too."""
        self._view.show_only(keys)
        self._view_changed(0)

    def search(self, words: str) -> None:
        """Narrow to the rows that contain all the words, in any order; an empty text shows all."""
        if self._view.search(words):
            self._view_changed(0)

    def move_to(self, key: str) -> bool:
        """Put the cursor on the row with this key; returns whether it is shown."""
        index = self._view.index_of(key)
        line = self._view.line_of(index) if index is not None else None
        if line is None:
            return False
        self._move_to_line(line)
        return True

    def mark(self, keys: Iterable[str]) -> None:
        """Mark the rows with these keys and no others."""
        wanted = frozenset(keys)
        if self._marks != wanted:
            self._marks = wanted
            self.refresh()
            self.post_message(messages.Marked(self, self._marks))

    # What the keys do

    def action_move(self, by: int) -> None:
        """Move the cursor by a number of rows, passing over headings."""
        if (line := self._cursor_line) is not None:
            self._move_to_line(line + by, forward=by > 0)

    def action_page(self, by: int) -> None:
        """Move the cursor by a number of pages."""
        self.action_move(by * max(1, self._body_height - 1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self._move_to_line(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self._move_to_line(len(self._view.lines) - 1, forward=False)

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        if row := self._cursor_row:
            self.post_message(messages.Opened(self, row.key))

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and step on."""
        if row := self._cursor_row:
            self._marks ^= {row.key}
            self._refresh_line(self._cursor_line)
            self.post_message(messages.Marked(self, self._marks))
            self.action_move(1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; a second click opens."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = self._line_at(offset.y)
        if self._view.row(line) is not None:
            self._move_to_line(line)
            if event.chain == 2:
                self.action_open()

    def _move_to_line(self, line: int, forward: bool = True) -> None:
        before, after = self._cursor_line, self._view.nearest(line, forward)
        if after is None:
            return
        self._cursor = self._view.lines[after]
        self._refresh_line(before)
        self._refresh_line(after)
        self._show_cursor()
        self._tell()

    def _view_changed(self, line: int, follow: bool = True) -> None:
        """Draw what is shown now; a cursor whose row has gone comes to the row nearest to `line`."""
        if self._cursor_line is None:
            nearest = self._view.nearest(line)
            self._cursor = None if nearest is None else self._view.lines[nearest]
        self._set_height()
        if follow:
            self._show_cursor()
        self.refresh()
        self._tell()

    def _tell(self) -> None:
        if (key := self.cursor_key) != self._told:
            self._told = key
            self.post_message(messages.Highlighted(self, key))

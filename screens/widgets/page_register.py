"""A register with a text above its rows that scrolls with them: a page to read, the end of which can be acted on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from screens.review.lines import Line, Pen, Tone
from screens.widgets.prose import Block, lines_of
from screens.widgets.register import Register
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Item

#: Lines that a key scrolls while there is only text to go through.
_STEP = 2
_STYLES: dict[Tone, str] = {"dim": "$text-muted", "strong": "bold", "bar": "$primary", "warn": "$text-warning"}


@dataclass(frozen=True)
class Drawn:
    """A picture within a text, drawn to the width that there is."""

    draw: Callable[[Pen], list[Line]]


#: What the text of a page is made of.
Piece = Block | Drawn


class PageRegister(Register):
    """A register below a text. Keys scroll through the text first; a row out of sight is not under the cursor."""

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:
        super().__init__((Column("", 1),), ascii_only=ascii_only, id=id)
        self._plain = ascii_only
        self._head: tuple[Piece, ...] = ()
        self._lead: list[Strip] = []
        self._lead_width = -1
        self._follows = False  # whether the cursor is to stay in sight, and not the text that is read

    # -- what is asked from outside --------------------------------------------------------------------------

    def show(self, head: Sequence[Piece], rows: Iterable[Item], columns: Sequence[Column], empty: str) -> None:
        """Show a text and rows; what is in sight stays there, and so does the cursor.

        Args:
            head: The text above.
            rows: The rows and headings.
            columns: What stands in a row.
            empty: What is said where there is no row.
        """
        top, follows = self._top, self._follows
        self._head, self._empty = tuple(head), empty
        self._lead_width = -1
        self.set_rows(rows, columns)
        self._scroll_to_line(top)
        self._follows = follows

    def to_top(self) -> None:
        """Begin at the beginning, with the cursor on the first row."""
        self.action_first()

    @property
    def cursor_key(self) -> str | None:
        """The key of the row under the cursor, where it is in sight."""
        return super().cursor_key if self._is_in_sight else None

    # -- drawing ---------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the visible part: of the text, of the rows, or of what is said where there are none."""
        line, lead = self._top + y, self._text_above()
        if line < len(lead):
            return lead[line]
        painter = self._painter_for(self.scrollable_content_region.width)
        if not self._view.lines:
            return self._empty_line(painter, line - len(lead))
        return self._line_of_view(painter, line - len(lead))

    def _text_above(self) -> list[Strip]:
        """The lines of the text, with an empty one before the rows."""
        width = self.scrollable_content_region.width
        if width != self._lead_width:
            self._lead_width = width
            pen = Pen(max(width - 2, 10), self._plain)
            lines = [Content(" ") + each for piece in self._head for each in _lines_of(piece, pen)]
            lines += [Content("")] if lines else []
            text = Content("\n").join(lines)
            strips = Visual.to_strips(self, text, max(width, 1), None, self.visual_style) if lines else []
            self._lead = [each.adjust_cell_length(width, self.rich_style) for each in strips]
        return self._lead

    def notify_style_update(self) -> None:
        """Draw the text anew as well when the theme or a style changed."""
        super().notify_style_update()
        self._lead_width = -1

    def _keep_in_sight(self) -> None:
        if self._follows:
            self._show_cursor()
        else:
            self._scroll_to_line(self._top)

    def _set_height(self) -> None:
        height = max(len(self._text_above()) + len(self._view.lines), self.size.height)
        self.set_reactive(Widget.virtual_size, Size(0, height))
        if self.is_mounted:
            self.vertical_scrollbar.window_virtual_size = height

    # -- moving ----------------------------------------------------------------------------------------------

    @property
    def _cursor_at(self) -> int | None:
        """The line of the page that the cursor is on."""
        line = self._cursor_line
        return None if line is None else line + len(self._text_above())

    @property
    def _is_in_sight(self) -> bool:
        at = self._cursor_at
        return at is not None and self._top <= at < self._top + self._body_height

    def _scroll_to_line(self, top: int) -> None:
        last = len(self._text_above()) + len(self._view.lines) - self._body_height
        self.scroll_to(y=max(0, min(top, last)), animate=False)
        self._tell()

    def _show_cursor(self) -> None:
        """Bring the cursor into sight, with the heading above it and, at the first row, with as much text as fits."""
        self._follows = True
        at, body = self._cursor_at, self._body_height
        if at is None or body <= 0:
            return
        above = 2 if self._view.nearest(0) != self._cursor_line else len(self._text_above()) + 2
        highest = max(at - body + 1, min(self._top, max(at - min(above, body - 1), 0)))
        self._scroll_to_line(highest)

    def action_move(self, by: int) -> None:
        """Move the cursor; through the text above the rows, scroll."""
        if not self._reads_on(by * _STEP):
            super().action_move(by)

    def action_page(self, by: int) -> None:
        """Move by a number of pages; through the text above the rows, scroll."""
        if not self._reads_on(by * max(1, self._body_height - 1)):
            super().action_page(by)

    def action_first(self) -> None:
        """Go to the first row, and to the beginning of the text."""
        super().action_first()
        self._follows = False
        self._scroll_to_line(0)

    def action_open(self) -> None:
        """Choose the row under the cursor; one that is out of sight is brought into sight."""
        if self._is_in_sight:
            super().action_open()
        else:
            self._show_cursor()

    def action_mark(self) -> None:
        """Mark the row under the cursor; one that is out of sight is brought into sight."""
        if self._is_in_sight:
            super().action_mark()
        else:
            self._show_cursor()

    def _reads_on(self, by: int) -> bool:
        """Scroll where the cursor is still below what is seen, or can go no further up; returns whether it did."""
        at, top = self._cursor_at, self._top
        if by > 0:
            scrolls = at is None or at >= top + self._body_height
        else:
            scrolls = top > 0 and (at is None or self._view.nearest(0) == self._cursor_line)
        if scrolls:
            self._follows = False
            self._scroll_to_line(top + by)
        return scrolls and self._top != top

    def _line_at(self, y: int) -> int:
        return self._top + y - len(self._text_above())


def _lines_of(piece: Piece, pen: Pen) -> list[Content]:
    if isinstance(piece, Block):
        return lines_of(piece, pen.width)
    return [Content.assemble(*((each.text, _STYLES.get(each.tone, "")) for each in line)) for line in piece.draw(pen)]

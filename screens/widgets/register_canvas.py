"""What of a register is seen: the part of it in sight, drawn line by line."""

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.register_columns import Column
from screens.widgets.register_paint import Glyphs, Look, Painter
from screens.widgets.register_rows import Heading, Row, Tone
from screens.widgets.register_view import BLANK, View

TONES: tuple[Tone, ...] = ("dim", "warn", "accent", "strong")


class RegisterCanvas(ScrollView):
    """The drawing half of a register: it holds the state, and shows it; what changes it is in `Register`.

    Args:
        columns: What stands in a row.
        glyphs: What to draw with.
        empty: What is said in the middle when no row is shown.
        id: The widget's id.
        classes: The widget's CSS classes.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "register--titles",
        "register--heading",
        "register--note",
        "register--cursor",
        "register--bar",
        "register--mark",
        *(f"register--{tone}" for tone in TONES),
    }
    DEFAULT_CSS = """
    RegisterCanvas {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        & > .register--titles { color: $text-muted; text-style: bold; }
        & > .register--heading { color: $foreground; text-style: bold; }
        & > .register--note { color: $text-muted; }
        & > .register--cursor {
            color: $foreground;
            background: $block-cursor-blurred-background;
            text-style: bold;
        }
        & > .register--bar { color: $accent; }
        & > .register--mark { color: $accent; text-style: bold; }
        & > .register--dim { color: $text-muted; }
        & > .register--warn { color: $text-warning; }
        & > .register--accent { color: $text-accent; }
        & > .register--strong { text-style: bold; }
        &:focus > .register--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: bold;
        }
    }
    """

    def __init__(
        self, columns: Sequence[Column], glyphs: Glyphs, empty: str, *, id: str | None, classes: str | None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._glyphs = glyphs
        self._empty = empty
        self._view = View()
        self._cursor: int | None = None  # a position in the view's items
        self._marks: frozenset[str] = frozenset()
        self._painter: Painter | None = None

    @property
    def empty(self) -> str:
        """What is said when no row is shown."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        self._empty = text
        if not self._view.lines:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the visible part; the titles stay where they are."""
        painter = self._painter_for(self.scrollable_content_region.width)
        y -= self._titles_height
        if y < 0:
            return painter.titles()
        if not self._view.lines:
            return self._empty_line(painter, y)
        return self._line_of_view(painter, self._top + y)

    def _line_of_view(self, painter: Painter, line: int) -> Strip:
        if line >= len(self._view.lines) or (index := self._view.lines[line]) == BLANK:
            return painter.blank
        item = self._view.items[index]
        if isinstance(item, Heading):
            return painter.heading(item)
        return painter.row(index, item, selected=index == self._cursor, marked=item.key in self._marks)

    def notify_style_update(self) -> None:
        """Draw anew when the theme, the focus or a style changed."""
        super().notify_style_update()
        self._painter = None
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._set_height()
        self._keep_in_sight()

    def _painter_for(self, width: int) -> Painter:
        if self._painter is None or self._painter.width != width:
            self._painter = Painter(self._columns, self._glyphs, self._look(), width)
        return self._painter

    def _look(self) -> Look:
        titles, heading, note, bar, mark, cursor, *tones = (
            self.get_component_rich_style(f"register--{name}")
            for name in ("titles", "heading", "note", "bar", "mark", "cursor", *TONES)
        )
        return Look(
            base=self.rich_style,
            titles=titles,
            heading=heading,
            note=note,
            bar=bar,
            mark=mark,
            cursor=cursor,
            tones=dict(zip(TONES, tones, strict=True)),
        )

    def _empty_line(self, painter: Painter, y: int) -> Strip:
        lines = wrap(self._empty, max(1, painter.width - 2))
        y -= max(0, (self._body_height - len(lines)) // 3)
        return painter.sentence(lines[y]) if 0 <= y < len(lines) else painter.blank

    def _refresh_line(self, line: int | None) -> None:
        if line is not None:
            self.refresh(Region(0, line - self._top + self._titles_height, self.size.width, 1))

    @property
    def _titles_height(self) -> int:
        return int(any(column.title for column in self._columns))

    @property
    def _body_height(self) -> int:
        return self.size.height - self._titles_height

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    @property
    def _cursor_line(self) -> int | None:
        return None if self._cursor is None else self._view.line_of(self._cursor)

    @property
    def _cursor_row(self) -> Row | None:
        line = self._cursor_line
        return None if line is None else self._view.row(line)

    def _set_height(self) -> None:
        height = max(self._titles_height + len(self._view.lines), self.size.height)
        # Assigned in the usual way this would lay out the whole screen at every key typed into a filter.
        self.set_reactive(Widget.virtual_size, Size(0, height))
        if self.is_mounted:
            self.vertical_scrollbar.window_virtual_size = height

    def _keep_in_sight(self) -> None:
        """See to it that what was in sight still is, in another size."""
        self._show_cursor()

    def _line_at(self, y: int) -> int:
        """The line of the view that is seen at a height; none is below 0."""
        return self._top + y - self._titles_height if y >= self._titles_height else -1

    def _show_cursor(self) -> None:
        line, body = self._cursor_line, self._body_height
        if body <= 0:
            return
        top = 0
        if line is not None:
            above = self._view.lines[line - 1] if line else BLANK
            with_heading = above != BLANK and isinstance(self._view.items[above], Heading)
            top = max(min(self._top, line - with_heading), line - body + 1)
        self.scroll_to(y=max(0, min(top, len(self._view.lines) - body)), animate=False)

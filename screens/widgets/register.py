"""The list that carries every long list of the program: 30,000 rows at the speed of thirty.

Textual's own tables measure every cell on every refill. This one draws the lines that are seen, remembers
them, and redraws two when the cursor moves.
"""

from collections.abc import Collection, Container, Iterable, Sequence
from textwrap import wrap
from typing import ClassVar, TypeAlias

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets import register_messages as messages
from screens.widgets.register_columns import Column
from screens.widgets.register_paint import ASCII, Glyphs, Look, Painter
from screens.widgets.register_rows import Heading, Item, Row, Tone
from screens.widgets.register_view import BLANK, View

TONES: tuple[Tone, ...] = ("dim", "warn", "accent", "strong")


class Register(ScrollView, can_focus=True, inherit_bindings=False):
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
    Register {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        & > .register--titles { color: $text-muted; text-style: bold; }
        & > .register--heading { color: $foreground; text-style: bold; }
        & > .register--note { color: $text-muted; }
        & > .register--cursor { background: $block-cursor-blurred-background; text-style: bold; }
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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="register.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="register.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="register.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="register.page_down"),
        Binding("home,g", "first", "First", show=False, id="register.first"),
        Binding("end,G", "last", "Last", show=False, id="register.last"),
        Binding("enter", "open", "Open", show=False, id="register.open"),
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
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._glyphs = ASCII if ascii_only else Glyphs()
        self._empty = empty
        self._view = View()
        self._cursor: int | None = None  # a position in the view's items
        self._told: str | None = None  # the key last posted as highlighted
        self._marks: frozenset[str] = frozenset()
        self._painter: Painter | None = None

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

    @property
    def empty(self) -> str:
        """What is said when no row is shown."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        self._empty = text
        if not self._view.lines:
            self.refresh()

    # What is shown

    def set_rows(self, items: Iterable[Item]) -> None:
        """Show these rows and headings; the cursor stays on its key, the marks on theirs."""
        key, line = self.cursor_key, self._cursor_line
        self._view.replace(items)
        self._painter = None
        self._cursor = self._view.index_of(key) if key is not None else None
        if self._marks:
            self.mark(self._marks & {item.key for item in self._view.items if isinstance(item, Row)})
        self._view_changed(line or 0)

    def append_rows(self, items: Iterable[Item]) -> None:
        """Add rows and headings at the end, while the rest is loading."""
        self._view.append(items)
        self._view_changed(0, follow=self._cursor is None)

    def show_only(self, keys: Container[str] | None) -> None:
        """Narrow to the rows with these keys; None shows all. Holds for rows that come later, too."""
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

    def mark(self, keys: Collection[str]) -> None:
        """Mark the rows with these keys and no others."""
        if self._marks != keys:
            self._marks = frozenset(keys)
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
        """Mark the row under the cursor, or take its mark away."""
        if row := self._cursor_row:
            self._marks ^= {row.key}
            self._refresh_line(self._cursor_line)
            self.post_message(messages.Marked(self, self._marks))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; a second click opens."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < self._titles_height:
            return
        line = self._top + offset.y - self._titles_height
        if self._view.row(line) is not None:
            self._move_to_line(line)
            if event.chain == 2:
                self.action_open()

    # How it is drawn

    def render_line(self, y: int) -> Strip:
        """One line of the visible part; the titles stay where they are."""
        painter = self._painter_for(self.scrollable_content_region.width)
        y -= self._titles_height
        if y < 0:
            return painter.titles()
        if not self._view.lines:
            return self._empty_line(painter, y)
        line = self._top + y
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
        self._show_cursor()

    def _painter_for(self, width: int) -> Painter:
        if self._painter is None or self._painter.width != width:
            self._painter = Painter(self._columns, self._glyphs, self._look(), width)
        return self._painter

    def _look(self) -> Look:
        titles, heading, note, bar, mark, cursor, *tones = (
            self.get_component_rich_style(f"register--{name}")
            for name in ("titles", "heading", "note", "bar", "mark", "cursor", *TONES)
        )
        # Without a colour of its own the cursor's line keeps the tones of its cells.
        colour = self.get_component_rich_style("register--cursor", partial=True).color
        return Look(
            base=self.rich_style,
            titles=titles,
            heading=heading,
            note=note,
            bar=bar,
            mark=mark,
            cursor=Style(color=colour, bgcolor=cursor.bgcolor, bold=cursor.bold),
            tones=dict(zip(TONES, tones, strict=True)),
        )

    def _empty_line(self, painter: Painter, y: int) -> Strip:
        lines = wrap(self._empty, max(1, painter.width - 2))
        y -= max(0, (self._body_height - len(lines)) // 3)
        return painter.sentence(lines[y]) if 0 <= y < len(lines) else painter.blank

    def _refresh_line(self, line: int | None) -> None:
        if line is not None:
            self.refresh(Region(0, line - self._top + self._titles_height, self.size.width, 1))

    # Where things stand

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

    def _set_height(self) -> None:
        height = max(self._titles_height + len(self._view.lines), self.size.height)
        # Assigned in the usual way this would lay out the whole screen at every key typed into a filter.
        self.set_reactive(Widget.virtual_size, Size(0, height))
        if self.is_mounted:
            self.vertical_scrollbar.window_virtual_size = height

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

    def _tell(self) -> None:
        if (key := self.cursor_key) != self._told:
            self._told = key
            self.post_message(messages.Highlighted(self, key))

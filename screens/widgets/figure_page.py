"""A page of figures with a cursor on one of them: pictures, numbers that open, and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.review import moving
from screens.review.layout import Page, Stop, lay_out
from screens.review.lines import Figure, Pen, Section, Span
from screens.widgets.cursor_keys import cursor_keys

_TONES = ("dim", "strong", "bar", "warn", "figure", "cursor")


class FigurePage(ScrollView, can_focus=True, inherit_bindings=False):
    """Sections on a page, as many beside each other as there is room for; it knows no records.

    Args:
        plain: Draw with plain ASCII characters.
        id: The widget's id.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"figure-page--{each}" for each in _TONES}
    DEFAULT_CSS = """
    FigurePage {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        & > .figure-page--dim { color: $text-muted; }
        & > .figure-page--strong { text-style: bold; }
        & > .figure-page--bar { color: $primary; }
        & > .figure-page--warn { color: $text-warning; }
        & > .figure-page--figure { color: $text-accent; }
        & > .figure-page--cursor { background: $block-cursor-blurred-background; text-style: bold; }
        &:focus > .figure-page--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: bold;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *cursor_keys("figures", opens="The records behind it"),
        Binding("left", "aside(-1)", "Left", show=False, id="figures.left"),
        Binding("right", "aside(1)", "Right", show=False, id="figures.right"),
        Binding("tab", "section(1)", "Next section", show=False, id="figures.next"),
        Binding("shift+tab", "section(-1)", "Section before", show=False, id="figures.before"),
    ]

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another figure."""

        figure: Figure | None

    @dataclass
    class Opened(Message):
        """A figure was chosen."""

        figure: Figure

    def __init__(self, *, plain: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._plain = plain
        self._sections: Sequence[Section] = ()
        self._page = Page()
        self._at = 0
        self._faded = False
        self._styles: dict[str, Style] | None = None

    # -- what is asked from outside --------------------------------------------------------------------------

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Where the cursor can stand, in the order in which the page is read."""
        return self._page.stops

    @property
    def sections(self) -> tuple[Section, ...]:
        """What is on the page."""
        return tuple(self._sections)

    @property
    def figure(self) -> Figure | None:
        """The figure under the cursor."""
        return self._stop.figure if self._stop else None

    @property
    def section(self) -> Section | None:
        """The section under the cursor."""
        return self._page.place_of(self._stop).section if self._stop else None

    def show(self, sections: Sequence[Section]) -> None:
        """Show these sections; the cursor stays on the figure of the same name."""
        self._sections = tuple(sections)
        self._faded = False
        self._lay_out()

    def fade(self) -> None:
        """Show that all this is no longer as fresh as it looks."""
        self._faded = True
        self.refresh()

    def move_to(self, key: str) -> bool:
        """Put the cursor on a figure by its name; returns whether it is on the page."""
        for each in self._page.stops:
            if each.figure.key == key:
                self._go(each)
                return True
        return False

    # -- drawing ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        key, place = self.figure.key if self.figure else "", self._stop.place if self._stop else 0
        width = self.scrollable_content_region.width
        self._page = lay_out(self._sections, Pen(max(width, 20), self._plain)) if self._sections else Page()
        stops = self._page.stops
        same = [number for number, each in enumerate(stops) if each.figure.key == key]
        near = [number for number, each in enumerate(stops) if each.place == place]
        self._at = (same or near or [0])[0]
        self.virtual_size = Size(width, len(self._page.lines))
        self.refresh()
        self._show_cursor()
        self.post_message(self.Highlighted(self.figure))

    def on_resize(self) -> None:
        """Lay out to the new width."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Draw anew when the theme or the focus changed."""
        super().notify_style_update()
        self._styles = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        line = self._page.lines[y] if y < len(self._page.lines) else ()
        strip = Strip([self._segment(each) for each in line])
        return strip.adjust_cell_length(width, self.rich_style).crop(0, width)

    def _segment(self, span: Span) -> Segment:
        if self._styles is None:
            self._styles = {each: self.get_component_rich_style(f"figure-page--{each}") for each in _TONES}
        if span.figure is not None and span.figure is self.figure:
            return Segment(f"[{span.text[1:-1]}]", self.rich_style + self._styles["cursor"])
        tone = "dim" if self._faded else span.tone or ("figure" if span.figure else "")
        return Segment(span.text, self.rich_style + self._styles[tone] if tone else self.rich_style)

    # -- moving ----------------------------------------------------------------------------------------------

    @property
    def _stop(self) -> Stop | None:
        return self._page.stops[self._at] if self._page.stops else None

    def _go(self, stop: Stop | None) -> None:
        if stop is not None:
            self._at = self._page.stops.index(stop)
            self.refresh()
            self._show_cursor()
            self.post_message(self.Highlighted(stop.figure))

    def _show_cursor(self) -> None:
        """Bring the whole section into sight where it fits, else the figure with what is around it."""
        if (stop := self._stop) is None or not (room := self.size.height):
            return
        place = self._page.place_of(stop)
        first, last = place.top, place.top + place.height
        if place.height > room:
            first, last = max(first, stop.y - room // 3), min(last, stop.y + 1 + room // 3)
        top = max(min(self.scroll_offset.y, first), last - room)
        self.scroll_to(y=max(top, 0), animate=False)

    def action_move(self, by: int) -> None:
        """Go to the next figure up or down; where there is none, only look further."""
        if self._stop is None:
            return
        found = (moving.below if by > 0 else moving.above)(self._page, self._stop)
        if found is None:
            self.scroll_relative(y=by * 3, animate=False)
        self._go(found)

    def action_page(self, by: int) -> None:
        """Go a screenful up or down."""
        if self._stop is not None:
            way = moving.below if by > 0 else moving.above
            self._go(way(self._page, self._stop, max(self.size.height - 2, 1)))

    def action_aside(self, by: int) -> None:
        """Go to the next figure on a side."""
        if self._stop is not None:
            self._go(moving.aside(self._page, self._stop, by))

    def action_section(self, by: int) -> None:
        """Go to the next section, or the one before."""
        if self._stop is not None:
            self._go(moving.next_section(self._page, self._stop, by))

    def action_first(self) -> None:
        """Go to the first figure."""
        if self._page.stops:
            self._go(self._page.stops[0])

    def action_last(self) -> None:
        """Go to the last figure."""
        if self._page.stops:
            self._go(self._page.stops[-1])

    def action_open(self) -> None:
        """Choose the figure under the cursor."""
        if self.figure is not None:
            self.post_message(self.Opened(self.figure))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the figure that was clicked; a second click opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        y = offset.y + self.scroll_offset.y
        hit = next((each for each in self._page.stops if each.y == y and 0 <= offset.x - each.x < each.width), None)
        if hit is not None:
            self._go(hit)
            if event.chain == 2:
                self.action_open()

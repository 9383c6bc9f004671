"""Options one below the other: one of them is chosen, or several are ticked."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from screens.detail import safe
from screens.plain import is_plain

_INDENT = 8


class Picks(Widget, can_focus=True):
    """A digit chooses or ticks, so does ``space``; ``up`` and ``down`` move; ``backspace`` takes the choice back.

    Args:
        options: What can be chosen: for each its key, a digit or "", its value, and its words.
        chosen: The values that are chosen at first.
        several: Whether several can be ticked.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"picks--here", "picks--key"}
    DEFAULT_CSS = """
    Picks {
        width: 1fr;
        height: auto;
        & > .picks--key { color: $text-muted; }
        &:focus > .picks--key { color: $text-accent; text-style: bold; }
        &:focus > .picks--here { background: $accent 40%; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Option before", show=False),
        Binding("down", "move(1)", "Next option", show=False),
        Binding("space", "pick", "Choose", show=False),
        Binding("backspace,delete", "empty", "None", show=False),
    ]

    class Changed(Message):
        """Something else is chosen."""

    def __init__(
        self, options: Sequence[tuple[str, str, str]], chosen: Sequence[str] = (), *, several: bool = False
    ) -> None:
        super().__init__()
        self._options = tuple(options)
        self._several = several
        self._chosen = set(chosen)
        at = [number for number, each in enumerate(self._options) if each[1] in self._chosen]
        self._cursor = at[0] if at and not several else 0

    @property
    def typed(self) -> str:
        """The values that are chosen, a line each, in the order of the options."""
        return "\n".join(value for _, value, _ in self._options if value in self._chosen)

    def on_key(self, event: events.Key) -> None:
        """The key of an option chooses it."""
        for number, (key, _, _) in enumerate(self._options):
            if key and event.character == key:
                event.stop()
                self._cursor = number
                self.action_pick()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the option under it."""
        offset = event.get_content_offset(self)
        if offset is not None:
            owners = [number for number, lines in enumerate(self._drawn(self.content_size.width)) for _ in lines]
            if offset.y < len(owners):
                self._cursor = owners[offset.y]
                self.action_pick()

    def action_move(self, by: int) -> None:
        """Go to the option above or below; where only one can be chosen, it is."""
        if not self._several and not self._chosen:
            self.action_pick()
            return
        self._cursor = max(0, min(len(self._options) - 1, self._cursor + by))
        if self._several:
            self.refresh()
        else:
            self.action_pick()
        self.scroll_to_cursor()

    def action_pick(self) -> None:
        """Choose the option under the cursor, or tick it, or take the tick away."""
        value = self._options[self._cursor][1]
        self._chosen = self._chosen ^ {value} if self._several else {value}
        self._tell()

    def action_empty(self) -> None:
        """Choose nothing."""
        self._chosen = set()
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.scroll_to_cursor()
        self.post_message(self.Changed())

    def scroll_to_cursor(self) -> None:
        """Bring the option under the cursor into sight."""
        above = sum(len(each) for each in self._drawn(self.content_size.width)[: self._cursor])
        box = self.parent
        if isinstance(box, Widget):
            line = self.virtual_region.y + above
            if not box.scroll_y <= line < box.scroll_y + box.size.height:
                box.scroll_to(y=max(0, line - box.size.height // 2), animate=False)

    # -- drawing ---------------------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the options need."""
        return sum(len(each) for each in self._drawn(width))

    def render(self) -> Content:
        """Every option with its key and its mark, which is seen without colours, too."""
        lines: list[Content] = []
        for number, drawn in enumerate(self._drawn(self.content_size.width)):
            here = number == self._cursor and (self._several or bool(self._chosen))
            style = self.get_visual_style("picks--here") if here else ""
            lines += [line.stylize(style) for line in drawn] if style else drawn
        return Content("\n").join(lines)

    def _drawn(self, width: int) -> list[list[Content]]:
        return [self._option(each, max(width, _INDENT + 10)) for each in self._options]

    def _option(self, option: tuple[str, str, str], width: int) -> list[Content]:
        key, value, words = option
        mark = self._mark(value in self._chosen)
        lines = Content(safe(words)).wrap(width - _INDENT) or [Content("")]
        head = Content.assemble(f" {mark} ", (f"{key:>1}", self.get_visual_style("picks--key")), "  ")
        return [head + lines[0], *(Content(" " * _INDENT) + line for line in lines[1:])]

    def _mark(self, chosen: bool) -> str:
        if self._several:
            return "[x]" if chosen else "[ ]"
        return f"({'*' if is_plain() else '•'})" if chosen else "( )"

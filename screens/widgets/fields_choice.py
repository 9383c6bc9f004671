"""A field with a few allowed answers: a row of numbered options."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

DIGITS = 9
"""How many options have a key of their own; further ones are reached with the arrows."""


@dataclass(frozen=True)
class Place:
    """Where an option stands: which one, its words, and its line and first cell."""

    option: int
    words: str
    line: int
    start: int

    @property
    def end(self) -> int:
        """The cell behind it."""
        return self.start + cell_len(self.words) + 2


def pack(options: Sequence[str], width: int) -> list[Place]:
    """Put options side by side, going on in the next line where the width ends.

    Each takes a cell before and behind it for the brackets of the chosen one; one that is wider than the
    whole width is cut.
    """
    places: list[Place] = []
    line = start = 0
    for index, option in enumerate(options):
        words = f"{index + 1} {option}" if index < DIGITS else option
        if cell_len(words) + 2 > width:
            words = set_cell_size(words, max(1, width - 3)) + "…"
        if start and start + cell_len(words) + 2 > width:
            line, start = line + 1, 0
        places.append(Place(index, words, line, start))
        start = places[-1].end + 1
    return places


class ChoiceInput(Widget, can_focus=True):
    """One of a few options: a digit picks, ``left`` and ``right`` move, ``backspace`` empties where that may be.

    Args:
        options: The words of each option; the chosen one's are the field's text.
        chosen: The words of the one that is chosen at first; "" for none.
        hint: What is said behind the options.
        may_be_empty: Whether the choice can be taken back.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--chosen", "choice--digit", "choice--hint"}
    DEFAULT_CSS = """
    ChoiceInput {
        width: 1fr;
        height: auto;
        & > .choice--chosen { text-style: bold; background: $foreground 8%; }
        & > .choice--digit { color: $text-muted; }
        & > .choice--hint { color: $text-muted; text-style: italic; }
        &:focus > .choice--chosen { background: $accent 40%; }
        &:focus > .choice--digit { color: $text-accent; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Option before", show=False),
        Binding("right", "move(1)", "Next option", show=False),
        Binding("up", "app.focus_previous", "Field before", show=False),
        Binding("down", "app.focus_next", "Next field", show=False),
        Binding("backspace,delete", "empty", "None", show=False),
    ]

    chosen: reactive[int | None] = reactive(None, layout=False)

    class Changed(Message):
        """Another option is chosen, or none."""

        def __init__(self, choice: "ChoiceInput") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "ChoiceInput":
            """The field that changed."""
            return self.choice

    def __init__(
        self,
        options: Sequence[str],
        chosen: str = "",
        *,
        hint: str = "",
        may_be_empty: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        self._hint = hint
        self._may_be_empty = may_be_empty
        self.set_reactive(ChoiceInput.chosen, self._index(chosen))

    def _index(self, words: str) -> int | None:
        return self.options.index(words) if words in self.options else None

    @property
    def typed(self) -> str:
        """The words of the chosen option; "" when none is."""
        return "" if self.chosen is None else self.options[self.chosen]

    @typed.setter
    def typed(self, text: str) -> None:
        self.chosen = self._index(text)

    def watch_chosen(self) -> None:
        """Say that another option is chosen."""
        self.post_message(self.Changed(self))

    # -- keys and clicks -------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A digit picks the option with that number."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self.options):
            event.stop()
            self.chosen = int(event.character) - 1

    def on_click(self, event: events.Click) -> None:
        """A click picks the option under it."""
        offset = event.get_content_offset(self)
        for place in self._places(self.content_size.width) if offset else ():
            if offset and place.line == offset.y and place.start <= offset.x < place.end:
                self.chosen = place.option

    def action_move(self, by: int) -> None:
        """Choose the option before or behind; the first where none is chosen."""
        last = len(self.options) - 1
        self.chosen = 0 if self.chosen is None else max(0, min(last, self.chosen + by))

    def action_empty(self) -> None:
        """Take the choice back, where none is an answer."""
        if self._may_be_empty:
            self.chosen = None

    # -- drawing ---------------------------------------------------------------------------------------------

    def _places(self, width: int) -> list[Place]:
        return pack(self.options, width)

    def _hint_place(self, width: int) -> tuple[int, int]:
        """The line and cell where the hint stands: behind the last option, or below it."""
        last = self._places(width)[-1]
        fits = last.end + 2 + cell_len(self._hint) <= width
        return (last.line, last.end + 2) if fits else (last.line + 1, 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the options need."""
        return (self._hint_place(width)[0] if self._hint else self._places(width)[-1].line) + 1

    def render(self) -> Content:
        """The options, the chosen one in brackets: that is seen without colours, too."""
        width = self.content_size.width
        lines = [Content("")] * self.get_content_height(self.size, self.size, width)
        for place in self._places(width):
            gap = " " * (place.start - lines[place.line].cell_length)
            lines[place.line] = Content.assemble(lines[place.line], gap, self._option(place))
        if self._hint:
            line, start = self._hint_place(width)
            hint = (self._hint, self.get_visual_style("choice--hint"))
            lines[line] = Content.assemble(lines[line], " " * (start - lines[line].cell_length), hint)
        return Content("\n").join(lines)

    def _option(self, place: Place) -> Content:
        if place.option == self.chosen:
            return Content.styled(f"[{place.words}]", self.get_visual_style("choice--chosen"))
        digit = str(place.option + 1) if place.option < DIGITS else ""
        return Content.assemble(" ", (digit, self.get_visual_style("choice--digit")), place.words[len(digit) :], " ")

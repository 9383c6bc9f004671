"""The names of the tabs of a page in one line, and a mark under the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

_GAP = 2


@dataclass(frozen=True)
class Label:
    """One tab: its id, and its name with what stands beside it."""

    id: str
    name: str


class TabStrip(Static):
    """Tabs that can be seen and clicked; the keys are those of the page.

    Where there is no room for all of them, those around the current one are shown.

    Args:
        plain: Draw with plain ASCII characters.
        id: The widget's id.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TabStrip { height: 2; width: 1fr; padding: 0 1; }
    """

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        tab: str

    def __init__(self, *, plain: bool = False, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self._under, self._more = ("=", "<>") if plain else ("▔", "‹›")
        self._labels: tuple[Label, ...] = ()
        self._current = 0
        self._places: list[tuple[int, Label]] = []  # the first cell of each that is shown

    def show(self, labels: Sequence[Label], current: str) -> None:
        """Show these tabs; ``current`` is the id of the one whose page is shown."""
        self._labels = tuple(labels)
        self._current = next((number for number, each in enumerate(labels) if each.id == current), 0)
        self._draw()

    def on_resize(self) -> None:
        """Show as many as there is room for now."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Choose the tab that was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None:
            for first, each in self._places:
                if first <= offset.x < first + cell_len(each.name):
                    self.post_message(self.Chosen(each.id))

    def _draw(self) -> None:
        first, last = self._window()
        shown = self._labels[first:last]
        before = f"{self._more[0]} " if first else ""
        after = f" {self._more[1]}" if last < len(self._labels) else ""
        starts = list(accumulate((cell_len(each.name) + _GAP for each in shown), initial=cell_len(before)))
        self._places = list(zip(starts, shown, strict=False))
        names, under = [(before, "$text-muted")], ""
        for number, (start, each) in enumerate(self._places, first):
            is_current = number == self._current
            names.append((each.name, "bold $text-accent" if is_current else "$text-muted"))
            names.append((" " * _GAP if number < last - 1 else "", ""))
            under += " " * (start - len(under)) + self._under * cell_len(each.name) if is_current else ""
        names.append((after, "$text-muted"))
        self.update(Content.assemble(*names, "\n", (under, "$text-accent")))

    def _window(self) -> tuple[int, int]:
        """The first and the last, less one, of the tabs that there is room for around the current one."""
        width, count = self.content_size.width or 80, len(self._labels)
        first, last = self._current, min(self._current + 1, count)
        while first > 0 or last < count:
            wider = [(first, last + 1)] if last < count else []
            wider += [(first - 1, last)] if first > 0 else []
            fitting = [each for each in wider if self._room(*each) <= width]
            if not fitting:
                break
            first, last = fitting[0]
        return first, last

    def _room(self, first: int, last: int) -> int:
        names = sum(cell_len(each.name) + _GAP for each in self._labels[first:last]) - _GAP
        return names + 2 * (first > 0) + 2 * (last < len(self._labels))

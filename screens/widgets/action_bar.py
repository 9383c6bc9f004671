"""The last line: what can be done here, from the one declaration of actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from screens.actions import BY_ID, Action, footer

if TYPE_CHECKING:
    from textual import events

ALWAYS = ("help", "palette")


class ActionBar(Static):
    """The actions of the place on the left, help and palette on the right; a click runs one."""

    DEFAULT_CSS = """
    ActionBar {
        height: 1; padding: 0 1; background: $panel; color: $foreground; dock: bottom;
        link-color: $accent; link-style: bold; link-background-hover: $accent;
    }
    """

    def __init__(self, place: str = "today") -> None:
        super().__init__()
        self._place = place
        self._runs: Callable[[Action], bool] = lambda _: True

    def show(self, place: str, runs: Callable[[Action], bool]) -> None:
        """Show the actions of a place that can run now."""
        self._place, self._runs = place, runs
        self.draw()

    def on_mount(self) -> None:
        """Show the keys from the first frame on."""
        self.draw()

    def on_resize(self, _: events.Resize) -> None:
        """Fit the line to the new width."""
        self.draw()

    def draw(self) -> None:
        """Put the line together: help always, of the others as many as fit."""
        right = Content("   ").join([_shown(BY_ID[each]) for each in ALWAYS])
        room = self.size.width - 2 - right.cell_length - 2
        chosen: list[Content] = []
        for action in footer(self._place):
            if not self._runs(action):
                continue
            shown = _shown(action)
            if sum(each.cell_length + 2 for each in chosen) + shown.cell_length > room:
                break
            chosen.append(shown)
        left = Content("  ").join(chosen)
        gap = Content(" " * max(self.size.width - 2 - left.cell_length - right.cell_length, 2))
        self.update(Content("").join([left, gap, right]))


def _shown(action: Action) -> Content:
    """An action as the line shows it: its key, its word, and what a click does. All of it is our own text."""
    key = ":" if action.id == "palette" else action.key
    return Content.from_markup(f"[@click=app.do('{action.id}')]{key}[/] {action.label}")

"""The last line: what can be done here, from the one declaration of actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from textual.content import Content
from textual.widget import Widget

from screens.actions import BY_ID, Action, footer

ALWAYS = ("help", "palette")


class ActionBar(Widget):
    """The actions of the place on the left, help and palette on the right; a click runs one."""

    DEFAULT_CSS = """
    ActionBar {
        height: 1; padding: 0 1; background: $panel; color: $foreground; dock: bottom;
        link-color: $accent; link-style: bold; link-background-hover: $accent;
    }
    """

    def __init__(self, place: str = "today") -> None:
        super().__init__()
        self._actions = footer(place)

    def show(self, place: str, runs: Callable[[Action], bool]) -> None:
        """Show the actions of a place that can run now."""
        self._actions = [each for each in footer(place) if runs(each)]
        self.refresh()

    def render(self) -> Content:
        """The line in its width: help always, of the others as many as fit."""
        right = Content("   ").join([_shown(BY_ID[each]) for each in ALWAYS])
        room = self.size.width - 2 - right.cell_length - 2
        chosen: list[Content] = []
        for action in self._actions:
            shown = _shown(action)
            if sum(each.cell_length + 2 for each in chosen) + shown.cell_length > room:
                break
            chosen.append(shown)
        left = Content("  ").join(chosen)
        gap = Content(" " * max(self.size.width - 2 - left.cell_length - right.cell_length, 2))
        return Content("").join([left, gap, right])


@cache
def _shown(action: Action) -> Content:
    """An action as the line shows it: its key, its word, and what a click does. All of it is our own text."""
    key = ":" if action.id == "palette" else action.key
    return Content.from_markup(f"[@click=app.do('{action.id}')]{key}[/] {action.label}")

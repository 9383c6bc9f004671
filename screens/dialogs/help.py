"""Help that runs what it lists: every action, its keys, and why it cannot run now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult

from screens.dialogs.base import button
from screens.dialogs.lists import ListDialog
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Row, Tone


@dataclass(frozen=True)
class HelpRow:
    """One action: its id, its keys as they are shown, its label, what it does, and why it cannot run now."""

    id: str
    keys: str
    label: str
    tooltip: str = ""
    why_not: str | None = None


class HelpDialog(ListDialog):
    """Actions that can be searched and run; the answer is the id of the one that was chosen.

    An action that cannot run says why, and the list stays.

    Args:
        actions: What is listed, in order.
        heading: What stands in the frame.
    """

    WIDTH: ClassVar[int] = 100
    #: What each action does is seen whole from 80 cells on; what it is called, always.
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Key", 11),
        Column("Action", 16),
        Column("", 26, weight=1, priority=0),
    )
    EMPTY: ClassVar[str] = "No action is called that."
    HINT: ClassVar[str] = "enter runs it"

    def __init__(self, actions: Sequence[HelpRow], heading: str = "What the keys do") -> None:
        self._actions = {each.id: each for each in actions}
        super().__init__(
            heading, self.COLUMNS, [action_row(each) for each in actions], empty=self.EMPTY, hint=self.HINT
        )

    def compose_buttons(self) -> ComposeResult:
        """One button closes it."""
        yield button("Close", "esc", id="cancel")

    def about(self, key: str) -> str:
        """What an action does, and why it cannot run now."""
        action = self._actions[key]
        return f"Not now: {action.why_not}" if action.why_not else action.tooltip

    def chosen(self, key: str) -> None:
        """Run an action that can run; say why another one cannot."""
        why_not = self._actions[key].why_not
        if why_not:
            self.say(f"{self._actions[key].label}: {why_not}")
        else:
            self.dismiss(key)


def action_row(action: HelpRow) -> Row:
    """An action as a row: keys, label, what it does; all of it dim when it cannot run now."""
    tones: tuple[Tone, ...] = ("dim", "dim", "dim") if action.why_not else ("accent", "", "dim")
    return Row(action.id, (action.keys, action.label, action.tooltip), tones=tones)

"""Help that runs what it lists: every action, its keys, and why it cannot run now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult

from screens.dialogs.base import button
from screens.dialogs.lists import ListDialog
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Row


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

    WIDTH: ClassVar[int] = 92

    def __init__(self, actions: Sequence[HelpRow], heading: str = "What the keys do") -> None:
        self._actions = {each.id: each for each in actions}
        columns = [Column("Key", 10), Column("Action", 22, weight=1), Column("", 26, weight=1, priority=0)]
        rows = [self._row(each) for each in actions]
        super().__init__(heading, columns, rows, empty="No action is called that.", hint="enter runs it")

    @staticmethod
    def _row(action: HelpRow) -> Row:
        note = f"not now: {action.why_not}" if action.why_not else action.tooltip
        label = "dim" if action.why_not else ""
        return Row(action.id, (action.keys, action.label, note), more=action.tooltip, tones=("accent", label, "dim"))  # type: ignore[arg-type]

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

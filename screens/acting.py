"""How keys run the actions, and how the last line shows which of them can be run now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on

from screens.actions import ACTIONS, BY_ID, Action, Needs
from screens.typeahead import TypeAhead
from screens.widgets.action_bar import ActionBar
from screens.widgets.register_messages import Highlighted

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.timer import Timer

    from screens.desk import Desk, Selection

#: Seconds that the cursor rests before the keys of the row are shown.
REST = 0.06


class Acting(TypeAhead, inherit_bindings=False):
    """An app with the keys of every action. It says why one cannot run now, and shows those that can.

    Attributes:
        desk: What the actions work on; None until it is read.
        ready: Whether the first place is on the screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [each.binding() for each in ACTIONS if each.keys and each.id != "pane.next"]
    ENABLE_COMMAND_PALETTE = False
    ACTION_KEYS = frozenset(key for each in ACTIONS for key in each.each_key)

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.ready = False
        self._bar_later: Timer | None = None

    @property
    def place(self) -> str:
        """The id of the place that is shown."""
        raise NotImplementedError

    def selection(self) -> Selection:
        """What the actions are about."""
        raise NotImplementedError

    async def do(self, action: Action) -> None:
        """Do what an action does."""
        raise NotImplementedError

    def fits_selection(self, action: Action) -> bool:
        """Whether an action fits what is selected; whether there is something to undo takes too long to look up."""
        assert self.desk is not None
        if action.id == "undo":
            return not self.desk.why_no_change()
        return not self.desk.why_not(action, self.selection(), self.place)

    @on(events.DescendantFocus)
    @on(Highlighted)
    def show_keys_later(self) -> None:
        """Show the keys of what is selected now, once the cursor rests."""
        if self._bar_later is not None:
            self._bar_later.stop()
        self._bar_later = self.set_timer(REST, self.refresh_bars)

    @property
    def keys_are_late(self) -> bool:
        """Whether the keys that are shown are those of what was selected before."""
        return self._bar_later is not None

    def refresh_bars(self) -> None:
        """Show the keys that can be used now."""
        if self._bar_later is not None:
            self._bar_later.stop()
            self._bar_later = None
        if self.ready:
            for screen in self.screen_stack:
                for bar in screen.query(ActionBar):
                    bar.show(self.place, self.fits_selection)

    def why_not(self, action: Action) -> str:
        """Why an action cannot run now; "" when it can."""
        if action.needs is Needs.nothing:
            return ""
        if not self.ready or self.desk is None:
            return Needs.practice.value
        return self.desk.why_not(action, self.selection(), self.place)

    def action_do(self, action_id: str) -> None:
        """Run an action by its id, or say why it cannot run now."""
        action = BY_ID[action_id]
        reason = self.why_not(action)
        if reason:
            self.notify(f"{action.key}  {action.label}: {reason}", severity="warning", markup=False)
            return
        self.hold_keys(self.run_worker(self.do(action), group="doing", exit_on_error=True))

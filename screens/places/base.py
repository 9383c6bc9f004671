"""What every place has in common."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from textual.containers import Vertical

from screens.desk import Desk, Selection
from screens.widgets.ground import Ground


class Counted(NamedTuple):
    """Advice that a figure counts.

    Attributes:
        title: What it counts.
        ids: The advice.
        on: The day as of which it does.
        place: The id of the place where the figure stands.
    """

    title: str
    ids: frozenset[str]
    on: date
    place: str


class PlaceWidget(Vertical, Ground):
    """A place: it shows rows of the desk, says what is selected, and goes one step back when asked."""

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__(id=id)
        self.desk = desk
        self.stale = True

    def refresh_rows(self) -> None:
        """Show the desk as it is now; nothing is done while the place still shows that."""
        if self.stale and self.is_attached:
            self.stale = False
            self.fill()

    def fill(self) -> None:
        """Put the rows into the place."""
        raise NotImplementedError

    def focus_main(self) -> None:
        """Give the keys to the list of the place."""
        raise NotImplementedError

    def selection(self) -> Selection:
        """What is selected."""
        raise NotImplementedError

    def back(self) -> bool:
        """Go one step back inside the place; False when there is none."""
        return False

    @property
    def came_from(self) -> str:
        """The id of the place that lies one step back from this one."""
        return "today"

    def leave(self) -> None:
        """Hear that another place is gone to."""

"""The first line: where you are, whose practice it is, and which day is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from screens.actions import ACTIONS

if TYPE_CHECKING:
    from screens.desk import Desk

PLACES = tuple(
    (each.key, each.id.removeprefix("place."), each.label) for each in ACTIONS if each.id.startswith("place.")
)


class TopLine(Widget):
    """Places on the left; sample, client beside me, firm and date on the right."""

    DEFAULT_CSS = """
    TopLine { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._place = "today"
        self._right: tuple[str, ...] = ()
        self._warn = False
        self._shut: frozenset[str] = frozenset({"review", "documents"})

    def show(self, desk: Desk, place: str = "today") -> None:
        """Show the desk's day and firm, and the place that is open."""
        self._place, self._right, self._warn = place, desk.headline(), desk.is_special
        closed = {"review": desk.why_no_review(), "documents": desk.why_no_documents()}
        self._shut = frozenset(name for name, why in closed.items() if why and name != place)
        self.refresh()

    def render(self) -> Content:
        """The line in its width: the places always, of the rest what fits, the day last to go.

        That something other than today's whole practice is shown never goes: the names of the other places do.
        """
        left, right = self._places(named=True), list(self._right)
        if self._warn and self.size.width - 2 - left.cell_length <= cell_len(right[-1]):
            left = self._places(named=False)
        room = self.size.width - 2 - left.cell_length
        while len(right) > 1 and cell_len(" · ".join(right)) > room - 1:
            del right[0]
        if not self._warn and cell_len(" · ".join(right)) >= room:
            right = []
        text = Content(" · ".join(right)).truncate(max(room, 0), ellipsis=True)
        if self._warn:
            text = text.stylize("$text-warning")
        gap = Content(" " * max(room - text.cell_length, 0))
        return Content("").join([left, gap, text])

    def _places(self, *, named: bool) -> Content:
        """The places that there are, each by its key and its name; or by its name only where you are."""
        parts: list[tuple[str, str]] = []
        for key, place, label in PLACES:
            if place not in self._shut:
                here = place == self._place
                words = f" {key} {label} " if named or here else f" {key} "
                parts += [(words, "bold $text on $accent" if here else ""), (" ", "")]
        return Content.assemble(*parts[:-1])

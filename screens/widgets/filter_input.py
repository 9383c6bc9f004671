"""The line in which a filter is typed."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.widgets.fields_line import LineInput

HINT = "filter: words, standing:awaiting, overdue …"


class FilterInput(LineInput):
    """The line that filters; it gives the keys back to what is filtered.

    Args:
        leads_to: The id of the widget that is filtered.
        id: The line's own id.
        hint: What can be typed, in a few words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "leave", "To the list", show=False, id="filter.leave"),
    ]

    def __init__(self, leads_to: str, *, id: str, hint: str = HINT) -> None:
        super().__init__(id=id, hint=hint)
        self._leads_to = leads_to

    def action_leave(self) -> None:
        """Go to what is filtered, keeping the filter."""
        self.screen.query_one(f"#{self._leads_to}").focus()

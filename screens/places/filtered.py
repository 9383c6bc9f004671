"""What places with a filter have in common: the line above, what is wrong with it, and how it is left."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from screens.desk import Desk
from screens.places.base import PlaceWidget
from screens.widgets.filter_input import HINT, FilterInput


class FilteredPlace(PlaceWidget):
    """A place with a filter as one types; what it narrows has the keys else."""

    DEFAULT_CSS = """
    FilteredPlace {
        .filter-line { height: 1; }
        .filter-slash { width: 2; color: $text-muted; }
        .filter-line FilterInput { width: 1fr; border: none; height: 1; padding: 0; background: transparent; }
        .filter-state { width: auto; max-width: 70%; color: $text-muted; text-align: right; padding-left: 1; }
        .filter-mistake { height: auto; max-height: 3; color: $text-warning; display: none; }
    }
    """

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__(desk, id)
        self._filter = ""

    def compose_filter(self, leads_to: str, hint: str = HINT) -> ComposeResult:
        """The line to type into, with the state beside it, and room for what is wrong with it.

        Args:
            leads_to: The id of what is narrowed.
            hint: What can be typed, in a few words.
        """
        with Horizontal(classes="filter-line"):
            yield Static("/ ", classes="filter-slash")
            yield FilterInput(leads_to, id=f"{self.id}-filter", hint=hint)
            yield Static("", classes="filter-state", markup=False)
        yield Static("", classes="filter-mistake", markup=False)

    def on_mount(self) -> None:
        """Hear every change of the filter in the same frame."""
        self.watch(self.field, "value", self.filter_typed, init=False)

    @property
    def field(self) -> FilterInput:
        """The line that the filter is typed into."""
        return self.query_one(FilterInput)

    @property
    def can_filter(self) -> bool:
        """Whether there is something to filter just now."""
        return True

    def filter_typed(self, text: str) -> None:
        """Narrow to what a text says."""
        raise NotImplementedError

    def show_state(self, words: str) -> None:
        """Say beside the filter how many there are, or what is being done."""
        self.query_one(".filter-state", Static).update(words)

    def explain(self, mistake: str) -> None:
        """Say below the filter what is wrong with it; "" takes the line away."""
        line = self.query_one(".filter-mistake", Static)
        line.update(mistake)
        line.display = bool(mistake)

    def focus_filter(self) -> None:
        """Give the keys to the filter."""
        self.field.focus()

    def back(self) -> bool:
        """Drop the filter; first of all give the keys back to what it narrows."""
        if not (self._filter or self.field.has_focus):
            return False
        if self._filter:
            self.field.value = ""
        self.focus_main()
        return True

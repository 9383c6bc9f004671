"""The register of every recommendation: filter as you type, sort, mark; the selected one beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer

from advisor.book import natural
from advisor.records import Recommendation
from advisor.records.choices import Priority
from advisor.search import Filter, FilterError, parse_filter
from advisor.standing import Standing, State
from screens.desk import Desk, Selection
from screens.detail import detail_of
from screens.places.base import Counted
from screens.places.filtered import FilteredPlace
from screens.plain import is_plain
from screens.rows import advice_row, selected_keys
from screens.widgets.prose import Prose
from screens.widgets.register import Register
from screens.widgets.register_columns import Column

COLUMNS = (
    Column("Ref", 8, priority=9),
    Column("Advice", 20, weight=3, priority=9),
    Column("Client", 12, weight=1, priority=1),
    Column("Standing", 15, priority=8),
    Column("Given", 9, align="right", priority=4),
)
NO_ADVICE = "No advice is recorded yet.  a  adds the first."
NO_MATCH = "Nothing matches.  esc  clears the filter."
DETAIL_DELAY = 0.06

SortKey = Callable[[Recommendation, Standing], tuple[object, ...]]
SORTS: tuple[tuple[str, SortKey], ...] = (
    ("given, newest first", lambda advice, _: (-(advice.given_on or date.min).toordinal(), natural(advice.reference))),
    ("reference", lambda advice, _: (natural(advice.reference),)),
    ("standing", lambda advice, standing: (list(State).index(standing.state), natural(advice.reference))),
    ("priority", lambda advice, _: (_rank(advice.priority), natural(advice.reference))),
    ("title", lambda advice, _: (advice.title.casefold(),)),
)


def _rank(priority: Priority | None) -> int:
    return list(Priority).index(priority) if priority else len(Priority)


class AdvicePlace(FilteredPlace):
    """The register with its filter, and the detail of the selected recommendation."""

    DEFAULT_CSS = """
    AdvicePlace {
        & > #advice-panes { height: 1fr; }
        #advice-left { height: 1fr; width: 5fr; }
        #advice-detail { width: 3fr; height: 1fr; }
        #advice-detail Static { width: 1fr; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "advice")
        self.sort = 0
        self._tests_text: str | None = None
        self._later: Timer | None = None
        self._counted: Counted | None = None
        self._filter_before = ""
        self._cursor_before: str | None = None

    def compose(self) -> ComposeResult:
        """Filter and list on the left, the detail on the right or below."""
        with Horizontal(id="advice-panes"):
            left = VerticalScroll(id="advice-left", classes="pane", can_focus=False)
            left.border_title = "Advice"
            with left:
                yield from self.compose_filter("advice-list")
                yield Register(COLUMNS, empty=NO_ADVICE, ascii_only=is_plain(), id="advice-list")
            detail = VerticalScroll(id="advice-detail", classes="pane")
            with detail:
                yield Prose(id="advice-text")

    @property
    def register(self) -> Register:
        """The list."""
        return self.query_one(Register)

    # -- filling ---------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Fill the register, sorted and filtered as it was."""
        desk = self.desk
        name, key = SORTS[self.sort]
        if self._counted is not None and (desk.beside or self._counted.on != desk.on):
            self.leave()
        found = [(advice, desk.book.standing_of(advice, desk.on)) for advice in self._advice()]
        found.sort(key=lambda pair: key(*pair))
        self.register.set_rows(
            [advice_row(desk.book, advice, standing, beside=bool(desk.beside)) for advice, standing in found]
        )
        left = self.query_one("#advice-left")
        left.border_title = f"Review · {self._counted.title}" if self._counted else "Advice"
        left.border_subtitle = f"sorted by {name}"
        self._tests_text = None
        self._apply(self._filter)
        self._show_detail()

    def _advice(self) -> list[Recommendation]:
        """The advice that the register holds: everything that may be seen, or what a figure counts."""
        advice = self.desk.advice()
        return [each for each in advice if each.id in self._counted.ids] if self._counted else advice

    def show_counted(self, counted: Counted) -> None:
        """Hold only what a figure counts, until the place is left; the filter waits meanwhile."""
        self._filter_before = self._filter
        self._counted, self.stale = counted, True
        self.register.mark(frozenset())
        self.field.value = ""

    def leave(self) -> None:
        """Hold everything again, filtered as before."""
        if self._counted is not None:
            self._counted, self.stale = None, True
            self.field.value = self._filter_before

    @property
    def came_from(self) -> str:
        """Where the figure stands that was opened, else Today."""
        return self._counted.place if self._counted else super().came_from

    def next_sort(self) -> None:
        """Sort by the next of the orders."""
        self.sort = (self.sort + 1) % len(SORTS)
        self.fill()

    def filter_typed(self, text: str) -> None:
        """Narrow as it is typed; what is not understood leaves the cursor where it was before the filter began."""
        if not self._filter:
            self._cursor_before = self.register.cursor_key
        self._filter = text
        if not self._apply(text) and self._cursor_before:
            self.register.move_to(self._cursor_before)

    def _apply(self, text: str) -> bool:
        """Narrow the list; a mistake is explained beside the filter, and what stands before it goes on narrowing.

        Returns:
            Whether the filter was understood.
        """
        desk = self.desk
        try:
            found, mistake = parse_filter(text, desk.book, desk.on, shared=bool(desk.beside)), ""
        except FilterError as error:
            mistake = str(error)
            before = text.rpartition(" ")[0]
            if before:
                self._apply(before)
            else:
                self._narrow("", parse_filter("", desk.book, desk.on))
        else:
            self._narrow(text, found)
        self.explain(mistake)
        self.show_count()
        return not mistake

    def _narrow(self, text: str, found: Filter) -> None:
        desk, register = self.desk, self.register
        structured = " ".join(part for part in text.split() if part.casefold() not in found.words)
        if structured != self._tests_text:
            self._tests_text = structured
            keys = None
            if found.tests:
                tests = found.tests
                standing_of, on = desk.book.standing_of, desk.on
                keys = {a.id for a in self._advice() if all(test(a, standing_of(a, on)) for test in tests)}
            register.show_only(keys)
        register.empty = NO_MATCH if text.strip() else NO_ADVICE
        register.search(" ".join(found.words))

    def show_count(self) -> None:
        """Say how many rows are shown of how many, and how many are marked."""
        total = len(self._advice())
        shown = self.register.shown
        words = f"{shown:,} of {total:,}" if shown != total else f"{total:,}"
        marked = len(self.register.marks)
        self.show_state(f"{marked} marked · {words}" if marked else words)

    # -- detail ----------------------------------------------------------------------------------------------

    def on_register_highlighted(self, _: Register.Highlighted) -> None:
        """Show the detail once the cursor rests."""
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(DETAIL_DELAY, self._show_detail)

    def on_register_marked(self, _: Register.Marked) -> None:
        """Count the marks."""
        self.show_count()

    def _show_detail(self) -> None:
        text, pane = self.query_one("#advice-text", Prose), self.query_one("#advice-detail", VerticalScroll)
        key = self.register.cursor_key
        advice = self.desk.book.get(Recommendation, key) if key else None
        if advice is None:
            text.show([])
            pane.border_title = ""
            return
        text.show(detail_of(self.desk.book, advice, self.desk.on, beside=bool(self.desk.beside)))
        pane.border_title = advice.reference
        pane.border_subtitle = "enter  everything"
        pane.scroll_home(animate=False)

    # -- place -----------------------------------------------------------------------------------------------

    def focus_main(self) -> None:
        """Give the keys to the list."""
        self.register.focus()

    def selection(self) -> Selection:
        """The marked recommendations, else the one under the cursor."""
        book, register = self.desk.book, self.register
        keys = selected_keys(register)
        under = book.get(Recommendation, register.cursor_key) if keys and register.cursor_key else None
        if under is None:
            return Selection()
        client = book.client_of(under)
        return Selection(
            advice=tuple(keys),
            record=under.id,
            client=client.id if client else "",
            engagement=under.engagement,
            marked=len(keys) if register.marks else 0,
        )

    def back(self) -> bool:
        """Drop the filter, then the marks."""
        if super().back():
            return True
        if self.register.marks:
            self.register.mark(frozenset())
            return True
        return False

"""Review: the numbers of the consultant's own record as pictures; any figure opens the records that it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from advisor.review import MATURE_DAYS, Review, review
from advisor.search import Filter, FilterError, parse_filter
from advisor.words import count, short_date
from screens.desk import Desk, Selection
from screens.places.base import Counted
from screens.places.filtered import FilteredPlace
from screens.plain import is_plain
from screens.review.lines import Section
from screens.review.sections import no_picture, sections_of
from screens.widgets.figure_page import FigurePage

RECKONING = "reckoning …"
#: Seconds that the filter rests before the review is made anew.
REST = 0.08


@dataclass(frozen=True)
class Asked:
    """What a review is made of: two of the same give the same review.

    Attributes:
        on: The as-of day.
        days: How many days advice has to be implemented.
        filter: Which advice.
        changes: The count of changes of the book.
    """

    on: date
    days: int
    filter: str
    changes: int


class ReviewPlace(FilteredPlace):
    """The review, reckoned by a worker; what is shown while it is at work looks and is called out of date."""

    @dataclass
    class Reckoned(Message):
        """A worker has made a review."""

        asked: Asked
        found: Review

    class Opened(Message):
        """The records behind a figure are wanted."""

        def __init__(self, counted: Counted) -> None:
            super().__init__()
            self.counted = counted

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "review")
        self.mature_days = MATURE_DAYS
        self._shown: tuple[Asked, Review] | None = None
        self._wanted: Asked | None = None
        self._at_work = False
        self._later: Timer | None = None
        self._expanded: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """The filter, and below it the page."""
        with Vertical(id="review-box", classes="pane"):
            yield from self.compose_filter("review-page")
            yield FigurePage(plain=is_plain(), id="review-page")

    @property
    def page(self) -> FigurePage:
        """The page of figures."""
        return self.query_one(FigurePage)

    @property
    def found(self) -> Review | None:
        """The review that is shown, fresh or not."""
        return self._shown[1] if self._shown else None

    @property
    def is_fresh(self) -> bool:
        """Whether what is shown is the review of everything as it is now."""
        if self._shown is None or self._shown[0] != self._wanted:
            return False
        return self._shown[0].changes == self.desk.book.changes

    # -- reckoning -------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Ask for the review of what is there now; while a client sits beside there is none."""
        if self.desk.beside:
            self._shown = self._wanted = None
            self.page.show([])
            return
        try:
            self._ask(self._filter, parse_filter(self._filter, self.desk.book, self.desk.on))
            self.explain("")
        except FilterError as error:
            self._ask("", None)
            self.explain(f"{error} Until then this is the review of all advice.")

    def set_mature_days(self, days: int) -> None:
        """Give advice so many days to be implemented."""
        self.mature_days = days
        self.fill()

    def filter_typed(self, text: str) -> None:
        """Ask anew once no more is typed for a moment."""
        self._filter = text
        self._wanted = None
        self.page.fade()
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(REST, self.fill)

    def _ask(self, text: str, filter: Filter | None) -> None:
        """Let a worker make the review, unless it is the one that is shown; one at a time."""
        asked = Asked(self.desk.on, self.mature_days, text.strip(), self.desk.book.changes)
        self._wanted = asked
        if self.is_fresh:
            self._show()
            return
        self.show_state(RECKONING)
        if self._shown is None:
            self.page.show([Section("reckoning", "The review is being reckoned", no_picture)])
        else:
            self.page.fade()
        if not self._at_work:
            self._at_work = True
            self.run_worker(partial(self._reckon, asked, filter if asked.filter else None), thread=True, group="review")

    def _reckon(self, asked: Asked, filter: Filter | None) -> None:
        """Make a review off the screen's thread; a change meanwhile makes it worthless, and is seen by its count."""
        found = review(self.desk.book, asked.on, asked.days, filter)
        self.post_message(self.Reckoned(asked, found))

    def on_review_place_reckoned(self, message: Reckoned) -> None:
        """Show the review if it is still the one that is wanted, else ask again."""
        self._at_work = False
        if self._wanted is None:
            return
        if message.asked == self._wanted and message.asked.changes == self.desk.book.changes:
            self._shown = (message.asked, message.found)
            self._show()
        else:
            self.fill()

    # -- showing ---------------------------------------------------------------------------------------------

    def _show(self) -> None:
        assert self._shown is not None
        _, found = self._shown
        self.page.show(sections_of(found, self.desk.book.profile.currency, self._expanded))
        about = found.filter or "all advice"
        self.query_one("#review-box").border_title = f"Review · {about} · as of {short_date(found.on)}"
        self.show_state(f"{len(found.given):,} given")

    def on_figure_page_highlighted(self, message: FigurePage.Highlighted) -> None:
        """Say what the figure counts."""
        figure, words = message.figure, ""
        if figure is not None and figure.expands:
            words = f"{figure.title} · enter shows them"
        elif figure is not None and figure.ids:
            words = f"{figure.title} · enter opens {count(len(figure.ids), 'recommendation')}"
        self.query_one("#review-box").border_subtitle = words

    def on_figure_page_opened(self, message: FigurePage.Opened) -> None:
        """Open the records behind a figure, or show all of a section."""
        figure = message.figure
        if not self.is_fresh or self._shown is None:
            self.notify("The figures are just being reckoned anew; try again in a moment.", markup=False)
            self.fill()
        elif figure.expands:
            self._expanded |= {figure.expands}
            self._show()
        elif figure.ids:
            self.post_message(
                self.Opened(Counted(figure.title, frozenset(figure.ids), self._shown[0].on, self.id or ""))
            )
        else:
            self.notify("There is no figure here yet that could be opened.", markup=False)

    # -- place -----------------------------------------------------------------------------------------------

    def focus_main(self) -> None:
        """Give the keys to the page."""
        self.page.focus()

    def selection(self) -> Selection:
        """The sentences of the section under the cursor; no advice, as a figure is opened before anything is done."""
        section = self.page.section
        return Selection(text=" ".join(section.words) if section else "")

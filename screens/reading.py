"""One recommendation on the whole screen, with everything that happened to it; the keys act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from advisor.records import Recommendation
from screens.app import Changed
from screens.desk import Desk, Selection
from screens.detail import detail_of
from screens.widgets.action_bar import ActionBar
from screens.widgets.prose import Prose
from screens.widgets.topline import TopLine

if TYPE_CHECKING:
    from screens.app import AdvisorApp


class AdviceScreen(Screen[None]):
    """A recommendation in full."""

    DEFAULT_CSS = """
    AdviceScreen Prose { max-width: 110; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll(1)", "Down", show=False, id="reading.down"),
        Binding("k", "scroll(-1)", "Up", show=False, id="reading.up"),
    ]

    def __init__(self, desk: Desk, advice_id: str) -> None:
        super().__init__()
        self.desk = desk
        self.advice_id = advice_id

    def compose(self) -> ComposeResult:
        """The text in a box, with the frame of the program around it."""
        yield TopLine()
        with VerticalScroll(id="advice-whole", classes="pane"):
            yield Prose(id="advice-whole-text")
        yield ActionBar("advice")

    def on_mount(self) -> None:
        """Show the advice, and give it the keys."""
        self.draw()
        self.query_one("#advice-whole").focus()
        app = cast("AdvisorApp", self.app)
        self.query_one(TopLine).show(self.desk, app.place)

    def on_changed(self, _: Changed) -> None:
        """Show it anew; it may be gone."""
        self.draw()

    def draw(self) -> None:
        """Show the advice as it is now; what is gone or may not be seen closes the screen."""
        advice = self.desk.book.get(Recommendation, self.advice_id)
        if advice is None or not self.desk.sees(advice):
            self.dismiss()
            return
        text = detail_of(self.desk.book, advice, self.desk.on, beside=bool(self.desk.beside))
        self.query_one("#advice-whole-text", Prose).show(text)
        box = self.query_one("#advice-whole")
        box.border_title = advice.reference
        engagement = self.desk.book.engagement_of(advice)
        box.border_subtitle = f"{engagement.reference} {engagement.title}" if engagement else ""

    def selection(self) -> Selection:
        """The advice that is read."""
        advice = self.desk.book.get(Recommendation, self.advice_id)
        client = self.desk.book.client_of(advice) if advice else None
        return Selection(
            advice=(self.advice_id,),
            record=self.advice_id,
            client=client.id if client else "",
            engagement=advice.engagement if advice else "",
        )

    def action_scroll(self, by: int) -> None:
        """Scroll by a number of lines."""
        self.query_one("#advice-whole").scroll_relative(y=by, animate=False)

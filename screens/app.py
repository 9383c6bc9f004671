"""The application: paints first, then lets a worker read the practice, then shows it.

Nothing of the practice, of forms or of Word is imported before the first frame is on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from advisor.fault import report
from screens import themes
from screens.acting import Acting
from screens.actions import BY_ID, MAKES, Action
from screens.backing_up import BackingUp, Untaken
from screens.places.switcher import Places
from screens.start import collect_again, warm_up
from screens.widgets.action_bar import ActionBar
from screens.widgets.ground import Ground
from screens.widgets.topline import TopLine

if TYPE_CHECKING:
    from textual.timer import Timer

    from screens.desk import Desk, Selection
    from screens.places.base import PlaceWidget
    from screens.places.documents import DocumentsPlace
    from screens.places.review import ReviewPlace
    from screens.places.today import TodayPlace
    from screens.start import Start
    from screens.widgets.register import Register

#: What opens a row, by the kind of its record.
_OPENED_BY = {"sitting": "sitting.take", "document": "document.open"}
#: Seconds after which, when nobody has asked for one yet, the forms are imported.
WARM_UP = 0.4


class Backdrop(Screen[None], Ground):
    """The screen beneath the frame, all of which is covered."""


class AdvisorApp(Acting):
    """The full-screen program on one practice."""

    TITLE = "Advisor"
    CSS_PATH = "styles/common.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-normal"), (110, "-wide")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]  # noqa: RUF012 - declared so by Textual
    NOTIFICATION_TIMEOUT = 4

    class Ready(Message):
        """The practice is open and read."""

        def __init__(self, desk: Desk) -> None:
            super().__init__()
            self.desk = desk

    class Failed(Message):
        """The practice could not be opened."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        # Before there are any styles: set in the usual way, all of them would be read twice.
        self.set_reactive(AdvisorApp.theme, themes.DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.start = start
        self._unread = False
        self._poll: Timer | None = None
        self._told: set[str] = set()
        self._backups: BackingUp | None = None

    # -- the frame -------------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        """What the frame stands on."""
        return Backdrop(id="_default")

    def compose(self) -> ComposeResult:
        """The frame: places above, what is seen in the middle, keys below."""
        yield TopLine()
        yield Places()
        yield ActionBar()

    def on_mount(self) -> None:
        """Read next, but paint first."""
        self._unread = True

    def post_display_hook(self) -> None:
        """Begin to read as soon as the first frame is on its way to the screen."""
        if self._unread:
            self._unread = False
            self._read()

    # -- reading ---------------------------------------------------------------------------------------------

    @work(thread=True, group="read", exit_on_error=True)
    def _read(self) -> None:
        """Open and read the practice off the screen's thread, so that keys are answered meanwhile."""
        from screens.desk import open_desk

        opened = open_desk(self.start)
        self.post_message(self.Failed(opened) if isinstance(opened, str) else self.Ready(opened))

    async def on_advisor_app_ready(self, message: Ready) -> None:
        """Put the first place on the screen, filled; the others come when they are gone to."""
        self.desk = message.desk
        self._backups = BackingUp(self, self.desk)
        await self.places.put("today", self.desk)
        self.ready = True
        self.show_all()
        self.place_widget.focus_main()
        self._poll = self.set_interval(1.0, self.look_elsewhere)
        self.set_timer(WARM_UP, self._warm_up)
        self.call_after_refresh(collect_again)
        if not self.desk.beside and self.desk.drafts.left():
            self.call_later(self.action_do, "drafts")
        elif self.desk.is_new:
            self.call_later(self.action_do, "settings")

    def on_advisor_app_failed(self, message: Failed) -> None:
        """Leave with the reason when there is nothing to show."""
        self.exit(1, return_code=1, message=message.words)

    def _warm_up(self) -> None:
        self.run_worker(warm_up, thread=True, group="warm")

    def on_unmount(self) -> None:
        """Let what was typed and neither saved nor dropped be offered at the next start."""
        if self.desk is not None:
            self.desk.drafts.close()

    def look_elsewhere(self) -> None:
        """Show what another program has written since."""
        if self.desk is not None and self.desk.look_elsewhere():
            self.show_all()

    # -- places ----------------------------------------------------------------------------------------------

    @property
    def places(self) -> Places:
        """The places, beneath whatever is open."""
        return self.screen_stack[0].query_one(Places)

    @property
    def place(self) -> str:
        """The id of the place that is shown."""
        return self.places.shown

    @property
    def place_widget(self) -> PlaceWidget:
        """The place that is shown."""
        return self.places.widget

    async def go(self, place: str) -> None:
        """Show a place."""
        assert self.desk is not None
        await self.places.go(place, self.desk)
        self.refresh_frame()

    def show_all(self) -> None:
        """Show the records anew, after any change of them or of the way they are looked at."""
        if not self.ready:
            return
        self.places.show_anew()
        for screen in self.screen_stack[1:]:
            screen.post_message(Changed())
        self.refresh_frame()
        self._tell_troubles()
        if self._backups is not None:
            self._backups.soon()

    def on_untaken(self, message: Untaken) -> None:
        """Say why a backup could not be made; what was saved is saved."""
        assert self._backups is not None
        for words in self._backups.news(message.troubles):
            self.notify(words, severity="warning", timeout=15, markup=False)

    def _tell_troubles(self) -> None:
        """Say what is wrong with the practice, each trouble once for as long as it lasts; nothing to a client."""
        assert self.desk is not None
        if self.desk.beside:
            return
        troubles = set(self.desk.practice.troubles.values())
        for words in sorted(troubles - self._told):
            from screens.ways_out import CHECK, as_here  # hardly ever wanted

            self.notify(as_here(words, CHECK), severity="error", timeout=20, markup=False)
        self._told = troubles

    def refresh_frame(self) -> None:
        """Show place, firm, date and keys as they are now."""
        assert self.desk is not None
        for screen in self.screen_stack:
            for line in screen.query(TopLine):
                line.show(self.desk, self.place)
        self.refresh_bars()

    # -- records ---------------------------------------------------------------------------------------------

    def selection(self) -> Selection:
        """What is selected: the advice that is read in full, else what the place has selected."""
        if len(self.screen_stack) > 1:  # what shows advice in full is not loaded before it is there
            from screens.reading import AdviceScreen

            for screen in reversed(self.screen_stack):
                if isinstance(screen, AdviceScreen):
                    return screen.selection()
        return self.place_widget.selection()

    @property
    def reads_advice(self) -> bool:
        """Whether a recommendation is read in full, above the places."""
        from screens.reading import AdviceScreen

        return any(isinstance(each, AdviceScreen) for each in self.screen_stack)

    async def reveal(self, record_id: str) -> None:
        """Go to a record: a client's or engagement's page, its row on the page of its client, or advice in full."""
        from advisor.records import Client, Engagement, Recommendation
        from screens.places.clients import ClientsPlace
        from screens.reading import AdviceScreen

        assert self.desk is not None
        record = self.desk.book.record(record_id)
        if isinstance(record, Recommendation):
            self.push_screen(AdviceScreen(self.desk, record.id))
            return
        page = record if isinstance(record, Client | Engagement) else None
        if record is not None and page is None:
            page = self.desk.book.client_of(record)
        if page is not None:
            await self.go("clients")
            self.places.query_one(ClientsPlace).open(page.id, show=None if page is record else record)

    async def on_register_opened(self, message: Register.Opened) -> None:
        """Open a row: advice in full, a document in Word, a person to edit."""
        assert self.desk is not None
        if message.key.startswith(MAKES):
            self.action_do("record.export")
            return
        record_id = message.key.rpartition(":")[2]
        if self.desk.book.record(record_id) is None:
            return
        kind = getattr(self.desk.book.record(record_id), "KIND", "")
        if kind == "recommendation":
            await self.reveal(record_id)
        else:
            self.action_do(_OPENED_BY.get(kind, "record.edit"))

    def on_documents_place_dropped(self, message: DocumentsPlace.Dropped) -> None:
        """Ask which form came back, as its key does; what was dropped waits until the question is there."""
        returned = BY_ID["document.returned"]
        self.action_do(returned.id)
        if not self.why_not(returned):
            self.post_message(events.Paste(message.path))

    async def on_today_place_opened(self, message: TodayPlace.Opened) -> None:
        """Show what a line of Today is about on the page of its client."""
        await self.reveal(message.record)

    async def on_review_place_opened(self, message: ReviewPlace.Opened) -> None:
        """Show the records behind a figure in the register."""
        from screens.places.advice import AdvicePlace

        assert self.desk is not None
        await self.places.put("advice", self.desk)
        self.places.query_one(AdvicePlace).show_counted(message.counted)
        await self.go("advice")

    async def do(self, action: Action) -> None:
        """Run an action; where the practice cannot be read or written just now, say why."""
        from advisor.store import StoreError
        from screens.doing import DOING

        try:
            await DOING[action.id](self)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False, timeout=15)

    # -- the end ---------------------------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """Stop at a fault of ours, and say where it is: Textual would print what every variable holds."""
        from rich.segment import Segments
        from rich.text import Text

        self.bell()
        assert self._exception is not None
        words = Text(report(self._exception))
        self._exit_renderables.append(Segments(self.console.render(words, self.console.options)))
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Leave the program."""
        self.exit(0)


class Changed(Message):
    """Told to screens above the places: the records are no longer what was shown."""

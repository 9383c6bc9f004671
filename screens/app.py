"""The application: paints first, then lets a worker read the practice, then shows it.

Nothing of the practice, of forms or of Word is imported before the first frame is on the screen.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import ContentSwitcher, Static

from advisor.fault import report
from screens import themes
from screens.actions import ACTIONS, BY_ID, PALETTE_KEY, Action, Needs
from screens.backing_up import BackingUp, Untaken
from screens.typeahead import TypeAhead
from screens.widgets.action_bar import ActionBar
from screens.widgets.register_messages import Highlighted
from screens.widgets.topline import TopLine

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.timer import Timer

    from screens.desk import Desk, Selection
    from screens.places.base import PlaceWidget
    from screens.places.review import ReviewPlace
    from screens.widgets.register import Register

#: Seconds after which, when nobody has asked for one yet, the forms are imported.
WARM_UP = 0.4
#: Seconds that the cursor rests before the keys of the row are shown.
REST = 0.06
READING = "Reading your practice …"


@dataclass(frozen=True)
class Start:
    """What the program is started on.

    ``now`` is the clock (an aware instant in local time), ``who`` the login name for the history, ``only`` the code of
    the one client to be seen, ``create`` whether to make the practice where there is none.
    """

    folder: Path
    state: Path
    now: Callable[[], datetime]
    who: str
    only: str = ""
    sample: bool = False
    create: bool = False


class AdvisorApp(TypeAhead, inherit_bindings=False):
    """The full-screen program on one practice."""

    TITLE = "Advisor"
    CSS_PATH = "styles/common.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-normal"), (110, "-wide")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]  # noqa: RUF012 - declared so by Textual
    BINDINGS: ClassVar[list[BindingType]] = [each.binding() for each in ACTIONS if each.keys and each.id != "pane.next"]
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 4
    ACTION_KEYS = frozenset(key for each in ACTIONS for key in each.each_key)

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
        self.theme = themes.DARK.name
        self.start = start
        self.desk: Desk | None = None
        self.ready = False
        self._unread = False
        self._poll: Timer | None = None
        self._bar_later: Timer | None = None
        self._told: set[str] = set()
        self._backups: BackingUp | None = None

    # -- the frame -------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The frame: places above, what is seen in the middle, keys below."""
        yield TopLine()
        with ContentSwitcher(initial="reading", id="places"):
            yield Static(READING, id="reading")
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
        await self._put_place("today")
        self.ready = True
        self.show_all()
        self.place_widget.focus_main()
        self._poll = self.set_interval(1.0, self.look_elsewhere)
        self.set_timer(WARM_UP, self.warm_up)
        self.call_after_refresh(self._collect_again)
        if not self.desk.beside and self.desk.drafts.left():
            self.call_later(self.action_do, "drafts")
        elif self.desk.is_new:
            self.call_later(self.action_do, "settings")

    def _collect_again(self) -> None:
        """Let garbage be collected from now on; what is there by now stays, and is not looked through again."""
        gc.freeze()
        gc.enable()

    async def _put_place(self, place: str) -> None:
        """Show a place, made when it is shown for the first time."""
        assert self.desk is not None
        switcher = self.screen_stack[0].query_one("#places", ContentSwitcher)
        if not switcher.query(f"#{place}"):
            await switcher.add_content(make_place(place, self.desk))
        switcher.current = place

    def on_advisor_app_failed(self, message: Failed) -> None:
        """Leave with the reason when there is nothing to show."""
        self.exit(1, return_code=1, message=message.words)

    @work(thread=True, group="warm")
    def warm_up(self) -> None:
        """Import what the first form and the first save need while nobody waits for it."""
        import advisor.planning
        import advisor.store.keeper  # noqa: F401
        import screens.doing
        import screens.palette
        import screens.places.advice
        import screens.places.clients  # noqa: F401
        from advisor.records import TYPES

        for record_type in TYPES.values():
            record_type.of({})  # what checks a type is made when it is first asked

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
    def place(self) -> str:
        """The id of the place that is shown: ``today``, ``clients``, ``advice``, or ``reading`` at first."""
        return self.screen_stack[0].query_one("#places", ContentSwitcher).current or "reading"

    @property
    def place_widget(self) -> PlaceWidget:
        """The place that is shown."""
        from screens.places.base import PlaceWidget

        return self.screen_stack[0].query_one(f"#{self.place}", PlaceWidget)

    async def go(self, place: str) -> None:
        """Show a place."""
        if self.place != place:
            self.place_widget.leave()
        await self._put_place(place)
        self.place_widget.refresh_rows()
        self.place_widget.focus_main()
        self.refresh_frame()

    def show_all(self) -> None:
        """Show the records anew, after any change of them or of the way they are looked at."""
        if not self.ready:
            return
        from screens.places.base import PlaceWidget

        for place in self.screen_stack[0].query(PlaceWidget):
            place.stale = True
        self.place_widget.refresh_rows()
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
        """Say what is wrong with the practice, each trouble once for as long as it lasts."""
        assert self.desk is not None
        troubles = set(self.desk.practice.troubles.values())
        for words in sorted(troubles - self._told):
            self.notify(led_on(words), severity="error", timeout=20, markup=False)
        self._told = troubles

    def refresh_frame(self) -> None:
        """Show place, firm, date and keys as they are now."""
        assert self.desk is not None
        for screen in self.screen_stack:
            for line in screen.query(TopLine):
                line.show(self.desk, self.place)
        self.refresh_bars()

    # -- actions ---------------------------------------------------------------------------------------------

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
        """Go to a record: a client's or engagement's page, a person's client, or advice in full."""
        from advisor.records import Client, Engagement, Recommendation
        from screens.places.clients import ClientsPlace
        from screens.reading import AdviceScreen

        assert self.desk is not None
        record = self.desk.book.record(record_id)
        if isinstance(record, Recommendation):
            self.push_screen(AdviceScreen(self.desk, record.id))
            return
        if record is not None and not isinstance(record, Client | Engagement):
            record = self.desk.book.client_of(record)
        if record is not None:
            await self.go("clients")
            self.screen_stack[0].query_one(ClientsPlace).open(record.id)

    async def on_register_opened(self, message: Register.Opened) -> None:
        """Open a row: advice in full, a person to edit."""
        assert self.desk is not None
        record_id = message.key.rpartition(":")[2]
        if self.desk.book.record(record_id) is None:
            return
        kind = getattr(self.desk.book.record(record_id), "KIND", "")
        if kind == "recommendation":
            await self.reveal(record_id)
        else:
            self.action_do("record.edit")

    async def on_review_place_opened(self, message: ReviewPlace.Opened) -> None:
        """Show the records behind a figure in the register."""
        from screens.places.advice import AdvicePlace

        await self._put_place("advice")
        self.screen_stack[0].query_one(AdvicePlace).show_counted(message.counted)
        await self.go("advice")

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
        self.hold_keys(self.run_worker(self._do(action), group="doing", exit_on_error=True))

    async def _do(self, action: Action) -> None:
        """Run an action; where the practice cannot be read or written just now, say why."""
        from advisor.store import StoreError
        from screens.doing import DOING

        try:
            await DOING[action.id](self)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False, timeout=15)

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


def make_place(place: str, desk: Desk) -> PlaceWidget:
    """A place by its id."""
    if place == "today":
        from screens.places.today import TodayPlace

        return TodayPlace(desk)
    if place == "review":
        from screens.places.review import ReviewPlace

        return ReviewPlace(desk)
    if place == "clients":
        from screens.places.clients import ClientsPlace

        return ClientsPlace(desk)
    from screens.places.advice import AdvicePlace

    return AdvicePlace(desk)


def led_on(trouble: str) -> str:
    """A trouble with where it is mended here, where it names only the command line."""
    if "advisor check --repair" not in trouble or "Check the practice" in trouble:
        return trouble
    return f"{trouble} Here, “Check the practice” does the same; the palette has it:  {PALETTE_KEY}"


class Changed(Message):
    """Told to screens above the places: the records are no longer what was shown."""


def run(start: Start) -> int:
    """Open the screens and stay in them until the user leaves.

    Returns:
        The exit status of the program.
    """
    os.environ.setdefault("ESCDELAY", "25")
    os.environ.setdefault("TEXTUAL_FPS", "120")
    gc.disable()  # until the practice is shown: a collection in between takes as long as reading a thousand records
    app = AdvisorApp(start)
    result = app.run()
    return app.return_code or (result or 0)

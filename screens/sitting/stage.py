"""The stage of a sitting: its views, what is typed into them, and how that is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import ContentSwitcher, Static

from advisor.instruments.definition import Instrument
from advisor.records import Asked
from advisor.words import count
from screens.app import Changed
from screens.dialogs.drafting import SOON
from screens.doing.common import desk_of, keep, words_of
from screens.plain import is_plain
from screens.sitting import keys, overview
from screens.sitting.controls import keys_of
from screens.sitting.drafting import SittingDraft
from screens.sitting.prompt import PromptView
from screens.sitting.showing import sections, shown, where
from screens.sitting.taking import Taking
from screens.widgets.fields_long import LongInput
from screens.widgets.page_register import PageRegister
from screens.widgets.topline import TopLine

if TYPE_CHECKING:
    from screens.app import AdvisorApp


class SittingStage(ModalScreen[None]):
    """What a sitting is shown on. What is typed is a draft until a stretch of it ends; then it is recorded.

    Args:
        taking: The sitting.
        instrument: What it is a sitting of; None where that is gone or is another version by now.
        draft: Keeps what is typed.
        heading: What stands in the frame.
        start: The prompt to begin with, and whose words are asked; None for the overview.
    """

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    SittingStage {
        background: $background;
        & #sitting-sections { width: 43; padding: 0 2 0 1; display: none; }
        &.-wide #sitting-sections { display: block; }
        & #sitting-where { height: 1; margin: 0 1 1 1; color: $text-accent; }
        & #sitting-trouble { height: auto; margin: 0 1; color: $text-error; display: none; }
        & #sitting-trouble.-shown { display: block; }
    }
    """

    def __init__(
        self,
        taking: Taking,
        instrument: Instrument | None,
        draft: SittingDraft,
        heading: str,
        start: tuple[Asked, str] | None,
    ) -> None:
        super().__init__()
        self.taking = taking
        self._instrument = instrument
        self._draft = draft
        self._heading = heading
        self.at = start
        self._later: Timer | None = None
        self._was_there = taking.is_recorded

    def compose(self) -> ComposeResult:
        """The frame of the program, and in it whichever view is shown."""
        yield TopLine()
        with Vertical(classes="pane", id="sitting") as pane:
            pane.border_title = Content(self._heading)
            yield Static(id="sitting-trouble", markup=False)
            with ContentSwitcher(initial=keys.OVERVIEW):
                yield PageRegister(ascii_only=is_plain(), id=keys.OVERVIEW)
                yield PageRegister(ascii_only=is_plain(), id=keys.COMPARED)
                with Horizontal(id=keys.PROMPT):
                    yield Static(id="sitting-sections", markup=False)
                    with Vertical():
                        yield Static(id="sitting-where", markup=False)
                        yield PromptView()
        yield keys.KeyLine()

    async def on_mount(self) -> None:
        """Begin where the sitting goes on."""
        self.query_one(TopLine).show(desk_of(self.program), self.program.place)
        self.fill()
        if self.at is not None:
            await self.ask(*self.at)
        else:
            self.show_view(keys.OVERVIEW)
            self.list_of(keys.OVERVIEW).to_top()
            self.list_of(keys.OVERVIEW).move_to(overview.next_person(self.taking))

    @property
    def program(self) -> AdvisorApp:
        """The program, as what it is."""
        return cast("AdvisorApp", self.app)

    # -- the views -------------------------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """Which view is shown."""
        return self.query_one(ContentSwitcher).current or keys.OVERVIEW

    def show_view(self, view: str) -> None:
        """Show a view with its keys, and give it the keys."""
        self.query_one(ContentSwitcher).current = view
        if view != keys.PROMPT:
            self.list_of(view).focus()
        hint = keys_of(self.at[0]) if view == keys.PROMPT and self.at else ""
        useless = overview.useless(self.taking)
        told = [each for each in keys.KEYS if each.is_told(view) and each.action not in useless]
        self.query_one(keys.KeyLine).show(told, hint)

    def list_of(self, view: str) -> PageRegister:
        """The list that a view is."""
        return self.query_one(f"#{view}", PageRegister)

    def to_overview(self) -> None:
        """Show the overview, with the cursor on what was asked last."""
        asked, person = self.at or (None, "")
        self.at = None
        self.show_view(keys.OVERVIEW)
        if asked is not None:
            self.list_of(keys.OVERVIEW).move_to(overview.PERSON + person if person else overview.PROMPT + asked.id)

    def fill(self) -> None:
        """Show in the overview and in the frame how far the sitting is."""
        self._was_there = self.taking.is_recorded
        closing = self._instrument.closing if self._instrument else ""
        page = self.list_of(keys.OVERVIEW)
        page.show(overview.head(self.taking, closing), overview.rows(self.taking), overview.COLUMNS, "")
        self._say_how_far()

    def _say_how_far(self) -> None:
        self.query_one("#sitting").border_subtitle = Content(overview.state(self.taking))

    async def ask(self, asked: Asked, person: str) -> None:
        """Show a prompt; in an interview, of a person."""
        self.at = asked, person
        self.say("")
        self.show_view(keys.PROMPT)
        self._place()
        await self.query_one(PromptView).show(shown(self.taking, self._instrument, asked, person))

    def _place(self) -> None:
        """Say where among the prompts this one is."""
        if self.at is not None:
            self.query_one("#sitting-where", Static).update(Content(where(self.taking, *self.at)))
            self.query_one("#sitting-sections", Static).update(sections(self.taking, *self.at))
            self._say_how_far()

    def say(self, trouble: str) -> None:
        """Say at the top what went wrong; "" takes it away."""
        line = self.query_one("#sitting-trouble", Static)
        line.update(Content(f"! {trouble}" if trouble else ""))
        line.set_class(bool(trouble), "-shown")

    async def on_changed(self, _: Changed) -> None:
        """Something was recorded, here or elsewhere: show it, but never in place of what is typed."""
        was_there = self._was_there
        self.taking.look_again()
        self.fill()
        if was_there and not self._was_there:
            self.say("This sitting was deleted elsewhere; what you answer now begins it again.")
        elif self.at is not None and self._is_outdated(self.at):
            await self.ask(*self.at)

    def _is_outdated(self, at: tuple[Asked, str]) -> bool:
        """Whether a prompt shows what is no longer recorded, and nothing that was typed."""
        return not self.taking.is_typed(*at) and self.taking.text(*at) != self.query_one(PromptView).typed

    # -- what is typed ---------------------------------------------------------------------------------------

    def on_prompt_view_typed(self) -> None:
        """Hold what is typed, and write it down soon."""
        if self.at is None:
            return
        view, answered = self.query_one(PromptView), self.taking.answered
        self.taking.put(*self.at, view.typed, exact=view.exact)
        if self.taking.answered != answered:
            self._place()
        view.say("", self.taking.reading(*self.at))
        if self._later is None:
            self._later = self.set_timer(SOON, self.write)

    def write(self) -> None:
        """Write down on this device what is typed by now."""
        if self._later is not None:
            self._later.stop()
            self._later = None
        self._draft.keep()

    def about_to_save(self, action: str) -> None:
        """Write down what is typed with the id of the action that records it."""
        self._draft.about_to_save(action)

    def record(self) -> bool:
        """Record what was typed as one action; returns whether nothing stands against it."""
        self.write()
        changes = self.taking.changes()
        if changes:
            why = f"sitting: {self.taking.sitting.title}, {count(self.taking.typed, 'answer')}"
            trouble = words_of(keep(self.program, changes, why, lambda _: ""))
            if trouble:
                self.taking.accept()
                self.say(trouble)
                return False
        self.taking.recorded_now()
        self._draft.recorded()
        self.fill()
        return True

    def on_long_input_editor_wanted(self, event: LongInput.EditorWanted) -> None:
        """Open long text in the user's own editor."""
        if self.at is None:
            return
        text, trouble = self._draft.in_editor(self.taking.name(*self.at), event.area.typed)
        event.area.typed = text
        self.on_prompt_view_typed()
        self._draft.editor_done()
        self.say(trouble)

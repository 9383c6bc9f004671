"""A sitting as it is taken: an overview of everything that is asked, and one prompt at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import ContentSwitcher, Static

from advisor.instruments.comparing import Taken
from advisor.instruments.definition import Instrument
from advisor.records import Asked
from advisor.words import count
from screens.app import Changed
from screens.dialogs.confirm import Answer, Question
from screens.dialogs.drafting import SOON
from screens.dialogs.lists import Choose
from screens.doing import sitting_deeds as deeds
from screens.doing.common import desk_of, keep, words_of
from screens.plain import is_plain
from screens.sitting import keys, overview
from screens.sitting.comparing import comparison
from screens.sitting.controls import keys_of
from screens.sitting.drafting import SittingDraft
from screens.sitting.prompt import PromptView
from screens.sitting.showing import sections, shown, where
from screens.sitting.taking import Taking
from screens.widgets.fields_long import LongInput
from screens.widgets.page_register import Drawn, PageRegister
from screens.widgets.prose import Prose
from screens.widgets.register_messages import Opened
from screens.widgets.topline import TopLine

if TYPE_CHECKING:
    from screens.app import AdvisorApp


class SittingScreen(ModalScreen[None]):
    """A sitting on the whole screen. What is typed is a draft until a stretch of it ends; then it is recorded.

    Args:
        taking: The sitting.
        instrument: What it is a sitting of; None where that is gone or is another version by now.
        draft: Keeps what is typed.
        heading: What stands in the frame.
        start: The prompt to begin with, and whose words are asked; None for the overview.
    """

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    SittingScreen {
        background: $background;
        & #sitting-sections { width: 40; padding: 0 2 0 1; display: none; }
        &.-wide #sitting-sections { display: block; }
        & #sitting-where { height: 1; margin: 0 1 1 1; color: $text-accent; }
        & #sitting-trouble { height: auto; margin: 0 1; color: $text-error; display: none; }
        & #sitting-trouble.-shown { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings()]

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
        self._at = start
        self._later: Timer | None = None

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
                    yield Prose("sitting-sections")
                    with Vertical():
                        yield Static(id="sitting-where", markup=False)
                        yield PromptView()
        yield keys.KeyLine()

    async def on_mount(self) -> None:
        """Begin where the sitting goes on."""
        self.query_one(TopLine).show(desk_of(self.program), self.program.place)
        self._fill()
        if self._at is not None:
            await self._ask(*self._at)
        else:
            self._show(keys.OVERVIEW)
            page = self.query_one(f"#{keys.OVERVIEW}", PageRegister)
            page.to_top()
            page.move_to(overview.next_person(self.taking))

    @property
    def program(self) -> AdvisorApp:
        """The program, as what it is."""
        return cast("AdvisorApp", self.app)

    # -- the views -------------------------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """Which view is shown."""
        return self.query_one(ContentSwitcher).current or keys.OVERVIEW

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each view has its own keys."""
        views = [each.views for each in keys.KEYS if each.action == action]
        return not views or any(self.view in each for each in views)

    def _show(self, view: str) -> None:
        self.query_one(ContentSwitcher).current = view
        if view != keys.PROMPT:
            self.query_one(f"#{view}", PageRegister).focus()
        hint = keys_of(self._at[0]) if view == keys.PROMPT and self._at else ""
        useless = overview.useless(self.taking)
        told = [each for each in keys.KEYS if each.is_told(view) and each.action not in useless]
        self.query_one(keys.KeyLine).show(told, hint)

    def _fill(self) -> None:
        """Show in the overview and in the frame how far the sitting is."""
        closing = self._instrument.closing if self._instrument else ""
        page = self.query_one(f"#{keys.OVERVIEW}", PageRegister)
        page.show(overview.head(self.taking, closing), overview.rows(self.taking), overview.COLUMNS, "")
        self._say_how_far()

    def _say_how_far(self) -> None:
        self.query_one("#sitting").border_subtitle = Content(overview.state(self.taking))

    async def _ask(self, asked: Asked, person: str) -> None:
        """Show a prompt; in an interview, of a person."""
        self._at = asked, person
        self._say("")
        self._show(keys.PROMPT)
        self._place()
        await self.query_one(PromptView).show(shown(self.taking, self._instrument, asked, person))

    def _place(self) -> None:
        """Say where among the prompts this one is."""
        if self._at is not None:
            self.query_one("#sitting-where", Static).update(Content(where(self.taking, *self._at)))
            self.query_one("#sitting-sections", Prose).show(sections(self.taking, *self._at))
            self._say_how_far()

    def _say(self, trouble: str) -> None:
        line = self.query_one("#sitting-trouble", Static)
        line.update(Content(f"! {trouble}" if trouble else ""))
        line.set_class(bool(trouble), "-shown")

    def on_changed(self, _: Changed) -> None:
        """Something else was recorded, here or elsewhere."""
        self.taking.look_again()
        self._fill()

    # -- what is typed ---------------------------------------------------------------------------------------

    def on_prompt_view_typed(self) -> None:
        """Hold what is typed, and write it down soon."""
        if self._at is None:
            return
        view = self.query_one(PromptView)
        self.taking.put(*self._at, view.typed, exact=view.exact)
        view.say("", self.taking.reading(*self._at))
        if self._later is None:
            self._later = self.set_timer(SOON, self._write)

    def _write(self) -> None:
        if self._later is not None:
            self._later.stop()
            self._later = None
        self._draft.keep()

    def about_to_save(self, action: str) -> None:
        """Write down what is typed with the id of the action that records it."""
        self._draft.about_to_save(action)

    def _record(self) -> bool:
        """Record what was typed as one action; returns whether nothing stands against it."""
        self._write()
        changes = self.taking.changes()
        if changes:
            why = f"sitting: {self.taking.sitting.title}, {count(self.taking.typed, 'answer')}"
            trouble = words_of(keep(self.program, changes, why, lambda _: ""))
            if trouble:
                self.taking.accept()
                self._say(trouble)
                return False
        self.taking.recorded_now()
        self._draft.recorded()
        self._fill()
        return True

    def on_long_input_editor_wanted(self, event: LongInput.EditorWanted) -> None:
        """Open long text in the user's own editor."""
        if self._at is None:
            return
        text, trouble = self._draft.in_editor(self.taking.name(*self._at), event.area.typed)
        event.area.typed = text
        self.on_prompt_view_typed()
        self._draft.editor_done()
        self._say(trouble)

    # -- from prompt to prompt -------------------------------------------------------------------------------

    async def action_forward(self) -> None:
        """Go to the next prompt; behind the last one is the overview."""
        if self._at is None:
            return
        asked, person = self._at
        if problem := self.taking.problem(asked, person):
            self.query_one(PromptView).say(problem)
            return
        self._write()
        route = self.taking.route(person)
        after = route[route.index(asked) + 1 :]
        if after:
            await self._ask(after[0], person)
        else:
            self.action_back()

    async def action_enter(self) -> None:
        """``enter`` goes on where it is not the end of a line."""
        await self.action_forward()

    async def on_input_submitted(self) -> None:
        """``enter`` goes on."""
        await self.action_forward()

    async def action_forward_or_page(self) -> None:
        """Go on; in a list, a page down."""
        if self.view == keys.PROMPT:
            await self.action_forward()
        else:
            self.query_one(f"#{self.view}", PageRegister).action_page(1)

    async def action_before_or_page(self) -> None:
        """Go to the prompt before; in a list, a page up."""
        if self.view != keys.PROMPT:
            self.query_one(f"#{self.view}", PageRegister).action_page(-1)
        elif self._at is not None:
            asked, person = self._at
            route = self.taking.route(person)
            before = route[: route.index(asked)]
            if before:
                self._write()
                await self._ask(before[-1], person)

    @work
    async def action_jump(self) -> None:
        """Go to any prompt of those that are asked now."""
        assert self._at is not None
        person = self._at[1]
        route = {each.id: each for each in self.taking.route(person)}
        options = [(id, each.asks, overview.answer_words(self.taking, each, person)) for id, each in route.items()]
        picked = await self.app.push_screen_wait(Choose("Go to which prompt?", options))
        if picked:
            await self._ask(route[picked], person)

    @work
    async def action_back(self) -> None:
        """One step back: to the overview, with everything recorded, then out of the sitting."""
        if self.view == keys.PROMPT:
            if self.taking.unread and not await self._drop_unread():
                return
            if self._record():
                self._at = None
                self._show(keys.OVERVIEW)
        elif self.view == keys.COMPARED:
            self._show(keys.OVERVIEW)
        else:
            self.dismiss()

    async def _drop_unread(self) -> bool:
        asked, person = self.taking.unread[0]
        words = f"“{self.taking.text(asked, person)}” is no day that can be read, and cannot be kept."
        answers = (Answer("D", "Leave it out", True), Answer("n", "Back", False))
        if await self.app.push_screen_wait(Question(words, answers, [asked.asks])):
            self.taking.drop_unread()
            return True
        await self._ask(asked, person)
        return False

    # -- from the overview -----------------------------------------------------------------------------------

    @property
    def cursor(self) -> str:
        """The key of the row under the cursor of the overview."""
        return self.query_one(f"#{keys.OVERVIEW}", PageRegister).cursor_key or ""

    def _person(self) -> str:
        """The person under the cursor."""
        return self.cursor.removeprefix(overview.PERSON) if self.cursor.startswith(overview.PERSON) else ""

    def on_register_opened(self, event: Opened) -> None:
        """Ask a person, or go to a prompt."""
        event.stop()
        self._open(event.key)

    @work
    async def _open(self, key: str) -> None:
        if key == overview.NEW:
            await self._ask_somebody_else()
        elif key.startswith(overview.PERSON):
            await self._interview(key.removeprefix(overview.PERSON))
        else:
            id = key.removeprefix(overview.PROMPT)
            asked = next(each for each in self.taking.sitting.prompts if each.id == id)
            if asked in self.taking.others:
                await self._ask(asked, "")
            elif not self.taking.sitting.client:
                self._say("People answer that in the sittings with their clients; take it with a client.")
            else:
                await self._ask_whom(asked)

    async def _ask_whom(self, asked: Asked) -> None:
        people = overview.people_of(self.taking.book, self.taking.sitting.client)
        options = [(each.id, each.name, overview.answer_words(self.taking, asked, each.id)) for each in people]
        person = await self.app.push_screen_wait(
            Choose("Whose words?", [*options, (overview.NEW, "somebody else", "adds the person")])
        )
        if person == overview.NEW:
            await self._ask_somebody_else(asked)
        elif person:
            await self._ask(asked, person)

    async def _interview(self, person: str) -> None:
        """Ask a person what they have not answered yet, else everything from the beginning."""
        await self._ask(self.taking.next_open(person) or self.taking.questions[0], person)

    async def _ask_somebody_else(self, asked: Asked | None = None) -> None:
        """Add a person, and ask them."""
        person = await deeds.new_person(self.program, self.taking.sitting.client)
        if person is not None:
            await self._ask(asked or self.taking.questions[0], person.id)

    @work
    async def action_add_person(self) -> None:
        """Add a person, and ask them."""
        if self.taking.questions and self.taking.sitting.client:
            await self._ask_somebody_else()
        else:
            self._say("Nobody in particular is asked here.")

    @work
    async def action_go_on(self) -> None:
        """Go to the first prompt without an answer; in an interview, of whoever has begun."""
        place = overview.goes_on(self.taking)
        if place is not None:
            await self._ask(*place)
        else:
            self._say(overview.nothing_left(self.taking))

    @work
    async def action_finish(self) -> None:
        """Finish the sitting, or open it again."""
        self._say(await deeds.finish(self.program, self.taking))

    @work
    async def action_become(self) -> None:
        """Make goals and promises of what was answered."""
        self._say(await deeds.become(self.program, self.taking.sitting))

    @work
    async def action_delete(self) -> None:
        """Take a person's answers out, or delete the sitting."""
        if not self.taking.is_recorded:
            self._say("Nothing of this sitting is recorded yet.")
        elif self._person():
            await deeds.remove_person(self.program, self.taking.sitting, self._person())
        elif await deeds.delete(self.program, self.taking.sitting):
            self.dismiss()

    @work
    async def action_compare(self) -> None:
        """Show an earlier sitting beside this one."""
        other = await deeds.choose_other(self.program, self.taking.sitting)
        if isinstance(other, str):
            self._say(other)
            return
        book = self.taking.book
        both = sorted((self.taking.sitting, other), key=lambda each: (each.on is not None, each.on, each.noted))
        taken = [Taken(each, tuple(book.answers_of(each.id))) for each in both]
        page = self.query_one(f"#{keys.COMPARED}", PageRegister)
        page.show([Drawn(comparison(book, *taken))], [], overview.COLUMNS, "")
        self._say("")
        self._show(keys.COMPARED)
        page.to_top()

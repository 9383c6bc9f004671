"""A sitting as it is taken: from prompt to prompt, and what the keys of its overview do."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from advisor.instruments.comparing import Taken
from advisor.records import Asked
from screens.dialogs.confirm import Answer, Question
from screens.dialogs.lists import Choose
from screens.doing import sitting_deeds as deeds
from screens.sitting import keys, overview
from screens.sitting.comparing import comparison
from screens.sitting.prompt import PromptView
from screens.sitting.stage import SittingStage
from screens.widgets.page_register import Drawn
from screens.widgets.register_messages import Opened


class SittingScreen(SittingStage):
    """A sitting on the whole screen, taken by keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each view has its own keys."""
        views = [each.views for each in keys.KEYS if each.action == action]
        return not views or any(self.view in each for each in views)

    # -- from prompt to prompt -------------------------------------------------------------------------------

    async def action_forward(self) -> None:
        """Go to the next prompt; behind the last one is the overview."""
        if self.at is None:
            return
        self.on_prompt_view_typed()  # the news of the last keys may still be on its way
        asked, person = self.at
        if problem := self.taking.problem(asked, person):
            self.query_one(PromptView).say(problem)
            return
        self.write()
        route = self.taking.route(person)
        after = route[route.index(asked) + 1 :]
        if after:
            await self.ask(after[0], person)
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
            await self.query_one(PromptView).all_keys()
            await self.action_forward()
        else:
            self.list_of(self.view).action_page(1)

    async def action_before_or_page(self) -> None:
        """Go to the prompt before; in a list, a page up."""
        if self.view != keys.PROMPT:
            self.list_of(self.view).action_page(-1)
        elif self.at is not None:
            await self.query_one(PromptView).all_keys()
            self.on_prompt_view_typed()
            asked, person = self.at
            route = self.taking.route(person)
            before = route[: route.index(asked)]
            if before:
                self.write()
                await self.ask(before[-1], person)

    @work
    async def action_jump(self) -> None:
        """Go to any prompt of those that are asked now."""
        assert self.at is not None
        person = self.at[1]
        route = {each.id: each for each in self.taking.route(person)}
        options = [(id, each.asks, overview.answer_words(self.taking, each, person)) for id, each in route.items()]
        picked = await self.app.push_screen_wait(Choose("Go to which prompt?", options))
        if picked:
            await self.ask(route[picked], person)

    @work
    async def action_back(self) -> None:
        """One step back: to the overview, with everything recorded, then out of the sitting."""
        if self.view == keys.PROMPT:
            if self.taking.unread and not await self._drop_unread():
                return
            if self.record():
                self.to_overview()
        elif self.view == keys.COMPARED:
            self.show_view(keys.OVERVIEW)
        else:
            self.dismiss()

    async def _drop_unread(self) -> bool:
        asked, person = self.taking.unread[0]
        words = f"“{self.taking.text(asked, person)}” is no day that can be read, and cannot be kept."
        answers = (Answer("D", "Leave it out", True), Answer("n", "Back", False))
        if await self.app.push_screen_wait(Question(words, answers, [asked.asks])):
            self.taking.drop_unread()
            return True
        await self.ask(asked, person)
        return False

    # -- from the overview -----------------------------------------------------------------------------------

    @property
    def cursor(self) -> str:
        """The key of the row under the cursor of the overview."""
        return self.list_of(keys.OVERVIEW).cursor_key or ""

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
                await self.ask(asked, "")
            elif not self.taking.sitting.client:
                self.say("People answer that in the sittings with their clients; take it with a client.")
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
            await self.ask(asked, person)

    async def _interview(self, person: str) -> None:
        """Ask a person what they have not answered yet, else everything from the beginning."""
        await self.ask(self.taking.next_open(person) or self.taking.questions[0], person)

    async def _ask_somebody_else(self, asked: Asked | None = None) -> None:
        """Add a person, and ask them."""
        person = await deeds.new_person(self.program, self.taking.sitting.client)
        if person is not None:
            await self.ask(asked or self.taking.questions[0], person.id)

    @work
    async def action_add_person(self) -> None:
        """Add a person, and ask them."""
        if self.taking.questions and self.taking.sitting.client:
            await self._ask_somebody_else()
        else:
            self.say("Nobody in particular is asked here.")

    @work
    async def action_go_on(self) -> None:
        """Go to the first prompt without an answer; in an interview, of whoever has begun."""
        place = overview.goes_on(self.taking)
        if place is not None:
            await self.ask(*place)
        else:
            self.say(overview.nothing_left(self.taking))

    @work
    async def action_finish(self) -> None:
        """Finish the sitting, or open it again."""
        await deeds.finish(self.program, self.taking)

    @work
    async def action_become(self) -> None:
        """Make goals and promises of what was answered."""
        self.say(await deeds.become(self.program, self.taking.sitting))

    @work
    async def action_delete(self) -> None:
        """Take a person's answers out, or delete the sitting."""
        if not self.taking.is_recorded:
            self.say("Nothing of this sitting is recorded yet.")
        elif self._person():
            await deeds.remove_person(self.program, self.taking.sitting, self._person())
        elif await deeds.delete(self.program, self.taking.sitting):
            self.dismiss()

    @work
    async def action_compare(self) -> None:
        """Show an earlier sitting beside this one."""
        other = await deeds.choose_other(self.program, self.taking.sitting)
        if isinstance(other, str):
            self.say(other)
            return
        book = self.taking.book
        both = sorted((self.taking.sitting, other), key=lambda each: (each.on is not None, each.on, each.noted))
        taken = [Taken(each, tuple(book.answers_of(each.id))) for each in both]
        page = self.list_of(keys.COMPARED)
        page.show([Drawn(comparison(book, *taken))], [], overview.COLUMNS, "")
        self.say("")
        self.show_view(keys.COMPARED)
        page.to_top()

"""One prompt of a sitting: what is asked, and what it is answered with."""

from __future__ import annotations

from asyncio import Event
from dataclasses import dataclass
from datetime import date

from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from advisor.records import Asked, Fact, Person
from advisor.records.choices import PromptKind
from advisor.words import label, short_date, weekday_date
from screens.detail import safe
from screens.sitting.controls import ARE, controls
from screens.sitting.picks import Picks
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_line import LineInput
from screens.widgets.fields_long import LongInput

NOTED = "As you noted it: it is kept, and does not count; only exact words do."


@dataclass(frozen=True)
class Shown:
    """A prompt as it is shown.

    Attributes:
        asked: The prompt.
        intro: What is said before its section; "" where it is not the first of it.
        facts: What the record says to it.
        on: The day of the facts.
        person: Whose words are asked for.
        text: What stands there.
        exact: Whether the words that stand there are exact.
        only_exact: Whether only exact words count.
        before: What was answered the last time, and when; "" where nothing was.
    """

    asked: Asked
    intro: str = ""
    facts: tuple[Fact, ...] = ()
    on: date | None = None
    person: Person | None = None
    text: str = ""
    exact: bool = False
    only_exact: bool = False
    before: str = ""


class PromptView(VerticalScroll, can_focus=False):
    """Shows one prompt after the other, and hears what is typed."""

    DEFAULT_CSS = """
    PromptView {
        height: 1fr;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        & .asked { height: auto; max-width: 100; margin-bottom: 1; }
        & LongInput, & LongInput:focus { min-height: 3; max-height: 14; max-width: 100; }
        & ChoiceInput { margin-top: 1; }
        & .said { height: auto; margin-top: 1; color: $text-muted; }
        & .said.-warns { color: $text-warning; }
    }
    """

    class Typed(Message):
        """Something was typed, chosen or ticked."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None

    async def show(self, shown: Shown) -> None:
        """Show a prompt, and give its control the keys."""
        self._shown = shown
        text = Static(Content("\n").join(lines(shown)), classes="asked", markup=False)
        widgets = controls(shown.asked, shown.text, exact=shown.exact)
        async with self.batch():
            await self.remove_children()
            await self.mount(text, *widgets, Static(classes="said", markup=False))
        self.say("")
        self.screen.set_focus(widgets[0])  # at once: keys typed behind the one that led here are for it
        self.scroll_home(animate=False)
        self.call_after_refresh(self._bring_into_sight)

    def on_resize(self) -> None:
        """Keep what is answered with in sight."""
        self.call_after_refresh(self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """Show what is answered with to its end, and what is said below it."""
        answered_with = self.children[1:]
        if answered_with:
            answered_with[-1].scroll_visible(animate=False)

    @property
    def editor(self) -> Widget | None:
        """The control that holds the answer."""
        found = self.query("LongInput, LineInput, Picks").results(Widget)
        return next(iter(found), None)

    async def all_keys(self) -> None:
        """Let the control have every key that was typed for it; the keys that page go before those of a control."""
        heard = Event()
        if self.editor is not None and self.editor.call_later(heard.set):
            await heard.wait()

    @property
    def typed(self) -> str:
        """What stands there."""
        editor = self.editor
        return editor.typed if isinstance(editor, LongInput | LineInput | Picks) else ""

    @typed.setter
    def typed(self, text: str) -> None:
        if isinstance(self.editor, LongInput):
            self.editor.typed = text

    @property
    def exact(self) -> bool:
        """Whether the words that stand there are exact."""
        return any(each.typed == ARE[0] for each in self.query(ChoiceInput))

    def say(self, trouble: str, reading: date | None = None) -> None:
        """Say what is wrong with what stands there, how it is read, and whether it counts."""
        shown = self._shown
        if shown is None or not self.query(".said"):
            return
        noted = shown.asked.kind is PromptKind.quote and shown.only_exact and not self.exact
        words = f"! {trouble}" if trouble else NOTED if noted else weekday_date(reading) if reading else ""
        said = self.query_one(".said", Static)
        said.update(Content(words))
        said.set_class(bool(trouble) or noted, "-warns")
        if words:
            self.call_after_refresh(self._bring_into_sight)

    def on_text_area_changed(self) -> None:
        """Pass on that something was typed."""
        self.post_message(self.Typed())

    def on_input_changed(self) -> None:
        """Pass on that something was typed."""
        self.post_message(self.Typed())

    def on_picks_changed(self) -> None:
        """Pass on that something was chosen."""
        self.post_message(self.Typed())

    def on_choice_input_changed(self) -> None:
        """Pass on that the words are others."""
        self.post_message(self.Typed())


def lines(shown: Shown) -> list[Content]:
    """What stands above the control: what is said before, the question, a hint, and what the record says."""
    asked, muted = shown.asked, "$text-muted"
    found: list[Content] = []
    if shown.intro:
        found += [Content.styled(safe(shown.intro.strip()), f"{muted} italic"), Content()]
    needed = " *" if asked.required else ""
    found.append(Content.styled(safe(asked.asks) + needed, "bold"))
    if asked.hint:
        found.append(Content.styled(safe(asked.hint), muted))
    if shown.facts:
        of = f" as of {short_date(shown.on)}" if shown.on else ""
        found += [Content(), Content.styled(f"From the record{of}:", "$text-accent")]
        found += [Content(f"– {safe(line)}") for each in shown.facts for line in each.said.split("\n")]
    if shown.before:
        found += [Content(), Content.styled(safe(shown.before), muted)]
    if shown.person:
        name = ", ".join(filter(None, (shown.person.name, shown.person.role)))
        quoted = f"  quoted {label(shown.person.quoted)}"
        found += [Content(), Content.assemble((safe(name), "$text-accent bold"), (quoted, muted))]
    return found

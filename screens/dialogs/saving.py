"""A dialog that keeps what is typed into it: as a draft while it is typed, and for good when it is saved."""

from collections.abc import Awaitable, Callable, Mapping
from os import environ
from typing import ClassVar, NamedTuple, TypeVar

from textual import work
from textual.app import ComposeResult, SuspendNotSupported
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from screens.dialogs.base import Dialog, button
from screens.dialogs.confirm import AskUnsaved, Unsaved
from screens.dialogs.drafting import SOON, DraftKeeper
from screens.dialogs.editor import edit_text, editor_command
from screens.widgets.fields import FieldRow
from screens.widgets.fields_long import LongInput

T = TypeVar("T")


class Deed(NamedTuple):
    """What saving a dialog comes to: on its button, and behind the key that does it."""

    button: str
    words: str


SAVES = Deed("Save", "saves")

Keep = Callable[[T], Awaitable[str]]
"""Keeps an answer; returns what is wrong, "" where nothing is: else the dialog stays open with what was typed."""


async def nothing_more(answer: object) -> str:
    """Keeps nothing: the answer is enough."""
    return ""


class SavingDialog(Dialog[T]):
    """A dialog that is saved by ``enter``, ``F2`` or ``ctrl+s``.

    Args:
        heading: What stands in the frame.
        question: The sentence above the fields.
        deed: What saving it comes to.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,ctrl+s,enter", "save", "Save", show=False)]

    def __init__(self, heading: str, question: str, deed: Deed = SAVES) -> None:
        super().__init__(heading, hint=f"enter {deed.words}")
        self._deed = deed
        self._question = question
        self._asking = False
        self._begun: dict[str, str] = {}
        self._refill: Mapping[str, str] = {}
        self._keeper: DraftKeeper | None = None
        self._later: Timer | None = None

    def on_mount(self) -> None:
        """Know what the fields begin with, and put back what was typed before."""
        self._begun = self._texts()
        for name, text in self._refill.items():
            self.row(name).typed = text

    def _texts(self) -> dict[str, str]:
        return {str(each.name): each.typed for each in self.query(FieldRow)}

    @property
    def changed(self) -> bool:
        """Whether anything was typed that is not kept."""
        return self._texts() != self._begun

    # -- what survives the program ---------------------------------------------------------------------------

    def keep_with(self, keeper: DraftKeeper, typed: Mapping[str, str] | None = None) -> None:
        """Let what is typed be written down until it is saved or dropped.

        Args:
            keeper: Writes it down.
            typed: What was typed before, and is to stand there again; it counts as a change.
        """
        self._keeper = keeper
        self._refill = typed or {}

    @property
    def unsaved(self) -> dict[str, str]:
        """What was typed and is not kept, by field."""
        return {name: text for name, text in self._texts().items() if text != self._begun.get(name)}

    def write_soon(self) -> None:
        """Write down what is typed, in a moment; what comes until then is written with it."""
        if self._keeper is not None and self._later is None:
            self._later = self.set_timer(SOON, self.write_now)

    def write_now(self) -> None:
        """Write down what is typed."""
        self._never_later()
        if self._keeper is not None:
            self._keeper.keep(self.unsaved)

    def about_to_save(self, action: str) -> None:
        """Write down what is typed with the id of the action that saves it, so that it is not offered once it is."""
        self._never_later()
        if self._keeper is not None:
            self._keeper.keep(self.unsaved, saving=action)

    def _never_later(self) -> None:
        if self._later is not None:
            self._later.stop()
            self._later = None

    def on_descendant_blur(self) -> None:
        """Write down at once what was typed into a field that is left."""
        if self._later is not None:
            self.write_now()

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close; what was typed is kept by now, or nobody wants it."""
        self._never_later()
        if self._keeper is not None:
            self._keeper.drop()
        return super().dismiss(result)

    # -- the user's own editor -------------------------------------------------------------------------------

    def on_long_input_editor_wanted(self, event: LongInput.EditorWanted) -> None:
        """Open long text in the user's editor; the screen comes back with what was saved there."""
        area, row = event.area, event.area.parent
        assert isinstance(row, FieldRow)
        name = row.name or ""
        try:
            with self.app.suspend():
                file = self._keeper.editor_file(name, self.unsaved) if self._keeper else None
                edited = edit_text(area.typed, editor_command(environ), file)
        except SuspendNotSupported:
            self.say("Your editor cannot be opened from here; type the text in the field.")
            return
        area.typed = edited.text
        self.say(edited.trouble)
        self.typed_outside(name, edited.text)
        if self._keeper is not None:
            self._keeper.editor_done(self.unsaved)

    def typed_outside(self, name: str, text: str) -> None:
        """Hear what came back from the user's editor, before the field tells it."""

    # -- what is shown ---------------------------------------------------------------------------------------

    def compose_question(self) -> ComposeResult:
        """The sentence above the fields."""
        if self._question:
            yield Static(Content(self._question), classes="text above")

    def compose_buttons(self) -> ComposeResult:
        """Save and cancel, with their keys."""
        yield button(self._deed.button, "F2", id="save")
        yield button("Cancel", "esc", id="cancel")

    @property
    def long_hint(self) -> str:
        """What the foot says in a field of several lines."""
        return f"F4 your editor · F2 {self._deed.words}"

    def row(self, name: str) -> FieldRow:
        """The field with this name."""
        return self.query_one(f".field-{name}", FieldRow)

    def refuse(self, name: str, words: str) -> None:
        """Say what is wrong with a field and go to it."""
        self.row(name).problem = words
        self.row(name).editor.focus()

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        """Say again how the field is read."""
        event.row.refresh_note()
        self.write_soon()

    def action_save(self) -> None:
        """Answer what was typed, or say what is missing."""
        raise NotImplementedError

    @work
    async def answer(self, answer: T, keep: Keep[T]) -> None:
        """Close with an answer once it is kept; until then everything stays as it is, with what is wrong."""
        if self._asking:  # it is at work on it already
            return
        self._asking = True
        try:
            trouble = await keep(answer)
            self.say(trouble)
            if not trouble:
                self.dismiss(answer)
        finally:
            self._asking = False

    def action_cancel(self) -> None:
        """Close; what was typed is asked about first, and nothing of it is dropped without a yes."""
        if not self._asking:
            if self.changed:
                self._ask_to_leave()
            else:
                self.dismiss(None)

    @work
    async def _ask_to_leave(self) -> None:
        self._asking = True
        answer = await self.app.push_screen_wait(AskUnsaved(self._deed.button))
        self._asking = False
        if answer is Unsaved.discard:
            self.dismiss(None)
        elif answer is Unsaved.save:
            self.action_save()

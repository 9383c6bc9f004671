"""A decision form that came back: shown beside what is recorded, and recorded after a yes."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Button

from advisor.book import Book
from exports.form.plan import Plan, Verdict
from exports.form.telling import nothing_new
from screens.dialogs.base import button
from screens.dialogs.saving import Keep, SavingDialog
from screens.documents.returned import LABELS, item_blocks, plan_blocks, recorded_words
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.prose import Block, Prose

LEFT_OUT, TAKEN = "leave it out", "record it"
_ALL_CLEAR = "Every answer can be recorded as it is, or is; c is for one that cannot."


@dataclass(frozen=True)
class Chosen:
    """What is to become of a form.

    Attributes:
        answers: The ids of the recommendations whose answers are recorded.
        by_hand: Whether an answer that cannot be recorded as it is comes first, to be decided by hand.
    """

    answers: tuple[str, ...]
    by_hand: bool = False


class ReturnedDialog(SavingDialog[Chosen]):
    """Shows what a returned form says, and answers what of it is to be recorded.

    What is doubtful is recorded only where somebody says so.

    Args:
        plan: What the form comes to.
        book: The practice, for the names of people.
        keep: Records it, before the dialog is closed.
        taken: The ids of the recommendations whose answers were chosen before, in spite of their doubts.
    """

    AUTO_FOCUS = "ChoiceInput, #body"
    WIDTH: ClassVar[int] = 100
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "save", "Record", show=False),
        Binding("c", "by_hand", "Decide by hand", show=False),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
    ]

    def __init__(self, plan: Plan, book: Book, keep: Keep[Chosen], taken: Collection[str] = ()) -> None:
        super().__init__(f"Form back · {plan.client.name}", "")
        self._plan = plan
        self._book = book
        self._keep = keep
        self._taken = taken

    def compose_body(self) -> ComposeResult:
        """The form as a whole, then each answer, with a question behind each that is doubtful."""
        blocks = plan_blocks(self._plan)
        for index, item in enumerate(self._plan.items):
            blocks += item_blocks(self._book, item)
            if item.verdict is Verdict.doubtful:
                yield _prose(blocks)
                begins = TAKEN if item.advice and item.advice.id in self._taken else LEFT_OUT
                yield FieldRow(f"item-{index}", "This answer", ChoiceInput((LEFT_OUT, TAKEN), begins))
                blocks = []
        yield _prose(blocks)

    def compose_buttons(self) -> ComposeResult:
        """Record, where there is something to record, decide by hand what cannot be, and close."""
        if not self._plan.says_nothing_new:
            yield button(recorded_words(len(self.chosen)), "y", id="save")
        if self._plan.unclear:
            yield button("Decide by hand", "c", id="by_hand")
        yield button("Close", "esc", id="cancel")

    def on_mount(self) -> None:
        """Let the keys scroll what is shown."""
        if not self.query(ChoiceInput):
            body = self.query_one("#body")
            body.can_focus = True
            body.focus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the recommendations whose answers are recorded: those without a doubt, and those chosen."""
        taken = {str(row.name) for row in self.query(FieldRow) if row.typed == TAKEN}
        items = enumerate(self._plan.items)
        doubted = [each.advice.id for index, each in items if f"item-{index}" in taken and each.advice]
        return (*self._plan.ready, *doubted)

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        """Say how many a yes records."""
        super().on_field_row_changed(event)
        for each in self.query("#save").results(Button):
            each.label = button(recorded_words(len(self.chosen)), "y").label
            each.refresh(layout=True)  # which a new label does not ask for by itself

    def action_save(self) -> None:
        """Record it, where there is something to record."""
        if self._plan.says_nothing_new:
            self.say(f"{nothing_new(self._plan)} That it came back is recorded.")
        else:
            self.answer(Chosen(self.chosen), self._keep)

    def action_by_hand(self) -> None:
        """Go and decide by hand what cannot be recorded as it is."""
        if self._plan.unclear:
            self.dismiss(Chosen(self.chosen, by_hand=True))
        else:
            self.say(_ALL_CLEAR)


def _prose(blocks: list[Block]) -> Prose:
    prose = Prose(labels=LABELS)
    prose.add_class("text")
    prose.show(blocks)
    return prose

"""What another program, a sync service or another computer changed: shown, and taken in after a yes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from advisor.text import clean
from advisor.upkeep.offers import Offer, Question
from screens.dialogs.base import Dialog, button
from screens.dialogs.changes import record_blocks
from screens.dialogs.confirm import AskUnsaved, Unsaved
from screens.dialogs.versions import Side, Sides, numbers, options
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_line import LineInput
from screens.widgets.prose import Block, Prose

_GIVEN: Final = (
    "This advice has been given. With the reason of the correction it is taken in, and what was given stays beside "
    "it; without one it is left out, and lies aside."
)
_CHOSEN: Final = (
    "This advice has been given. What rewrites it holds only with the reason of the correction; what was given stays "
    "beside it."
)
#: How many records are shown before the rest is only counted.
MOST: Final = 60


class Way(Enum):
    """What becomes of an offer."""

    take_in = "take in"
    decline = "decline"


@dataclass(frozen=True)
class Answered:
    """The answer to an offer: for each question's key which version holds, and why given advice is corrected."""

    way: Way
    choices: Mapping[str, int]
    reason: str = ""


class OfferDialog(Dialog[Answered]):
    """Shows what waits for an answer, field by field; ``esc`` leaves it for later.

    Args:
        offer: What waits.
    """

    AUTO_FOCUS = "ChoiceInput, #body"
    WIDTH: ClassVar[int] = 100
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,f2,ctrl+s", "take_in", "Take it in", show=False),
        Binding("n", "decline", "Leave it out", show=False),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
    ]

    def __init__(self, offer: Offer) -> None:
        super().__init__(f"To be looked at · {offer.whose}")
        self._offer = offer

    @property
    def _nothing_fits(self) -> bool:
        return not self._offer.records and not self._offer.questions and not self._offer.given

    def compose_body(self) -> ComposeResult:
        """What happened, what a yes changes, what it leaves out, and what has to be chosen."""
        prose = Prose()
        prose.add_class("text")
        prose.show(self._blocks())
        yield prose
        for each in self._offer.questions:
            sides = [Side(version.place, version.words, version.by) for version in each.versions]
            with VerticalGroup(classes="versions"):
                yield Sides(f"{each.label} of {each.record}", each.before, sides)
                yield FieldRow(self._row_name(each), "What holds", ChoiceInput(options(sides)))
        if self._offer.given:
            given = Prose()
            given.add_class("text")
            given.show([Block(Content("")), *(block for each in self._offer.given for block in record_blocks(each))])
            yield given
        if self._offer.may_correct:
            yield Static(Content(f"\n{_GIVEN if self._offer.given else _CHOSEN}"), classes="text")
            yield FieldRow("reason", "Reason", LineInput(hint="of the correction"))

    def _row_name(self, question: Question) -> str:
        """A name that a style class can have too."""
        return f"question-{self._offer.questions.index(question)}"

    def _blocks(self) -> list[Block]:
        blocks = [Block(Content(self._offer.heading))]
        for each in self._offer.records[:MOST]:
            blocks += [Block(Content("")), *record_blocks(each)]
        if len(self._offer.records) > MOST:
            blocks.append(Block(Content(f"… and {len(self._offer.records) - MOST} more records")))
        for words in self._offer.refused:
            blocks += [Block(Content("")), Block(Content(f"Cannot be taken in: {words}"))]
        return blocks

    def compose_buttons(self) -> ComposeResult:
        """Yes, no where that is possible, and later."""
        if not self._nothing_fits:
            yield button("Take in", "y", id="take_in")
        if self._offer.can_be_declined:
            yield button("Set aside" if self._nothing_fits else "Leave out", "n", id="decline")
        yield button("Later", "esc", id="cancel")

    def on_mount(self) -> None:
        """Let the keys scroll what is shown."""
        if not self._offer.questions:
            body = self.query_one("#body")
            body.can_focus = True
            body.focus()

    def action_take_in(self) -> None:
        """Take it in, once every question is answered."""
        if self._nothing_fits:
            self.say("Nothing of it can be taken in; n sets it aside.")
            return
        choices = {}
        for each in self._offer.questions:
            row = self.query_one(f".field-{self._row_name(each)}", FieldRow)
            chosen = row.editor.chosen if isinstance(row.editor, ChoiceInput) else None
            if chosen is None:
                row.problem = f"Say which is to hold: {numbers(len(each.versions))}."
                row.editor.focus()
                return
            choices[each.key] = chosen
        reason = self._reason()
        nothing_else = self._offer.given and not self._offer.records and not choices
        if not reason and (nothing_else or self._offer.corrects(choices)):
            row = self.query_one(".field-reason", FieldRow)
            row.problem = "Say why it is corrected; the reason stays with the advice."
            row.editor.focus()
            return
        self.dismiss(Answered(Way.take_in, choices, reason))

    def action_save(self) -> None:
        """``enter`` behind the reason takes it in."""
        self.action_take_in()

    def _reason(self) -> str:
        rows = self.query(".field-reason").results(FieldRow)
        return next((clean(row.typed, lines=False) for row in rows), "")

    def action_decline(self) -> None:
        """Leave it out, where that is possible."""
        if self._offer.can_be_declined:
            self._leave(Answered(Way.decline, {}))
        else:
            self.say("Both computers have recorded it, so that it can only be settled: choose what holds.")

    def action_cancel(self) -> None:
        """Leave it for later."""
        self._leave(None)

    def _leave(self, answer: Answered | None) -> None:
        """Close without taking anything in; a reason that was typed is not dropped without a yes."""

        def left(wanted: Unsaved | None) -> None:
            if wanted is Unsaved.discard:
                self.dismiss(answer)
            elif wanted is Unsaved.save:
                self.action_take_in()

        if self._reason():
            self.app.push_screen(AskUnsaved(), left)
        else:
            self.dismiss(answer)

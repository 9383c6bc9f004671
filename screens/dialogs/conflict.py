"""Two versions of one record, field by field: which of them is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from screens.dialogs.base import Dialog, button
from screens.dialogs.confirm import Answer, Question
from screens.dialogs.versions import Side, Sides, numbers, options
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True)
class Versions:
    """What a field says in two versions.

    Attributes:
        name: The field's name.
        label: Its words.
        before: What it said before either.
        mine: What stands in the form.
        theirs: What is recorded by now.
        place: Where that was recorded, such as “the other window”.
        by: Who recorded it, and when; "" where nobody knows.
        both: Both as one text; "" where that makes no sense.
    """

    name: str
    label: str
    before: str
    mine: str
    theirs: str
    place: str = "the other version"
    by: str = ""
    both: str = ""

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both versions, in the order of their numbers."""
        return Side("this form", self.mine), Side(self.place, self.theirs, self.by)

    @property
    def answers(self) -> tuple[str, ...]:
        """What can be answered, in the order of the numbers."""
        return (MINE, THEIRS, BOTH) if self.both else (MINE, THEIRS)


class ConflictDialog(Dialog[dict[str, str]]):
    """Asks for every field that two have changed which version is kept; the answer is ``mine``, ``theirs`` or ``both``.

    ``esc`` answers nothing: the form has everything that was typed.

    Args:
        heading: What stands in the frame.
        fields: The fields that both have changed.
        sentence: What is said above them.
    """

    AUTO_FOCUS = "ChoiceInput"
    WIDTH: ClassVar[int] = 100
    DEFAULT_CSS = """
    ConflictDialog {
        & .versions { margin-bottom: 1; }
        &.-tall .versions { margin-bottom: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s,enter", "save", "Save", show=False),
        Binding("m", "all('mine')", "All mine", show=False),
        Binding("t", "all('theirs')", "All theirs", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
    ]

    def __init__(self, heading: str, fields: Sequence[Versions], sentence: str) -> None:
        super().__init__(heading, hint="m 1 for all · t 2 for all")
        self._fields = tuple(fields)
        self._sentence = sentence

    def compose_body(self) -> ComposeResult:
        """Each field with both versions, and the choice below them."""
        yield Static(Content(self._sentence), classes="text above")
        for each in self._fields:
            words = (*options(each.sides), "both, one below the other")[: len(each.answers)]
            with VerticalGroup(classes="versions"):
                yield Sides(each.label, each.before, each.sides)
                yield FieldRow(each.name, "Keep", ChoiceInput(words))

    def compose_buttons(self) -> ComposeResult:
        """Save, and back to the form."""
        yield button("Save", "F2", id="save")
        yield button("Back", "esc", id="cancel")

    def _choices(self) -> list[tuple[Versions, FieldRow, ChoiceInput]]:
        rows = zip(self._fields, self.query(FieldRow), self.query(ChoiceInput), strict=True)
        return list(rows)

    def action_all(self, version: str) -> None:
        """Choose the same version of every field."""
        for each, _, choice in self._choices():
            choice.chosen = each.answers.index(version)

    def action_save(self) -> None:
        """Answer the choices, or go to the first that is missing."""
        chosen: dict[str, str] = {}
        for each, row, choice in self._choices():
            if choice.chosen is None:
                row.problem = f"Say which is to be kept: {numbers(len(each.answers))}."
                choice.focus()
                return
            chosen[each.name] = each.answers[choice.chosen]
        self.dismiss(chosen)


class Deleted(Enum):
    """What becomes of a record that another program has deleted while it stood in a form."""

    again = "again"
    drop = "drop"
    back = "back"


class AskDeleted(Question[Deleted]):
    """Asks what is to become of a form whose record was deleted; ``esc`` and ``enter`` go back to the form.

    Args:
        name: What the record is called.
        by: Who deleted it, and when; "" where nobody knows.
    """

    def __init__(self, name: str, by: str) -> None:
        answers = (
            Answer("y", "Make it again", Deleted.again),
            Answer("D", "Drop my text", Deleted.drop),
            Answer("n", "Back", Deleted.back),
        )
        who = f" ({by})" if by else ""
        details = ["Made again, it has what stands in your form, and the reference that it had."]
        super().__init__(f"Another program has deleted {name} meanwhile{who}.", answers, details)

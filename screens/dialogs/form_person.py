"""Somebody whom nobody knows yet, added where the name is typed."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from advisor.changes import new_id
from advisor.records import Person
from advisor.records.choices import Part
from advisor.text import clean
from advisor.words import label
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_line import LineInput


class NewPerson(Widget):
    """Asks for the role of somebody new, and the part they play; saved with the form that they are named in.

    Args:
        person: The name as it was typed.
        client_id: The client where they are.
        client: Its name.
        answers: What was answered about people before, as :attr:`answers` gives it.
    """

    DEFAULT_CSS = """
    NewPerson {
        height: auto;
        margin: 0 0 1 3;
        padding: 0 0 0 1;
        border-left: outer $warning;
        & > .question { height: auto; padding-left: 1; }
        & FieldRow { margin: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.save", "Add and save", show=False)]

    class Answered(Message):
        """Something was answered."""

    def __init__(self, person: str, client_id: str, client: str, answers: Mapping[str, str]) -> None:
        super().__init__()
        self.person = person
        self.seen = False
        self._answers = {name: answers.get(self._key(name), "") for name in ("role", "part")}
        self._person_id = new_id()
        self._client_id = client_id
        self._client = client

    def compose(self) -> ComposeResult:
        """What is asked, and the two answers."""
        question = f"Nobody at {self._client} is called “{self.person}”. Saving adds them; or correct the name above."
        yield Static(Content(question), classes="question")
        parts = [label(each) for each in Part]
        yield FieldRow("role", "Role", LineInput(self._answers["role"], hint="such as CFO"))
        yield FieldRow("part", "Part", ChoiceInput(parts, self._answers["part"], may_be_empty=True))

    def on_descendant_focus(self) -> None:
        """Somebody who came here has seen that a person would be added."""
        self.seen = True

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        """The answers belong to the person, not to the form."""
        event.stop()
        self._answers[event.row.name or ""] = event.row.typed
        self.post_message(self.Answered())

    def _key(self, name: str) -> str:
        return f"{self.person}: {name}"

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, each by a key that no field has."""
        return {self._key(name): text for name, text in self._answers.items() if text}

    @property
    def editor(self) -> Widget:
        """Where the first answer is typed."""
        return self.query(FieldRow).first().editor

    @property
    def record(self) -> Person:
        """The person as they would be recorded."""
        return Person(
            id=self._person_id,
            client=self._client_id,
            name=self.person,
            role=clean(self._answers["role"], lines=False),
            part=next((each for each in Part if label(each) == self._answers["part"]), None),
        )

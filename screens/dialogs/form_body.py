"""The fields of a form on the screen: which are shown, what is wrong with them, and whom they name first."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from advisor.records import Person, Problem
from advisor.records.fields import FieldSpec
from screens.dialogs.form_model import FormModel
from screens.dialogs.form_person import NewPerson
from screens.dialogs.form_rows import More, row_of
from screens.widgets.fields import FieldRow


class FormBody(VerticalGroup):
    """The rows of a form. A row is made when it is first shown; what is typed into it stays when it is hidden.

    Args:
        model: What is typed, and what it says.
        client_id: The client where somebody new would be.
        client: Its name.
        note: Lines below the fields.
        answers: What was answered about new people before.
    """

    class Typed(Message):
        """Something was typed."""

    def __init__(
        self, model: FormModel, client_id: str, client: str, note: Sequence[str], answers: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.model = model
        self._client_id = client_id
        self._client = client
        self._note = tuple(note)
        self._open = {each.name for each in model.specs if model.begins_open(each)}
        self._rows: dict[str, FieldRow] = {}
        self._people: dict[str, list[NewPerson]] = {}
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The fields that matter at first, what is folded away, and the notes."""
        needed = self.model.needed()
        for spec in self.shown():
            row = self._rows[spec.name] = row_of(self.model, spec)
            row.needed = spec.name in needed
            yield row
        yield More(markup=False)
        if self._note:
            yield Static(Content("\n".join(self._note)), classes="text dim note-below")

    def on_mount(self) -> None:
        """Name what is folded away."""
        self.query_one(More).list_fields(self.folded())

    def shown(self) -> list[FieldSpec]:
        """The fields that matter now and are not folded away."""
        return [each for each in self.model.specs if each.name in self._open and self.model.applies(each)]

    def folded(self) -> list[FieldSpec]:
        """The fields that matter now and are folded away."""
        return [each for each in self.model.specs if each.name not in self._open and self.model.applies(each)]

    def row(self, name: str) -> FieldRow | None:
        """The row of a field, once it has been shown."""
        return self._rows.get(name)

    @property
    def any_needed(self) -> bool:
        """Whether a field that is shown cannot stay empty."""
        return any(row.needed and row.display for row in self._rows.values())

    def rearrange(self) -> None:
        """Show the fields that matter now, in their order."""
        needed, shown = self.model.needed(), {each.name for each in self.shown()}
        before: FieldRow | NewPerson | None = None
        for spec in self.model.specs:
            row = self._rows.get(spec.name)
            if row is None and spec.name in shown:
                row = self._rows[spec.name] = row_of(self.model, spec)
                if before is None:
                    self.mount(row, before=0)
                else:
                    self.mount(row, after=before)
            if row is not None:
                row.display = spec.name in shown
                row.needed = spec.name in needed
                before = row
                for panel in self._people.get(spec.name, ()):
                    panel.display = row.display
                    before = panel
        self.query_one(More).list_fields(self.folded())

    def unfold(self) -> None:
        """Show the folded fields and go to the first of them."""
        folded = self.folded()
        self._open |= {each.name for each in self.model.specs}
        self.rearrange()
        if folded:
            self._go_to(self._rows[folded[0].name])

    # -- while it is typed -----------------------------------------------------------------------------------

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        """Read the field again, and show what depends on it."""
        event.stop()
        spec = self.model.spec(event.row.name or "")
        if self.model.texts[spec.name] == event.row.typed:
            return
        self.model.texts[spec.name] = event.row.typed
        event.row.refresh_note()
        self._forget_people(spec)
        if any(each.when and each.when.field == spec.name for each in self.model.specs):
            self.rearrange()
        self.post_message(self.Typed())

    def on_new_person_answered(self, event: NewPerson.Answered) -> None:
        """What is said about new people is typed as well."""
        event.stop()
        self.post_message(self.Typed())

    def refill(self) -> None:
        """Show the texts of the model, which others than the user have changed."""
        for name, row in self._rows.items():
            if row.typed != self.model.texts[name]:
                row.typed = self.model.texts[name]
                row.refresh_note()
        self._open |= {each.name for each in self.model.specs if self.model.begins_open(each)}
        self.rearrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Bring the label and the problem of a field into sight as well."""
        row = event.widget.parent
        if isinstance(row, FieldRow):
            self.call_after_refresh(row.scroll_visible, animate=False)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Check a field when it is left."""
        row = next((each for each in self._rows.values() if each.editor is event.widget), None)
        if row is not None and self.screen.is_current:
            spec = self.model.spec(row.name or "")
            row.problem = self.model.problem(spec)
            self._ask_people(spec)

    def on_more_opened(self) -> None:
        """Show the folded fields."""
        self.unfold()

    def show(self, problems: Sequence[Problem]) -> str:
        """Show every problem beside its field and go to the first; returns what is to be said about all of it.

        A problem of no field, or of one that the form does not ask for, is among what is returned.
        """
        beside: dict[str, str] = {}
        above = []
        for each in problems:
            if self.model.has(each.field):
                beside[each.field] = " ".join(filter(None, (beside.get(each.field), each.words)))
            else:
                above.append(each.words)
        self._open |= set(beside)
        self.rearrange()
        for name, row in self._rows.items():
            row.problem = beside.get(name, "")
        first = next((self._rows[each.name] for each in self.model.specs if each.name in beside), None)
        if first is not None:
            self._go_to(first)
        if len(beside) > 1:
            above.append(f"{len(beside)} fields are to be put right.")
        return " ".join(above)

    # -- people whom nobody knows yet ------------------------------------------------------------------------

    @property
    def people(self) -> list[NewPerson]:
        """The questions about people named for the first time, in the order of the fields."""
        return [
            each for spec in self.model.specs if self.model.applies(spec) for each in self._people.get(spec.name, ())
        ]

    @property
    def answers(self) -> dict[str, str]:
        """What was answered about new people."""
        return {key: text for each in self.people for key, text in each.answers.items()}

    def new_people(self) -> dict[str, Person]:
        """The people who would be added, by the name that was typed."""
        return {each.person: each.record for each in self.people}

    def ask_people(self) -> None:
        """Ask about everybody named for the first time."""
        for spec in self.shown():
            self._ask_people(spec)

    def unseen_person(self) -> NewPerson | None:
        """The first question about a person that nobody has come to yet; the focus goes there."""
        panel = next((each for each in self.people if not each.seen), None)
        if panel is not None:
            self._go_to(panel)
        return panel

    def _go_to(self, place: FieldRow | NewPerson) -> None:
        """Focus a field and bring all of it into sight, once it is there."""

        def go() -> None:
            place.editor.focus()
            place.scroll_visible(animate=False)

        self.call_after_refresh(go)

    def _ask_people(self, spec: FieldSpec) -> None:
        """Ask below a field about those named in it whom nobody knows; once, where several fields name them."""
        asked = self._people.setdefault(spec.name, [])
        known = {each.person for each in self.people}
        for name in self.model.unknown(spec):
            if name not in known:
                panel = NewPerson(name, self._client_id, self._client, self._answers)
                self.mount(panel, after=asked[-1] if asked else self._rows[spec.name])
                asked.append(panel)

    def _forget_people(self, spec: FieldSpec) -> None:
        """Take away the questions about names that no longer stand in the field."""
        unknown = self.model.unknown(spec)
        for panel in self._people.get(spec.name, ()):
            if panel.person not in unknown:
                panel.remove()
        self._people[spec.name] = [each for each in self._people.get(spec.name, ()) if each.person in unknown]

"""The form of every record type, made from its declaration."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from os import environ
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from advisor.book import Book, reference_of
from advisor.records import Client, Person, Problem, Progress, Recommendation, Record
from advisor.records.fields import FieldSpec, field_of
from advisor.rules import changed_as_given, needs_adoption
from screens.dialogs.ask import AskAsGiven, SavingDialog
from screens.dialogs.confirm import AskUnsaved, Confirm, Unsaved
from screens.dialogs.editor import edit_text, editor_command
from screens.dialogs.form_model import FormModel
from screens.dialogs.form_person import NewPerson
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_line import LineInput
from screens.widgets.fields_long import LongInput


@dataclass(frozen=True)
class FormEntry:
    """What was entered: a value for each field, and what follows from the answers to the form's questions.

    Attributes:
        values: Each field's value; of a new record also what was preset.
        typed: Each field's text as it was typed, to refill a form with.
        new_people: People named for the first time; ``values`` refer to their ids.
        correction: Why given advice is corrected; "" where it is not.
        as_new: Whether the change to given advice is new advice that replaces it.
        by_doing: Whether progress also shows that the advice was adopted.
    """

    values: dict[str, Any]
    typed: dict[str, str] = field(default_factory=dict)
    new_people: tuple[Person, ...] = ()
    correction: str = ""
    as_new: bool = False
    by_doing: bool = False


Save = Callable[[FormEntry], Sequence[Problem] | None]
"""Keeps what was entered, or returns what is wrong: the form then stays open, with all of it."""


class More(Static, can_focus=True):
    """The line that stands for the fields that are folded away."""

    DEFAULT_CSS = """
    More { height: auto; margin: 1 0; padding-left: 1; border-left: blank; color: $text-muted; }
    More:focus { border-left: outer $accent; color: $foreground; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "open", "More fields", show=False),
        Binding("up", "screen.focus_previous", "Field before", show=False),
        Binding("down", "screen.focus_next", "Next field", show=False),
    ]

    class Opened(Message):
        """The folded fields are wanted."""

    def action_open(self) -> None:
        """Ask for the folded fields."""
        self.post_message(self.Opened())

    def on_click(self) -> None:
        """Ask for the folded fields."""
        self.action_open()


class RecordForm(SavingDialog[FormEntry]):
    """A form for a record of one type; the answer is what was entered, once it is kept.

    Args:
        record_type: What is entered.
        book: The practice, for what can be named.
        today: The day on which it is typed.
        save: Keeps what was entered, or says what is wrong.
        client_id: The client whose people and advice can be named; "" where there is none.
        preset: Values known beforehand. A reference to another record than a person is not asked for again.
        existing: The record that is edited; None for a new one.
        typed: Text to refill the fields with.
        title: What stands in the frame.
        note: Lines below the fields.
    """

    AUTO_FOCUS = "FieldRow LineInput, FieldRow LongInput, FieldRow ChoiceInput"
    WIDTH: ClassVar[int] = 100
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "more", "More fields", show=False)]

    def __init__(
        self,
        record_type: type[Record],
        book: Book,
        today: date,
        save: Save,
        *,
        client_id: str = "",
        preset: Mapping[str, Any] | None = None,
        existing: Record | None = None,
        typed: Mapping[str, str] | None = None,
        title: str = "",
        note: Sequence[str] = (),
    ) -> None:
        super().__init__(title or record_type.NAME.capitalize(), "")
        self.model = FormModel(record_type, book, today, client_id, preset=preset, existing=existing, typed=typed)
        self._book = book
        self._save = save
        self._client_id = client_id
        self._existing = existing
        self._note = tuple(note)
        self._open = {each.name for each in self.model.specs if self.model.begins_open(each)}
        self._rows: dict[str, FieldRow] = {}
        self._people: dict[str, list[NewPerson]] = {}
        self._asking = False

    # -- what is shown ---------------------------------------------------------------------------------------

    def compose_body(self) -> ComposeResult:
        """The fields that matter at first, what is folded away, and the notes."""
        needed = self.model.needed()
        for spec in self._shown():
            yield self._row(spec, needed)
        yield More(self._more_words(), markup=False)
        if self._note:
            yield Static(Content("\n".join(self._note)), classes="text dim", id="note")

    def on_mount(self) -> None:
        """Hide what has nothing to say."""
        self.query_one(More).display = bool(self._folded())

    def _shown(self) -> list[FieldSpec]:
        return [each for each in self.model.specs if each.name in self._open and self.model.applies(each)]

    def _folded(self) -> list[FieldSpec]:
        return [each for each in self.model.specs if each.name not in self._open and self.model.applies(each)]

    def _more_words(self) -> Content:
        labels = ", ".join(each.label[0].lower() + each.label[1:] for each in self._folded())
        return Content(f"▸ more (F3): {labels}")

    def _row(self, spec: FieldSpec, needed: frozenset[str]) -> FieldRow:
        row = FieldRow(spec.name, spec.label, self._editor(spec), lambda: self._note_of(spec))
        row.needed = spec.name in needed
        self._rows[spec.name] = row
        return row

    def _editor(self, spec: FieldSpec) -> Widget:
        text, options = self.model.texts[spec.name], self.model.options(spec)
        if options:
            may_be_empty = spec.default is None or spec.one_of is not None
            return ChoiceInput(options, text, hint=spec.hint, may_be_empty=may_be_empty)
        if spec.long:
            return LongInput(text, hint=spec.hint)
        width = {"date": 20, "whole": 9, "amount": 20}.get(spec.kind, 0)
        if spec.ref is None:
            return LineInput(text, hint="" if width else spec.hint, width=width)
        return LineInput(text, hint=spec.hint or self._naming_hint(spec), complete=lambda text: self._offer(spec, text))

    @staticmethod
    def _naming_hint(spec: FieldSpec) -> str:
        return "names, separated by commas" if spec.many and spec.ref and spec.ref.kind == Person.KIND else ""

    def _offer(self, spec: FieldSpec, text: str) -> str | None:
        offer = self.model.offer(spec, text)
        return offer.text if offer else None

    def _note_of(self, spec: FieldSpec) -> str:
        note = self.model.note(spec)
        if spec.kind == "date":
            return note or ("" if self.model.texts[spec.name].strip() else spec.hint)
        if spec.kind in ("whole", "amount") and spec.hint:
            return f"{note}   {spec.hint}" if note else spec.hint
        return note

    def _arrange(self) -> None:
        """Show the fields that matter now, in their order; what was typed into the others stays with them."""
        needed, before = self.model.needed(), None
        shown = {each.name for each in self._shown()}
        for spec in self.model.specs:
            row = self._rows.get(spec.name)
            if spec.name in shown and row is None:
                row = self._row(spec, needed)
                body = self.query_one("#body")
                body.mount(row, before=0) if before is None else body.mount(row, after=before)
            if row is None:
                continue
            row.display = spec.name in shown
            row.needed = spec.name in needed
            before = self._people[spec.name][-1] if self._people.get(spec.name) else row
        more = self.query_one(More)
        more.display = bool(self._folded())
        more.update(self._more_words())

    # -- while it is typed -----------------------------------------------------------------------------------

    def on_field_row_changed(self, event: FieldRow.Changed) -> None:
        """Read the field again, and show what depends on it."""
        spec = self.model.spec(event.row.name or "")
        if self.model.texts[spec.name] == event.row.typed:
            return
        self.model.texts[spec.name] = event.row.typed
        event.row.refresh_note()
        self._forget_people(spec)
        if any(each.when and each.when.field == spec.name for each in self.model.specs):
            self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say which keys help in the field."""
        widget = event.widget
        hint = "enter saves"
        if isinstance(widget, LongInput):
            hint = "F4 your editor · F2 saves"
        elif isinstance(widget, ChoiceInput):
            hint = "digit or ←→ · enter saves"
        elif isinstance(widget, More):
            hint = "enter shows them"
        if any(row.needed and row.display for row in self._rows.values()):
            hint += " · * needed"
        self.query_one("#hint", Static).update(hint)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Check a field when it is left."""
        row = next((each for each in self._rows.values() if each.editor is event.widget), None)
        if row is not None and self.is_current:
            spec = self.model.spec(row.name or "")
            row.problem = self.model.problem(spec)
            self._ask_people(spec)

    def on_more_opened(self) -> None:
        """Show the folded fields."""
        self.action_more()

    def action_more(self) -> None:
        """Show the folded fields and go to the first of them."""
        folded = self._folded()
        self._open |= {each.name for each in self.model.specs}
        self._arrange()
        if folded:
            self._rows[folded[0].name].editor.focus()

    # -- people whom nobody knows yet ------------------------------------------------------------------------

    def _ask_people(self, spec: FieldSpec) -> None:
        """Ask below a field about the people named in it whom nobody knows."""
        asked = self._people.setdefault(spec.name, [])
        known = {each.person for each in self._all_people()}
        client = self._book.get(Client, self._client_id)
        for name in self.model.unknown(spec):
            if name not in known:
                panel = NewPerson(name, self._client_id, client.name if client else "the client")
                self.query_one("#body").mount(panel, after=asked[-1] if asked else self._rows[spec.name])
                asked.append(panel)

    def _forget_people(self, spec: FieldSpec) -> None:
        """Take away the questions about names that no longer stand in the field."""
        unknown = self.model.unknown(spec)
        for panel in self._people.get(spec.name, ()):
            if panel.person not in unknown:
                panel.remove()
        self._people[spec.name] = [each for each in self._people.get(spec.name, ()) if each.person in unknown]

    def _all_people(self) -> list[NewPerson]:
        return [
            each for spec in self.model.specs if self.model.applies(spec) for each in self._people.get(spec.name, ())
        ]

    # -- the user's own editor -------------------------------------------------------------------------------

    def on_long_input_editor_wanted(self, event: LongInput.EditorWanted) -> None:
        """Open long text in the user's editor; the screen comes back with what was saved there."""
        area = event.area
        try:
            with self.app.suspend():
                edited = edit_text(area.typed, editor_command(environ))
        except SuspendNotSupported:
            self.say("Your editor cannot be opened from here; type the text in the field.")
            return
        area.typed = edited.text
        self.say(edited.trouble)

    # -- saving and leaving ----------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save, unless a question about it is open already."""
        if not self._asking:
            self._read_and_save()

    @work
    async def _read_and_save(self) -> None:
        self._asking = True
        try:
            entry = self._read()
            if entry is not None:
                entry = await self._settle(entry)
            if entry is not None and not self._show(self._save(entry) or ()):
                self.dismiss(entry)
        finally:
            self._asking = False

    def _read(self) -> FormEntry | None:
        """What was entered; None where something is wrong, which is then shown."""
        for spec in self._shown():
            self._ask_people(spec)
        people = {each.person: each for each in self._all_people()}
        reading = self.model.read({name: each.record for name, each in people.items()})
        if self._show(reading.problems):
            return None
        unseen = next((each for each in people.values() if not each.seen), None)
        if unseen is not None:
            self.call_after_refresh(self._go_to, unseen)
            return None
        return FormEntry(reading.values, dict(self.model.texts), tuple(each.record for each in people.values()))

    def _go_to(self, panel: NewPerson) -> None:
        panel.query_one(LineInput).focus()
        panel.scroll_visible(animate=False)

    async def _settle(self, entry: FormEntry) -> FormEntry | None:
        """Ask what only the user can say about a change; None when they would rather look again."""
        record = self.model.record(entry.values)
        if isinstance(self._existing, Recommendation) and isinstance(record, Recommendation):
            changed = changed_as_given(self._existing, record)
            if changed and self._existing.given_on:
                labels = tuple(field_of(Recommendation, each).label for each in changed)
                answer = await self.app.push_screen_wait(AskAsGiven(self._existing.given_on, labels))
                return replace(entry, correction=answer.correction, as_new=answer.as_new) if answer else None
        if isinstance(record, Progress) and self._existing is None:
            advice = self._book.get(Recommendation, record.recommendation)
            if advice and advice.given_on and needs_adoption(self._book, advice, record):
                question = "They have not said that they adopt it. Record it as adopted, shown by doing?"
                details = (f"{reference_of(advice)}  {advice.title}",)
                if not await self.app.push_screen_wait(Confirm(question, details, yes="Record both", no="No, back")):
                    return None
                return replace(entry, by_doing=True)
        return entry

    def _show(self, problems: Sequence[Problem]) -> bool:
        """Show every problem beside its field, those of no field at the top; returns whether there are any."""
        words: dict[str, str] = {}
        for each in problems:
            name = each.field if self.model.has(each.field) else ""
            words[name] = f"{words[name]} {each.words}" if name in words else each.words
        self._open |= set(words) - {""}
        self._arrange()
        for name, row in self._rows.items():
            row.problem = words.get(name, "")
        beside = [row for name, row in self._rows.items() if name in words]
        top = [words[""]] if "" in words else []
        if len(beside) > 1:
            top.append(f"{len(beside)} fields are to be put right.")
        self.say(" ".join(top))
        if beside:
            first = min(beside, key=lambda each: [spec.name for spec in self.model.specs].index(each.name or ""))
            first.editor.focus()
            self.call_after_refresh(first.scroll_visible, animate=False)
        return bool(words)

    def action_cancel(self) -> None:
        """Close; a changed form asks first, and nothing typed is dropped without a yes."""
        if self._asking:
            return
        if self.model.changed or any(each.seen for each in self._all_people()):
            self._ask_to_leave()
        else:
            self.dismiss(None)

    @work
    async def _ask_to_leave(self) -> None:
        self._asking = True
        answer = await self.app.push_screen_wait(AskUnsaved())
        self._asking = False
        if answer is Unsaved.discard:
            self.dismiss(None)
        elif answer is Unsaved.save:
            self.action_save()

"""The form of every record type, made from its declaration."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from os import environ
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.widgets import Static

from advisor.book import Book, reference_of
from advisor.records import Client, Problem, Progress, Recommendation, Record
from advisor.records.fields import field_of
from advisor.rules import changed_as_given, needs_adoption
from screens.dialogs.ask import AskAsGiven, SavingDialog
from screens.dialogs.confirm import Confirm
from screens.dialogs.editor import edit_text, editor_command
from screens.dialogs.form_body import FormBody
from screens.dialogs.form_entry import FormEntry, Save
from screens.dialogs.form_model import FormModel
from screens.dialogs.form_rows import More
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_long import LongInput


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
        allowed: For a field of choices, the keys of those that fit here.
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
        allowed: Mapping[str, Collection[str]] | None = None,
        title: str = "",
        note: Sequence[str] = (),
    ) -> None:
        super().__init__(title or record_type.NAME.capitalize(), "")
        self.model = FormModel(
            record_type, book, today, client_id, preset=preset, existing=existing, typed=typed, allowed=allowed
        )
        self._book = book
        self._save = save
        self._existing = existing
        client = book.get(Client, client_id)
        self._body = FormBody(self.model, client_id, client.name if client else "the client", note)

    def compose_body(self) -> ComposeResult:
        """The fields."""
        yield self._body

    @property
    def typed(self) -> dict[str, str]:
        """What is typed into each field now, to refill a form with."""
        return dict(self.model.texts)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say which keys help in the field."""
        hint = "enter saves"
        if isinstance(event.widget, LongInput):
            hint = "F4 your editor · F2 saves"
        elif isinstance(event.widget, ChoiceInput):
            hint = "digit or ←→ · enter saves"
        elif isinstance(event.widget, More):
            hint = "enter shows them"
        self.query_one("#hint", Static).update(f"{hint} · * needed" if self._body.any_needed else hint)

    def action_more(self) -> None:
        """Show the folded fields."""
        self._body.unfold()

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
        """What was entered; None where something is wrong or to be looked at, which is then shown."""
        self._body.ask_people()
        people = self._body.new_people()
        reading = self.model.read(people)
        if self._show(reading.problems) or self._body.unseen_person():
            return None
        return FormEntry(reading.values, self.typed, tuple(people.values()))

    def _show(self, problems: Sequence[Problem]) -> bool:
        """Show what is wrong; returns whether anything is."""
        self.say(self._body.show(problems))
        return bool(problems)

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

    @property
    def changed(self) -> bool:
        """Whether anything was typed that is not kept."""
        return self.model.changed or any(each.seen for each in self._body.people)

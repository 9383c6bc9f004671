"""The form of every record type, made from its declaration."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from advisor.book import Book, reference_of
from advisor.meanwhile import Latest, both_texts, changed_by_both
from advisor.records import Client, Problem, Progress, Recommendation, Record
from advisor.records.fields import FieldSpec, field_of
from advisor.rules import changed_as_given, needs_adoption
from screens.dialogs.ask import AsGiven, AskAsGiven
from screens.dialogs.confirm import Confirm
from screens.dialogs.conflict import AskDeleted, ConflictDialog, Deleted, Versions
from screens.dialogs.form_body import FormBody
from screens.dialogs.form_entry import FormEntry, Save
from screens.dialogs.form_model import FormModel
from screens.dialogs.form_rows import More
from screens.dialogs.saving import SAVES, Deed, SavingDialog
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
        latest: The record that is edited as it stands by now, for when another program has changed it meanwhile.
        leave: The names of fields that are not asked for.
        deed: What saving it comes to.
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
        latest: Callable[[], Latest] | None = None,
        leave: Collection[str] = (),
        deed: Deed = SAVES,
    ) -> None:
        super().__init__(title or record_type.NAME.capitalize(), "", deed)
        self.model = FormModel(
            record_type,
            book,
            today,
            client_id,
            preset=preset,
            existing=existing,
            typed=typed,
            allowed=allowed,
            leave=leave,
        )
        self._book = book
        self._save = save
        self._existing = existing
        self._latest = latest
        self._as_given = AsGiven(typed["correction"]) if typed and typed.get("correction") else None
        client = book.get(Client, client_id)
        self._body = FormBody(self.model, client_id, client.name if client else "the client", note, typed or {})

    def compose_body(self) -> ComposeResult:
        """The fields."""
        yield self._body

    def on_mount(self) -> None:
        """Write down again at once what was typed before."""
        if self.model.changed:
            self.write_soon()

    @property
    def unsaved(self) -> dict[str, str]:
        """What was typed and is not kept, by field, and what was said of new people."""
        texts = self.model.unsaved
        reason = {"correction": self._as_given.correction} if self._as_given and self._as_given.correction else {}
        return {**texts, **self._body.answers, **reason} if texts else {}

    def on_form_body_typed(self) -> None:
        """Write down what is typed."""
        self.write_soon()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say which keys help in the field."""
        hint = f"enter {self._deed.words}"
        if isinstance(event.widget, LongInput):
            hint = self.long_hint
        elif isinstance(event.widget, ChoiceInput):
            hint = f"digit or ←→ · enter {self._deed.words}"
        elif isinstance(event.widget, More):
            hint = "enter shows them"
        self.query_one("#hint", Static).update(f"{hint} · * needed" if self._body.any_needed else hint)

    def action_more(self) -> None:
        """Show the folded fields."""
        self._body.unfold()

    def typed_outside(self, name: str, text: str) -> None:
        """Hold at once what came back from the user's editor."""
        self.model.texts[name] = text

    # -- saving and leaving ----------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save, unless a question about it is open already."""
        if not self._asking:
            self._read_and_save()

    @work
    async def _read_and_save(self) -> None:
        self._asking = True
        try:
            entry = await self._ready()
            while entry is not None:
                problems = await self._save(entry)
                if not problems:
                    self.dismiss(entry)
                    return
                if entry.make_again or not self._is_behind():
                    self._show(problems)
                    return
                entry = await self._ready()  # somebody was faster, so that what they made of it is shown first
        finally:
            self._asking = False

    async def _ready(self) -> FormEntry | None:
        """What was entered, with every question about it answered; None where the user is to look again.

        Somebody may write while a question is open; then it is asked again, over what stands by now.
        """
        while (entry := self._read()) is not None:
            entry = await self._catch_up(entry)
            entry = await self._settle(entry) if entry is not None else None
            if entry is None or entry.make_again or not self._is_behind():
                return entry
        return None

    def _is_behind(self) -> bool:
        """Whether the record is by now another one than the form shows."""
        if self._existing is None or self._latest is None:
            return False
        now = self._latest().record
        return now is None or now.rev != self._existing.rev

    def _read(self) -> FormEntry | None:
        """What was entered; None where something is wrong or to be looked at, which is then shown."""
        self._body.ask_people()
        people = self._body.new_people()
        reading = self.model.read(people)
        if self._show(reading.problems) or self._body.unseen_person():
            return None
        return FormEntry(reading.values, self._existing, tuple(people.values()))

    def _show(self, problems: Sequence[Problem]) -> bool:
        """Show what is wrong; returns whether anything is."""
        self.say(self._body.show(problems))
        return bool(problems)

    async def _catch_up(self, entry: FormEntry) -> FormEntry | None:
        """Go on from what another program made of the record meanwhile; what both have changed is asked."""
        if self._existing is None or self._latest is None:
            return entry
        latest = self._latest()
        if latest.record is None:
            return await self._ask_deleted(entry, latest)
        if latest.record.rev == self._existing.rev:
            return entry
        settled = await self._ask_versions(entry, latest, latest.record)
        if settled is None:
            return None
        self.model.rebase(latest.record, settled)
        self._existing = latest.record
        self._body.refill()
        if self._keeper is not None:
            self._keeper.keep(self.unsaved, seen=latest.record.rev)
        return self._read()

    async def _ask_deleted(self, entry: FormEntry, latest: Latest) -> FormEntry | None:
        writer = latest.by.get("")
        question = AskDeleted(f"this {self.model.record_type.NAME}", writer.words if writer else "")
        answer = await self.app.push_screen_wait(question)
        if answer is Deleted.drop:
            self.dismiss()
        return replace(entry, make_again=True) if answer is Deleted.again else None

    async def _ask_versions(self, entry: FormEntry, latest: Latest, now: Record) -> dict[str, str] | None:
        """The text of each field that both have changed, as the user settles it; None when they would rather look."""
        assert self._existing is not None
        both = [self._versions(each, now, latest) for each in changed_by_both(self._existing, now, entry.values)]
        if not both:
            return {}
        sentence = f"While you wrote, the same {'field was' if len(both) == 1 else 'fields were'} changed elsewhere."
        chosen = await self.app.push_screen_wait(ConflictDialog(f"Two versions · {self._heading}", both, sentence))
        if chosen is None:
            return None
        return {each.name: getattr(each, chosen[each.name]) for each in both}

    def _versions(self, spec: FieldSpec, now: Record, latest: Latest) -> Versions:
        assert self._existing is not None
        before, theirs = self.model.version(spec, self._existing), self.model.version(spec, now)
        mine = self.model.texts[spec.name]
        both = both_texts(before, theirs, mine) if spec.long and mine and theirs else ""
        writer = latest.by.get(spec.name)
        where = {"place": writer.place, "by": writer.signature} if writer else {}
        return Versions(spec.name, spec.label, before, mine, theirs, **where, both=both)

    async def _settle(self, entry: FormEntry) -> FormEntry | None:
        """Ask what only the user can say about a change; None when they would rather look again."""
        record = self.model.record(entry.values)
        if isinstance(self._existing, Recommendation) and isinstance(record, Recommendation):
            changed = changed_as_given(self._existing, record)
            if changed and self._existing.given_on:
                labels = tuple(field_of(Recommendation, each).label for each in changed)
                answer = await self.app.push_screen_wait(AskAsGiven(self._existing.given_on, labels, self._as_given))
                if answer is None:
                    return None
                self._as_given = answer
                self.write_soon()
                return replace(entry, correction=answer.correction, as_new=answer.as_new)
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

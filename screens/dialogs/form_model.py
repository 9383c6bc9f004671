"""What a form knows without a screen: its fields, what is typed into them, and what that says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor import words
from advisor.book import Book
from advisor.dates import parse_date
from advisor.entry import Reader, read_amount, show_value, split_names
from advisor.records import Decision, Misfit, Person, Problem, Record
from advisor.records.fields import FieldSpec, asked_fields, field_of
from advisor.rules import default_whose
from screens.dialogs.naming import Names, Offer


@dataclass(frozen=True)
class Reading:
    """What a form says: a value for each field, and every problem at once."""

    values: dict[str, Any]
    problems: tuple[Problem, ...]


class FormModel:
    """The fields of one record type as they are filled in.

    Args:
        record_type: What is entered.
        book: The practice, for what can be named.
        today: The day on which it is typed.
        client_id: The client whose people and advice can be named; "" where there is none.
        preset: Values known beforehand. A reference to another record than a person is not asked for again.
        existing: The record that is edited; None for a new one.
        typed: Text to refill the fields with; it counts as a change.
        allowed: For a field of choices, the keys of those that fit here; all where it is not named.
        leave: The names of fields that are not asked for.
    """

    def __init__(
        self,
        record_type: type[Record],
        book: Book,
        today: date,
        client_id: str = "",
        *,
        preset: Mapping[str, Any] | None = None,
        existing: Record | None = None,
        typed: Mapping[str, str] | None = None,
        allowed: Mapping[str, Collection[str]] | None = None,
        leave: Collection[str] = (),
    ) -> None:
        self.record_type = record_type
        self.names = Names(book, client_id)
        self.today = today
        self._book = book
        self._reader = Reader(book, today, client_id)
        self._existing = existing
        self._allowed = allowed or {}
        self._preset = dict(preset or {})
        self._given: dict[str, Any] = {**(existing.values if existing else {}), **self._preset}
        asked = [each for each in asked_fields(record_type, editing=existing is not None) if each.name not in leave]
        self.specs = tuple(each for each in asked if not self._settled(each, preset or {}) and self._can_be_asked(each))
        self._before = {each.name: self._shown(each) for each in self.specs}
        self.texts: dict[str, str] = {**self._before, **{n: t for n, t in (typed or {}).items() if n in self._before}}

    @staticmethod
    def _settled(spec: FieldSpec, preset: Mapping[str, Any]) -> bool:
        """Whether the caller has settled which record is meant."""
        return spec.ref is not None and spec.ref.kind != Person.KIND and not spec.many and bool(preset.get(spec.name))

    def _can_be_asked(self, spec: FieldSpec) -> bool:
        return spec.one_of is None or bool(self.options(spec)) or bool(self._given.get(spec.name))

    def _shown(self, spec: FieldSpec) -> str:
        """The text that a field begins with."""
        value = self._given.get(spec.name, spec.default)
        if self._existing is None and value == self.today:
            return "today"
        if value in ("", ()) or (value == 0 and value == spec.default):
            return ""
        return show_value(self._book, spec, value)

    # -- about a field ---------------------------------------------------------------------------------------

    def spec(self, name: str) -> FieldSpec:
        """The field with this name."""
        return field_of(self.record_type, name)

    def has(self, name: str) -> bool:
        """Whether the form asks for a field with this name."""
        return name in self._before

    def options(self, spec: FieldSpec) -> tuple[str, ...]:
        """The texts that a field allows, where they are few; nothing where it is typed."""
        if spec.choices is not None:
            fitting = self._allowed.get(spec.name)
            return tuple(words.label(each) for each in spec.choices if fitting is None or each in fitting)
        if spec.kind == "flag":
            return ("yes", "no")
        if spec.one_of is not None:
            through = self._book.record(str(self._given.get(spec.one_of.through, "")))
            return tuple(getattr(through, spec.one_of.field, ()))
        return ()

    def applies(self, spec: FieldSpec) -> bool:
        """Whether a field matters beside what the others say now."""
        if spec.when is None:
            return True
        return spec.applies({spec.when.field: self._value_or_none(self.spec(spec.when.field))})

    def needed(self) -> frozenset[str]:
        """The fields that cannot stay empty: those an empty record complains about, without and with these choices."""
        empty = {name: value for name, value in self._given.items() if name not in self._before}
        chosen = {each.name: self._value_or_none(each) for each in self.specs if each.choices}
        bare = self.record_type.of(empty)
        filled = self.record_type.of(empty | chosen)
        return frozenset(each.field for record in (bare, filled) for each in record.problems())

    def begins_open(self, spec: FieldSpec) -> bool:
        """Whether a field that is folded away at first has something to show."""
        if spec.quick:
            return True
        value = self._given.get(spec.name, spec.default)
        return value != spec.default or self.texts[spec.name] != self._before[spec.name]

    def note(self, spec: FieldSpec) -> str:
        """What stands beside a field: how its text was read, or what it counts; "" where nothing helps."""
        text = self.texts[spec.name]
        if spec.ref is not None:
            offer = self.offer(spec, text)
            return offer.words if offer else self._about(spec, text)
        try:
            if spec.kind == "date" and text.strip():
                return words.weekday_date(parse_date(text, self.today))
            if spec.unit == "currency":
                currency = self._book.profile.currency
                return words.amount(read_amount(text), currency) if text.strip() else currency
        except ValueError:
            return ""
        return spec.unit

    def _about(self, spec: FieldSpec, text: str) -> str:
        """What is known of the record that a text names; of who decided, whose position that makes it."""
        if self.record_type is Decision and spec.name == "by" and not self.texts.get("whose"):
            person = self._book.person(str(self._value_or_none(spec) or ""))
            part = f"{words.label(person.part)}: " if person and person.part else ""
            return f"{part}{words.label(default_whose(person))}" if person else ""
        return self.names.about(spec, text)

    def offer(self, spec: FieldSpec, text: str) -> Offer | None:
        """How what was typed into a field that names records could go on."""
        return self.names.offer(spec, text) if spec.ref is not None else None

    def unknown(self, spec: FieldSpec) -> tuple[str, ...]:
        """The people named in a field whom nobody knows yet."""
        return self.names.unknown(spec, self.texts[spec.name]) if self.applies(spec) else ()

    @property
    def changed(self) -> bool:
        """Whether anything differs from what the form began with."""
        return self.texts != self._before

    @property
    def unsaved(self) -> dict[str, str]:
        """What was typed and is not kept, as it reads on any other day; nothing where nothing was typed."""
        if not self.changed:
            return {}
        return {
            name: self._on_any_day(self.spec(name), text)
            for name, text in self.texts.items()
            if text != self._before[name] or (self._existing is None and self.spec(name).kind == "date")
        }

    def _on_any_day(self, spec: FieldSpec, text: str) -> str:
        """A text as it reads on any other day: of “fri”, the date that it means."""
        try:
            return parse_date(text, self.today).isoformat() if spec.kind == "date" and text.strip() else text
        except ValueError:
            return text

    def rebase(self, now: Record, settled: Mapping[str, str]) -> None:
        """Go on from a record as another program has left it; what was typed stays.

        Args:
            now: The record as it stands.
            settled: The texts on which the user has settled, for fields that both have changed.
        """
        typed = {name: text for name, text in self.texts.items() if text != self._before[name]}
        self._existing, self._given = now, {**now.values, **self._preset}
        self._before = {each.name: self._shown(each) for each in self.specs}
        self.texts.update({**self._before, **typed, **settled})

    def version(self, spec: FieldSpec, record: Record) -> str:
        """What a field says in some version of the record, as it would be typed."""
        return show_value(self._book, spec, getattr(record, spec.name))

    # -- reading ---------------------------------------------------------------------------------------------

    def problem(self, spec: FieldSpec) -> str:
        """What is wrong with what was typed into a field; "" where it is empty, right, or names somebody new."""
        if not self.texts[spec.name].strip() or self.unknown(spec) or not self.applies(spec):
            return ""
        return next((each.words for each in self.read().problems if each.field == spec.name), "")

    def read(self, people: Mapping[str, Person] | None = None) -> Reading:
        """Read every field; a field that does not apply gets its default.

        Args:
            people: New people by the name that was typed for them, to be saved in the same action.
        """
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for spec in self.specs:
            try:
                values[spec.name] = self._value(spec, people or {}) if self.applies(spec) else spec.default
            except ValueError as error:
                problems.append(Problem(spec.name, str(error)))
        problems += self._judged(values, {each.field for each in problems})
        order = [each.name for each in self.specs]
        problems.sort(key=lambda each: order.index(each.field) if each.field in order else -1)
        settled = {name: value for name, value in self._given.items() if self._existing is None}
        return Reading(settled | values, tuple(problems))

    def record(self, values: Mapping[str, Any]) -> Record:
        """The record that values would make, over the one that is edited.

        Raises:
            Misfit: When a value does not fit; :meth:`read` has told them apart before.
        """
        return self.record_type.of({**self._given, **values})

    def _judged(self, values: Mapping[str, Any], known: set[str]) -> list[Problem]:
        """What the record type finds wrong, beside the fields that could not be read."""
        found: list[Problem] = []
        good = dict(values)
        try:
            record = self.record(good)
        except Misfit as error:
            found = list(error.problems)
            for each in found:
                good[each.field] = self.spec(each.field).default
            record = self.record(good)
        unread = known | {each.field for each in found}
        return found + [each for each in record.problems() if each.field not in unread]

    def _value_or_none(self, spec: FieldSpec) -> Any:  # noqa: ANN401 - as the field's type says
        try:
            return self._value(spec, {})
        except ValueError:
            return None

    def _value(self, spec: FieldSpec, people: Mapping[str, Person]) -> Any:  # noqa: ANN401 - as the field's type says
        text = self.texts.get(spec.name, "")
        if text == self._before.get(spec.name) and spec.name in self._given:
            return self._given[spec.name]  # what nobody touched stays, even where its text would be read otherwise
        if spec.one_of is not None:
            return text
        if spec.ref is None:
            return self._reader.value(spec, text)
        if spec.many:
            return tuple(dict.fromkeys(self._reference(spec, each, people) for each in split_names(text)))
        return self._reference(spec, text, people) if text.strip() else spec.default

    def _reference(self, spec: FieldSpec, text: str, people: Mapping[str, Person]) -> str:
        """The id that a text stands for: a new person's, or that of a record by name, reference or title."""
        assert spec.ref is not None
        name = " ".join(text.split())
        if name in people:
            return people[name].id
        try:
            return self._reader.reference(spec.ref.kind, text)
        except ValueError:
            matching = self.names.matching(spec, text)
            if spec.ref.kind != Person.KIND and len(matching) == 1:
                return matching[0].id
            raise

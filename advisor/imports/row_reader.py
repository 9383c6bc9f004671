"""One row of a table into one planned recommendation."""

from collections.abc import Mapping as AbstractMapping
from datetime import date

from advisor.imports.cell_dates import DateOrder, read_date
from advisor.imports.mapping import Mapping
from advisor.imports.planned import Event, PlannedRow, Value
from advisor.imports.synonyms import PRIORITIES, StatusRule, plain
from advisor.imports.tables import RawRow
from advisor.imports.titles import title_and_advice
from advisor.records.choices import Priority

_TEXT_FIELDS = ("because", "question", "hope", "warning")
_NAME_FIELDS = ("category", "owner")
_EVENT_DATES = ("decided_on", "closed_on")


class RowReader:
    """Reads one row; what is wrong with it, and what is worth telling, gathers on the way.

    Attributes:
        problems: why the row cannot be taken; empty when it can.
        notes: what the user should know, in words that are the same for every such row.
    """

    def __init__(self, row: RawRow, mapping: Mapping, orders: AbstractMapping[str, DateOrder | None]) -> None:
        """Prepare to read.

        Args:
            row: the row.
            mapping: fitted to the row's table.
            orders: how each column of dates writes 12/03/2024.
        """
        self._row = row
        self._mapping = mapping
        self._orders = orders
        self.problems: list[str] = [row.problem] if row.problem else []
        self.notes: list[str] = []

    def planned(self, identity: str) -> PlannedRow:
        """Return what the row means; worth something only while there are no problems."""
        given_on = self._date("given_on")
        events = self._events(given_on)
        code = self._line("client_code")
        return PlannedRow(
            number=self._row.number,
            identity=identity,
            client=self._client(code),
            client_code=code,
            engagement=self._named("engagement") or self._missing("engagement"),
            reference=self._line("reference"),
            fields=self._fields(given_on, events),
            events=events,
        )

    # --- what a cell says ---

    def _text(self, name: str) -> str:
        cell = self._row.cells.get(self._mapping.columns.get(name, ""))
        return "" if cell is None else str(cell)

    def _line(self, name: str) -> str:
        return " ".join(self._text(name).split())

    def _named(self, name: str) -> str:
        return self._mapping.alias(name, self._line(name))

    def _list(self, name: str, separators: str) -> tuple[str, ...]:
        text = self._text(name)
        for separator in separators:
            text = text.replace(separator, "\n")
        return tuple(part.strip() for part in text.split("\n") if part.strip())

    def _date(self, name: str) -> date | None:
        column = self._mapping.columns.get(name)
        return self._date_in(column) if column else None

    def _date_in(self, column: str) -> date | None:
        try:
            return read_date(self._row.cells[column], self._orders.get(column))
        except ValueError as error:
            self.problems.append(f"in “{column}”, {error}")
            return None

    # --- who, and under what ---

    def _client(self, code: str) -> str:
        return self._named("client") or code or self._missing("client")

    def _missing(self, name: str) -> str:
        stand_in = self._mapping.missing.get(name, "")
        if stand_in:
            self.notes.append(f"named no {name}: “{stand_in}” was taken")
        else:
            self.problems.append(f"it names no {name}")
        return stand_in

    # --- the advice itself ---

    def _fields(self, given_on: date | None, events: tuple[Event, ...]) -> dict[str, Value]:
        title, advice = title_and_advice(
            self._text("title"), self._text("advice"), self._line("reference"), self._mapping.title_words
        )
        if not title:
            self.problems.append("it has neither a title nor a text nor a number")
        if given_on is None:
            self.notes.append("did not say when the advice was given")
        said: dict[str, Value] = {
            "title": title,
            "advice": advice,
            "given_on": given_on,
            "decide_by": self._date("decide_by"),
            "priority": self._priority(),
            "options": self._list("options", ""),
            "tags": self._list("tags", ",;"),
            "notes": self._notes_field(events),
            **{name: self._text(name) for name in _TEXT_FIELDS},
            **{name: self._named(name) for name in _NAME_FIELDS},
        }
        return {name: value for name, value in said.items() if value}

    def _priority(self) -> str:
        said = self._named("priority")
        key = plain(said)
        if not key:
            return ""
        if key in list(Priority):
            return key
        if key in PRIORITIES:
            return str(PRIORITIES[key])
        self.problems.append(
            f"the priority “{said}” is none of {', '.join(Priority)}; say which in a map: "
            f'[aliases.priority] "{said}" = "high"'
        )
        return ""

    def _notes_field(self, events: tuple[Event, ...]) -> str:
        notes, words = self._text("notes"), self._text("words")
        # A reply that belongs to no decision is kept all the same.
        if words and not any(event.kind == "decision" for event in events):
            column = self._mapping.columns["words"]
            self.notes.append(f"had a text in “{column}” and no decision: it was put into the notes")
            notes = f"{notes}\n\n{column}: {words}" if notes else f"{column}: {words}"
        return notes

    # --- what became of it ---

    def _events(self, given_on: date | None) -> tuple[Event, ...]:
        status = self._line("status")
        rule = (self._mapping.statuses or {}).get(plain(status)) if status else StatusRule()
        if rule is None:
            self.problems.append(
                f'the status “{status}” is not understood; say what it means in a map: [statuses."{status}"]'
            )
            return ()
        said: dict[str, dict[str, Value]] = {
            "decision": {"position": rule.decision, "words": self._text("words")},
            "progress": {"state": rule.progress},
            "outcome": {"result": rule.outcome},
            "withdrawal": {"kind": rule.withdrawal, "reason": f"the table says “{status}”"},
        }
        events = tuple(
            Event(kind, {**fields, "on": self._event_date(kind, rule, given_on, status)})
            for kind, fields in said.items()
            if getattr(rule, kind)
        )
        self._note_dates(events, given_on)
        return events

    def _event_date(self, kind: str, rule: StatusRule, given_on: date | None, status: str) -> date | None:
        columns = [rule.on] if rule.on else self._usual_columns(kind)
        for column in columns:
            if found := self._date_in(column):
                return found
            if self._row.cells[column] is not None:
                return None  # it cannot be read, which is the problem already
        if rule.on_missing == "unknown":
            self.notes.append(f"with the status “{status}” had no date for it: left unknown")
        elif rule.on_missing == "given" and given_on:
            self.notes.append(f"with the status “{status}” had no date for it: the day of the advice was taken")
            return given_on
        else:
            where = f"“{columns[0]}” is" if columns else "the dates are"
            self.problems.append(f"the status “{status}” needs a date, and {where} empty")
        return None

    def _usual_columns(self, kind: str) -> list[str]:
        names = _EVENT_DATES if kind == "decision" else tuple(reversed(_EVENT_DATES))
        return [self._mapping.columns[name] for name in names if name in self._mapping.columns]

    def _note_dates(self, events: tuple[Event, ...], given_on: date | None) -> None:
        days = [event.fields["on"] for event in events]
        if given_on and any(isinstance(day, date) and day < given_on for day in days):
            self.notes.append("dated what became of the advice before the advice itself")
        if events:
            return
        for name in _EVENT_DATES:
            if self._text(name):
                column = self._mapping.columns[name]
                self.notes.append(f"had a date in “{column}” that the status does not explain: left out")

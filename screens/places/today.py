"""Today: what waits, why it is here and since when; each line takes its action in place."""

from __future__ import annotations

from itertools import groupby

from textual.app import ComposeResult
from textual.message import Message

from advisor.agenda import SECTION_TITLES, Item, Matter, mark_of, waiting_for, worst_of
from advisor.records import Recommendation, Sitting
from advisor.standing import Clock
from advisor.words import count
from screens.desk import Desk, Selection
from screens.places.base import PlaceWidget
from screens.plain import is_plain
from screens.rows import selected_keys
from screens.widgets.register import Register
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Row

COLUMNS = (
    Column("", 1, priority=9),
    Column("", 8, priority=8),
    Column("", 18, weight=5, priority=9),
    Column("", 12, weight=1, priority=2),
    Column("", 23, weight=3, priority=3),
    Column("", 13, align="right", priority=7),
)
WAITING_COLUMNS = (
    Column("", 1, priority=9),
    Column("Ref", 8, priority=8),
    Column("Owed to us", 18, weight=4, priority=9),
    Column("", 23, weight=2, priority=3),
    Column("Waiting", 9, align="right", priority=7),
    Column("Due", 14, align="right", priority=6),
)
NOTHING_YET = "Nothing is recorded yet.  a  adds your first client."
NOTHING = "Nothing waits today.  3  shows all advice,  a  adds a recommendation."


class TodayPlace(PlaceWidget):
    """The agenda of a day, or everything that others owe us."""

    class Opened(Message):
        """A record is to be seen on the page of its client."""

        def __init__(self, record: str) -> None:
            super().__init__()
            self.record = record

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "today")
        self.only_waiting = False
        self._items: dict[str, Item] = {}

    def compose(self) -> ComposeResult:
        """One list in a box."""
        register = Register(COLUMNS, empty="", ascii_only=is_plain(), id="today-list", classes="pane")
        register.border_title = "Today"
        yield register

    @property
    def register(self) -> Register:
        """The list."""
        return self.query_one(Register)

    def fill(self) -> None:
        """Fill the list by section."""
        desk, register = self.desk, self.register
        waiting = waiting_for(desk.book, desk.on) if self.only_waiting else desk.waits()
        found = [each for each in waiting if self._seen(each)]
        self._items = {each.key: each for each in found}
        register.empty = NOTHING if desk.clients() else NOTHING_YET
        if self.only_waiting:
            register.set_rows(self._by_client(found), WAITING_COLUMNS)
        else:
            register.set_rows(self._by_section(found), COLUMNS)
        register.border_title = "Waiting for" if self.only_waiting else "Today"
        self._say_why()

    def _seen(self, item: Item) -> bool:
        """Whether a line may be shown now; beside a client no other's, and nothing that is for us alone."""
        record = self.desk.book.record(item.record)
        if isinstance(record, Recommendation):
            return self.desk.sees(record)
        if not self.desk.beside:
            return record is not None
        return not item.internal and self.desk.book.scope_of(item.record) == self.desk.beside

    def _by_section(self, items: list[Item]) -> list[Heading | Row]:
        rows: list[Heading | Row] = []
        for section, group in groupby(items, key=lambda each: each.section):
            members = list(group)
            rows.append(Heading(SECTION_TITLES[section], self._how_many(members)))
            rows.extend(self._row(each) for each in members)
        return rows

    def _by_client(self, items: list[Item]) -> list[Heading | Row]:
        """Clients by their oldest line, each with its lines oldest first."""
        by_client: dict[str, list[Item]] = {}
        for each in items:
            by_client.setdefault(each.client, []).append(each)
        rows: list[Heading | Row] = []
        for client, members in by_client.items():
            rows.append(Heading(client, self._how_many(members)))
            rows.extend(self._owed_row(each) for each in members)
        return rows

    def _owed_row(self, item: Item) -> Row:
        """An item as a row below its client: for how long it is waited for, and when it is due."""
        beside = bool(self.desk.beside)
        mark, why = mark_of(item, plain=is_plain()), item.said if beside else item.why
        times = ("", "") if beside else (item.late, item.due_words)
        late = item.due is not None and item.due_in < 0
        return Row(
            item.key,
            (mark, _name_of(item), item.title, why, *times),
            tones=("accent", "dim", "", "dim", "dim", "warn" if late else "dim"),
        )

    def _how_many(self, members: list[Item]) -> str:
        """How many lines a section has; how long they have waited is not for a client's eyes."""
        many = f"{len(members):,}"
        return many if self.desk.beside else ", ".join(filter(None, (many, worst_of(members))))

    def _row(self, item: Item) -> Row:
        """An item as a row."""
        why = item.said if self.desk.beside else item.why
        return Row(
            item.key,
            (
                mark_of(item, plain=is_plain()),
                _name_of(item),
                item.title,
                "" if item.client == item.title else item.client,
                why,
                "" if self.desk.beside else _how_late(item),
            ),
            tones=("accent", "dim", "", "dim", "", "dim" if _is_ahead(item) else "warn"),
        )

    def on_register_highlighted(self, _: Register.Highlighted) -> None:
        """Say of the selected line why it is here: a narrow screen has no column for it."""
        self._say_why()

    def on_register_opened(self, message: Register.Opened) -> None:
        """Open what stands on its client's page there; advice and the rest are the application's to open."""
        item = self._items.get(message.key)
        if item is not None and item.code and item.kind not in (Recommendation.KIND, Sitting.KIND):
            message.stop()
            self.post_message(self.Opened(item.record))

    def _say_why(self) -> None:
        item = self._items.get(self.register.cursor_key or "")
        total = count(len(self._items), "item") if self._items else ""
        why = "" if item is None else item.said if self.desk.beside else item.why
        about = f"{item.reference} {why}".strip() if item else ""
        self.register.border_subtitle = " · ".join(filter(None, (about, total)))

    def focus_main(self) -> None:
        """Give the keys to the list."""
        self.register.focus()

    def toggle_waiting(self) -> None:
        """Change between what is due and all that others owe us."""
        self.only_waiting = not self.only_waiting
        self.fill()

    def selection(self) -> Selection:
        """The marked lines, else the one under the cursor."""
        keys = [key for key in selected_keys(self.register) if key in self._items]
        under = self._items.get(self.register.cursor_key or "")
        if under is None:
            return Selection()
        book = self.desk.book
        record = book.record(under.record)
        client = book.client_of(record) if record else None
        advice = book.get(Recommendation, under.record)
        chosen = dict.fromkeys(self._items[key].record for key in keys)
        return Selection(
            advice=tuple(each for each in chosen if book.get(Recommendation, each)),
            record=under.record,
            items=tuple(keys),
            client=client.id if client else "",
            engagement=advice.engagement if advice else "",
            marked=len(keys) if self.register.marks else 0,
        )

    def back(self) -> bool:
        """Leave the list of what others owe, then drop the marks."""
        if self.register.marks:
            self.register.mark(frozenset())
            return True
        if self.only_waiting:
            self.toggle_waiting()
            return True
        return False


def _name_of(item: Item) -> str:
    """What stands first in a line: the reference, else the code of the client, for a narrow screen names no other."""
    return item.reference or item.code or "(ours)"


def _is_ahead(item: Item) -> bool:
    """Whether a line is of a promise that is not late yet."""
    return item.cause is Matter.promise and item.due_in >= 0


def _how_late(item: Item) -> str:
    """How late a line is, in a few words; where nothing was due on a day, how long it has waited."""
    if item.cause is Matter.promise:
        return item.due_words
    overdue = item.cause in (Clock.decision_overdue, Clock.deferral_expired, Clock.progress_overdue)
    return f"{item.late} late" if overdue and item.days > 0 else item.late

"""Clients and their engagements; a client's page and an engagement's page open inside the place."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import ContentSwitcher

from advisor.counting import tally
from advisor.records import Client, Engagement, Recommendation, Record
from advisor.words import count, label
from screens.desk import Desk, Selection
from screens.pages import client_page, engagement_page, engagement_row
from screens.places.base import PlaceWidget
from screens.plain import is_plain
from screens.rows import selected_keys
from screens.widgets.prose import Prose
from screens.widgets.register import Register
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Row, Tone

COLUMNS = (
    Column("", 9, priority=9),
    Column("", 32, weight=3, priority=9),
    Column("", 14, weight=1, priority=5),
    Column("", 18, weight=1, priority=4),
    Column("", 9, align="right", priority=2),
)
NO_CLIENTS = "No client yet.  a  adds the first."
NO_ROWS = "Nothing here yet.  a  adds."


class ClientsPlace(PlaceWidget):
    """The list of clients and engagements, and above it, when opened, one page."""

    DEFAULT_CSS = """
    ClientsPlace {
        ContentSwitcher { height: 1fr; }
        #client-page { height: 1fr; }
        #client-head-box { height: auto; max-height: 50%; padding: 0 0 1 1; }
        #client-head { width: 1fr; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "clients")
        self._path: list[str] = []

    def compose(self) -> ComposeResult:
        """The list, and a page with its head and its own list."""
        with ContentSwitcher(initial="client-list", id="client-switch"):
            clients = Register(COLUMNS, empty=NO_CLIENTS, ascii_only=is_plain(), id="client-list", classes="pane")
            clients.border_title = "Clients"
            yield clients
            page = VerticalScroll(id="client-page", classes="pane", can_focus=False)
            with page:
                with VerticalScroll(id="client-head-box"):
                    yield Prose(id="client-head")
                yield Register(COLUMNS, empty=NO_ROWS, ascii_only=is_plain(), id="client-rows")

    @property
    def opened(self) -> Record | None:
        """The client or engagement whose page is open, or None in the list."""
        return self.desk.book.record(self._path[-1]) if self._path else None

    @property
    def register(self) -> Register:
        """The list that has the keys."""
        return self.query_one("#client-rows" if self._path else "#client-list", Register)

    def fill(self) -> None:
        """Fill the list, and the page where one is open."""
        desk = self.desk
        if desk.beside and not self._path:
            self._path = [desk.beside]
        rows: list[Heading | Row] = []
        for client in desk.clients():
            rows.append(_client_row(desk, client))
            rows += [engagement_row(desk, each) for each in desk.book.engagements_of(client.id)]
        rows += [
            Row(
                each,
                ("?", desk.practice.name_of(each) or f"{each}.json", "cannot be read"),
                tones=("accent", "", "warn"),
            )
            for each in desk.unread()
        ]
        clients = self.query_one("#client-list", Register)
        clients.set_rows(rows)
        clients.border_subtitle = count(len(desk.clients()), "client")
        while self._path and self.opened is None:
            self._path.pop()
        self._show_page()

    def _show_page(self) -> None:
        opened = self.opened
        self.query_one("#client-switch", ContentSwitcher).current = "client-page" if opened else "client-list"
        if isinstance(opened, Client):
            page = client_page(self.desk, opened)
        elif isinstance(opened, Engagement):
            page = engagement_page(self.desk, opened)
        else:
            return
        self.query_one("#client-page").border_title = page.title
        self.query_one("#client-head", Prose).show(page.head)
        self.query_one("#client-rows", Register).set_rows(page.rows)

    def open(self, record_id: str) -> None:
        """Open the page of a client or an engagement."""
        self._path.append(record_id)
        self._show_page()
        self.focus_main()

    def on_register_opened(self, message: Register.Opened) -> None:
        """Open what the row stands for; advice, people and documents are the application's to open."""
        if isinstance(self.desk.book.record(message.key), Client | Engagement):
            message.stop()
            self.open(message.key)

    def focus_main(self) -> None:
        """Give the keys to the list."""
        self.register.focus()

    def selection(self) -> Selection:
        """The rows that are marked or under the cursor, and the client and engagement they belong to."""
        book, register = self.desk.book, self.register
        keys = selected_keys(register)
        record = book.record(register.cursor_key or "") or self.opened
        if record is None:
            return Selection()
        client = book.client_of(record)
        engagement = record.id if isinstance(record, Engagement) else getattr(record, "engagement", "")
        if not engagement and isinstance(self.opened, Engagement):
            engagement = self.opened.id
        return Selection(
            advice=tuple(key for key in keys if book.get(Recommendation, key)),
            record=record.id,
            client=client.id if client else "",
            engagement=engagement,
            marked=len(keys) if register.marks else 0,
        )

    def back(self) -> bool:
        """Drop the marks, then close the page."""
        if self.register.marks:
            self.register.mark(frozenset())
            return True
        if self._path and not (self.desk.beside and len(self._path) == 1):
            self._path.pop()
            self._show_page()
            self.focus_main()
            return True
        return False


def _client_row(desk: Desk, client: Client) -> Row:
    book = desk.book
    advice = [each for one in book.engagements_of(client.id) for each in book.advice_of(one.id) if desk.sees(each)]
    found = tally(book.standing_of(each, desk.on) for each in advice)
    closed = not desk.beside and client.id in desk.practice.troubles
    status = "" if desk.beside else "only to read" if closed else label(client.status)
    tones: tuple[Tone, ...] = ("accent", "strong", "warn" if closed else "dim", "dim")
    return Row(
        client.id, (client.code, client.name, status, f"{found.given} given, {found.open} open", ""), tones=tones
    )

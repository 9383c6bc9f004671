"""Clients and their engagements; a client's page and an engagement's page open inside the place."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import ContentSwitcher

from advisor.records import Client, Engagement, Recommendation, Record
from advisor.search import FilterError
from advisor.words import count
from screens.client.engagement import engagement_page
from screens.client.listing import LIST_COLUMNS, NO_CLIENTS, client_rows
from screens.client.page import Page, record_id
from screens.client.tabs import OVERVIEW, TIMELINE, labels, tab_of, tabs_for
from screens.client.timeline import HINT, parse
from screens.desk import Desk, Selection
from screens.places.filtered import FilteredPlace
from screens.plain import is_plain
from screens.rows import selected_keys
from screens.widgets.page_register import PageRegister
from screens.widgets.prose import Block, Prose
from screens.widgets.register import Register
from screens.widgets.register_rows import Row
from screens.widgets.tab_strip import TabStrip

#: Cells for the longest name of a field that is read.
_LABELS = 23
_FURTHER_DOWN = Block(
    Content.styled("The rows stand further down; here you read what each says in full.", "$text-muted")
)
_NO_MATCH = "Nothing matches.  esc  clears the filter."


class ClientsPlace(FilteredPlace):
    """The list of clients and engagements, and above it, when opened, one page."""

    DEFAULT_CSS = """
    ClientsPlace {
        ContentSwitcher { height: 1fr; }
        #client-page { height: 1fr; }
        #client-about { height: 30%; max-height: 9; display: none; }
        #client-about { border-top: solid $foreground 25%; padding: 0 1; }
        #client-about.-shown { display: block; }
        .filter-line { display: none; padding-left: 1; }
        .-filtered .filter-line { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,tab", "tab(1)", "Next tab", show=False, id="client.next_tab"),
        Binding("left,shift+tab", "tab(-1)", "Tab before", show=False, id="client.tab_before"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "clients")
        self._path: list[str] = []
        self._tabs: dict[str, str] = {}
        self._page = Page()

    def compose(self) -> ComposeResult:
        """The list; and a page with its tabs, its text and rows, and what is read of the row under the cursor."""
        with ContentSwitcher(initial="client-list", id="client-switch"):
            clients = Register(LIST_COLUMNS, empty=NO_CLIENTS, ascii_only=is_plain(), id="client-list", classes="pane")
            clients.border_title = "Clients"
            yield clients
            with Vertical(id="client-page", classes="pane"):
                yield TabStrip(plain=is_plain(), id="client-tabs")
                yield from self.compose_filter("client-rows", HINT)
                yield PageRegister(ascii_only=is_plain(), id="client-rows")
                with VerticalScroll(id="client-about", can_focus=False):
                    yield Prose(id="client-about-text", labels=_LABELS)

    @property
    def opened(self) -> Record | None:
        """The client or engagement whose page is open, or None in the list."""
        return self.desk.book.record(self._path[-1]) if self._path else None

    @property
    def register(self) -> Register:
        """The list that has the keys."""
        return self.query_one("#client-rows" if self._path else "#client-list", Register)

    @property
    def _rows(self) -> PageRegister:
        return self.query_one("#client-rows", PageRegister)

    # -- filling ---------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Fill the list, and the page where one is open."""
        desk = self.desk
        if desk.beside and not self._path:
            self._path = [desk.beside]
        clients = self.query_one("#client-list", Register)
        clients.set_rows(client_rows(desk))
        clients.border_subtitle = count(len(desk.clients()), "client")
        while self._path and self.opened is None:
            self._path.pop()
        self._show_page()

    def _show_page(self) -> None:
        """Show the page that is open, its cursor and what is in sight where they were."""
        opened = self.opened
        self.query_one("#client-switch", ContentSwitcher).current = "client-page" if opened else "client-list"
        if not isinstance(opened, Client | Engagement):
            return
        box, tabs = self.query_one("#client-page"), self.query_one(TabStrip)
        tabs.display = isinstance(opened, Client)
        if isinstance(opened, Client):
            shown = next((each for each in tabs_for(self.desk) if each.id == self.tab), tabs_for(self.desk)[0])
            tabs.show(labels(self.desk, opened), shown.id)
            self._page = shown.page(self.desk, opened)
            box.border_title = f"{opened.name} · {opened.code}"
        else:
            self._page = engagement_page(self.desk, opened)
            box.border_title = f"{opened.reference} {opened.title}"
        page = self._page
        box.set_class(page.filtered, "-filtered")
        self._rows.show(page.head, page.rows, page.columns, page.empty)
        self._narrow()
        self._read()

    def _begin_page(self) -> None:
        """Show a page that was not shown before from its beginning."""
        self._rows.mark(())
        self._show_page()
        self._rows.to_top()

    # -- opening ---------------------------------------------------------------------------------------------

    def open(self, record_id: str, show: Record | None = None) -> None:
        """Open the page of a client or an engagement.

        Args:
            record_id: The client or engagement.
            show: A record of the client that is to be under the cursor, on the tab where it stands.
        """
        if self._path[-1:] != [record_id]:
            self._path.append(record_id)
        if show is not None:
            self._tabs[record_id] = tab_of(show)
        self._begin_page()
        self.focus_main()
        if show is not None:
            self._rows.move_to(show.id)

    def on_register_opened(self, message: Register.Opened) -> None:
        """Open what the row stands for; advice, people and documents are the application's to open."""
        if isinstance(self.desk.book.record(message.key), Client | Engagement):
            message.stop()
            self.open(message.key)

    # -- tabs ------------------------------------------------------------------------------------------------

    @property
    def tab(self) -> str:
        """The id of the tab that is shown of the client whose page is open; each client's is remembered."""
        return self._tabs.get(self._path[-1], OVERVIEW) if self._path else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key is this place's: those of the tabs only where there are tabs."""
        return isinstance(self.opened, Client) if action == "tab" else super().check_action(action, parameters)

    def action_tab(self, by: int) -> None:
        """Show the next tab, or the one before; behind the last comes the first."""
        known = [each.id for each in tabs_for(self.desk)]
        at = known.index(self.tab) if self.tab in known else 0
        self.show_tab(known[(at + by) % len(known)])

    def show_tab(self, tab: str) -> None:
        """Show a tab of the client whose page is open."""
        self._tabs[self._path[-1]] = tab
        self._begin_page()
        self.focus_main()

    def on_tab_strip_chosen(self, message: TabStrip.Chosen) -> None:
        """Show the tab that was clicked."""
        self.show_tab(message.tab)

    # -- what is read of a row -------------------------------------------------------------------------------

    def on_register_highlighted(self, message: Register.Highlighted) -> None:
        """Show what there is to read of the row under the cursor."""
        if message.register is self._rows:
            self._read()

    def _read(self) -> None:
        box, about = self.query_one("#client-about"), self._page.about
        box.set_class(about is not None and bool(self._page.rows), "-shown")
        if about is not None:
            key = self._rows.cursor_key
            self.query_one("#client-about-text", Prose).show(about(key) if key else [_FURTHER_DOWN])
            box.scroll_home(animate=False)

    # -- filtering -------------------------------------------------------------------------------------------

    def focus_filter(self) -> None:
        """Give the keys to the filter, on the tab that has one."""
        if self.tab != TIMELINE:
            self.show_tab(TIMELINE)
        super().focus_filter()

    @property
    def can_filter(self) -> bool:
        """Whether there is something to filter here: a client's page, while nobody looks on."""
        return isinstance(self.opened, Client) and not self.desk.beside

    def filter_typed(self, text: str) -> None:
        """Narrow the timeline as it is typed."""
        self._filter = text
        self._narrow()

    def _narrow(self) -> None:
        """Narrow the rows where the page can be narrowed; what is not understood is explained, and narrows nothing."""
        rows, mistake = self._rows, ""
        text = self._filter if self._page.filtered else ""
        try:
            found = parse(text)
        except FilterError as error:
            found, mistake = parse(""), str(error)
        shown = {each.key for each in self._page.rows if isinstance(each, Row) and found.lets(each)} if text else None
        rows.show_only(shown)
        rows.search(found.words)
        rows.empty = _NO_MATCH if text and self._page.rows else self._page.empty
        self.explain(mistake)
        self.show_state(f"{rows.shown:,} of {len(self._page.rows):,}" if text else "")

    # -- place -----------------------------------------------------------------------------------------------

    def focus_main(self) -> None:
        """Give the keys to the list."""
        self.register.focus()

    def selection(self) -> Selection:
        """The rows that are marked or under the cursor, and the client and engagement they belong to."""
        book, register = self.desk.book, self.register
        keys = [*dict.fromkeys(selected_keys(register))]
        record = book.record(record_id(register.cursor_key or "")) or self.opened
        if record is None:
            return Selection()
        client = book.client_of(record)
        engagement = record.id if isinstance(record, Engagement) else getattr(record, "engagement", "")
        if not engagement and isinstance(self.opened, Engagement):
            engagement = self.opened.id
        chosen = dict.fromkeys(map(record_id, keys))
        return Selection(
            advice=tuple(each for each in chosen if book.get(Recommendation, each)),
            record=record.id,
            items=tuple(each for each in keys if each in self._page.waiting) if self._path else (),
            client=client.id if client else "",
            engagement=engagement,
            marked=len(keys) if register.marks else 0,
        )

    def back(self) -> bool:
        """Drop the marks, the filter, then close the page."""
        if self.register.marks:
            self.register.mark(frozenset())
            return True
        if self._page.filtered and self._path and super().back():
            return True
        if self._path and not (self.desk.beside and len(self._path) == 1):
            left = self._path.pop()
            self._begin_page()
            self._rows.move_to(left)
            self.focus_main()
            return True
        return False

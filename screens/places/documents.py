"""Documents: what can be made and what it would say, what is out and not back, and what was made and sent."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message

from advisor.document_search import Test, understood
from advisor.forms_out import forms_out
from advisor.records import Client, Document, Engagement, Profile
from advisor.records.choices import DocumentKind
from advisor.words import count
from exports.asked import Scope
from exports.family import FAMILY
from screens.actions import MAKES
from screens.desk import Desk, Selection
from screens.documents import scopes
from screens.documents.narrowing import Findable
from screens.documents.paths import path_of
from screens.documents.reading import LABELS, document_blocks, preview_blocks
from screens.documents.reckoning import Found, Reckoned, Reckoning
from screens.documents.rows import COLUMNS, kind_rows, made_rows, out_rows
from screens.places.filtered import FilteredPlace
from screens.plain import is_plain
from screens.widgets.prose import Prose
from screens.widgets.register import Register
from screens.widgets.register_rows import Item

NO_CLIENTS = "No client yet."
NO_MATCH = "Nothing matches.  esc  clears the filter."
HINT = "filter: words, kind:letter, sent, unsent, out, draft …"


class DocumentsPlace(FilteredPlace):
    """Clients and engagements on the left or above, and beside them the documents of the one under the cursor."""

    DEFAULT_CSS = """
    DocumentsPlace {
        .filter-line { display: none; padding: 0 2; }
        .filter-mistake { padding: 0 2; }
        #documents-panes { height: 1fr; }
        #documents-scopes { width: 2fr; height: 1fr; }
        #documents-page { width: 5fr; height: 1fr; }
        #documents-rows { height: 1fr; }
        #documents-about { height: 40%; max-height: 14; border-top: solid $foreground 25%; padding: 0 1; }
        #documents-about:focus { border-top: solid $accent; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "scope(1)", "Next engagement", show=False, id="documents.next"),
        Binding("left", "scope(-1)", "Engagement before", show=False, id="documents.before"),
    ]

    class Dropped(Message):
        """A Word file was dropped here, which a terminal tells as its path being pasted.

        Args:
            path: The path, as it was pasted.
        """

        def __init__(self, path: str) -> None:
            super().__init__()
            self.path = path

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "documents")
        self._reckoning = Reckoning(self, desk)
        self._findable: Findable | None = None
        self._tests: tuple[Test, ...] = ()

    def compose(self) -> ComposeResult:
        """The filter; the scopes; and a page with what can be made and was made, and below it the row in full."""
        yield from self.compose_filter("documents-rows", HINT)
        with Horizontal(id="documents-panes"):
            of = Register(
                scopes.columns(()), empty=NO_CLIENTS, ascii_only=is_plain(), id="documents-scopes", classes="pane"
            )
            of.border_title = "Documents of"
            yield of
            with Vertical(id="documents-page", classes="pane"):
                yield Register(COLUMNS, empty=NO_CLIENTS, ascii_only=is_plain(), id="documents-rows")
                with VerticalScroll(id="documents-about"):
                    yield Prose(id="documents-about-text", labels=LABELS)

    @property
    def rows(self) -> Register:
        """What can be made and was made."""
        return self.query_one("#documents-rows", Register)

    @property
    def of(self) -> Register:
        """What documents can be of."""
        return self.query_one("#documents-scopes", Register)

    @property
    def scope(self) -> Scope | None:
        """What the documents that are shown are of."""
        return scopes.scope_of(self.desk, self._key)

    @property
    def is_fresh(self) -> bool:
        """Whether everything that is shown is reckoned from the records as they are now."""
        return self._reckoning.knows(self._key)

    @property
    def _key(self) -> str:
        return self.of.cursor_key or ""

    @property
    def _known(self) -> Found:
        return self._reckoning.found(self._key)

    # -- filling ---------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Fill both lists; files may have changed as well, so that they are looked at again."""
        self._reckoning.forget()
        self._findable = None
        rows = list(scopes.scope_rows(self.desk))
        self.of.set_rows(rows, scopes.columns(rows))
        self._narrow()
        self._reckoning.look(self._key)

    def choose(self, *keys: str) -> None:
        """Put the cursor on the first of some clients or engagements that is there, in spite of a filter."""
        wanted = next((each for each in keys if scopes.scope_of(self.desk, each)), "")
        if wanted and not self.of.move_to(wanted):
            self.field.value = ""
            self.of.move_to(wanted)

    def _show(self) -> None:
        """Show the documents of the scope under the cursor, with what is known of them by now."""
        scope, page = self.scope, self.query_one("#documents-page")
        page.border_title = scopes.named(scope) if scope else ""
        self.rows.show_only(self._finds.rows(self._tests, self._key) if self._tests else None)
        self.rows.set_rows(self._items(scope) if scope else [])
        self._read()

    def _items(self, scope: Scope) -> list[Item]:
        desk, known = self.desk, self._known
        made = scopes.made_of(desk, scope)
        kinds = scopes.kinds_of(desk, scope)
        return [
            *kind_rows(desk, kinds, (each for each in made if _is_of_itself(each, scope)), known.previews),
            *out_rows(desk, scope, forms_out(desk.book, made, desk.on)),
            *made_rows(desk, scope, made, known.states),
        ]

    def on_documents_reckoned(self, message: Reckoned) -> None:
        """Show what a worker found if it still is about what is shown; what is missing then is looked for."""
        self._reckoning.take(message)
        if message.wanted == self._reckoning.wanted(self._key):
            self._show()
        self._reckoning.look(self._key)

    def on_paste(self, event: events.Paste) -> None:
        """Tell of a Word file that is dropped on the lists; whatever else is pasted there is for nobody."""
        event.stop()
        if Path(path_of(event.text)).suffix.lower() == ".docx":
            self.post_message(self.Dropped(event.text))

    # -- filtering -------------------------------------------------------------------------------------------

    @property
    def _finds(self) -> Findable:
        if self._findable is None:
            self._findable = Findable(self.desk)
        return self._findable

    def focus_filter(self) -> None:
        """Show the line of the filter, which takes no room else, and give it the keys."""
        self.query_one(".filter-line").display = True
        super().focus_filter()

    def on_descendant_blur(self) -> None:
        """Take the line away again where nothing stands in it."""
        self._show_line()

    def _show_line(self) -> None:
        self.query_one(".filter-line").display = bool(self._filter) or self.screen.focused is self.field

    def filter_typed(self, text: str) -> None:
        """Narrow both lists as it is typed."""
        self._filter = text
        self._narrow()
        self._show_line()

    def _narrow(self) -> None:
        """Narrow both lists; a mistake is explained, and what stands before it goes on narrowing."""
        self._tests, mistake = understood(self._filter)
        tests, of = self._tests, self.of
        of.show_only(self._finds.scopes(tests) if tests else None)
        of.empty = self.rows.empty = NO_MATCH if tests else NO_CLIENTS
        self._show()
        self.explain(mistake)
        made = len(self._finds.made(tests)) if tests else 0
        documents = f"{count(made, 'document')} made · " if made else ""
        self.show_state(f"{documents}{of.shown:,} of {self._finds.of:,}" if tests else "")

    # -- what is read of a row -------------------------------------------------------------------------------

    def on_register_highlighted(self, message: Register.Highlighted) -> None:
        """Show the documents of another scope, or read another row."""
        if message.register is self.of:
            self._show()
            self.rows.action_first()
            self._reckoning.look_soon(self._key)
        else:
            self._read()

    def _read(self) -> None:
        page, about = self.query_one("#documents-page"), self.query_one("#documents-about-text", Prose)
        scope, document, kind = self.scope, self._document, self._kind
        page.border_subtitle = "enter  opens it" if document else "enter  makes it" if kind else ""
        if document is not None and scope is not None:
            about.show(document_blocks(self.desk, scope, document, self._known.states.get(document.id)))
        elif kind is not None and scope is not None:
            made = (each for each in scopes.made_of(self.desk, scope) if _is_of_itself(each, scope))
            last = next((each for each in made if each.kind is kind), None)
            about.show(preview_blocks(self.desk, FAMILY[kind], self._known.previews.get(kind), last))
        else:
            about.show([])
        self.query_one("#documents-about").scroll_home(animate=False)

    @property
    def _document(self) -> Document | None:
        """The document under the cursor."""
        return self.desk.book.get(Document, (self.rows.cursor_key or "").rpartition(":")[2])

    @property
    def _kind(self) -> DocumentKind | None:
        """What is under the cursor to be made."""
        key = self.rows.cursor_key or ""
        return DocumentKind(key.removeprefix(MAKES)) if key.startswith(MAKES) else None

    # -- place -----------------------------------------------------------------------------------------------

    def on_register_opened(self, message: Register.Opened) -> None:
        """``enter`` on a scope goes to its documents; to make or to open one is the program's."""
        if message.register is self.of:
            message.stop()
            self.rows.focus()

    def action_scope(self, by: int) -> None:
        """Show the documents of the next engagement or client, or of the one before."""
        self.of.action_move(by)

    def focus_main(self) -> None:
        """Give the keys to what can be made."""
        self.rows.focus()

    def back(self) -> bool:
        """Drop the filter; then go from what is read to the documents, and from these to what they are of."""
        if super().back():
            return True
        if self.of.has_focus:
            return False
        (self.of if self.rows.has_focus else self.rows).focus()
        return True

    def selection(self) -> Selection:
        """The document under the cursor, or what can be made; in the list of scopes, the scope."""
        scope = self.scope
        client = self.desk.book.client_of(scope) if isinstance(scope, Client | Engagement) else None
        engagement = scope.id if isinstance(scope, Engagement) else ""
        chosen = Selection(client=client.id if client else "", engagement=engagement)
        if self.of.has_focus:
            if isinstance(scope, Profile):
                return chosen._replace(text=scopes.named(scope))
            return chosen._replace(record=scope.id if client and scope else "")
        if (document := self._document) is not None:
            return chosen._replace(record=document.id, engagement=document.engagement)
        kind = self._kind
        found = self._known.previews.get(kind) if kind else None
        return chosen._replace(kind=kind.value if kind else "", text=" ".join(found.says) if found else "")


def _is_of_itself(document: Document, scope: Scope) -> bool:
    """Whether a document is of a scope itself, and not of an engagement of the client."""
    return document.engagement == (scope.id if isinstance(scope, Engagement) else "")

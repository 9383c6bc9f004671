"""Documents: what can be made and what it would say, what is out and not back, and what was made and sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.timer import Timer

from advisor.records import Client, Document, Engagement, Profile
from advisor.records.choices import DocumentKind
from exports.asked import Scope
from exports.family import FAMILY
from screens.actions import MAKES
from screens.desk import Desk, Selection
from screens.documents import scopes
from screens.documents.files import FileState, state_of
from screens.documents.forms import forms_out
from screens.documents.previews import Previews, reckoned
from screens.documents.reading import LABELS, document_blocks, preview_blocks
from screens.documents.rows import COLUMNS, kind_rows, made_rows, out_rows
from screens.places.base import PlaceWidget
from screens.plain import is_plain
from screens.widgets.prose import Prose
from screens.widgets.register import Register
from screens.widgets.register_rows import Item

NO_CLIENTS = "No client yet."
#: Seconds that the cursor rests on a client before what can be made of it is reckoned.
REST = 0.08


@dataclass(frozen=True)
class Wanted:
    """What is reckoned: two of the same give the same.

    Attributes:
        scope: The key of the row that it is of.
        on: The as-of day.
        changes: The count of changes of the book.
        beside: Who sits beside.
    """

    scope: str
    on: date
    changes: int
    beside: str


@dataclass(frozen=True)
class Found:
    """What a worker found out about a scope: what documents would say, and what became of those that were made."""

    previews: Previews = field(default_factory=dict)
    states: Mapping[str, FileState] = field(default_factory=dict)


class DocumentsPlace(PlaceWidget):
    """Clients and engagements on the left or above, and beside them the documents of the one under the cursor."""

    DEFAULT_CSS = """
    DocumentsPlace {
        #documents-panes { height: 1fr; }
        #documents-scopes { width: 2fr; height: 1fr; }
        #documents-page { width: 5fr; height: 1fr; }
        #documents-rows { height: 1fr; }
        #documents-about { height: 40%; max-height: 14; border-top: solid $foreground 25%; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "scope(1)", "Next engagement", show=False, id="documents.next"),
        Binding("left", "scope(-1)", "Engagement before", show=False, id="documents.before"),
    ]

    @dataclass
    class Reckoned(Message):
        """A worker has looked what there is to say."""

        wanted: Wanted
        found: Found

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "documents")
        self._found: dict[Wanted, Found] = {}
        self._at_work = False
        self._later: Timer | None = None

    def compose(self) -> ComposeResult:
        """The scopes; and a page with what can be made and was made, and below it the row in full."""
        with Horizontal(id="documents-panes"):
            of = Register(
                scopes.COLUMNS, empty=NO_CLIENTS, ascii_only=is_plain(), id="documents-scopes", classes="pane"
            )
            of.border_title = "Documents of"
            yield of
            with Vertical(id="documents-page", classes="pane"):
                yield Register(COLUMNS, empty=NO_CLIENTS, ascii_only=is_plain(), id="documents-rows")
                with VerticalScroll(id="documents-about", can_focus=False):
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
        return scopes.scope_of(self.desk, self.of.cursor_key or "")

    @property
    def is_fresh(self) -> bool:
        """Whether everything that is shown is reckoned from the records as they are now."""
        return self._wanted in self._found

    @property
    def _wanted(self) -> Wanted:
        return Wanted(self.of.cursor_key or "", self.desk.on, self.desk.book.changes, self.desk.beside)

    # -- filling ---------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Fill both lists; files may have changed as well, so that they are looked at again."""
        self._found.clear()
        self.of.set_rows(scopes.scope_rows(self.desk))
        self._show()
        self._reckon()

    def choose(self, *keys: str) -> None:
        """Put the cursor on the first of some clients or engagements that is there."""
        any(self.of.move_to(each) for each in keys if each)

    def _show(self) -> None:
        """Show the documents of the scope under the cursor, with what is known of them by now."""
        scope, page = self.scope, self.query_one("#documents-page")
        page.border_title = scopes.named(scope) if scope else ""
        self.rows.set_rows(self._items(scope) if scope else [])
        self._read()

    def _items(self, scope: Scope) -> list[Item]:
        desk, known = self.desk, self._known
        made = scopes.made_of(desk, scope)
        kinds = scopes.kinds_of(desk, scope)
        return [
            *kind_rows(desk, kinds, (each for each in made if _is_of_itself(each, scope)), known.previews),
            *out_rows(desk, forms_out(desk.book, made, desk.on)),
            *made_rows(desk, scope, made, known.states),
        ]

    @property
    def _known(self) -> Found:
        return self._found.get(self._wanted) or Found()

    # -- reckoning -------------------------------------------------------------------------------------------

    def _reckon(self) -> None:
        """Let a worker look what there is to say, one at a time, and kept until a record changes."""
        self._never_later()
        scope, wanted = self.scope, self._wanted
        if scope is None or self._at_work or wanted in self._found:
            return
        self._at_work = True
        made, kinds = scopes.made_of(self.desk, scope), scopes.kinds_of(self.desk, scope)
        book = self.desk.book

        def look() -> None:
            previews = reckoned(book, scope, wanted.on, kinds)
            states = {each.id: state_of(each) for each in made if each.file}
            self.post_message(self.Reckoned(wanted, Found(previews, states)))

        self.run_worker(look, thread=True, group="documents")

    def on_documents_place_reckoned(self, message: Reckoned) -> None:
        """Show what was found if it still holds; a change meanwhile makes it worthless, and it is done again."""
        self._at_work = False
        if message.wanted.changes == self.desk.book.changes:
            self._found[message.wanted] = message.found
        if message.wanted == self._wanted:
            self._show()
        self._reckon()

    def _reckon_soon(self) -> None:
        self._never_later()
        self._later = self.set_timer(REST, self._reckon)

    def _never_later(self) -> None:
        if self._later is not None:
            self._later.stop()
            self._later = None

    # -- what is read of a row -------------------------------------------------------------------------------

    def on_register_highlighted(self, message: Register.Highlighted) -> None:
        """Show the documents of another scope, or read another row."""
        if message.register is self.of:
            self._show()
            self.rows.action_first()
            self._reckon_soon()
        else:
            self._read()

    def _read(self) -> None:
        page, about = self.query_one("#documents-page"), self.query_one("#documents-about-text", Prose)
        document, kind = self._document, self._kind
        page.border_subtitle = "enter  opens it" if document else "enter  makes it" if kind else ""
        if document is not None:
            about.show(document_blocks(self.desk, document, self._known.states.get(document.id)))
        elif kind is not None and self.scope is not None:
            made = (each for each in scopes.made_of(self.desk, self.scope) if _is_of_itself(each, self.scope))
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
        """Go from the documents to what they are of, where they have the keys."""
        if not self.rows.has_focus:
            return False
        self.of.focus()
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

"""The palette: every action, and every record by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content

from advisor.book import Book, reference_of
from advisor.records import Client, Engagement, Person, Recommendation, Record
from screens.actions import ACTIONS, Action

if TYPE_CHECKING:
    from screens.app import AdvisorApp

#: How many records the palette offers at most.
OFFERED = 20


def open_palette(app: AdvisorApp, providers: list[type[Provider]], placeholder: str) -> None:
    """Open the palette over the screen."""
    app.push_screen(Palette(providers=providers, placeholder=placeholder))


class Palette(CommandPalette):
    """Textual's palette without the picture in front: its width differs between terminals."""

    def on_mount(self) -> None:
        """Put a plain sign where the picture was."""
        self.query_one(SearchIcon).icon = ">"


class ActionCommands(Provider):
    """Every action by its words and its key."""

    @property
    def advisor(self) -> AdvisorApp:
        """The application."""
        return cast("AdvisorApp", self.app)

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for each in ACTIONS:
            if not self.advisor.why_not(each):
                run = partial(self.advisor.action_do, each.id)
                yield DiscoveryHit(_words(each), run, text=each.tooltip)

    async def search(self, query: str) -> Hits:
        """The actions whose words contain what is typed; one that cannot run says why."""
        matcher = self.matcher(query)
        for each in ACTIONS:
            score = matcher.match(f"{each.label} {each.tooltip}")
            if score > 0:
                why_not = self.advisor.why_not(each)
                yield Hit(score, Content(_words(each)), partial(self.advisor.action_do, each.id), help=why_not or None)


def _words(action: Action) -> str:
    return f"{action.tooltip}  ({action.all_keys})" if action.keys else action.tooltip


class RecordCommands(Provider):
    """Clients, engagements, people and advice by name; choosing one goes there."""

    async def search(self, query: str) -> Hits:
        """The best of what is found: beginnings before middles, references before words."""
        app = cast("AdvisorApp", self.app)
        if app.desk is None:
            return
        for score, words, record in found_records(app, query):
            yield Hit(score, Content(words), partial(app.reveal, record.id), help=record.NAME)


def found_records(app: AdvisorApp, query: str) -> list[tuple[float, str, Record]]:
    """The records that contain every word of a query, the best first, at most twenty."""
    assert app.desk is not None
    words = query.casefold().split()
    hits: list[tuple[float, str, Record]] = []
    for record in _findable(app):
        name = _name(app.desk.book, record)
        folded = name.casefold()
        if words and all(word in folded for word in words):
            starts = sum(folded.startswith(word) or f" {word}" in folded for word in words)
            hits.append(((1 + starts) / (2 + len(words)), name, record))
    hits.sort(key=lambda hit: (-hit[0], hit[1]))
    return hits[:OFFERED]


def _findable(app: AdvisorApp) -> list[Record]:
    assert app.desk is not None
    desk = app.desk
    seen = {each.id for each in desk.clients()}
    kinds: tuple[type[Record], ...] = (Client, Engagement) if desk.beside else (Client, Engagement, Person)
    found = [each for kind in kinds for each in desk.book.all(kind) if desk.book.scope_of(each.id) in seen]
    return [*found, *desk.advice()]


def _name(book: Book, record: Record) -> str:
    name = getattr(record, "title", "") or getattr(record, "name", "")
    client = book.client_of(record)
    tail = f"  · {client.name}" if isinstance(record, Person | Recommendation) and client else ""
    return f"{reference_of(record)}  {name}{tail}".strip()

"""What there is to say about a scope and what became of its files, found out by a worker and kept until it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from screens.desk import Desk
from screens.documents import scopes
from screens.documents.files import FileState, state_of
from screens.documents.previews import Previews, reckoned

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


@dataclass
class Reckoned(Message, namespace="documents"):
    """A worker has looked what there is to say."""

    wanted: Wanted
    found: Found


class Reckoning:
    """Lets a worker look, one scope at a time; a change of the records makes what it found worthless.

    Args:
        place: Whose workers look, and who is told by `Reckoned`.
        desk: What is looked at.
    """

    def __init__(self, place: Widget, desk: Desk) -> None:
        self._place = place
        self._desk = desk
        self._found: dict[Wanted, Found] = {}
        self._at_work = False
        self._later: Timer | None = None

    def wanted(self, key: str) -> Wanted:
        """What is to be known of the scope of a row as the records are now."""
        return Wanted(key, self._desk.on, self._desk.book.changes, self._desk.beside)

    def knows(self, key: str) -> bool:
        """Whether everything about a scope is known."""
        return self.wanted(key) in self._found

    def found(self, key: str) -> Found:
        """What is known of a scope by now."""
        return self._found.get(self.wanted(key)) or Found()

    def forget(self) -> None:
        """Look at everything again: files may have changed, too."""
        self._found.clear()

    def look(self, key: str) -> None:
        """Let a worker look at a scope, unless one is at work or it is known."""
        self._never_later()
        scope, wanted = scopes.scope_of(self._desk, key), self.wanted(key)
        if scope is None or self._at_work or wanted in self._found:
            return
        self._at_work = True
        book, made, kinds = self._desk.book, scopes.made_of(self._desk, scope), scopes.kinds_of(self._desk, scope)

        def work() -> None:
            previews = reckoned(book, scope, wanted.on, kinds)
            states = {each.id: state_of(each) for each in made if each.file}
            self._place.post_message(Reckoned(wanted, Found(previews, states)))

        self._place.run_worker(work, thread=True, group="documents")

    def look_soon(self, key: str) -> None:
        """Look at a scope once the cursor rests on it."""
        self._never_later()
        self._later = self._place.set_timer(REST, lambda: self.look(key))

    def take(self, message: Reckoned) -> None:
        """Keep what a worker found, unless a record changed meanwhile."""
        self._at_work = False
        if message.wanted.changes == self._desk.book.changes:
            self._found[message.wanted] = message.found

    def _never_later(self) -> None:
        if self._later is not None:
            self._later.stop()
            self._later = None

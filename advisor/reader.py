"""What keeps a book true to a store: reads it, and takes in what is written there, by us and by others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from advisor.book import PRACTICE_SCOPE, Book
from advisor.loading import Loaded, load_scope, record_of, without_collecting
from advisor.records import TYPES, Client, Misfit
from advisor.store import Changed, Commit, Store, StoreError

_UNREAD = object()
_LACKING = "lacking in {}"


class Reader:
    """A store as a book.

    Args:
        store: Where the records are kept.

    Attributes:
        book: What was read so far.
        troubles: What is wrong with a scope, in plain words, by its id, and what may be lacking in one.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.book = Book()
        self.troubles: dict[str, str] = {}
        self._cursors: dict[str, str] = {}
        self._stamps: dict[str, object] = {}
        self._news: set[str] = set()
        self._lost_names: dict[str, str] = {}

    def load(self) -> None:
        """Read everything into the book.

        Raises:
            StoreError: When the practice cannot be read at all; what is wrong with one scope is in ``troubles``.
        """
        with without_collecting():
            for loaded in self.read():
                self.take_in(loaded)

    def read(self) -> Iterator[Loaded]:
        """Read scope by scope, without touching the book: safe in a worker thread.

        Raises:
            StoreError: When the practice cannot be read at all.
        """
        self._stamps = dict(self.store.stamps())
        for scope in self.store.scopes():
            yield self._read_scope(scope)

    def _read_scope(self, scope: str) -> Loaded:
        loaded = load_scope(self.store, scope)
        if not loaded.cursor:
            self._stamps[scope] = _UNREAD  # to be tried again, whether or not its file changes
        return loaded

    def take_in(self, loaded: Loaded) -> None:
        """Let the book hold what was read of a scope; what could not be read stays as it was read last."""
        if loaded.cursor:
            self.book.replace_scope(loaded.scope, loaded.records)
            self._cursors[loaded.scope] = loaded.cursor
        for key, words in self._troubles_in(loaded).items():
            self.troubles.pop(key, None)
            if words:
                self.troubles[key] = words

    def _troubles_in(self, loaded: Loaded) -> dict[str, str]:
        return {
            loaded.scope: self.in_names(loaded.trouble),
            _LACKING.format(loaded.scope): self.in_names(loaded.lacking),
        }

    def name_of(self, scope: str) -> str:
        """What people call a client, by its id, also where it cannot be read now; "" where nothing says it."""
        from advisor.naming import client_name

        client = self.book.get(Client, scope)
        if client is not None:
            return client_name(client)
        if scope not in self._lost_names:
            doc = self.store.glimpse(scope, Client.KIND, scope) or {}
            lost = Client(name=str(doc.get("name", "")), code=str(doc.get("code", "")))
            self._lost_names[scope] = client_name(lost)
        return self._lost_names[scope]

    def in_names(self, words: str) -> str:
        """A sentence of the store with clients called by their names in place of their files."""
        if not words:
            return ""
        from advisor.naming import in_names

        return in_names(words, self.name_of)

    @contextmanager
    def telling_names(self) -> Iterator[None]:
        """Let what the store refuses within a block speak of clients by their names."""
        try:
            yield
        except StoreError as error:
            error.args = (self.in_names(str(error)),)
            raise

    def refresh(self) -> frozenset[str]:
        """Take in what other programs have written since; returns the scopes that changed.

        What cannot be read now is named in ``troubles`` and tried again the next time.
        """
        self.hear()
        news, self._news = frozenset(self._news), set()
        return news

    def hear(self) -> None:
        """Take in what other programs have written; what was heard is told by the next refresh."""
        try:
            stamps = dict(self.store.stamps())
        except StoreError as error:
            self._stamps[PRACTICE_SCOPE] = _UNREAD
            self._hear_of(Loaded(PRACTICE_SCOPE, (), "", trouble=str(error)))
            return
        touched = {scope for scope, mark in stamps.items() if self._stamps.get(scope, _UNREAD) != mark}
        touched |= set(self._stamps) - set(stamps)
        self._stamps |= dict.fromkeys(touched, _UNREAD)  # until it is: the program may be interrupted meanwhile
        for scope in touched:
            loaded = self._read_scope(scope)
            self._hear_of(loaded)
            if not loaded.cursor:
                continue  # to be tried again
            if scope in stamps:
                self._stamps[scope] = stamps[scope]
            else:
                del self._stamps[scope]

    def _hear_of(self, loaded: Loaded) -> None:
        """Take in a scope when it is no longer what the book holds."""
        known = self._cursors.get(loaded.scope)
        told = all(words == self.troubles.get(key, "") for key, words in self._troubles_in(loaded).items())
        if loaded.cursor not in ("", known) or not told:
            self.take_in(loaded)
            self._news.add(loaded.scope)

    def read_again(self, scope: str) -> None:
        """Take in a scope as it is now."""
        self._hear_of(self._read_scope(scope))

    def absorb(self, commit: Commit) -> None:
        """Take in what a commit wrote; what another program wrote there before it comes along."""
        try:
            stamps = self.store.stamps(commit.cursors)  # taken first: what comes after is seen by the next refresh
        except StoreError:
            stamps = {}
        self._take_changes(commit.changed)
        for scope, cursor in commit.cursors.items():
            known = self._cursors.get(scope)
            self._cursors[scope] = cursor
            self._stamps[scope] = stamps.get(scope, _UNREAD)
            if known is not None and commit.before.get(scope) != known:
                self._catch_up_from(scope, known)

    def _catch_up_from(self, scope: str, cursor: str) -> None:
        """Take in what changed in a scope since a cursor; what is kept by now must not fail here any more."""
        try:
            found = self.store.changes_since(scope, cursor)
        except StoreError:
            found = None
        if found is None or found.whole:
            self.take_in(self._read_scope(scope))
        else:
            self._take_changes(found.changed)
            self._cursors[scope] = found.cursor

    def _take_changes(self, changed: Iterable[Changed]) -> None:
        """Let the book hold changed records; where one fits no type of ours, its scope is read anew and says so."""
        misfits: set[str] = set()
        for each in changed:
            if each.doc is None:
                self.book.drop(each.id)
            elif each.table in TYPES:
                try:
                    self.book.put(each.scope, record_of(each.table, each.id, each.doc))
                except Misfit:
                    misfits.add(each.scope)
        for scope in misfits:
            self.take_in(self._read_scope(scope))

"""What a filter lets through in the place Documents: what can be made and what was made, and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.document_search import Entry, Test, client_words, engagement_words, entries_of
from advisor.records import Document, Engagement, Profile
from advisor.records.choices import DocumentKind
from advisor.text import fold
from advisor.words import label
from screens.actions import MAKES
from screens.desk import Desk
from screens.documents import scopes
from screens.documents.rows import OUT


class Findable:
    """Everything that a filter of documents may let through, as a desk shows it.

    Args:
        desk: What is looked at. Once it shows something else, another is to be made.
    """

    def __init__(self, desk: Desk) -> None:
        self._made = [*entries_of(desk.book, scopes.all_made(desk), desk.on)]
        self._kinds = {each.key: list(_kind_entries(desk, each.key)) for each in scopes.scope_rows(desk)}

    @property
    def of(self) -> int:
        """How many clients and engagements there are, and the practice."""
        return len(self._kinds)

    def made(self, tests: Sequence[Test]) -> list[Document]:
        """The documents that were made and pass every test."""
        return [document for document, entry in self._made if all(test(entry) for test in tests)]

    def scopes(self, tests: Sequence[Test]) -> set[str]:
        """The keys of the rows of scopes of which something that passes can be made, or was."""
        found = {key for key in self._kinds if self._kinds_that_pass(tests, key)}
        for each in self.made(tests):
            found.update((each.client or scopes.PRACTICE_KEY, each.engagement))
        return found

    def rows(self, tests: Sequence[Test], key: str) -> set[str]:
        """The keys of the rows that pass, of those that are shown of a scope, which is named by its own key."""
        made = [each.id for each in self.made(tests)]
        return {*made, *(f"{OUT}{each}" for each in made), *self._kinds_that_pass(tests, key)}

    def _kinds_that_pass(self, tests: Sequence[Test], key: str) -> list[str]:
        entries = self._kinds.get(key, ())
        return [f"{MAKES}{kind.value}" for kind, entry in entries if all(test(entry) for test in tests)]


def _kind_entries(desk: Desk, key: str) -> Iterator[tuple[DocumentKind, Entry]]:
    """What can be made of a scope, as it is looked for."""
    scope = scopes.scope_of(desk, key)
    if scope is None:
        return
    client = client_words(None if isinstance(scope, Profile) else desk.book.client_of(scope))
    engagement = engagement_words(scope if isinstance(scope, Engagement) else None)
    for each in scopes.kinds_of(desk, scope):
        yield each.kind, Entry(client, engagement, fold(label(each.kind)))

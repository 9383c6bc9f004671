"""What a filter lets through in the place Documents: what can be made and what was made, and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PureWindowsPath

from advisor.book import reference_of
from advisor.records import Client, Document, Engagement
from advisor.records.choices import DocumentKind
from advisor.words import label
from screens.actions import MAKES
from screens.desk import Desk
from screens.documents import scopes
from screens.documents.filtering import Entry, Test
from screens.documents.forms import forms_out
from screens.documents.rows import OUT, about, sent_by, when
from screens.widgets.register_rows import fold


class Findable:
    """Everything that a filter of documents may let through, as a desk shows it.

    Args:
        desk: What is looked at. Once it shows something else, another is to be made.
    """

    def __init__(self, desk: Desk) -> None:
        made = scopes.all_made(desk)
        out = {each.document.id for each in forms_out(desk.book, made, desk.on)}
        self._made = [(each, _made_entry(desk, each, each.id in out)) for each in made]
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
    client = desk.book.client_of(scope) if isinstance(scope, Client | Engagement) else None
    engagement = scope if isinstance(scope, Engagement) else None
    for each in scopes.kinds_of(desk, scope):
        yield each.kind, Entry(_client_words(client), _engagement_words(engagement), fold(label(each.kind)))


def _made_entry(desk: Desk, document: Document, is_out: bool) -> Entry:
    """A document as it is looked for: by what its row says, the name of its file, and the advice that it is about."""
    book = desk.book
    sent = sent_by(document, desk.on) is not None
    flags = {document.status.value if document.status else "", "sent" if sent else "unsent", "out" if is_out else ""}
    advice = (book.record(each) for each in document.about)
    name = PureWindowsPath(document.file).name  # which parts folders by either slash
    words = (about(document), when(desk, document), name, *(reference_of(each) for each in advice if each))
    return Entry(
        _client_words(book.get(Client, document.client)),
        _engagement_words(book.get(Engagement, document.engagement)),
        fold(label(document.kind)),
        fold("\n".join(words)),
        frozenset(flags),
        tuple(filter(None, (document.sha256, document.sent_sha256))),
    )


def _client_words(client: Client | None) -> str:
    """A client by code and name; what is of none is ours."""
    return fold(f"{client.code}\n{client.name}" if client else "\n".join(scopes.PRACTICE))


def _engagement_words(engagement: Engagement | None) -> str:
    return fold(f"{engagement.reference}\n{engagement.title}") if engagement else ""

"""Which documents a filter lets through: as in the place Documents, by the same words."""

from collections.abc import Iterable
from pathlib import PureWindowsPath

from advisor.book import Book, reference_of
from advisor.cli.session import Session
from advisor.records import Client, Document, Engagement
from advisor.words import label


def found(desk: Session, documents: Iterable[Document], text: str) -> list[Document]:
    """The documents that a filter lets through, in their order.

    Args:
        desk: The practice, and whether a client looks on.
        documents: All of them.
        text: The filter: words, ``client:``, ``engagement:``, ``kind:``, or how far one is, such as ``unsent``.

    Raises:
        FilterError: With one sentence, when the filter was not understood.
    """
    from screens.documents.filtering import Entry, parse  # only who filters documents loads it
    from screens.documents.forms import forms_out
    from screens.widgets.register_rows import fold

    tests, documents = parse(text), list(documents)
    out = {each.document.id for each in forms_out(desk.book, documents, desk.today)}

    def entry(document: Document) -> Entry:
        client = desk.book.get(Client, document.client)
        engagement = desk.book.get(Engagement, document.engagement)
        return Entry(
            fold(f"{client.code}\n{client.name}" if client else ""),
            fold(f"{engagement.reference}\n{engagement.title}" if engagement else ""),
            fold(label(document.kind)),
            fold("\n".join(_words(desk.book, document, shared=desk.shared))),
            frozenset(_flags(document, is_out=document.id in out)),
            tuple(filter(None, (document.sha256, document.sent_sha256))),
        )

    entries = [(each, entry(each)) for each in documents]
    return [each for each, what in entries if all(test(what) for test in tests)]


def _flags(document: Document, *, is_out: bool) -> list[str]:
    """How far a document is."""
    sent = "sent" if document.sent_on else "unsent"
    return [sent, *([document.status.value] if document.status else []), *(["out"] if is_out else [])]


def _words(book: Book, document: Document, *, shared: bool) -> list[str]:
    """What words are looked for in: for a client who looks on, only what the list shows."""
    listed = [label(document.status), document.addressee, PureWindowsPath(document.file).name]
    if shared:
        return listed
    advice = (book.record(each) for each in document.about)
    return [
        *listed,
        document.message,
        document.found,
        document.filter,
        *(reference_of(each) for each in advice if each),
    ]

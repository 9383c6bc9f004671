"""Letters as tests ask for them, and records of which they are made."""

from __future__ import annotations

from advisor.book import Book
from advisor.records import Client, Engagement, Record, Sitting
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added, Asked, Scope
from exports.family import FAMILY
from tests import factory
from tests.exports.rich import text_of
from tests.factory import TODAY

FINAL = Added(status=DocumentStatus.final)
TEXTS = {
    "salutation": "Dear Dana, dear Ruth,",
    "occasion": "In the workshop it became quiet.\n\nI have thought about that since.",
    "change": "Each of you refuses one discount.",
    "close": "With respect, Maria Keller",
}


def engagement(book: Book) -> Engagement:
    """The one engagement."""
    (found,) = book.all(Engagement)
    return found


def client(book: Book) -> Client:
    """The one client."""
    (found,) = book.all(Client)
    return found


def letter_bytes(
    kind: DocumentKind, book: Book, scope: Scope, added: Added = FINAL, *about: str, sitting: str = ""
) -> bytes:
    """A letter, neither written nor recorded."""
    return FAMILY[kind].compose(Asked(book, scope, TODAY, added, about, sitting=sitting)).to_bytes()


def said(kind: DocumentKind, book: Book, scope: Scope, added: Added = FINAL, *about: str, sitting: str = "") -> str:
    """What a letter says, a paragraph a line."""
    text = text_of(letter_bytes(kind, book, scope, added, *about, sitting=sitting))
    return "".join(each for each in text if each not in "\u2066\u2067\u2068\u2069")


def written_letter(**values: object) -> Sitting:
    """A letter to the team, finished on 3 February."""
    prompts = [{"id": each, "section": "Letter", "asks": f"{each}?", "kind": "text"} for each in TEXTS]
    prompts.insert(2, {"id": "mood", "section": "Letter", "asks": "How is the mood?", "kind": "score"})
    said = {"title": "Letter to the team", "letter": True, "finished_on": "2026-02-03", "prompts": prompts}
    return factory.sitting(**said | values)


def answers(**values: object) -> list[Record]:
    """What was answered in it."""
    told = [factory.answer(each, words=words, **values) for each, words in TEXTS.items()]
    return [*told, factory.answer("mood", score=2, **values)]

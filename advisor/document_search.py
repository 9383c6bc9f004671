"""The filter of documents: words, ``client:acme``, ``engagement:acme-e3``, ``kind:letter``, and how far each is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PureWindowsPath
from typing import Final

from advisor.book import Book, reference_of
from advisor.forms_out import forms_out
from advisor.records import Client, Document, Engagement
from advisor.search import FilterError, parts_of
from advisor.text import fold
from advisor.words import label

#: The words before a colon, each with what may follow it.
KEYS: Final = {
    "client": "a code or part of a name, such as client:acme",
    "engagement": "a reference or part of a title, such as engagement:acme-e3",
    "kind": "part of what it is called, such as kind:form,letter",
}
#: What a document that was made may be, in a word.
FLAGS: Final = ("sent", "unsent", "out", "draft", "final")
PRACTICE: Final = ("ours", "The practice itself")
"""How the practice is called among clients, shortly and in full."""
_DIGEST = re.compile(r"[0-9a-f]{4,64}")


@dataclass(frozen=True)
class Entry:
    """Something that can be found: a document that was made, or a kind that can be made of something. All casefolded.

    Attributes:
        client: The client's code and name.
        engagement: The reference and title of the engagement, "" where it is of none.
        kind: What it is called.
        text: What else words are looked for in.
        flags: Those of `FLAGS` that it is; none where it is yet to be made.
        digests: The SHA-256 of its file as it was made, and as it was sent.
    """

    client: str
    engagement: str
    kind: str
    text: str = ""
    flags: frozenset[str] = frozenset()
    digests: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Whether a word is found in it, begins one of its kind, or is the beginning of the SHA-256 of its file."""
        if any(word in each for each in (self.client, self.engagement, self.text)):
            return True
        if re.search(rf"\b{re.escape(word)}", self.kind):  # every client can have a register, not STE alone
            return True
        return bool(_DIGEST.fullmatch(word)) and any(each.startswith(word) for each in self.digests)


Test = Callable[[Entry], bool]


def entries_of(book: Book, documents: Iterable[Document], on: date) -> Iterator[tuple[Document, Entry]]:
    """Documents that were made, each as it is looked for.

    Args:
        book: The practice.
        documents: All that may be found.
        on: The day from which it is seen what was sent and is out.
    """
    documents = list(documents)
    out = {each.document.id for each in forms_out(book, documents, on)}
    for each in documents:
        flags = {each.status.value} if each.status else set()
        flags.add("sent" if each.sent_on and each.sent_on <= on else "unsent")
        flags |= {"out"} if each.id in out else set()
        yield (
            each,
            Entry(
                client_words(book.get(Client, each.client)),
                engagement_words(book.get(Engagement, each.engagement)),
                fold(label(each.kind)),
                fold("\n".join(_words(book, each))),
                frozenset(flags),
                tuple(filter(None, (each.sha256, each.sent_sha256))),
            ),
        )


def client_words(client: Client | None) -> str:
    """A client by code and name; what is of none is ours."""
    return fold(f"{client.code}\n{client.name}" if client else "\n".join(PRACTICE))


def engagement_words(engagement: Engagement | None) -> str:
    """An engagement by reference and title, "" for none."""
    return fold(f"{engagement.reference}\n{engagement.title}") if engagement else ""


def _words(book: Book, document: Document) -> Iterator[str]:
    """What words are looked for in, beside its kind and whose it is."""
    yield from (document.addressee, document.message, document.found, document.filter)
    yield label(document.status)
    yield PureWindowsPath(document.file).name  # which parts folders by either slash
    yield from (reference_of(each) for each in map(book.record, document.about) if each)


def parse(text: str) -> tuple[Test, ...]:
    """Read a filter; ``-`` in front negates, and “not sent” may be said for ``unsent``.

    Raises:
        FilterError: With one sentence that names what was not understood, and what is allowed.
    """
    tests: list[Test] = []
    for part in parts_of(re.sub(r"\bnot\s+sent\b", "unsent", fold(text))):
        key, colon, value = part.bare.partition(":")
        if colon:
            test = _keyed(key, value)
        elif key in FLAGS:
            test = _flag(key)
        else:
            test = _word(key or part.quoted)
        tests.append(_not(test) if part.negated else test)
    return tuple(tests)


def understood(text: str) -> tuple[tuple[Test, ...], str]:
    """What a filter asks for, and what is wrong with it; where something is, what stands before it holds."""
    try:
        return parse(text), ""
    except FilterError as error:
        before = text.rpartition(" ")[0]
        return (understood(before)[0] if before else ()), str(error)


def _keyed(key: str, value: str) -> Test:
    if key not in KEYS:
        allowed = ", ".join((*(f"{each}:" for each in KEYS), *FLAGS))
        raise FilterError(
            f"“{key}:” is not something to filter documents by. There are {allowed}; "
            "quotation marks make plain words of it."
        )
    wanted = [each for each in value.split(",") if each]
    if not wanted:
        raise FilterError(f"Say what after “{key}:” — {KEYS[key]}.")
    return lambda entry: any(each in getattr(entry, key) for each in wanted)


def _flag(name: str) -> Test:
    return lambda entry: name in entry.flags


def _word(word: str) -> Test:
    return lambda entry: entry.has(word)


def _not(test: Test) -> Test:
    return lambda entry: not test(entry)

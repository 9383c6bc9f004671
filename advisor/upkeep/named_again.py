"""Somebody who was forgotten and is named again, as by a computer that had not heard of it.

What is recorded of a forgetting must not hold the name. It holds marks: of each name, address and number that was
taken out a digest with a salt of its own. They tell nobody what stood there who does not know it already, and find it
where it stands again.
"""

import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any

from advisor.practice import Practice
from advisor.records import Person
from advisor.store import ERASURE, Doc, Entry, Finding, StoreError
from advisor.upkeep.backing_up import scope_name, whose
from advisor.upkeep.mentions import left_alone
from advisor.words import count, short_date

_FORGOTTEN = re.compile(r"Person [1-9][0-9]* \(forgotten\)")
_WORD = re.compile(r"\w+")


def is_forgotten(person: Person) -> bool:
    """Whether a person is called as somebody is who was forgotten."""
    return _FORGOTTEN.fullmatch(person.name) is not None


def called_instead(number: int) -> str:
    """What stands in the place of somebody who was forgotten."""
    return f"Person {number} (forgotten)"


def marks_of(texts: Iterable[str]) -> dict[str, object]:
    """What a forgetting keeps of the texts that it took out: a salt, and by digest the number of words of each."""
    salt = secrets.token_hex(16)
    marks = {_mark(salt, piece): words for text in texts for piece, words in _whole(text)}
    return {"salt": salt, "marks": marks}


def named_again(practice: Practice) -> Iterator[Finding]:
    """Everybody who was forgotten and is named again where that was done, with what takes it out."""
    for scope in practice.store.scopes():
        with suppress(StoreError):  # what cannot be read is told by the check of what is kept
            yield from _named_again_in(practice, scope)


@dataclass
class _Forgotten:
    """Somebody who was forgotten, and where they are named again."""

    person: str
    number: int
    on: date
    salt: str
    marks: Mapping[str, int]
    texts: dict[str, None] = field(default_factory=dict)
    records: set[str] = field(default_factory=set)
    lines: int = 0

    def is_in(self, text: str) -> bool:
        """Whether a text names them; the words by which it does are kept."""
        found = [piece for piece in _pieces(text, set(self.marks.values())) if _mark(self.salt, piece) in self.marks]
        self.texts |= dict.fromkeys(found)
        return bool(found)


def _named_again_in(practice: Practice, scope: str) -> Iterator[Finding]:
    tables = practice.store.load(scope).tables
    forgotten = [_read(doc) for doc in tables.get(ERASURE, {}).values() if doc.get("marks")]
    entries = practice.store.history(scope) if forgotten else []
    left = left_alone()
    for each in forgotten:
        for table, id, doc in ((table, id, doc) for table, docs in tables.items() for id, doc in docs.items()):
            if any(map(each.is_in, _texts_of(table, id, doc, each.person, left))):
                each.records.add(id)
        each.lines = sum(_says(entry, each, left) for entry in entries)
        if each.texts:
            yield Finding("warning", scope_name(practice, scope), _words(practice, scope, each))


def _read(doc: Doc) -> _Forgotten:
    on = date.fromisoformat(doc["on"])
    return _Forgotten(str(doc["person"]), int(doc["number"]), on, str(doc["salt"]), doc["marks"])


def _says(entry: Entry, who: _Forgotten, left: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a line of history names somebody, in its reason or in what it changed."""
    docs = ((was.table, was.id, doc) for was in entry.changes for doc in (was.before, was.after) if doc)
    texts = [entry.action.why, *(text for each in docs for text in _texts_of(*each, who.person, left))]
    return any(map(who.is_in, texts))


def _texts_of(table: str, id: str, doc: Doc, person: str, left: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The texts of a record that may name people: of the person's own record all, also the name."""
    own = (table, id) == (Person.KIND, person)
    if table != ERASURE:
        for key, value in doc.items():
            if own or key not in left.get(table, ()):
                yield from _texts(value)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _words(practice: Practice, scope: str, found: _Forgotten) -> str:
    instead = called_instead(found.number)
    where = [count(len(found.records), "record")] if found.records else []
    where += [f"{count(found.lines, 'line')} of history"] if found.lines else []
    said = (
        f"{instead} was forgotten here on {short_date(found.on)}; what named that person stands in "
        f"{' and '.join(where)} again, as from a computer that had not heard of it."
    )
    person = practice.book.get(Person, found.person)
    if person is None:
        return said
    name = f' --name "{min(found.texts, key=_no_name)}"' if is_forgotten(person) else ""
    return f'{said} Forget again: advisor forget "{person.name}" --client {whose(practice.book, scope)}{name}'


def _no_name(text: str) -> tuple[bool, int, str]:
    """Sorts names before addresses and numbers, and whole names before their parts."""
    return any(each.isdigit() or each == "@" for each in text), -len(text), text


def _whole(text: str) -> Iterator[tuple[str, int]]:
    """A text as a piece of its own, from its first word to its last, and how many words that is; none without any."""
    flat = _flat(text)
    words = [found.span() for found in _WORD.finditer(flat)]
    if words:
        yield flat[words[0][0] : words[-1][1]], len(words)


def _pieces(text: str, lengths: set[int]) -> Iterator[str]:
    """Every piece of a text that has as many words as some texts that were taken out."""
    flat = _flat(text)
    words = [found.span() for found in _WORD.finditer(flat)]
    for length in lengths:
        for (first, _), (_, end) in zip(words, words[length - 1 :], strict=False):
            yield flat[first:end]


def _flat(text: str) -> str:
    """A text however it is spaced and its accents are composed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _mark(salt: str, piece: str) -> str:
    return blake2b(piece.encode(), key=bytes.fromhex(salt), digest_size=16).hexdigest()

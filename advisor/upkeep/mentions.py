"""Where a person is named in what is kept of a client: in records, in the history, and by which words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.book import Book
from advisor.records import TYPES, Person, Record
from advisor.records.fields import FieldSpec, fields_of
from advisor.showing import called
from advisor.store import Doc, Entry

_AROUND = 30  # characters shown on either side of a word
_TELLING = 5  # characters of a number; a shorter one, such as an extension, stands for other things as well
_SHORTEST = 2  # letters; a single one is an initial and stands everywhere

#: Text that is no sentence: what other records or programs find a record by, and what is reckoned.
_NO_TEXT = frozenset({"id", "rev", "code", "reference", "sha256", "item", "currency"})


@dataclass(frozen=True)
class Place:
    """One place where a word stands: which record, which field, and the text around it."""

    where: str
    field: str
    text: str


@dataclass(frozen=True)
class Word:
    """A text that may mean a person.

    Attributes:
        text: The text.
        sure: Whether it always goes; else somebody has to say that it means the person.
        places: Where it stands in records now.
        past: In how many lines of the history it stands.
    """

    text: str
    sure: bool
    places: tuple[Place, ...]
    past: int


def is_text(spec: FieldSpec) -> bool:
    """Whether a field holds text that may name people."""
    return spec.kind in ("text", "lines", "parts") and spec.ref is None and spec.name not in _NO_TEXT


def left_alone() -> dict[str, tuple[str, ...]]:
    """By table, the keys of a document that hold no text that may name people."""
    return {
        kind: ("rev", *(spec.name for spec in fields_of(each) if not is_text(spec) or _is_own_name(each, spec)))
        for kind, each in TYPES.items()
    }


def _is_own_name(record_type: type[Record], spec: FieldSpec) -> bool:
    """Whether a field is the name of somebody else, be it the same name."""
    return record_type is Person and spec.name == "name"


def sure_words(person: Person, called: str, instead: str, entries: Iterable[Entry]) -> list[str]:
    """Every name, e-mail address and phone number that a person has or once had, the names first.

    Args:
        person: The person.
        called: The name that they have, or had before they were forgotten.
        instead: What stands in their place, or will: it is no name of theirs.
        entries: The history of their client.
    """
    docs = [was.before for entry in entries for was in entry.changes if was.id == person.id]
    docs += [was.after for entry in entries for was in entry.changes if was.id == person.id]
    docs.append(person.to_document())
    found = [called, *(str(doc[key]) for key in ("name", "email", "phone") for doc in docs if doc and doc.get(key))]
    found = [each for each in found if each != instead and (len(each) >= _TELLING or any(map(str.isalpha, each)))]
    turned = [f"{last}, {first}" for first, last in map(_ends, found) if first and last]
    return list(dict.fromkeys([*found, *turned]))


def unsure_words(book: Book, person: Person, names: Iterable[str]) -> list[str]:
    """First and last names that nobody else there has; they may still be words of their own."""
    client = book.client_of(person)
    others = [each.name for each in book.people_of(person.client) if each.id != person.id]
    taken = {part for name in (*others, client.name if client else "") for part in name.split()}
    parts = [part for name in names for part in _ends(name) if len(part) >= _SHORTEST and part not in taken]
    return list(dict.fromkeys(parts))


def _ends(name: str) -> tuple[str, str]:
    """The first and the last part of a name of several parts; "" for what has one, or is an address or number."""
    parts = name.replace(",", " ").split()
    if len(parts) < 2 or not any(part.isalpha() for part in parts):
        return "", ""
    return parts[0], parts[-1]


def find_word(
    book: Book, text: str, records: Iterable[Record], entries: Iterable[Entry], beside: Sequence[str] = ()
) -> Word:
    """A word with every place where it stands.

    Args:
        book: The practice.
        text: The word.
        records: The records to look in.
        entries: The history to look in.
        beside: The sure words, where this one is not sure: what stands inside of them is no place of its own.
    """
    pattern, sure = word_pattern(text), [word_pattern(each) for each in beside]
    places = tuple(place for record in records for place in _places(book, record, pattern, sure))
    past = sum(any(_found(each, pattern, sure) for each in _said(entry)) for entry in entries)
    return Word(text, not beside, places, past)


def _found(text: str, pattern: re.Pattern[str], sure: Sequence[re.Pattern[str]]) -> list[re.Match[str]]:
    covered = [match.span() for each in sure for match in each.finditer(text)]
    return [
        match
        for match in pattern.finditer(text)
        if not any(start <= match.start() and match.end() <= end for start, end in covered)
    ]


def word_pattern(text: str) -> re.Pattern[str]:
    """Finds a text as whole words, in its own capitals, however it is spaced."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, text.split())) + r"(?!\w)")


def _places(book: Book, record: Record, pattern: re.Pattern[str], sure: Sequence[re.Pattern[str]]) -> Iterator[Place]:
    for spec in fields_of(type(record)):
        if is_text(spec) and not _is_own_name(type(record), spec):
            for text in _texts(getattr(record, spec.name)):
                for match in _found(text, pattern, sure):
                    yield Place(called(book, record), spec.label, _around(text, match))


def _around(text: str, match: re.Match[str]) -> str:
    start, end = max(match.start() - _AROUND, 0), match.end() + _AROUND
    shown = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"


def _said(entry: Entry) -> Iterator[str]:
    yield entry.action.why
    for was in entry.changes:
        left = left_alone().get(was.table, ())
        for doc in (was.before, was.after):
            yield from _texts(_without(doc, left))


def _without(doc: Doc | None, keys: Iterable[str]) -> Doc:
    return {key: value for key, value in (doc or {}).items() if key not in keys}


def _texts(value: object) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
    elif hasattr(value, "__dict__"):
        yield from _texts(vars(value))

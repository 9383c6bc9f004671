"""Records as a form names them: who and what can be typed, and what a beginning stands for."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.book import Book
from advisor.entry import split_names
from advisor.records import TYPES, Client, Person, Record
from advisor.records.fields import FieldSpec
from advisor.words import label


@dataclass(frozen=True)
class Named:
    """A record that can be typed: its id, what is typed for it, and what is said about it."""

    id: str
    name: str
    about: str


@dataclass(frozen=True)
class Offer:
    """How what was typed could go on: the whole text, and the words that announce it."""

    text: str
    words: str


class Names:
    """The records of one client (or of all, where there is none yet) that a form can refer to."""

    def __init__(self, book: Book, client_id: str) -> None:
        self._book = book
        self._client_id = client_id
        self._known: dict[str, list[Named]] = {}

    def known(self, spec: FieldSpec) -> list[Named]:
        """What a field that refers to records can name."""
        if spec.ref is None:
            return []
        kind = spec.ref.kind
        if kind not in self._known:
            everywhere = spec.ref.anywhere or not self._client_id or kind == Client.KIND
            self._known[kind] = [self._named(each) for each in self._records(kind, everywhere)]
        return self._known[kind]

    def _records(self, kind: str, everywhere: bool) -> Iterator[Record]:
        if kind == Person.KIND:
            yield from self._book.people_of(self._client_id)
            return
        for record in self._book.all(TYPES[kind]):
            client = self._book.client_of(record)
            if (everywhere or (client and client.id == self._client_id)) and not getattr(
                record, "entered_in_error", ""
            ):
                yield record

    def _named(self, record: Record) -> Named:
        if isinstance(record, Person):
            part = label(record.part) if record.part else ""
            return Named(record.id, record.name, " · ".join(each for each in (record.role, part) if each))
        if isinstance(record, Client):
            return Named(record.id, record.code, record.name)
        return Named(record.id, self._book.short_id(record), record.headline)

    def matching(self, spec: FieldSpec, text: str) -> list[Named]:
        """The records whose name, title, or one of its words starts with a text; the whole name first."""
        wanted = " ".join(text.casefold().split())
        if not wanted:
            return []
        found = [each for each in self.known(spec) if any(word.startswith(wanted) for word in _beginnings(spec, each))]
        return sorted(found, key=lambda each: each.name.casefold() != wanted)

    def about(self, spec: FieldSpec, text: str) -> str:
        """What is known of the one record that a text names in full; "" where it names none."""
        wanted = " ".join(text.casefold().split())
        return next((each.about for each in self.known(spec) if each.name.casefold() == wanted), "")

    def offer(self, spec: FieldSpec, text: str) -> Offer | None:
        """How a text could go on; None where nothing fits or it is complete. Of several names the last is meant."""
        head, _, last = text.rpartition(",") if spec.many else ("", "", text)
        found = self.matching(spec, last)
        if not found or found[0].name.casefold() == last.strip().casefold():
            return None
        best = found[0]
        words = f"→ {best.name}" + (f", {best.about}" if best.about else "")
        return Offer(f"{head}, {best.name}" if head else best.name, words)

    def unknown(self, spec: FieldSpec, text: str) -> tuple[str, ...]:
        """The names typed into a field of people that nobody at the client has."""
        if spec.ref is None or spec.ref.kind != Person.KIND or not self._client_id:
            return ()
        typed = split_names(text) if spec.many else tuple(filter(None, (" ".join(text.split()),)))
        ids = {each.id for each in self.known(spec)}
        return tuple(dict.fromkeys(each for each in typed if each not in ids and not self.matching(spec, each)))


def _beginnings(spec: FieldSpec, named: Named) -> Iterator[str]:
    """A name from each of its words on, and for other records than people their titles as well."""
    texts = [named.name] if spec.ref and spec.ref.kind == Person.KIND else [named.name, named.about]
    for text in texts:
        words = text.casefold().split()
        yield from (" ".join(words[index:]) for index in range(len(words)))

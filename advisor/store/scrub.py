"""Taking words out of what is kept: pure functions of bytes, which change nothing in their own result.

Records keep their ids, their instants and their order; lines of history are sealed anew, each on the one before it.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from advisor.store.codec import decode_file, decode_line, digest_of, encode_file, encode_line
from advisor.store.formats import LINE, PENDING
from advisor.store.history import whole
from advisor.store.protocol import Doc, Tables

_LINE_KEYS = ("changes", "digest")
_GONE = "…"
_SPACE_ESCAPES = r"\\u(?i:00(?:0[9a-d]|20|85|a0)|20(?:0[0-9a]|2[89f]|5f)|3000)"


@dataclass(frozen=True)
class Scrub:
    """What is taken out.

    Attributes:
        words: The texts that go where they are whole words, each with what stands in its place.
        parts: The texts that go also within words and in other capitals, such as in the name of a file.
        table: The table of the one record that is emptied; "" where none is.
        id: The id of that record.
        keep: The keys that it keeps.
        put: The keys that it gets.
        leave: By table, the keys that hold no text of people, such as ids and choices, and are left alone.
    """

    words: Mapping[str, str]
    table: str = ""
    id: str = ""
    keep: tuple[str, ...] = ()
    put: Doc = field(default_factory=dict)
    leave: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[str, ...] = ()

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        return self._compiled(re.escape)

    @cached_property
    def _raw_patterns(self) -> list[tuple[re.Pattern[str], str]]:
        return self._compiled(_escaped)

    def _compiled(self, spelled: Callable[[str], str]) -> list[tuple[re.Pattern[str], str]]:
        """Longer texts first, since they may hold shorter ones."""
        whole_words = [(_whole_word(word, spelled), self.words[word]) for word in sorted(self.words, key=_longest)]
        return whole_words + [(_part(part, spelled), _GONE) for part in sorted(self.parts, key=_longest)]

    def text(self, text: str) -> str:
        """A text with other words in the place of those that go."""
        for pattern, instead in self._patterns:
            text = pattern.sub(_literally(instead), text)
        return text

    def value(self, value: Any) -> Any:  # noqa: ANN401  (any JSON value)
        """A value with every text in it scrubbed; keys stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(each) for each in value]
        if isinstance(value, dict):
            return {key: self.value(each) for key, each in value.items()}
        return value

    def doc(self, table: str, id: str, doc: Doc | None) -> Doc | None:
        """A record; None stays None."""
        if doc is None:
            return None
        if (table, id) == (self.table, self.id):
            return {key: doc[key] for key in self.keep if key in doc} | self.put
        left = self.leave.get(table, ())
        return {key: each if key in left else self.value(each) for key, each in doc.items()}

    def tables(self, tables: Tables) -> Tables:
        """Every record of a scope."""
        return {
            table: {id: self.doc(table, id, doc) or {} for id, doc in docs.items()} for table, docs in tables.items()
        }

    def changes(self, changes: list[Doc]) -> list[Doc]:
        """The changes of a line of history."""
        return [
            each | {side: self.doc(each["table"], each["id"], each[side]) for side in ("before", "after")}
            for each in changes
        ]

    def file(self, raw: bytes) -> bytes:
        """A client's file.

        Raises:
            UnreadableError: it cannot be read.
        """
        file = decode_file(raw)
        return bytes(encode_file(self.tables(file.tables), file.meta))

    def chain(self, raw: bytes) -> bytes:
        """A history, sealed anew: every line holds the digest that the one before it has now.

        Raises:
            UnreadableError: a line of it is not as it was written.
        """
        return _resealed(raw, lambda doc: doc | {"why": self.text(doc["why"]), "changes": self.changes(doc["changes"])})

    def reasons(self, raw: bytes, actions: frozenset[str]) -> bytes:
        """A history of which only the reasons of some actions are scrubbed; the same bytes where none of them changes.

        Raises:
            UnreadableError: a line of it is not as it was written.
        """
        changed = False

        def scrubbed(doc: Doc) -> Doc:
            nonlocal changed
            why = self.text(doc["why"]) if doc["commit"] in actions else doc["why"]
            changed = changed or why != doc["why"]
            return doc | {"why": why}

        resealed = _resealed(raw, scrubbed)
        return resealed if changed else raw

    def pending(self, raw: bytes, scope: str, *, destroys: bool) -> bytes | None:
        """The file of an action over several clients, with its part in one of them scrubbed, or left out.

        None where nothing is left of it, and the same bytes where it has no such part.

        Raises:
            UnreadableError: it is not as it was written.
        """
        doc = decode_line(raw.removesuffix(b"\n"), PENDING)
        if all(part["scope"] != scope for part in doc["changes"]):
            return raw
        header = {key: value for key, value in doc.items() if key not in _LINE_KEYS} | {"why": self.text(doc["why"])}
        parts = [
            part | {"changes": self.changes(part["changes"])} if part["scope"] == scope else part
            for part in doc["changes"]
            if not destroys or part["scope"] != scope
        ]
        return bytes(encode_line(header, parts)) if parts else None

    def anything(self, raw: bytes) -> bytes | None:
        """Bytes of which nobody knows what they are, with the words taken out however JSON escapes them.

        None where they are not UTF-8, so that nobody can say what is in them.
        """
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            return None
        for pattern, instead in self._raw_patterns:
            text = pattern.sub(_literally(json.dumps(instead)[1:-1]), text)
        return text.encode()


def _resealed(raw: bytes, change: Callable[[Doc], Doc]) -> bytes:
    made, previous = bytearray(), ""
    for line in whole(raw).split(b"\n")[:-1]:
        doc = change(decode_line(line, LINE))
        header = {key: value for key, value in doc.items() if key not in _LINE_KEYS} | {"previous": previous}
        sealed = encode_line(header, doc["changes"])
        previous = digest_of(sealed)
        made += sealed
    return bytes(made)


def _literally(text: str) -> Callable[[re.Match[str]], str]:
    """A replacement in which nothing has a meaning of its own."""
    return lambda _: text


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def _whole_word(word: str, spelled: Callable[[str], str]) -> re.Pattern[str]:
    # In raw JSON a letter before a word may be the end of an escape, such as the n of a line end.
    before = r"(?:(?<!\w)|(?<=\\[nrt])|(?<=\\u[0-9a-fA-F]{4}))" if spelled is _escaped else r"(?<!\w)"
    return re.compile(rf"{before}(?:{_forms(word, spelled)})(?!\w)")


def _part(part: str, spelled: Callable[[str], str]) -> re.Pattern[str]:
    return re.compile(_forms(part, spelled), re.IGNORECASE)


def _forms(word: str, spelled: Callable[[str], str]) -> str:
    """A word, however its parts are spaced and its accents are composed."""
    space = rf"(?:\s|\\[nrt]|{_SPACE_ESCAPES})+" if spelled is _escaped else r"\s+"
    parts = unicodedata.normalize("NFC", word).split()
    return space.join("".join(_either(each, spelled) for each in part) for part in parts)


def _either(character: str, spelled: Callable[[str], str]) -> str:
    """A character in one piece, or as a letter with its accents."""
    apart = unicodedata.normalize("NFD", character)
    return spelled(character) if apart == character else f"(?:{spelled(character)}|{spelled(apart)})"


def _escaped(part: str) -> str:
    return "".join(f"(?:{re.escape(each)}|{_escapes(each)})" for each in part)


def _escapes(character: str) -> str:
    """The ways in which JSON may write a character as an escape."""
    units = character.encode("utf-16-be")
    pairs = (units[at : at + 2].hex() for at in range(0, len(units), 2))
    return "".join(rf"\\u(?i:{pair})" for pair in pairs)

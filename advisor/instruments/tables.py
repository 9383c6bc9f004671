"""One table of a TOML file, read key by key; what is wrong is written down, and reading goes on."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from advisor.instruments.mistakes import Mistake
from advisor.instruments.places import Path, Places
from advisor.text import clean

E = TypeVar("E", bound=StrEnum)

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_ID, _LONGEST_LINE, _LONGEST_TEXT = 40, 300, 5000


class Notes:
    """The mistakes found so far in one file.

    Attributes:
        mistakes: All of them.
        guessed: Whether something had to be read as what it may not be, so that what follows from that is not told.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self.mistakes: list[Mistake] = []
        self.guessed = False

    def add(self, path: Path, what: str, remedy: str) -> None:
        """Write down a mistake at the line of a key or table."""
        self.mistakes.append(Mistake(self._places.line(path), what, remedy))


def prose(text: str) -> str:
    """Text as it was meant: the lines of a paragraph are one, an empty line begins the next."""
    paragraphs = re.split(r"\n[ \t]*\n", clean(text).strip())
    return "\n\n".join(" ".join(each.split()) for each in paragraphs if each.strip())


class Table:
    """A table and the way to it.

    What is asked of it and is missing or of the wrong kind is noted, and something harmless is given back instead,
    so that one reading finds every mistake. Whoever has asked for everything says so by :meth:`done`.
    """

    def __init__(self, notes: Notes, path: Path, said: Mapping[str, object]) -> None:
        self.notes = notes
        self.path = path
        self._said = said
        self._known: list[str] = []
        self._missing: dict[str, str] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._said

    def wrong(self, key: str, what: str, remedy: str) -> None:
        """Note a mistake at a key of this table."""
        self.notes.add((*self.path, key), what, remedy)

    def _value(self, key: str, needed: str) -> object:
        self._known.append(key)
        if key not in self._said and needed:
            self._missing[key] = needed
        return self._said.get(key)

    def id(self, needed: str) -> str:
        """The id of the table's thing; "" where it has none that can be used."""
        value = self._value("id", needed)
        if value is None:
            return ""
        if not isinstance(value, str) or not _ID.fullmatch(value) or len(value) > _LONGEST_ID:
            self.wrong(
                "id",
                f"{shown(value)} cannot be an id.",
                f"Use small letters, digits and single hyphens, a letter first, at most {_LONGEST_ID} characters: "
                'id = "next-step".',
            )
            return ""
        return value

    def line(self, key: str, needed: str = "") -> str:
        """Text of one line; "" where there is none."""
        text = self.text(key, needed)
        if len(text) > _LONGEST_LINE or "\n" in text:
            self.wrong(key, f"“{key}” is too long.", f"Keep it to one paragraph of {_LONGEST_LINE} characters.")
        return text

    def text(self, key: str, needed: str = "") -> str:
        """Text of one paragraph or more; "" where there is none."""
        value = self._value(key, needed)
        if value is None:
            return ""
        if not isinstance(value, str) or not prose(value):
            self.wrong(key, f"“{key}” must be text.", f'Write it in quotation marks: {key} = "…".')
            return ""
        if len(value) > _LONGEST_TEXT:
            self.wrong(key, f"“{key}” is too long.", f"Keep it to {_LONGEST_TEXT:,} characters.")
        return prose(value)

    def flag(self, key: str) -> bool:
        """Yes or no; no where nothing is said."""
        value = self._value(key, "")
        if value is None or isinstance(value, bool):
            return bool(value)
        self.wrong(key, f"“{key}” is either true or false.", f"Write {key} = true, or leave it out.")
        return False

    def whole(self, key: str, lowest: int, highest: int, default: int, needed: str = "") -> int:
        """A whole number between two, both allowed; the default where there is none that can be used."""
        value = self._value(key, needed)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            self.wrong(
                key,
                f"“{key}” must be a whole number from {lowest} to {highest}.",
                f"Write it without quotation marks: {key} = {default}.",
            )
            return default
        return value

    def choice(self, key: str, allowed: type[E], needed: str = "") -> E | None:
        """One of a few words; None where there is none that can be used."""
        value = self._value(key, needed)
        if value is None:
            return None
        words = [each.value for each in allowed]
        if not isinstance(value, str) or value not in words:
            self.wrong(key, f"{shown(value)} is no {key}.", suggestion(str(value), words))
            return None
        return allowed(value)

    def texts(self, key: str, needed: str = "") -> tuple[str, ...]:
        """A list of short texts, all different."""
        value = self._value(key, needed)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) and prose(each) for each in value):
            self.wrong(
                key, f"“{key}” must be a list of texts.", f'Write it in square brackets: {key} = ["one", "another"].'
            )
            return ()
        if not value:
            self.wrong(key, f"“{key}” is empty.", needed or "Leave it out.")
        texts = tuple(prose(each) for each in value)
        for text in dict.fromkeys(each for each in texts if texts.count(each) > 1):
            self.wrong(key, f"“{text}” stands in “{key}” more than once.", "Keep it once.")
        for text in texts:
            if len(text) > _LONGEST_LINE:
                self.wrong(key, f"“{text[:30]}…” is too long.", f"Keep it to {_LONGEST_LINE} characters.")
        return texts

    def table(self, key: str) -> "Table":
        """A table inside this one, empty where there is none."""
        value = self._value(key, "")
        if isinstance(value, dict):
            return Table(self.notes, (*self.path, key), value)
        if value is not None:
            self.wrong(key, f"“{key}” must be a table.", f"Begin it with a line [{self._dotted(key)}].")
        return Table(self.notes, (*self.path, key), {})

    def tables(self, key: str, needed: str) -> Iterator["Table"]:
        """The tables of an array of tables."""
        value = self._value(key, needed)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            dotted = self._dotted(key)
            self.wrong(key, f"“{key}” must be tables.", f"Begin each one with a line [[{dotted}]].")
            return
        if not value:
            self.wrong(key, f"There is no {key}.", needed)
        for number, each in enumerate(value):
            yield Table(self.notes, (*self.path, key, number), each)

    def names(self) -> tuple[str, ...]:
        """Every key that the file gives here."""
        return tuple(self._said)

    def pass_over(self, keys: Iterable[str]) -> None:
        """Say nothing of some keys, whatever they hold."""
        self._known += keys

    def done(self, elsewhere: Mapping[str, str] | None = None) -> None:
        """Note every key that nobody asked for, and every one that is missing; a misspelt one is told once.

        Args:
            elsewhere: Keys that have a meaning in another place, with words that say where.
        """
        for key in self._said:
            if key in self._known:
                continue
            if elsewhere and key in elsewhere:
                self.wrong(key, f"“{key}” has no meaning here.", elsewhere[key])
                continue
            near = nearest(key, [each for each in self._known if each not in self._said])
            self._missing.pop(near, "")
            remedy = f"Did you mean “{near}”?" if near else suggestion(key, self._known)
            self.wrong(key, f"The key {shown(key)} is not known here.", remedy)
        for key, needed in self._missing.items():
            self.notes.add(self.path, f"“{key}” is missing here.", needed)

    def _dotted(self, key: str) -> str:
        return ".".join([*(each for each in self.path if isinstance(each, str)), key])


def shown(value: object) -> str:
    """What a file gives, short enough to be named in a sentence."""
    text = prose(str(value)).replace("\n\n", " ")
    return f"“{text}”" if len(text) <= _LONGEST_ID else f"“{text[:_LONGEST_ID]}…”"


def nearest(word: str, allowed: Collection[str]) -> str:
    """The one that somebody is likely to have meant; "" where none comes near."""
    return next(iter(get_close_matches(word.casefold(), allowed, n=1, cutoff=0.6)), "")


def suggestion(word: str, allowed: Collection[str]) -> str:
    """What somebody may have meant, else what is allowed."""
    near = nearest(word, allowed)
    return f"Did you mean “{near}”?" if near else f"Allowed are {', '.join(dict.fromkeys(allowed))}."

"""The language that a document is written in: fixed words, dates, numbers and money, from one table per language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter
from typing import TYPE_CHECKING, TypeVar

from exports.error import ExportError
from exports.language.en import TABLE
from exports.language.table import Table

if TYPE_CHECKING:
    from exports.word.words import Words

__all__ = ["ENGLISH", "Language", "language", "languages"]

_NO_BREAK = "\u00a0"
_CODE = re.compile(r"[a-z]{2}")
_Piece = TypeVar("_Piece")


class Language:
    """Says what stands in a document, in the words of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @property
    def tag(self) -> str:
        """The language of the text, such as "en-GB"."""
        return self.table.tag

    @property
    def kit(self) -> Words:
        """What the kit writes by itself."""
        from exports.word.words import Words  # the kit is loaded once a document is made

        names = ("contents", "table", "figure", "internal", "page", "prepared_for", "prepared_by")
        before, after = self.table.quotes
        return Words(**{each: self._phrase(f"kit.{each}", 1) for each in names}, open_quote=before, close_quote=after)

    def __call__(self, key: str, /, count: int = 1, **filled: object) -> str:
        """A fixed text with what is to be filled in, in the form that agrees with `count`.

        Raises:
            KeyError: When the table has no such text, or something is left to be filled in.
        """
        phrase = self._phrase(key, count)
        return phrase.format_map(filled) if "{" in phrase else phrase

    def spread(self, key: str, /, count: int = 1, **filled: Iterable[str | _Piece]) -> list[str | _Piece]:
        """A fixed text into which pieces are filled that are no plain text, such as links; plain pieces are joined.

        Raises:
            KeyError: When the table has no such text, or something is left to be filled in.
        """
        pieces: list[str | _Piece] = []
        for text, name, _, _ in Formatter().parse(self._phrase(key, count)):
            for piece in (text, *(filled[name] if name else ())):
                if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
                    pieces[-1] += piece
                elif piece:
                    pieces.append(piece)
        return pieces

    def _phrase(self, key: str, count: int) -> str:
        phrase = self.table.phrases[key]
        return phrase if isinstance(phrase, str) else phrase[self.table.form(count)]

    def label(self, choice: Enum) -> str:
        """The words for a stored choice."""
        return self.table.labels[f"{type(choice).__name__}.{choice.value}"]

    def day(self, on: date) -> str:
        """A date written out that stays on one line."""
        month = self.table.months[on.month - 1]
        return self.table.day.format(day=on.day, month=month, year=on.year).replace(" ", _NO_BREAK)

    def number(self, value: int) -> str:
        """A count as it stands in a sentence: small ones in words, others in digits."""
        words = self.table.numbers
        return words[value] if 0 <= value < len(words) else self.digits(value)

    def digits(self, value: int) -> str:
        """A count in digits, its thousands apart."""
        return f"{value:,}".replace(",", self.table.thousands)

    def figure(self, value: Decimal) -> str:
        """A measured value in digits, with as many decimals as it has."""
        whole, _, decimals = f"{abs(value):,f}".partition(".")
        digits = whole.replace(",", self.table.thousands)
        if decimals := decimals.rstrip("0"):
            digits += self.table.decimal + decimals
        return f"−{digits}" if value < 0 else digits

    def money(self, value: Decimal, currency: str) -> str:
        """An amount that keeps its sign beside it; a currency without a common sign keeps its code."""
        whole, _, cents = f"{abs(value):,.2f}".partition(".")
        digits = whole.replace(",", self.table.thousands)
        if cents != "00":
            digits += self.table.decimal + cents
        said = self.table.money.format(sign=self.table.signs.get(currency, currency), digits=digits)
        return f"−{said}" if value < 0 else said

    def joined(self, parts: Sequence[str]) -> str:
        """Parts as they follow each other in a sentence: "a", "a and b", "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        return self.table.last.join((self.table.between.join(parts[:-1]), parts[-1]))

    def listed(self, parts: Iterable[str]) -> str:
        """Parts one after the other, empty ones left out: "a, b, c"."""
        return self.table.between.join(each for each in parts if each)

    def clauses(self, parts: Iterable[str]) -> str:
        """Clauses as they follow each other within a sentence: "a; b"."""
        return self.table.apart.join(parts)

    def sentence(self, clauses: Iterable[str]) -> str:
        """Clauses as a sentence: "One was adopted; two are open."; "" for none."""
        said = self.clauses(each for each in clauses if each)
        return self.table.sentence.format(said=said[:1].upper() + said[1:]) if said else ""

    def together(self, sentences: Iterable[str]) -> str:
        """Sentences as they follow each other, empty ones left out."""
        return self.table.next.join(each for each in sentences if each)

    def quoted(self, words: str) -> str:
        """Words within quotation marks."""
        before, after = self.table.quotes
        return f"{before}{words}{after}"


ENGLISH = Language(TABLE)


def languages() -> list[str]:
    """The codes of all languages that there is a table for, such as "en"."""
    return sorted(each.name for each in iter_modules(__path__) if _CODE.fullmatch(each.name))


def language(code: str) -> Language:
    """The language of a practice's documents by its code, such as "en".

    Raises:
        ExportError: When there is no table for it.
    """
    if code not in (known := languages()):
        raise ExportError(f"Documents are not written in “{code}” yet; choose one of {', '.join(known)}.")
    return Language(import_module(f"{__name__}.{code}").TABLE)

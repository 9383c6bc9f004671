"""What a language has to give: its fixed words, and how it writes dates, numbers and money."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Phrase = str | tuple[str, ...]
"""A text with `{names}` for what is filled in; where it depends on a count, one for each of the language's forms."""


@dataclass(frozen=True)
class Table:
    """One language.

    Attributes:
        tag: The language of the text, such as "en-GB".
        phrases: Every fixed text of a document, by its key.
        labels: The words for a stored choice, as `Type.key`.
        form: Which of a phrase's forms goes with a count.
        months: Their names, January first.
        day: A date written out, of `{day}`, `{month}` and `{year}`.
        numbers: Small numbers in words, from nought.
        thousands: What parts the thousands.
        decimal: What parts the decimals.
        money: An amount, of `{sign}` and `{digits}`.
        signs: The signs of currencies that have one.
        between: What stands between the parts of a list.
        last: What stands before its last part.
        apart: What stands between the clauses of a sentence.
        sentence: A sentence, of `{said}`.
        next: What stands between sentences.
        quotes: The marks before and after somebody's words.
    """

    tag: str
    phrases: Mapping[str, Phrase]
    labels: Mapping[str, str]
    form: Callable[[int], int]
    months: Sequence[str]
    day: str
    numbers: Sequence[str]
    thousands: str
    decimal: str
    money: str
    signs: Mapping[str, str]
    between: str
    last: str
    apart: str
    sentence: str
    next: str
    quotes: tuple[str, str]

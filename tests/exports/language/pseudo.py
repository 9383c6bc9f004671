"""A language made from the English table, in which whatever is fixed can be told from what is filled in.

Every run of fixed text stands within brackets, dates and numbers are written otherwise, and there are three forms of
plural. It is a table and nothing else, as any language that is added.
"""

from __future__ import annotations

from dataclasses import replace
from string import Formatter
from typing import Final

from exports.language import Language
from exports.language.en import TABLE
from exports.language.table import Phrase

OPEN, CLOSE = "⟦", "⟧"


def bracketed(text: str) -> str:
    """A phrase with each run of its fixed text in brackets, and what is to be filled in outside them."""
    return "".join(
        (f"{OPEN}{fixed}{CLOSE}" if fixed else "") + (f"{{{name}}}" if name else "")
        for fixed, name, _, _ in Formatter().parse(text)
    )


def _phrase(phrase: Phrase) -> Phrase:
    if isinstance(phrase, str):
        return bracketed(phrase)
    one, many = phrase
    return bracketed(one), bracketed(many), bracketed(many)


PSEUDO: Final = Language(
    replace(
        TABLE,
        tag="eo",
        phrases={key: _phrase(phrase) for key, phrase in TABLE.phrases.items()},
        labels={key: bracketed(label) for key, label in TABLE.labels.items()},
        form=lambda count: 0 if count == 1 else 1 if 2 <= count <= 4 else 2,
        months=[bracketed(each) for each in TABLE.months],
        day=bracketed("{month}-{day}-{year}"),
        numbers=[bracketed(each) for each in TABLE.numbers],
        thousands=bracketed("."),
        decimal=bracketed(","),
        money=bracketed("{digits} {sign}"),
        signs={},
        between=bracketed(" + "),
        last=bracketed(" as well as "),
        apart=bracketed(" / "),
        sentence=bracketed("{said}!"),
        next=bracketed("  "),
        quotes=(bracketed("«"), bracketed("»")),
    )
)

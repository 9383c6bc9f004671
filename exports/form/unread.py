"""What a client left in a form outside of its fields: a condition beneath the table, a comment, a signature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from lxml import etree

from exports.form.answers import Doubt, DoubtKind
from exports.form.finding import Found, rows_of
from exports.form.gathering import Gathered
from exports.form.understanding import brief
from exports.form.values import is_heading, labels, normal, without_prompt
from exports.word.incoming import Reader
from exports.word.seeing import W, has_text

_CELL, _TABLE = f"{W}tc", f"{W}tbl"
_PICTURES = tuple(f"{W}{each}" for each in ("drawing", "pict", "object"))
_ASIDE = {
    f"{W}commentReference": "a comment",
    f"{W}footnoteReference": "a footnote",
    f"{W}endnoteReference": "an endnote",
    **dict.fromkeys(_PICTURES, "a picture"),
}
_MOST = 5
"""So many texts that stand beside the fields of one table are told."""


class Unread:
    """What stands in a returned file, and answers nothing.

    Args:
        body: The text of the file.
        found: The fields that were found in it.
        advice: The same by recommendation: what is read.
        reader: Reads what stands in it.

    Raises:
        Unreadable: When far more has to be looked at than in any form that was filled in.
    """

    def __init__(self, body: etree._Element, found: Found, advice: Sequence[Gathered], reader: Reader) -> None:
        asked = {each.table for each in found.places if each.table >= 0}
        read = (place for each in advice for places in each.places.values() for place in places)
        self._body, self._reader = body, reader
        answers = {_cell(element) for each in read for element in each.elements}
        self._references = found.references
        self._aside: dict[int, dict[str, None]] = defaultdict(dict)
        self._texts: dict[int, list[str]] = {}
        numbers = {table: number for number, table in enumerate(body.iter(_TABLE))}
        self._asked = {table for table, number in numbers.items() if number in asked}
        for table, number in numbers.items():
            if number in asked:
                cells = (cell for row in rows_of(table) for cell in row)
                texts = (brief(reader.read([each]).text) for each in cells if each not in answers)
                reference = found.references.get(number, "")
                self._texts[number] = [*islice((each for each in texts if not _is_ours(each, reference)), _MOST)]
        for tag, around in _marks(body):
            number = -1 if around is None else numbers[around]
            if number in asked or tag not in _PICTURES:  # a firm's own template may have its mark in the text
                self._aside[number if number in asked else -1][_ASIDE[tag]] = None

    def about(self, advice: Gathered) -> Iterator[Doubt]:
        """What stands in the table of a recommendation."""
        read = {each.table for places in advice.places.values() for each in places if each.table >= 0}
        copies = {table for table, reference in self._references.items() if reference == advice.reference}
        tables = sorted(read | copies)
        if texts := tuple(text for table in tables for text in self._texts.get(table, ())):
            yield Doubt(DoubtKind.elsewhere, advice.reference, texts=texts)
        if aside := tuple(dict.fromkeys(what for table in tables for what in self._aside.get(table, ()))):
            yield Doubt(DoubtKind.aside, advice.reference, texts=aside)

    def in_the_file(self) -> Iterator[Doubt]:
        """What stands outside of all tables that answer something."""
        if aside := tuple(self._aside.get(-1, ())):
            yield Doubt(DoubtKind.aside, texts=aside)

    def around(self) -> tuple[str, ...]:
        """What stands outside of the tables that are filled in: each paragraph with something in it, on one line."""
        written = (each for each in _outside(self._body, self._asked) if has_text(each))
        texts = (" ".join(self._reader.read([each]).text.split()) for each in written)
        return tuple(filter(None, texts))


def _outside(element: etree._Element, tables: Container[etree._Element]) -> Iterator[etree._Element]:
    """The paragraphs in an element that stand in none of some tables, and in no other paragraph."""
    within = [iter(element)]  # by hand, for what lies deep is passed on by every generator above it
    while within:
        if (each := next(within[-1], None)) is None:
            within.pop()
        elif each.tag == f"{W}p":
            yield each
        elif each not in tables:
            within.append(iter(each))


def _marks(body: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """The tag of everything that is no text, and the table in which it stands."""
    around: list[etree._Element] = []
    for event, each in etree.iterwalk(body, events=("start", "end"), tag=(_TABLE, *_ASIDE)):
        if each.tag == _TABLE:
            around.append(each) if event == "start" else around.pop()
        elif event == "start":
            yield str(each.tag), around[-1] if around else None


def _cell(element: etree._Element) -> etree._Element | None:
    """A cell, or the one in which an element stands."""
    return element if element.tag == _CELL else next(element.iterancestors(_CELL), None)


def _is_ours(text: str, reference: str) -> bool:
    """Whether a text in a table is what we printed there."""
    text = without_prompt(text)
    return normal(text) in labels() or not normal(text) or is_heading(text, reference)

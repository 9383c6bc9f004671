"""The headings of a document: how they follow each other, their numbers, and the contents that list them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from exports.word.contents import Heading, contents_xml, pages_after_contents
from exports.word.ids import Ids
from exports.word.layout import Layout
from exports.word.pages import Flow
from exports.word.text import clean

LONGEST = 400
"""How many characters of a heading are kept: it stands in the contents too."""


@dataclass(frozen=True)
class Place:
    """Where contents stand: before which block, with how many levels of headings, whether on a page of their own."""

    block: int
    levels: int
    new_page: bool


class Outline:
    """The headings so far, and the place of the contents if there are any."""

    def __init__(self) -> None:
        self.contents: Place | None = None
        self._headings: list[Heading] = []
        self._counts = [0, 0, 0]

    def place_contents(self, place: Place) -> None:
        """Say where the contents stand.

        Raises:
            ValueError: When a heading stands before them.
        """
        if self._headings:
            raise ValueError("The contents stand before the first heading.")
        self.contents = place

    def add(self, ids: Ids, level: int, text: str, key: str, *, numbered: bool) -> tuple[str, str]:
        """Take a heading of level 1 to 3; its text as it is printed, and its key, which is made where none is given.

        Raises:
            ValueError: When a level is skipped: a 3 can only follow a 2 or a 3.
        """
        above = self._headings[-1].level if self._headings else 0
        if not 1 <= level <= min(3, above + 1):
            raise ValueError(f"A heading of level {level} cannot follow one of level {above}: {text!r}.")
        number = self._next_number(level) if numbered else ""
        key = key or f"heading-{len(self._headings) + 1}"
        text = clean(text, one_line=True, limit=LONGEST) or "–"
        self._headings.append(Heading(level, number, text, ids.name(key)))
        return text, key

    def contents_xml(self, ids: Ids, title: str, place: Place, laid: Sequence[partial[None]], layout: Layout) -> str:
        """The contents, with the page of each heading; "" where they would lead from their own page to a single other.

        Args:
            ids: The registry of the document.
            title: What stands above them.
            place: Where they stand.
            laid: The blocks after them, as steps of a `Flow`.
            layout: What the pages are reckoned by.
        """
        flow = Flow(page=2 if place.new_page else 1, layout=layout)
        for block in laid:
            block(flow)
        before = flow.pages()
        if place.new_page and len({before[each.name] for each in self._headings}) < 2:
            return ""
        pages = pages_after_contents(before, self._headings, place.levels, layout)
        return contents_xml(
            ids, title, self._headings, place.levels, pages, new_page=place.new_page, numbered=layout.numbered
        )

    def _next_number(self, level: int) -> str:
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        return ".".join(str(count) for count in self._counts[:level])

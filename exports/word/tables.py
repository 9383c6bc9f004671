"""Tables: one string of XML each, with a header that repeats, rows that stay whole, and a description."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from exports.word.ids import Ids
from exports.word.look import NAVY, TEXT_WIDTH, Tint, shade
from exports.word.metrics import EM, word_width
from exports.word.paragraphs import PLAIN, Setting, paragraph
from exports.word.styles import STYLES
from exports.word.text import Text, clean, escape, plain

_DESCRIPTION = 500
"""How many characters of a description are kept: it is listened to."""
_NO_BREAK_SPACE = "\u00a0"
CELL_SIDES = 170
"""What a cell leaves free at its sides, in twips."""
_WIDER = 1.25
"""How much wider than ours the font of a house template may be, with its page narrower."""


@dataclass(frozen=True)
class Column:
    """A column: its title, its share of the width, and how its cells stand.

    `whole` keeps each cell on one line where it fits with ease: for dates, amounts and references.
    """

    title: str
    share: float = 1.0
    align: Literal["", "center", "end"] = ""
    whole: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell on a tinted ground; the text must say by itself what the tint hints at."""

    text: Text
    tint: Tint | None = None


@dataclass(frozen=True)
class Table:
    """A table for a document.

    `description` is read aloud instead of the table by a screen reader: what it shows, in a sentence. `empty` is
    printed when there are no rows. `together` keeps a short table on one page.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Text | Cell]]
    description: str
    caption: str = ""
    empty: str = "–"
    together: bool = False

    def xml(self, ids: Ids, width: int = TEXT_WIDTH) -> str:
        """The `w:tbl` element.

        Args:
            ids: The registry of the document.
            width: How wide the table is, in twips.

        Raises:
            ValueError: When a row has not as many cells as there are columns.
        """
        columns = widths([column.share for column in self.columns], width)
        makers = [_Maker(ids, column, each) for column, each in zip(self.columns, columns, strict=True)]
        rows = [_header(makers)]
        for number, row in enumerate(self.rows, 1):
            kept = self.together and number < len(self.rows)
            cells = "".join([maker.cell(value, kept) for maker, value in zip(makers, row, strict=True)])
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        if not self.rows:
            rows.append(_row_of_one(ids, self.empty, len(columns), width))
        return table_xml("Register", columns, self.description, "".join(rows), banded=True)


def _header(makers: Sequence[_Maker]) -> str:
    cells = "".join(maker.header() for maker in makers)
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


class _Maker:
    """Makes the cells of one column."""

    def __init__(self, ids: Ids, column: Column, width: int) -> None:
        self._ids = ids
        self._column = column
        self._room = (width - CELL_SIDES) / _WIDER
        self._width = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        self._no_wrap = "<w:noWrap/>" if column.whole else ""
        self._setting = Setting(align=column.align) if column.align else PLAIN
        self._kept = replace(self._setting, keep_next=True)
        self._plain = f"<w:tc><w:tcPr>{self._width}{self._no_wrap}</w:tcPr>"

    def header(self) -> str:
        text = paragraph(self._ids, "TableHead", clean(self._column.title), self._setting)
        return f'<w:tc><w:tcPr>{self._width}{shade(NAVY)}<w:vAlign w:val="bottom"/></w:tcPr>{text}</w:tc>'

    def cell(self, value: Text | Cell, kept: bool) -> str:
        opening = self._plain
        if isinstance(value, Cell):
            if value.tint and plain(value.text).strip():  # never a colour alone
                opening = f"<w:tc><w:tcPr>{self._width}{shade(value.tint.value)}{self._no_wrap}</w:tcPr>"
            value = value.text
        if self._column.whole and isinstance(value, str):
            value = clean(value, one_line=True).replace(" ", _NO_BREAK_SPACE)
        if isinstance(value, str) and _NO_BREAK_SPACE in value:
            value = self._breakable(value)
        setting = self._kept if kept else self._setting
        return f"{opening}{paragraph(self._ids, 'TableText', value, setting)}</w:tc>"

    def _breakable(self, text: str) -> str:
        """A text that may break where it would not fit in a wider font: else a year is cut in two there."""
        widest = max(word_width(each, bold=False) for each in re.split(r"[ \n]", text))
        fits = widest * STYLES["TableText"].size * 10 / EM <= self._room
        return text if fits else text.replace(_NO_BREAK_SPACE, " ")


def _row_of_one(ids: Ids, text: str, columns: int, width: int) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{columns}"/></w:tcPr>{paragraph(ids, "TableText", text)}</w:tc></w:tr>'
    )


def widths(shares: Sequence[float], width: int) -> list[int]:
    """The whole-twip widths in the proportion of `shares` that add up to `width` exactly."""
    total = sum(shares)
    edges = [round(width * sum(shares[:index]) / total) for index in range(len(shares) + 1)]
    return [right - left for left, right in itertools.pairwise(edges)]


def table_xml(style: str, columns: Sequence[int], description: str, rows: str, *, banded: bool = False) -> str:
    """A `w:tbl` with `columns` of fixed widths, in twips, around ready-made rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    look, no_bands = ("0420", 0) if banded else ("0600", 1)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="{1 - no_bands}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="{no_bands}" w:noVBand="1"/>'
        f'<w:tblDescription w:val="{escape(clean(description, one_line=True, limit=_DESCRIPTION))}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def figures_xml(ids: Ids, figures: Sequence[tuple[str, str]], description: str) -> str:
    """A strip of large figures, each over the words that say what it counts."""
    columns = widths([1.0] * len(figures), TEXT_WIDTH)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(ids, 'FigureValue', clean(value, one_line=True))}"
        f"{paragraph(ids, 'FigureLabel', clean(label, one_line=True))}</w:tc>"
        for width, (value, label) in zip(columns, figures, strict=True)
    )
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return table_xml("Figures", columns, description, row)

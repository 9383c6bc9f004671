"""On which page each heading will stand: a reckoning of the flow of the document, block by block.

Word counts pages only when it lays a document out, and asks a question if a file tells it to recount on opening.
So the contents carry numbers of ours. They follow the same rules (widths of the font, keeping lines together,
repeated header rows) and may be off by one where a line just fits; Word sets them right when it prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.word.layout import OURS, Layout
from exports.word.metrics import LINE, lines
from exports.word.style import Style
from exports.word.tables import CELL_SIDES, Cell, Table, widths
from exports.word.text import plain

_ROW_BORDER = 10


@dataclass(frozen=True)
class _Block:
    before: float
    line: float
    count: int
    after: float
    padding: float
    names: tuple[str, ...]
    whole: bool


class Flow:
    """Takes the blocks of a document in order, and tells the page of each name that stands in them.

    `page` is the page that the last block stands on; it begins with the one given, of pages laid out by `layout`.
    """

    def __init__(self, page: int = 1, layout: Layout = OURS) -> None:
        self._layout = layout
        self._pages: dict[str, int] = {}
        self.page = page
        self._used = 0.0
        self._room_left_after = 0.0
        self._waiting: list[_Block] = []

    def paragraph(
        self,
        style_id: str,
        text: str,
        *,
        new_page: bool = False,
        keep_next: bool = False,
        loose: bool = False,
        name: str = "",
    ) -> None:
        """A paragraph in a style, which may keep it unless it is `loose`; `name` is the bookmark around it, if any."""
        style = self._layout.styles[style_id]
        if new_page:
            self.new_page()
        line, count = self._lines(style, text, self._layout.width)
        before, after, _ = self._spacing(style)
        above, below = style.padding
        kept = keep_next or (style.keep_next and not loose)
        whole = kept or (style.keep_lines and not loose)
        names = (name,) if name else ()
        self._waiting.append(_Block(0 if new_page else before, line, count, after, above + below, names, whole))
        if not kept:
            self._place_waiting()

    def table(self, table: Table) -> None:
        """A table: rows stay whole, and the header stands again on each page."""
        columns = widths([column.share for column in table.columns], self._layout.width)
        header = self._row(
            ("TableHead", column.title, width) for column, width in zip(table.columns, columns, strict=True)
        )
        self.box(header, keep=True)
        if not table.rows:
            self.box(self._row([("TableText", table.empty, self._layout.width)]))
        for number, row in enumerate(table.rows, 1):
            texts = (plain(cell.text if isinstance(cell, Cell) else cell) for cell in row)
            height = self._row(("TableText", text, width) for text, width in zip(texts, columns, strict=True))
            self.box(height, repeated=header, keep=table.together and number < len(table.rows))

    def figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """A strip of figures."""
        width = self._layout.width / len(figures)
        labels = self._row(("FigureLabel", label, width) for _, label in figures)
        self.box(labels + self._row(("FigureValue", value, width) for value, _ in figures))

    def box(self, height: float, *, repeated: float = 0.0, keep: bool = False) -> None:
        """A block of `height` twips that stays whole."""
        self._waiting.append(_Block(0, height, 1, 0, 0, (), True))
        if not keep:
            self._place_waiting(repeated)

    def new_page(self) -> None:
        """Whatever follows begins on a new page."""
        self._place_waiting()
        self.page += 1
        self._used = 0.0

    def pages(self) -> dict[str, int]:
        """The page of each name so far."""
        self._place_waiting()
        return dict(self._pages)

    def _place_waiting(self, repeated: float = 0.0) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        if self._used and self._used + _least(waiting) > self._layout.height:
            self.page += 1
            self._used = repeated
        for block in waiting:
            self._place(block)

    def _place(self, block: _Block) -> None:
        if self._used:
            # Of the room after one paragraph and the room before the next, the larger counts.
            self._used += max(block.before - self._room_left_after, 0)
        for name in block.names:
            self._pages[name] = self.page
        for number in range(block.count):
            # Neither the first nor the last line of a paragraph stands alone: the last but one goes along.
            needed = block.line * (2 if number == block.count - 2 else 1)
            if self._used and self._used + needed > self._layout.height + 1:
                self.page += 1
                self._used = 0.0
            self._used += block.line
        full, self._used = divmod(self._used + block.padding, self._layout.height + 1)
        self.page += int(full)
        self._used += block.after
        self._room_left_after = block.after

    def _spacing(self, style: Style) -> tuple[int, int, int]:
        return style.spacing or self._layout.styles["Normal"].spacing or (0, 0, 240)

    def _lines(self, style: Style, text: str, width: float) -> tuple[float, int]:
        """The height of a line of `text` in twips, and how many there are."""
        left, right, _ = style.indent or (0, 0, 0)
        size = (style.size or self._layout.styles["Normal"].size) * 10
        count = lines(text, (width - left - right) / self._layout.wider, size, bold=style.bold)
        return size * LINE * self._spacing(style)[2] / 240, count

    def _row(self, cells: Iterable[tuple[str, str, float]]) -> float:
        """The height in twips of a row, from the style, the text and the width of each cell."""
        styles = self._layout.styles
        return _ROW_BORDER + max(self._height(styles[style], text, width - CELL_SIDES) for style, text, width in cells)

    def _height(self, style: Style, text: str, width: float) -> float:
        before, after, _ = self._spacing(style)
        line, count = self._lines(style, text, width)
        return before + line * count + after


def _least(blocks: Sequence[_Block]) -> float:
    """The height that must be free for the blocks to begin on this page."""
    height = after = 0.0
    for index, block in enumerate(blocks):
        last = index == len(blocks) - 1
        count = block.count if block.whole or block.count <= 3 or not last else 2
        height += max(block.before, after) + block.line * count + block.padding
        after = block.after
    return height

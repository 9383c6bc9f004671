"""The lines of a register as strips: gutter, cells, tones."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from screens.widgets.register_columns import GAP, Column, Place, arrange
from screens.widgets.register_rows import Heading, Row, Tone
from screens.widgets.register_text import fit_text, plain

GUTTER = 3
"""Cells at the left of every line: the bar, the mark, and a space."""


class Glyphs(NamedTuple):
    """The characters a register draws with."""

    bar: str = "▌"
    mark: str = "●"
    ellipsis: str = "…"


ASCII = Glyphs(bar=">", mark="*", ellipsis="..")


class Look(NamedTuple):
    """The styles of one theme.

    `cursor` goes over all others: a tone's colour is chosen for the plain background, and could not be read on
    the cursor's.
    """

    base: Style
    titles: Style
    heading: Style
    note: Style
    cursor: Style
    bar: Style
    mark: Style
    tones: Mapping[Tone, Style]


class Painter:
    """Draws lines of one width, and remembers those it has drawn.

    Args:
        columns: What stands in a row.
        glyphs: What to draw with.
        look: The styles.
        width: Cells of a line.
    """

    def __init__(self, columns: Sequence[Column], glyphs: Glyphs, look: Look, width: int) -> None:
        self.width = width
        self._columns = columns
        self._glyphs = glyphs
        self._look = look
        self._places: list[Place] = arrange(columns, max(0, width - GUTTER - 1))
        self._drawn: LRUCache[tuple[int, bool, bool], Strip] = LRUCache(1024)
        self.blank = Strip([Segment(" " * width, look.base)], width)

    def row(self, index: int, row: Row, *, selected: bool, marked: bool) -> Strip:
        """A row; `index` is what it is remembered by."""
        asked = (index, selected, marked)
        strip = self._drawn.get(asked)
        if strip is None:
            strip = self._drawn[asked] = self._row(row, selected, marked)
        return strip

    def titles(self) -> Strip:
        """The line above all rows."""
        cells = [self._cell(place, self._columns[place.column].title) for place in self._places]
        return self._line([Segment(" " * GUTTER + (" " * GAP).join(cells), self._look.titles)], self._look.base)

    def heading(self, heading: Heading) -> Strip:
        """The line above a group: its title at the left, its note at the right where there is room."""
        title, note = plain(heading.title), plain(heading.note)
        room = max(0, self.width - 2)
        if cell_len(title) + GAP + cell_len(note) > room:
            note = ""
        width = room - cell_len(note)
        look = self._look
        segments = [
            Segment(" " + fit_text(title, width, ellipsis=self._glyphs.ellipsis), look.heading),
            Segment(note, look.note),
        ]
        return self._line(segments, look.base)

    def sentence(self, text: str) -> Strip:
        """A line of text in the middle."""
        text = fit_text(plain(text), min(cell_len(plain(text)), self.width), ellipsis=self._glyphs.ellipsis)
        before = (self.width - cell_len(text)) // 2
        return self._line([Segment(" " * before + text, self._look.note)], self._look.base)

    def _row(self, row: Row, selected: bool, marked: bool) -> Strip:
        look, glyphs = self._look, self._glyphs
        over = look.cursor if selected else Style.null()
        base = look.base + over
        segments = [
            Segment(glyphs.bar, look.bar + over) if selected else Segment(" ", base),
            Segment(glyphs.mark, look.mark + over) if marked else Segment(" ", base),
        ]
        before = " "
        for place in self._places_of(row):
            segments.append(Segment(before, base))
            tone: Tone = row.tones[place.column] if place.column < len(row.tones) else ""
            style = look.tones[tone] + over if tone else base
            segments.append(Segment(self._cell(place, _text(row, place)), style))
            before = " " * GAP
        return self._line(segments, base)

    def _places_of(self, row: Row) -> list[Place]:
        """The columns as this row takes them: where it flows, one with too long a text has the empty ones beside it."""
        if not row.flows:
            return self._places
        taken: list[Place] = []
        for place in self._places:
            last = taken[-1] if taken else None
            if last and not _text(row, place) and cell_len(plain(_text(row, last))) > last.width:
                taken[-1] = Place(last.column, last.width + GAP + place.width)
            else:
                taken.append(place)
        return taken

    def _cell(self, place: Place, text: str) -> str:
        return fit_text(plain(text), place.width, self._columns[place.column].align, self._glyphs.ellipsis)

    def _line(self, segments: list[Segment], rest: Style) -> Strip:
        return Strip(segments).simplify().adjust_cell_length(self.width, rest)


def _text(row: Row, place: Place) -> str:
    return row.cells[place.column] if place.column < len(row.cells) else ""

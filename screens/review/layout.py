"""Sections beside and below each other on a page, and where on it its figures stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from screens.review.lines import Figure, Line, Pen, Section, Span, told, width_of

#: Cells from which on sections stand in two and in three columns.
_TWO, _THREE = 118, 182
_GAP, _INDENT = 4, 3
_WIDEST = 104


@dataclass(frozen=True)
class Place:
    """A section on the page: its column, its first line, and how many lines it has."""

    section: Section
    column: int
    top: int
    height: int


@dataclass(frozen=True)
class Stop:
    """A figure on the page.

    Attributes:
        figure: The figure.
        x: Its first cell.
        width: Its cells.
        y: Its line.
        place: The number of its section.
    """

    figure: Figure
    x: int
    width: int
    y: int
    place: int


@dataclass(frozen=True)
class Page:
    """What is drawn, with the figures in the order in which they are read."""

    lines: tuple[Line, ...] = ()
    places: tuple[Place, ...] = ()
    stops: tuple[Stop, ...] = ()

    def place_of(self, stop: Stop) -> Place:
        """The section in which a figure stands."""
        return self.places[stop.place]


def lay_out(sections: Sequence[Section], pen: Pen) -> Page:
    """Put each section under the shortest of the columns that there is room for."""
    columns = 3 if pen.width >= _THREE else 2 if pen.width >= _TWO else 1
    width = min((pen.width - _GAP * (columns - 1)) // columns, _WIDEST)
    filled: list[list[Line]] = [[] for _ in range(columns)]
    places: list[Place] = []
    stops: list[Stop] = []
    for index, section in enumerate(sections):
        column = min(range(columns), key=lambda each: len(filled[each]))
        block = _block(section, Pen(width, pen.plain))
        top = len(filled[column])
        places.append(Place(section, column, top, len(block)))
        for y, line in enumerate(block, top):
            stops += _stops(line, column * (width + _GAP), y, index)
        filled[column] += [*block, ()]
    return Page(tuple(_beside(filled, width + _GAP)), tuple(places), tuple(stops))


def _block(section: Section, pen: Pen) -> list[Line]:
    """A section: its heading, its picture, its sentences. Without a figure, the cursor can stand on the heading."""
    inner = Pen(pen.width - _INDENT, pen.plain)
    picture = section.draw(inner)
    has_figure = any(span.figure for line in picture for span in line)
    heading = None if has_figure else Figure(f"{section.key}.heading", section.title)
    indent = Span(" " * _INDENT)
    words = [line for each in section.words if each for line in told(each, inner.width)]
    return [
        (Span(f" {section.title} ", "strong", heading),),
        *((indent, *line) if line else () for line in picture),
        *((indent, *line) for line in words),
    ]


def _stops(line: Line, x: int, y: int, place: int) -> list[Stop]:
    found: list[Stop] = []
    for span in line:
        width = width_of((span,))
        if span.figure is not None:
            found.append(Stop(span.figure, x, width, y, place))
        x += width
    return found


def _beside(columns: Sequence[Sequence[Line]], width: int) -> list[Line]:
    """Columns of lines as lines across the page."""
    lines: list[Line] = []
    for y in range(max(map(len, columns))):
        parts: list[Span] = []
        for number, column in enumerate(columns):
            line = column[y] if y < len(column) else ()
            parts += [Span(" " * (number * width - width_of(parts))), *line]
        lines.append(tuple(parts))
    return lines

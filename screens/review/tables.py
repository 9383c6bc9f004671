"""Rows of numbers in columns, with bars that take what room is left."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from advisor.review.rates import Rate
from advisor.review.wording import interval, percent
from screens.review.bars import bar
from screens.review.lines import Figure, Line, Pen, Span, number, width_of
from screens.widgets.register_text import fit_text, plain

_LEAST_BAR, _WIDEST_BAR = 6, 40
_LEAST_NAME = 8


@dataclass(frozen=True)
class Bar:
    """A share from 0 to 1, drawn as wide as there is room; None leaves the place empty."""

    share: float | None


@dataclass(frozen=True)
class Name:
    """What a row is called; it is cut where room is short."""

    text: str


@dataclass(frozen=True)
class Right:
    """Pieces that stand at the right of their column."""

    line: Line


Cell = Line | Right | Name | Bar


def table(rows: Sequence[Sequence[Cell]], pen: Pen, drops: Collection[int] = ()) -> list[Line]:
    """Rows as lines; every row has as many cells.

    Args:
        rows: The rows.
        pen: What to draw with.
        drops: The columns that go where room is short, the first to go first.
    """
    if not rows:
        return []
    kept = list(range(len(rows[0])))
    widths = [max(_least(row[column]) for row in rows) for column in kept]
    for each in drops:
        if _total(widths, kept) > pen.width:
            kept.remove(each)
    for column in kept:
        if isinstance(rows[0][column], Name):
            over = _total(widths, kept) - pen.width
            widths[column] = max(min(widths[column], _LEAST_NAME), widths[column] - max(over, 0))
    for column in kept:
        if isinstance(rows[0][column], Bar):
            widths[column] += min(max(pen.width - _total(widths, kept), 0), _WIDEST_BAR - _LEAST_BAR)
    return [_line([_filled(row[column], widths[column], pen) for column in kept]) for row in rows]


def _least(cell: Cell) -> int:
    if isinstance(cell, Bar):
        return _LEAST_BAR
    if isinstance(cell, Name):
        return width_of((Span(plain(cell.text)),))
    return width_of(cell.line if isinstance(cell, Right) else cell)


def _total(widths: Sequence[int], kept: Sequence[int]) -> int:
    return sum(widths[each] for each in kept) + len(kept) - 1


def _filled(cell: Cell, width: int, pen: Pen) -> Line:
    """A cell in exactly so many terminal cells."""
    if isinstance(cell, Bar):
        return (Span(" " * width) if cell.share is None else Span(bar(cell.share, width, plain=pen.plain), "bar"),)
    if isinstance(cell, Name):
        return (Span(fit_text(plain(cell.text), width, ellipsis=".." if pen.plain else "…")),)
    if isinstance(cell, Right):
        return (Span(" " * (width - width_of(cell.line))), *cell.line)
    return (*cell, Span(" " * (width - width_of(cell))))


def _line(cells: Sequence[Line]) -> Line:
    parts: list[Span] = []
    for each in cells:
        parts += [Span(" "), *each] if parts else each
    return tuple(parts)


def rate_cells(rate: Rate, key: str, hits: str, among: str, *, shared: bool = True) -> list[Cell]:
    """A rate in four cells: its bar, how many of how many, the share, and the 95 % interval.

    Args:
        rate: The rate.
        key: The beginning of the names of its two figures.
        hits: What the first of them counts.
        among: What the second of them counts.
        shared: Whether it says something; else only the counts are shown.
    """
    share = rate.share if shared else None
    counted = Figure(f"{key}.hits", hits, rate.hits)
    return [
        Bar(share),
        Right((number(counted), Span("of"), number(Figure(f"{key}.among", among, rate.among)))),
        Right((Span(percent(rate.count, rate.of) if share is not None else ""),)),
        Right((Span(interval(rate) if share is not None else "", "dim"),)),
    ]

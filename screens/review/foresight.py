"""Foresight: the chances that were stated beside what happened, as a reliability diagram with its counts."""

from collections.abc import Iterator

from advisor.review.foresight import Bin, Foresight
from advisor.review.rates import Rate
from screens.review.lines import Figure, Line, Pen, Span, listed, number
from screens.review.tables import Name, rate_cells, table

_BINS = 11
_AXIS = 11


def foresight_lines(found: Foresight, key: str, happened: str, pen: Pen) -> list[Line]:
    """The diagram; rows of rates where there is no room for it.

    Args:
        found: The chances of one kind.
        key: The beginning of the names of its figures.
        happened: What those did that came true, such as "adopted".
        pen: What to draw with.
    """
    step = 2 + max((len(f"{each.happened.of:,}") for each in found.bins), default=0)
    step = max(step, 4)
    if not found.bins:
        lines = []
    elif _AXIS + _BINS * step <= pen.width:
        lines = [*_diagram(found.bins, step, pen), *_counts(found.bins, key, happened, step), *_legend(pen)]
    else:
        rows = [
            [Name(_said(each)), *rate_cells(each.happened, f"{key}.{each.first}", *_titles(each, happened))]
            for each in found.bins
        ]
        lines = table(rows, pen, drops=(4,))
    return [*lines, *listed(_others(found, key), pen.width)]


def place(bin: Bin) -> int:
    """Which of the eleven bins it is, from 0 for about 0 % to 10 for about 100 %."""
    return (bin.first + 5) // 10


def height(share: float) -> int:
    """The row of a share, from 0 at the bottom to 10 at the top."""
    return int(share * (_BINS - 1) + 0.5)


def _diagram(bins: tuple[Bin, ...], step: int, pen: Pen) -> Iterator[Line]:
    """Eleven rows: what happened of each bin, its interval, and the line on which both would be alike."""
    axis, corner, rule = ("|", "+", "-") if pen.plain else ("│", "└", "─")
    by_place = {place(each): each.happened for each in bins}
    for row in reversed(range(_BINS)):
        share = f"{row * 10:>6} %" if row in (0, 5, 10) else " " * 8
        cells = [_mark(by_place.get(each), each == row, row, pen) for each in range(_BINS)]
        spans = [part for mark in cells for part in (Span(" " * (step - 2)), mark, Span(" "))]
        yield (Span(f"{share} {axis} ", "dim"), *spans)
    yield (Span(f"{'':9}{corner}{rule * (_BINS * step + 1)}", "dim"),)
    yield (Span("said %".ljust(_AXIS), "dim"), *(Span(f"{each * 10:>{step - 1}} ", "dim") for each in range(_BINS)))


def _mark(rate: Rate | None, on_line: bool, row: int, pen: Pen) -> Span:
    """What stands in one place of the diagram."""
    if rate is not None and rate.share is not None and rate.low is not None and rate.high is not None:
        if height(rate.share) == row:
            return Span("o" if pen.plain else "●", "strong")
        if height(rate.low) <= row <= height(rate.high):
            return Span(":" if pen.plain else "┊", "bar")
    return Span("." if pen.plain else "·", "dim") if on_line else Span(" ")


def _counts(bins: tuple[Bin, ...], key: str, happened: str, step: int) -> Iterator[Line]:
    """Under each bin how many chances there were, and how many came true."""
    known = {place(each): each for each in bins}
    for name, is_hits in (("stated", False), ("came true", True)):
        spans = [Span(name.ljust(_AXIS - 1), "dim")]
        for each in range(_BINS):
            found = known.get(each)
            figure = _figure(found, key, happened, is_hits) if found else None
            shown = number(figure) if figure else Span("")
            spans += [Span(" " * (step - len(shown.text))), shown]
        yield tuple(spans)


def _legend(pen: Pen) -> list[Line]:
    """What the marks of the diagram say."""
    true, interval, line = "o:." if pen.plain else "●┊·"
    words = (f"{true} share that came true", f"{interval} its 95 % interval", f"{line} as you said")
    return listed([(Span(each, "dim"),) for each in words], pen.width)


def _figure(bin: Bin, key: str, happened: str, is_hits: bool) -> Figure:
    hits, among = _titles(bin, happened)
    ids = bin.happened.hits if is_hits else bin.happened.among
    return Figure(f"{key}.{bin.first}.{'hits' if is_hits else 'among'}", hits if is_hits else among, ids)


def _titles(bin: Bin, happened: str) -> tuple[str, str]:
    return f"you said {_said(bin)}: {happened}", f"you said {_said(bin)}"


def _said(bin: Bin) -> str:
    return f"{bin.first}–{bin.last} %"


def _others(found: Foresight, key: str) -> Iterator[Line]:
    """What is no forecast, or none yet."""
    for words, ids in (
        ("not resolved yet", found.pending),
        ("stated afterwards", found.afterwards),
        ("without a chance", found.without),
    ):
        if ids:
            yield (
                number(Figure(f"{key}.{words}", f"chance {words}" if "chance" not in words else words, ids)),
                Span(words, "dim"),
            )

"""How long it takes: the curve of what still waits, with its days beside it."""

from bisect import bisect_right

from advisor.review.waiting import MARKS, Curve
from advisor.review.wording import rounded
from advisor.words import count
from screens.review.curves import steps
from screens.review.lines import Figure, Line, Pen, Span, listed, number, width_of

_AXIS, _GAP = 6, 3
_ROWS, _LEAST, _WIDEST = 8, 16, 60


def waiting_lines(curve: Curve, key: str, over: str, pen: Pen) -> list[Line]:
    """The curve, and the figures under it.

    Args:
        curve: The curve.
        key: The beginning of the names of its figures.
        over: What those did that wait no longer, such as "answered".
        pen: What to draw with.
    """
    kinds = (
        (over, curve.happened),
        ("still waiting when last seen", curve.waiting),
        ("counted as 0 days", curve.before),
        ("left out", curve.left_out),
    )
    parts = [
        (number(Figure(f"{key}.{number_of}", f"{words}", ids)), Span(words, "dim"))
        for number_of, (words, ids) in enumerate(kinds)
        if ids
    ]
    picture = _picture(curve, pen) if curve.among and curve.longest else []
    return [*picture, *listed(parts, pen.width)]


def _picture(curve: Curve, pen: Pen) -> list[Line]:
    beside = _beside(curve)
    taken = max((width_of((each,)) for each in beside), default=0) + _GAP
    if pen.width < _AXIS + _LEAST + taken:
        beside, taken = [], 0
    columns = min(pen.width - _AXIS - taken, _WIDEST)
    end = curve.last_day
    days, left = [each.days for each in curve.steps], [1.0, *(each.waiting for each in curve.steps)]
    drawn = steps(lambda place: left[bisect_right(days, round(place * end))], columns, _ROWS, plain=pen.plain)
    lines = [_with_axis(row, text, columns, curve, pen) for row, text in enumerate(drawn)]
    corner, rule = ("+", "-") if pen.plain else ("└", "─")
    lines += [(Span(f"    {corner}{rule * columns}", "dim"),), (Span("     " + _ticks(end, columns), "dim"),)]
    for row, each in enumerate(beside):
        lines[row + 1] = (*lines[row + 1], Span(" " * (_AXIS + columns + _GAP - width_of(lines[row + 1]))), each)
    return lines


def _with_axis(row: int, text: str, columns: int, curve: Curve, pen: Pen) -> Line:
    """A row of the picture behind its axis; the middle one has a line at one half, and says when that is reached."""
    axis = "|" if pen.plain else "│"
    share = {0: "100", _ROWS // 2: " 50", _ROWS - 1: "  0"}.get(row, "   ")
    spans = [Span(f"{share} {axis}", "dim")]
    if row != _ROWS // 2:
        return (*spans, Span(text, "bar"))
    said = f" half within {count(curve.median, 'day')}" if curve.median is not None else ""
    ink = text.rstrip()
    room = columns - len(ink)
    said = said if len(said) + 2 <= room else ""
    rest = ("-" if pen.plain else "┈") * (room - len(said))
    before = ink[: len(ink) - len(ink.lstrip())]
    dots = ("-" if pen.plain else "┈") * len(before)
    return (*spans, Span(dots, "dim"), Span(ink.lstrip(), "bar"), Span(rest, "dim"), Span(said))


def _ticks(end: int, columns: int) -> str:
    """The days under the axis, those that fit."""
    text = "0"
    for day in [*(each for each in MARKS if each < end), end]:
        at = round(day / end * (columns - 1))
        name = f"{day:,}" if day < end else count(day, "day")
        begin = min(at, columns - len(name)) if day == end else at
        last = len(count(end, "day"))
        if begin >= len(text) + 1 and (day == end or begin + len(name) < columns - last):
            text = text.ljust(begin) + name
    return text


def _beside(curve: Curve) -> list[Span]:
    """What still waits after some days."""
    marks = [each for each in MARKS if each <= curve.longest][: _ROWS - 2]
    shares = [rounded(curve.waiting_after(each)) for each in marks]
    room = max(map(len, shares), default=0)
    rows = [Span(f"after {day:>5,} days  {share:>{room}}") for day, share in zip(marks, shares, strict=True)]
    return [Span("still waiting", "dim"), *rows] if rows else []

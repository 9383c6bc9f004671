"""The index of a relationship as a picture: what it is, how it came, each part with what it is worth and lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from advisor.relationship.index import HALF, Index
from advisor.relationship.parts import Part
from advisor.relationship.sentences import index_words, points_words
from advisor.words.en import MONTHS
from screens.review.bars import bar, spark
from screens.review.lines import Line, Pen, Span, told, width_of

NOTHING_YET = "How the relationship stands is shown here from the first contact on.  i  logs it."
#: Cells from which on a sentence is read with ease.
_ROOM = 50
_TITLE, _BAR, _POINTS, _GAP = 12, 10, 12, 2


def index_picture(found: Index, months: Sequence[Index]) -> Callable[[Pen], list[Line]]:
    """The picture of the index on a day.

    Args:
        found: The index.
        months: The index at the end of each month, oldest first.
    """

    def draw(pen: Pen) -> list[Line]:
        if not found.first and not any(each.count for each in found.parts):
            return told(NOTHING_YET, pen.width, "dim")
        lines = _whole(found, months, pen)
        for name, points, parts in (("RB", found.rb, found.kept), ("CK", found.ck, found.known)):
            for part in parts:
                half = f"{name} {points} of {HALF}" if points is not None and part is parts[0] else ""
                half = half or (name if part is parts[0] else "")
                lines += _part(half, part, pen)
        return lines

    return draw


def _whole(found: Index, months: Sequence[Index], pen: Pen) -> list[Line]:
    """The sum, with its course; where there is none, why."""
    if found.mb is None:
        return told(index_words(found), pen.width)
    line: Line = (Span(f"{'Mutual benefit':<16}"), Span(f"{found.mb}", "strong"), Span(" of 100", "dim"))
    known = [each for each in months if each.mb is not None]
    if len(known) > 1:
        course = spark([each.mb for each in known if each.mb is not None], room=12, within=(0, 100), plain=pen.plain)
        since = f"  since {MONTHS[known[0].on.month - 1][:3]} {known[0].on.year % 100:02d}"
        course_of: Line = (Span("   "), Span(course, "bar"), Span(since, "dim"))
        line = (*line, *course_of) if width_of((*line, *course_of)) <= pen.width else line
    return [line]


def _part(half: str, part: Part, pen: Pen) -> list[Line]:
    """A part: its half where it is the first of it, a bar, its points, its figure; and what would raise it."""
    begins: Line = (
        Span(f"{half:<{_TITLE}}", "strong"),
        Span(f"{part.title:<{_TITLE}}"),
        Span(bar(float(part.points or 0) / part.worth, _BAR, plain=pen.plain) + "  ", "bar"),
        Span(f"{points_words(part):<{_POINTS}}"),
    )
    room = pen.width - width_of(begins)
    arrow = "<- " if pen.plain else "← "
    raises = f"{arrow}{part.raises}" if part.raises else ""
    if raises and len(part.figure) + _GAP + len(raises) <= room:
        return [(*begins, Span(part.figure, "dim"), Span(" " * _GAP), Span(raises))]
    if room >= len(part.figure):
        indent = width_of(begins) if room >= _ROOM else _TITLE
        return [(*begins, Span(part.figure, "dim")), *_below(raises, pen, indent)]
    return [begins, *_below(part.figure, pen, _TITLE), *_below(raises, pen, _TITLE)]


def _below(words: str, pen: Pen, indent: int) -> Iterator[Line]:
    """A sentence on lines of its own."""
    if words:
        for line in told(words, pen.width - indent, "dim"):
            yield (Span(" " * indent), *line)

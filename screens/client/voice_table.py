"""Question by person as a small table: whose words there are, and whose are missing."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len

from advisor.coverage import Cell, Coverage
from advisor.words import number
from screens.review.lines import Line, Pen, Span, Tone
from screens.widgets.register_text import fit_text, plain

_GAP, _QUESTION, _PERSON, _LACKS = 2, 22, 7, 9


def coverage_table(found: Coverage) -> Callable[[Pen], list[Line]]:
    """The table of who answered what. People for whom there is no room are counted, and stand in the rows below."""

    def draw(pen: Pen) -> list[Line]:
        room = pen.width - _QUESTION - _GAP - _LACKS
        people = found.people[: max(room // (_PERSON + _GAP), 0)]
        width = pen.width - _LACKS - len(people) * (_PERSON + _GAP) - _GAP
        width = min(width, max((cell_len(each.asked.asks) for each in found.questions), default=_QUESTION))
        ellipsis = ".." if pen.plain else "…"

        def cells(question: str, each: list[str]) -> str:
            return (" " * _GAP).join([fit_text(plain(question), width, ellipsis=ellipsis), *each])

        names = [fit_text(_short(each.name), _PERSON, ellipsis=ellipsis) for each in people]
        lines: list[Line] = [(Span(cells("", names), "dim"),)]
        marks = _marks(plain_only=pen.plain)
        for question in found.questions:
            ticks = [f"{marks[question.of(each.id)]:^{_PERSON}}" for each in people]
            lacks = f"  {number(question.lacks)} more" if question.lacks else ""
            tone: Tone = "warn" if question.lacks else ""
            lines.append((Span(cells(question.asked.asks, ticks)), Span(lacks, tone)))
        left = len(found.people) - len(people)
        more = f", and {number(left)} more for whom there is no room" if left else ""
        lines.append(
            (Span(f"{marks[Cell.counts]} counts  {marks[Cell.noted]} as I noted it, does not count{more}", "dim"),)
        )
        return lines

    return draw


def _marks(*, plain_only: bool) -> dict[Cell, str]:
    if plain_only:
        return {Cell.counts: "v", Cell.noted: "n", Cell.open: "."}
    return {Cell.counts: "✓", Cell.noted: "≈", Cell.open: "·"}


def _short(name: str) -> str:
    """The first name, by which people are told apart in a narrow column."""
    return plain(name).split(" ")[0] if name else "?"

"""Two sittings of one instrument: beside each other where there is room, else one above the other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from textual.content import Content

from advisor.book import Book
from advisor.instruments.comparing import Compared, Side, Taken, compare
from advisor.records import Answer, Asked
from advisor.words import short_date
from screens.detail import safe
from screens.review.lines import Line, Pen, Span
from screens.widgets.prose import Block, lines_of
from screens.widgets.register_text import fit_text

#: The cells from which two columns of text can be read.
_TWO = 76
_GAP = 3


def comparison(book: Book, earlier: Taken, later: Taken) -> Callable[[Pen], list[Line]]:
    """What was answered then and now, prompt by prompt; a score with how far it moved."""
    days = tuple(short_date(each.sitting.on) if each.sitting.on else "undated" for each in (earlier, later))
    found = compare(earlier, later)

    def draw(pen: Pen) -> list[Line]:
        lines: list[Line] = []
        for each in found:
            lines += [
                (Span(line.plain, "strong"),) for line in lines_of(Block(Content(safe(each.asked.asks))), pen.width)
            ]
            sides = [_said(book, each.earlier), _said(book, each.later)]
            lines += _beside(sides, days, pen) if pen.width >= _TWO else _above(sides, days, pen)
            if each.moved is not None:
                lines.append((Span(_moved(each), "warn" if each.moved < 0 else ""),))
            lines.append(())
        return lines

    return draw


def _moved(each: Compared) -> str:
    moved = each.moved or 0
    return f"moved by {moved:+d}" if moved else "the same score"


def _beside(sides: list[str], days: tuple[str, ...], pen: Pen) -> list[Line]:
    width = (pen.width - _GAP) // 2
    columns = [_wrapped(side, width) for side in sides]
    gap = " " * _GAP
    lines: list[Line] = [(Span(gap.join(fit_text(day, width) for day in days), "dim"),)]
    for left, right in zip_longest(*columns, fillvalue=""):
        lines.append((Span(gap.join((fit_text(left, width), right))),))
    return lines


def _above(sides: list[str], days: tuple[str, ...], pen: Pen) -> list[Line]:
    lines: list[Line] = []
    for day, side in zip(days, sides, strict=True):
        lines.append((Span(day, "dim"),))
        lines += [(Span(f"  {line}"),) for line in _wrapped(side, pen.width - 2)]
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    return [each.plain for each in lines_of(Block(Content(safe(text))), width)]


def _said(book: Book, side: Side | None) -> str:
    if side is None:
        return "not asked"
    return "\n".join(_answer(book, side.asked, each) for each in side.answers) or "not answered"


def _answer(book: Book, asked: Asked, answer: Answer) -> str:
    """An answer as it is read; a person's words with whose they are."""
    if answer.score is not None:
        step = answer.score - asked.lowest
        return " ".join(filter(None, (str(answer.score), asked.scale[step] if 0 <= step < len(asked.scale) else "")))
    if answer.day:
        return short_date(answer.day)
    if answer.chosen:
        return "\n".join(answer.chosen)
    if not answer.person:
        return answer.words
    person = book.person(answer.person)
    words = f"“{answer.words}”" if answer.words_are.value == "exact" else f"{answer.words} (as I noted it)"
    return f"{person.name if person else 'Somebody'}: {words}"

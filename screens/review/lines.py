"""What the review is drawn with: figures that open, pieces of text with a tone, and the lines that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from advisor.words import NO_BREAK
from screens.widgets.prose import Block, lines_of

Tone = Literal["", "dim", "strong", "bar", "warn"]


@dataclass(frozen=True)
class Figure:
    """A number that the cursor can stand on.

    Attributes:
        key: Its name, which stays the same when the review is made anew.
        title: What it counts, as a heading says it.
        ids: The advice that it counts.
        expands: The key of the section that shows all of itself when it is opened; "" for a number that counts.
    """

    key: str
    title: str
    ids: tuple[str, ...] = ()
    expands: str = ""


class Span(NamedTuple):
    """A piece of a line. A figure begins and ends with a blank, where the cursor puts its brackets."""

    text: str
    tone: Tone = ""
    figure: Figure | None = None


Line = tuple[Span, ...]


class Pen(NamedTuple):
    """What is drawn with: so many cells in a line, and whether only plain ASCII characters may be used."""

    width: int
    plain: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the review.

    Attributes:
        key: Its name.
        title: Its heading.
        draw: Gives its picture.
        words: The sentences under it.
    """

    key: str
    title: str
    draw: Callable[[Pen], list[Line]]
    words: tuple[str, ...] = ()


def number(figure: Figure) -> Span:
    """A figure as the count of what it opens; none where there is nothing to open."""
    return Span(f" {len(figure.ids):,} ", "", figure if figure.ids else None)


def padded(span: Span, width: int) -> Line:
    """A piece at the right of a column."""
    return (Span(" " * (width - cell_len(span.text))), span)


def width_of(line: Iterable[Span]) -> int:
    """The cells of a line."""
    return sum(cell_len(each.text) for each in line)


def told(words: str, width: int, tone: Tone = "") -> list[Line]:
    """Sentences, wrapped; a number and its % stay together."""
    bound = words.replace(" %", f"{NO_BREAK}%")
    lines = lines_of(Block(Content(bound)), width)
    return [(Span(each.plain.rstrip().replace(NO_BREAK, " "), tone),) for each in lines]


def listed(parts: Iterable[Line], width: int) -> list[Line]:
    """Short pieces one after another, on as many lines as they need."""
    lines: list[Line] = []
    for part in parts:
        if lines and width_of(lines[-1]) + 2 + width_of(part) <= width:
            lines[-1] = (*lines[-1], Span("  "), *part)
        else:
            lines.append(part)
    return lines

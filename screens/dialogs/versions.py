"""What a field says in several versions: one below the other with what differs marked, and the choice between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from screens.widgets.prose import Block, lines_of

NOTHING: Final = "nothing"
#: Cells up to which a version is named by what it says.
SHORT: Final = 32
#: Words up to which two versions are compared: what is longer takes longer than anybody waits.
MOST_WORDS: Final = 1500
_WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Side:
    """One version: where it stands, what it says, and who wrote it, and when ("" where nobody knows)."""

    place: str
    text: str
    by: str = ""


def options(sides: Sequence[Side]) -> tuple[str, ...]:
    """The words of the choice: what each version says where that is short and tells them apart, else its place."""
    texts = tuple(each.text or NOTHING for each in sides)
    if len(set(texts)) == len(texts) and all(cell_len(each) <= SHORT and "\n" not in each for each in texts):
        return texts
    return tuple(each.place for each in sides)


def numbers(many: int) -> str:
    """The numbers that can be chosen: ``1 or 2``, ``1, 2 or 3``."""
    *first, last = [str(each) for each in range(1, many + 1)]
    return f"{', '.join(first)} or {last}" if first else last


class Sides(Static):
    """Versions with their numbers in a column; the lines of each are indented behind it.

    Args:
        heading: What the versions are of.
        before: What it said before all of them; "" for nothing.
        sides: The versions, in the order of their numbers.
    """

    DEFAULT_CSS = """
    Sides { width: 1fr; height: auto; margin: 0 1; }
    """

    def __init__(self, heading: str, before: str, sides: Sequence[Side]) -> None:
        super().__init__(markup=False)
        self._heading = Content(heading).stylize("bold")
        texts = [each.text for each in sides]
        marked = [_marked(text, texts[:index] + texts[index + 1 :]) for index, text in enumerate(texts)]
        self._rows = [("  before", Content(before or NOTHING))]
        for number, (side, text) in enumerate(zip(sides, marked, strict=True), 1):
            self._rows.append((f"{number} {side.place}", _signed(text, side)))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        width, column = self.size.width or 80, max(cell_len(label) for label, _ in self._rows) + 2
        lines = lines_of(Block(self._heading), width)
        for label, text in self._rows:
            lines += lines_of(Block(text, label), width, column)
        self.update(Content("\n").join(lines))


def _signed(text: Content, side: Side) -> Content:
    if not side.by:
        return text
    gap = "\n" if "\n" in side.text or cell_len(side.text) > SHORT else "  "
    return Content.assemble(text, gap, (f"({side.by})", "$text-muted"))


def _marked(text: str, others: Sequence[str]) -> Content:
    """A version, marked where it has words that another has not; of several others the first is compared."""
    other = next((each for each in others if each), "")
    words, others_words = _WORDS.findall(text), _WORDS.findall(other)
    if not text or not other or max(len(words), len(others_words)) > MOST_WORDS:
        return Content(text or NOTHING)
    parts = []
    for tag, start, end, _, _ in SequenceMatcher(None, words, others_words, autojunk=False).get_opcodes():
        part = Content("".join(words[start:end]))
        parts.append(part if tag == "equal" else part.stylize("bold underline $text-accent"))
    return Content.assemble(*parts)

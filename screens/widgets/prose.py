"""Text to read: paragraphs, some with a label in a column of its own, wrapped so that the label stands free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

#: Cells of the column of labels.
LABELS = 12

#: Lines are broken at every kind of blank, this one too, unless a sign of as many cells holds its place meanwhile.
_NO_BREAK = "\u00a0"
_HOLDER = "\ue000"


@dataclass(frozen=True)
class Block:
    """A paragraph.

    Attributes:
        text: What it says; its line ends are kept.
        label: What stands in the column of labels.
        hang: Whether the paragraph stands beside that column even where it has no label.
        right: Whether the label stands at the right of its column, as dates do.
    """

    text: Content
    label: str = ""
    hang: bool = False
    right: bool = False


class Prose(Static):
    """Blocks of text, wrapped to the width of the widget.

    Args:
        id: The widget's id.
        labels: Cells of the column of labels.
    """

    DEFAULT_CSS = """
    Prose { width: 1fr; height: auto; }
    """

    def __init__(self, id: str | None = None, *, labels: int = LABELS) -> None:
        super().__init__(markup=False, id=id)
        self._labels = labels
        self._blocks: tuple[Block, ...] = ()

    def show(self, blocks: Sequence[Block]) -> None:
        """Show these blocks."""
        self._blocks = tuple(blocks)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width or 80
        self.update(
            Content("\n").join([line for block in self._blocks for line in lines_of(block, width, self._labels)])
        )


def lines_of(block: Block, width: int, labels: int = LABELS) -> list[Content]:
    """The lines of a block at a width in cells, the label beside the first; labels have a column of some cells."""
    if not (block.label or block.hang):
        return _wrapped(block.text, max(width, 10))
    lines = _wrapped(block.text, max(width - labels, 10))
    gap = " " * max(labels - 1 - cell_len(block.label), 0)
    label = gap + block.label + " " if block.right else block.label + gap + " "
    first = Content.assemble((label, "$text-muted"), lines[0])
    return [first, *(Content(" " * labels) + line for line in lines[1:])]


def _wrapped(text: Content, width: int) -> list[Content]:
    """A text as lines of at most this width; a no-break space keeps what it stands between on one line."""
    held = Content(text.plain.replace(_NO_BREAK, _HOLDER), spans=[*text.spans])
    lines = held.wrap(width) or [Content("")]
    return [Content(each.plain.replace(_HOLDER, _NO_BREAK), spans=[*each.spans]) for each in lines]

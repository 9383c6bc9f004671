"""What the pages in the contents are reckoned by: the room on a page, and the styles that text stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.word.look import TEXT_HEIGHT, TEXT_WIDTH
from exports.word.style import Style
from exports.word.styles import STYLES


@dataclass(frozen=True)
class Layout:
    """The room for text on a page, in twips, and what stands in it.

    Attributes:
        width: How wide it is.
        height: How tall it is.
        styles: The styles by our ids.
        numbered: Whether headings have numbers.
        wider: How much wider than ours the font of the text is.
    """

    width: int = TEXT_WIDTH
    height: int = TEXT_HEIGHT
    styles: Mapping[str, Style] = field(default_factory=lambda: STYLES)
    numbered: bool = True
    wider: float = 1.0


OURS = Layout()
"""That of a document in our own base."""

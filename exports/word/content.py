"""All that a document is made of, before it stands in a base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.word.base import About
from exports.word.charts.chart import Chart
from exports.word.enclosed import Enclosed
from exports.word.words import Words


@dataclass(frozen=True)
class Content:
    """A document without its base.

    Attributes:
        about: What it says of itself.
        words: The fixed words.
        blocks: The blocks, as XML in UTF-8.
        cover: Whether the first block is a cover.
        letter: Whether it is a letter, whose first page has no running header.
        runs_of_steps: How many numbered lists there are.
        charts: The charts that the blocks speak of, in their order.
        enclosed: The data beside the text.
    """

    about: About
    words: Words
    blocks: Sequence[bytes]
    cover: bool
    letter: bool
    runs_of_steps: int
    charts: Sequence[Chart]
    enclosed: Sequence[Enclosed]

"""What a chart shows: categories, series of figures, and the same figures as a table."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from exports.word.charts.look import IN_TURN, Look
from exports.word.tables import Column, Table

Number = int | float | Decimal

_GAP = "–"
_SHARE_OF_NAMES = 3.0
_THOUSAND = 1000
_SHORT = 15
"""Up to so many rows stay on one page."""


@dataclass(frozen=True)
class Series:
    """One row of figures, None where there is none; `look` is by its place among the others unless it is given."""

    name: str
    values: Sequence[Number | None]
    look: Look | None = None


@dataclass(frozen=True)
class Chart:
    """A chart for a document; most are made by the functions in `exports.word.charts.kinds`.

    Args:
        shape: "bars" lie, the first at the top; "columns" stand; a "line" joins points.
        heading: What the categories are, as the title of their column.
        categories: What the figures are of, in order.
        series: One to six rows of figures, one figure for each category.
        joined: How bars of one category stand: beside each other, on each other, or all in one place, for series of
            which only one has a figure there.
        days: The days of the categories, for a line whose points stand apart as the days do.
        percent: Whether the figures are percentages, such as 40 for 40 %.

    Raises:
        ValueError: When a chart of this cannot be drawn.
    """

    shape: Literal["bars", "columns", "line"]
    heading: str
    categories: Sequence[str]
    series: Sequence[Series]
    joined: Literal["beside", "stacked", "overlaid"] = "beside"
    days: Sequence[date] = ()
    percent: bool = False

    def __post_init__(self) -> None:
        if not self.categories or not 1 <= len(self.series) <= len(IN_TURN):
            raise ValueError(f"A chart needs categories and one to {len(IN_TURN)} series.")
        if any(len(each.values) != len(self.categories) for each in self.series):
            raise ValueError("A series of a chart has not one figure for each category.")
        if self.days and len(self.days) != len(self.categories):
            raise ValueError("A chart has not one day for each category.")
        if not all(math.isfinite(value) for value in self.values()):
            raise ValueError("A chart shows finite figures.")

    def values(self) -> Iterator[Number]:
        """Every figure that is there."""
        return (value for each in self.series for value in each.values if value is not None)

    def looks(self) -> list[Look]:
        """What each series looks like."""
        return [each.look or IN_TURN[index] for index, each in enumerate(self.series)]

    @property
    def decimals(self) -> int:
        """How many decimals the figures are written with: as many as the most exact has, four at most."""
        return max((_decimals(value) for value in self.values()), default=0)

    @property
    def places(self) -> int:
        """How many decimals are drawn: none beside thousands, where nobody reads them."""
        return 0 if any(abs(float(value)) >= _THOUSAND for value in self.values()) else self.decimals

    def figures(self, description: str, told: Callable[[Number], str] | None = None) -> Table:
        """The same figures as a small table.

        Args:
            description: What the table shows, in a sentence.
            told: How a figure is written; by default in digits, with a comma between thousands.
        """
        titles = [Column(self.heading, _SHARE_OF_NAMES)]
        columns = [*titles, *(Column(each.name, 1.0, align="end", whole=True) for each in self.series)]
        told = told or self._digits
        rows = [
            (name, *(self._written(each.values[index], told) for each in self.series))
            for index, name in enumerate(self.categories)
        ]
        return Table(columns, rows, description, together=len(rows) <= _SHORT)

    def _digits(self, value: Number) -> str:
        return f"{value:,.{self.decimals}f}"

    def _written(self, value: Number | None, told: Callable[[Number], str]) -> str:
        if value is None:
            return _GAP
        return f"{told(value)}\u00a0%" if self.percent else told(value)


def _decimals(value: Number) -> int:
    written = f"{value:.4f}".rstrip("0")
    return len(written) - written.index(".") - 1

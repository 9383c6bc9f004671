"""What a bench found, beside what is wanted, as lines of one table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured thing; ``against`` is what it is a multiple of, in the same unit, where that is the bar."""

    what: str
    where: str
    found: float
    unit: str
    wanted: float
    against: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the thing it is measured against."""
        return self.found / self.against if self.against else None

    @property
    def reached(self) -> bool:
        """Whether it is within what is wanted."""
        return (self.found if self.ratio is None else self.ratio) <= self.wanted

    def cells(self) -> tuple[str, ...]:
        """Its line of the table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        wanted = f"≤ {self.wanted:g} {self.unit if self.ratio is None else '×'}"
        return (self.what, self.where, f"{self.found:.1f} {self.unit}", ratio, wanted, "yes" if self.reached else "no")


def show(figures: Iterable[Figure]) -> None:
    """Print the table."""
    head = ("what", "where", "found", "ratio", "wanted", "reached")
    rows = [head, *(each.cells() for each in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    for row in rows:
        left = "  ".join(cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True))
        right = "  ".join(cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True))
        print(f"{left}  {right}")

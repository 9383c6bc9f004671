"""A rate: a count of a count, with the ids of what it counts and its Wilson interval."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

#: The standard normal deviate that leaves 2.5 % above it: of a two-sided 95 % interval.
Z = 1.959963984540054
#: From here on the interval is narrower than five points to either side, and need not be said.
LARGE_SAMPLE = 400
#: An interval that is wider says little.
WIDE = 0.4


def wilson(count: int, of: int) -> tuple[float, float]:
    """The Wilson 95 % interval of a proportion, as shares from 0 to 1.

    E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, Journal of the American
    Statistical Association 22 (1927), 209–212, without continuity correction.

    Args:
        count: How often it happened.
        of: How often it could have happened; at least 1.
    """
    share, spread = count / of, Z * Z / of
    centre = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return (0.0 if count == 0 else centre - half), (1.0 if count == of else centre + half)


@dataclass(frozen=True)
class Rate:
    """How many of how many, with the ids of both: ``hits`` are those of ``among`` that it happened to."""

    hits: tuple[str, ...]
    among: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many it happened to."""
        return len(self.hits)

    @property
    def of(self) -> int:
        """How many it could have happened to."""
        return len(self.among)

    @property
    def share(self) -> float | None:
        """The count as a share of the whole, from 0 to 1; None where there is nothing to count."""
        return self.count / self.of if self.of else None

    @property
    def low(self) -> float | None:
        """The lower end of the 95 % interval, from 0 to 1; None where there is nothing to count."""
        return wilson(self.count, self.of)[0] if self.of else None

    @property
    def high(self) -> float | None:
        """The upper end of the 95 % interval, from 0 to 1; None where there is nothing to count."""
        return wilson(self.count, self.of)[1] if self.of else None

    @property
    def wide(self) -> bool:
        """Whether the interval is too wide to say much; so it is where nothing was counted."""
        return self.low is None or self.high is None or self.high - self.low > WIDE


def needed(rate: Rate) -> int:
    """How many must be counted for an interval that says something, at a share in the middle of what is likely now.

    The share itself would promise too much: of one, it is all or nothing.
    """
    share = 0.5 if rate.low is None or rate.high is None else (rate.low + rate.high) / 2
    of = max(rate.of, 1)
    while of < LARGE_SAMPLE:
        low, high = wilson(round(share * of), of)
        if high - low <= WIDE:
            break
        of += 1
    return of


def rate(among: Iterable[tuple[str, bool]]) -> Rate:
    """The rate of what is given as pairs: an id, and whether it happened."""
    known = list(among)
    return Rate(tuple(each for each, happened in known if happened), tuple(each for each, _ in known))

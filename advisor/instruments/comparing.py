"""Two sittings of one instrument side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.records import Answer, Asked, Sitting


@dataclass(frozen=True, slots=True)
class Taken:
    """A sitting and its answers."""

    sitting: Sitting
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A prompt as it was asked in one of two sittings, and what was answered; for each person, where people answer."""

    asked: Asked
    answers: tuple[Answer, ...]

    @property
    def score(self) -> int | None:
        """The score that was given; None where there is none."""
        return self.answers[0].score if self.answers else None


@dataclass(frozen=True, slots=True)
class Compared:
    """One prompt in two sittings, as it was asked last; a side is None where it was not asked then."""

    asked: Asked
    earlier: Side | None
    later: Side | None

    @property
    def alike(self) -> bool:
        """Whether both times the same was asked, so that the answers can be compared."""
        return self.earlier is not None and self.later is not None and _same(self.earlier.asked, self.later.asked)

    @property
    def moved(self) -> int | None:
        """How far a score moved on the same scale; None where that cannot be said."""
        if self.earlier is None or self.later is None or not self.alike:
            return None
        before, after = self.earlier.score, self.later.score
        return None if before is None or after is None else after - before


def _same(one: Asked, other: Asked) -> bool:
    first, second = ((each.asks, each.kind, each.lowest, len(each.scale)) for each in (one, other))
    return first == second


def compare(earlier: Taken, later: Taken) -> tuple[Compared, ...]:
    """Two sittings of one instrument, prompt by prompt: in the order of the later one, then what it no longer asked.

    Prompts are the same where their ids are, in whatever words and version they were asked.
    """
    before, after = dict(_sides(earlier)), dict(_sides(later))
    both = before | after
    return tuple(Compared(both[id].asked, before.get(id), after.get(id)) for id in dict.fromkeys([*after, *before]))


def _sides(taken: Taken) -> Iterator[tuple[str, Side]]:
    for asked in taken.sitting.prompts:
        yield asked.id, Side(asked, tuple(each for each in taken.answers if each.prompt == asked.id))

"""The advice matrix: what the client did with advice, by what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advisor.counting import Value, total
from advisor.records.choices import Result
from advisor.review.cases import OF_NOT_TAKEN, OF_TAKEN, Case, Taken

#: What can have come of advice, by what the client did with it.
RESULTS = {
    Taken.taken: OF_TAKEN,
    Taken.abandoned: (*OF_TAKEN, *OF_NOT_TAKEN),
    Taken.not_taken: OF_NOT_TAKEN,
    Taken.open: OF_NOT_TAKEN,
}


@dataclass(frozen=True)
class Cell:
    """Advice that the client treated alike and that came out alike.

    Attributes:
        taken: What the client did with it.
        result: What came of it; None while nobody has looked: neither a success nor a failure.
        ids: The advice.
        value: What it brought.
        loss: What it cost while it was not taken: nothing, or less.
    """

    taken: Taken
    result: Result | None
    ids: tuple[str, ...]
    value: Value
    loss: Value


@dataclass(frozen=True)
class Matrix:
    """Every cell, those without advice among them; together they hold all given advice that counts."""

    cells: tuple[Cell, ...]

    def row(self, taken: Taken) -> tuple[Cell, ...]:
        """The cells of what the client treated alike, "not observed" last."""
        return tuple(each for each in self.cells if each.taken is taken)

    def cell(self, taken: Taken, result: Result | None) -> Cell:
        """One cell.

        Raises:
            KeyError: When nothing of the kind can have come of it.
        """
        for each in self.cells:
            if each.taken is taken and each.result is result:
                return each
        raise KeyError((taken, result))


def matrix(cases: Iterable[Case]) -> Matrix:
    """The matrix of given advice that counts, with what each cell brought or cost."""
    members: dict[tuple[Taken, Result | None], list[Case]] = defaultdict(list)
    for each in cases:
        members[each.taken, each.result].append(each)
    places = [(taken, result) for taken in Taken for result in (*RESULTS[taken], None)]
    return Matrix(tuple(_cell(*place, members[place]) for place in places))


def _cell(taken: Taken, result: Result | None, cases: Sequence[Case]) -> Cell:
    return Cell(
        taken=taken,
        result=result,
        ids=tuple(each.id for each in cases),
        value=total(each.value for each in cases),
        loss=total(each.loss for each in cases),
    )

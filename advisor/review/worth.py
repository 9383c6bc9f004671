"""What advice was worth: value that was taken, losses where it was not, and hopes, which are neither."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.counting import NOTHING, Value, total
from advisor.review.cases import Case
from advisor.review.matrix import Matrix


@dataclass(frozen=True)
class Sum:
    """Amounts added up, with the ids of the advice that they come from."""

    value: Value
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Worth:
    """What advice was worth, in the practice's currency; nothing here is added to anything else.

    Attributes:
        brought: What came of advice that was taken; delivered is what the client confirmed.
        as_warned: What it cost not to take advice, where it came as we had warned.
        other_losses: What else it cost not to take advice.
        hoped: The value at stake as it was stated with the advice.
        hoping: The ids of the advice that stated it.
    """

    brought: Sum
    as_warned: Sum
    other_losses: Sum
    hoped: Decimal
    hoping: tuple[str, ...]


def worth(cases: Sequence[Case], cells: Matrix) -> Worth:
    """What given advice that counts was worth.

    A loss came as warned where the latest that was seen of advice not taken says so.

    Args:
        cases: The advice.
        cells: The same by what came of it, with the sums of each cell.
    """
    lost = [each for each in cases if each.loss is not NOTHING]
    hoping = [each for each in cases if each.hope is not None]
    return Worth(
        brought=Sum(
            total(each.value for each in cells.cells), tuple(each.id for each in cases if each.value is not NOTHING)
        ),
        as_warned=_losses([each for each in lost if each.as_warned]),
        other_losses=_losses([each for each in lost if not each.as_warned]),
        hoped=sum((each.hope or Decimal(0) for each in hoping), Decimal(0)),
        hoping=tuple(each.id for each in hoping),
    )


def _losses(cases: Sequence[Case]) -> Sum:
    return Sum(total(each.loss for each in cases), tuple(each.id for each in cases))

"""What advice was worth: value that was taken, losses where it was not, and hopes, which are neither."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.counting import NOTHING, Value, total
from advisor.review.cases import Case


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


def worth(cases: Sequence[Case]) -> Worth:
    """What given advice that counts was worth.

    A loss came as warned where the latest that was seen of advice not taken says so.
    """
    lost = [each for each in cases if each.loss is not NOTHING]
    hoping = [each for each in cases if each.hope is not None]
    return Worth(
        brought=_sum((each.id, each.value) for each in cases if each.value is not NOTHING),
        as_warned=_sum((each.id, each.loss) for each in lost if each.as_warned),
        other_losses=_sum((each.id, each.loss) for each in lost if not each.as_warned),
        hoped=sum((each.hope or Decimal(0) for each in hoping), Decimal(0)),
        hoping=tuple(each.id for each in hoping),
    )


def _sum(values: Iterable[tuple[str, Value]]) -> Sum:
    known = list(values)
    return Sum(total(value for _, value in known), tuple(record_id for record_id, _ in known))

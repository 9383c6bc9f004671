"""Promised dates that moved later."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.review.cases import Case
from advisor.review.rates import Rate, rate


@dataclass(frozen=True)
class Slips:
    """How often the client's promised dates moved later.

    Attributes:
        slipped: How much of the advice with a promised date slipped at least once.
        times: How often any date moved later.
    """

    slipped: Rate
    times: int


def slips(cases: Sequence[Case]) -> Slips:
    """The slips of given advice that counts."""
    promised = [each for each in cases if each.promised]
    return Slips(
        slipped=rate((each.id, each.slips > 0) for each in promised),
        times=sum(each.slips for each in promised),
    )

"""How good a judge the consultant is: the chances that were stated before, beside what happened."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from advisor.review.chances import Chance
from advisor.review.rates import Rate, rate

#: How many chances must have been resolved before anything can be said of a judge.
ENOUGH = 30


class Forecast(NamedTuple):
    """A chance in whole percents that was stated before, and whether it then happened."""

    id: str
    chance: int
    happened: bool


@dataclass(frozen=True)
class Bin:
    """The forecasts of nearly the same chance.

    Attributes:
        first: The lowest chance of the bin, in percents.
        last: The highest.
        mean: The mean chance of its forecasts, from 0 to 1.
        happened: How many of them happened.
    """

    first: int
    last: int
    mean: float
    happened: Rate


@dataclass(frozen=True)
class Foresight:
    """Chances of one kind beside what happened.

    Attributes:
        happened: How many of the resolved forecasts happened; its share is the base rate.
        brier: The mean squared distance of the chances from what happened, 0 to 1, less is better; None without any.
        skill: How much better than always saying the base rate; 0 is as good, 1 is perfect. None ("not defined")
            where there is none, or where all of them came out alike.
        bias: The mean chance less the base rate, from -1 to 1: above 0 they expected more than came.
        bins: The reliability table; bins without forecasts are left out.
        afterwards: The ids of what was resolved with a chance that was stated only afterwards.
        without: The ids of what was resolved and no chance was stated.
        pending: The ids of what has a chance and is not resolved yet.
    """

    happened: Rate
    brier: float | None
    skill: float | None
    bias: float | None
    bins: tuple[Bin, ...]
    afterwards: tuple[str, ...]
    without: tuple[str, ...]
    pending: tuple[str, ...]

    @property
    def resolved(self) -> int:
        """How many forecasts are resolved."""
        return self.happened.of

    @property
    def too_early(self) -> bool:
        """Whether too few are resolved to judge."""
        return self.resolved < ENOUGH


def foresight(chances: Iterable[tuple[str, Chance]]) -> Foresight:
    """Chances of one kind beside what happened.

    Args:
        chances: The chance of each piece of given advice that counts, behind its id.
    """
    forecasts: list[Forecast] = []
    afterwards: list[str] = []
    without: list[str] = []
    pending: list[str] = []
    for record_id, (percent, happened, is_before) in chances:
        if happened is None:
            if percent is not None:
                pending.append(record_id)
        elif percent is None:
            without.append(record_id)
        elif is_before:
            forecasts.append(Forecast(record_id, percent, happened))
        else:
            afterwards.append(record_id)
    brier, skill, bias = scores(forecasts)
    return Foresight(
        happened=rate((each.id, each.happened) for each in forecasts),
        brier=brier,
        skill=skill,
        bias=bias,
        bins=reliability(forecasts),
        afterwards=tuple(afterwards),
        without=tuple(without),
        pending=tuple(pending),
    )


def scores(forecasts: Sequence[Forecast]) -> tuple[float | None, float | None, float | None]:
    """The Brier score, the skill and the bias of forecasts.

    G. W. Brier, “Verification of forecasts expressed in terms of probability”, Monthly Weather Review 78 (1950),
    1–3, in the form for two outcomes: mean((p − o)²). Skill is 1 − BS / BSref, where BSref is the score of always
    saying the base rate. Sums are of whole numbers, so that their order cannot matter.
    """
    number = len(forecasts)
    if not number:
        return None, None, None
    happened = sum(each.happened for each in forecasts)
    squares = sum((each.chance - 100 * each.happened) ** 2 for each in forecasts)
    brier = squares / (10_000 * number)
    alike = happened in (0, number)
    skill = None if alike else 1 - squares * number / (10_000 * happened * (number - happened))
    bias = (sum(each.chance for each in forecasts) - 100 * happened) / (100 * number)
    return brier, skill, bias


def reliability(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """Forecasts by their chance, in eleven bins around 0 %, 10 %, …, 100 %; halves go up."""
    members: dict[int, list[Forecast]] = defaultdict(list)
    for each in forecasts:
        members[(each.chance + 5) // 10].append(each)
    return tuple(
        Bin(
            first=max(number * 10 - 5, 0),
            last=min(number * 10 + 4, 100),
            mean=sum(each.chance for each in found) / (100 * len(found)),
            happened=rate((each.id, each.happened) for each in found),
        )
        for number, found in sorted(members.items())
    )

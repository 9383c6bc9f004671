"""The review as one JSON object with stable keys: every numerator and denominator of it."""

from collections.abc import Callable
from typing import Any

from advisor.book import Book
from advisor.counting import Value
from advisor.jsonable import plain
from advisor.records import Recommendation
from advisor.review.breakdown import Group
from advisor.review.cohorts import Cohort, Cohorts
from advisor.review.foresight import Foresight
from advisor.review.funnel import Funnel
from advisor.review.matrix import Cell, Matrix
from advisor.review.rates import Rate
from advisor.review.reviewing import Review
from advisor.review.sentences import in_words
from advisor.review.waiting import Curve
from advisor.review.worth import Sum, Worth

Json = dict[str, Any]

#: Gives the reference of advice by its id.
_Name = Callable[[str], str]


def review_json(book: Book, found: Review) -> Json:
    """A review as a JSON object.

    Args:
        book: The practice that it was made of.
        found: The review.
    """

    def name(advice_id: str) -> str:
        advice = book.get(Recommendation, advice_id)
        return advice.reference if advice else advice_id

    return {
        "on": plain(found.on),
        "filter": found.filter,
        "mature_days": found.cohorts.days,
        "currency": book.profile.currency,
        "given": len(found.given),
        "left": len(found.left),
        "rates": _rates(found.rates),
        "cohorts": _cohorts(found.cohorts),
        "waiting": {
            "to_answer": _curve(found.to_answer, name),
            "to_implementation": _curve(found.to_implementation, name),
        },
        "matrix": _matrix(found.matrix),
        "worth": _worth(found.worth),
        "slips": {"slipped": rate_json(found.slips.slipped), "times": found.slips.times},
        "foresight": {"adoption": _foresight(found.adoption), "success": _foresight(found.success)},
        "breakdowns": {each.by.value: [_group(group) for group in each.groups] for each in found.breakdowns},
        "words": in_words(found, book.profile.currency),
    }


def rate_json(rate: Rate) -> Json:
    """A rate: how many of how many, and its 95 % interval from 0 to 1, null where nothing was counted."""
    return {"count": rate.count, "of": rate.of, "low": rate.low, "high": rate.high}


def _rates(rates: Funnel) -> Json:
    return {
        "response": rate_json(rates.response),
        "adoption": rate_json(rates.adoption),
        "adoption_of_given": rate_json(rates.adoption_of_given),
        "in_full": rate_json(rates.in_full),
        "lapsed": rate_json(rates.lapsed),
        "implementation": rate_json(rates.implementation),
        "worked": rate_json(rates.worked),
    }


def _cohorts(found: Cohorts) -> Json:
    return {
        "recorded_until": plain(found.recorded_until),
        "all": _cohort(found.all),
        "years": [_cohort(each) for each in found.years],
        "quarters": [_cohort(each) for each in found.quarters],
    }


def _cohort(found: Cohort) -> Json:
    return {
        "name": found.name,
        "first": plain(found.first),
        "last": plain(found.last),
        "implemented": rate_json(found.implemented),
        "not_due": len(found.not_due),
        "unwatched": len(found.unwatched),
        "watched": found.watched,
    }


def _curve(found: Curve, name: _Name) -> Json:
    return {
        "began": len(found.among),
        "happened": len(found.happened),
        "waiting": len(found.waiting),
        "median_days": found.median,
        "longest_days": found.longest,
        "share_waiting": found.end,
        "before": sorted(name(each) for each in found.before),
        "left_out": sorted(name(each) for each in found.left_out),
        "steps": [
            {
                "days": each.days,
                "at_risk": each.at_risk,
                "happened": len(each.happened),
                "share_waiting": each.waiting,
            }
            for each in found.steps
        ],
    }


def _matrix(found: Matrix) -> list[Json]:
    return [_cell(each, found.row(each.taken)) for each in found.cells]


def _cell(cell: Cell, row: tuple[Cell, ...]) -> Json:
    among = tuple(each for other in row for each in other.ids)
    return {
        "taken": cell.taken.value,
        "result": plain(cell.result),
        "advice": rate_json(Rate(cell.ids, among)),
        "value": _value(cell.value),
        "loss": _value(cell.loss),
    }


def _value(value: Value) -> Json:
    return {
        "delivered_once": plain(value.delivered_once),
        "delivered_per_year": plain(value.delivered_per_year),
        "estimated_once": plain(value.estimated_once),
        "estimated_per_year": plain(value.estimated_per_year),
    }


def _worth(found: Worth) -> Json:
    return {
        "brought": _sum(found.brought),
        "as_warned": _sum(found.as_warned),
        "other_losses": _sum(found.other_losses),
        "hoped": {"advice": len(found.hoping), "at_stake": plain(found.hoped)},
    }


def _sum(found: Sum) -> Json:
    return {"advice": len(found.ids)} | _value(found.value)


def _foresight(found: Foresight) -> Json:
    return {
        "happened": rate_json(found.happened),
        "too_early": found.too_early,
        "brier": found.brier,
        "skill": found.skill,
        "bias": found.bias,
        "bins": [
            {"first": each.first, "last": each.last, "mean": each.mean, "happened": rate_json(each.happened)}
            for each in found.bins
        ],
        "afterwards": len(found.afterwards),
        "without": len(found.without),
        "pending": len(found.pending),
    }


def _group(group: Group) -> Json:
    return {
        "key": group.key,
        "name": group.name,
        "given": len(group.ids),
        "adoption": rate_json(group.adoption),
        "implementation": rate_json(group.implementation),
        "worked": rate_json(group.worked),
        "differs": group.differs,
        "apart": group.apart,
    }

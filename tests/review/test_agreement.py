"""The figures against an independent reckoner: scipy's Wilson interval and survival curve, on random practices.

The practices are read a second time here, straight from their records. ``ADVISOR_REVIEWS`` says how many are made.
"""

import math
import os
from datetime import date
from random import Random

from scipy import stats

from advisor.records import Decision, Event, Progress, Recommendation, Record, Withdrawal
from advisor.review import Rate, Review, review
from advisor.review.waiting import Curve
from tests import factory
from tests.review.practices import random_day, random_practice

NUMBER = int(os.environ.get("ADVISOR_REVIEWS", "200"))
CLOSE = 1e-9
YES = {"adopted", "in_part", "differently"}


def test_the_figures_agree_with_scipy_on_random_practices() -> None:
    intervals = steps = 0
    for seed in range(NUMBER):
        random = Random(seed)
        records, on = random_practice(random, random.randrange(4, 40)), max(random_day(random) for _ in range(3))
        found = review(factory.book_of(*records), on, mature_days=random.choice((30, 365)))
        for rate in every_rate(found):
            agree_on_interval(rate)
            intervals += bool(rate.of)
        agree_on_curve(found.to_answer, spells(records, on, "given"))
        agree_on_curve(found.to_implementation, spells(records, on, "adopted"))
        steps += len(found.to_answer.steps) + len(found.to_implementation.steps)
    assert intervals > 10 * NUMBER
    assert steps > 2 * NUMBER


def every_rate(found: Review) -> list[Rate]:
    """Every rate of a review: of the funnel, the cohorts, the breakdowns, the bins and the slips."""
    cohorts = (found.cohorts.all, *found.cohorts.years, *found.cohorts.quarters)
    groups = [group for breakdown in found.breakdowns for group in breakdown.groups]
    return [
        *vars(found.rates).values(),
        *(each.implemented for each in cohorts),
        *(each.adoption for each in groups),
        *(each.implementation for each in groups),
        *(each.happened for foresight in (found.adoption, found.success) for each in foresight.bins),
        found.slips.slipped,
    ]


def agree_on_interval(rate: Rate) -> None:
    """The interval is scipy's, where there is anything to count."""
    if not rate.of or rate.low is None or rate.high is None:
        assert (rate.of, rate.low, rate.high) == (0, None, None)
        return
    theirs = stats.binomtest(rate.count, rate.of).proportion_ci(confidence_level=0.95, method="wilson")
    assert math.isclose(rate.low, theirs.low, abs_tol=CLOSE)
    assert math.isclose(rate.high, theirs.high, abs_tol=CLOSE)


def agree_on_curve(ours: Curve, waits: list[tuple[int, bool]]) -> None:
    """The curve is scipy's of the same waits, as they were read here."""
    assert len(ours.among) == len(waits)
    if not waits:
        return
    over = [days for days, is_over in waits if is_over]
    still = [days for days, is_over in waits if not is_over]
    theirs = stats.ecdf(stats.CensoredData(uncensored=over, right=still)).sf
    for days in {*over, *still, 0, 10_000}:
        assert math.isclose(ours.waiting_after(days), float(theirs.evaluate(days)), abs_tol=CLOSE)
    halved = [days for days in sorted(over) if float(theirs.evaluate(days)) <= 0.5 + CLOSE]
    assert ours.median == (halved[0] if halved else None)


def spells(records: list[Record], on: date, since: str) -> list[tuple[int, bool]]:
    """Days and whether it was over, of all advice that waits and whose wait is known."""
    found = []
    for advice in records:
        if not isinstance(advice, Recommendation) or advice.entered_in_error:
            continue
        if advice.given_on is None or advice.given_on > on:
            continue
        events = known(records, advice, on)
        decisions = [each for each in events if isinstance(each, Decision) and each.whose == "client"]
        adopted = [each.on for each in decisions if each.position in YES]
        answered = [each.on for each in decisions if each.position in {*YES, "declined"}]
        done = [each.on for each in events if isinstance(each, Progress) and each.state == "implemented"]
        began, ended = (advice.given_on, answered) if since == "given" else (next(iter(adopted), None), done)
        if began is None:
            continue
        left = unsettled_withdrawals(events, decisions)
        if None in left:
            continue
        last = min([*(each for each in left if each is not None), on])
        is_over = bool(ended) and ended[0] is not None and ended[0] <= last
        until = ended[0] if is_over else last
        assert until is not None
        found.append((max((until - began).days, 0), is_over))
    return found


def known(records: list[Record], advice: Recommendation, on: date) -> list[Event]:
    """What the day knows of advice, in its order."""
    events = [each for each in records if isinstance(each, Event) and each.recommendation == advice.id]
    events = [each for each in events if not each.entered_in_error and (each.on is None or each.on <= on)]
    return sorted(events, key=lambda each: (each.on or date.min, each.sequence, each.noted, each.id))


def unsettled_withdrawals(events: list[Event], decisions: list[Decision]) -> list[date | None]:
    """The days on which advice was taken back while its latest position did not settle it."""
    left = []
    for each in events:
        if isinstance(each, Withdrawal):
            before = [said for said in decisions if each.on is None or (said.on is not None and said.on <= each.on)]
            if not before or before[-1].position == "deferred":
                left.append(each.on)
    return left

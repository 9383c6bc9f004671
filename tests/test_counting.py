"""Counts over standings, and value that does not count twice."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from advisor.counting import Value, amounts_of, loss_of, tally, value_of
from advisor.records import Event, Outcome
from advisor.records.choices import TAKEN_RESULTS, ValueBasis, ValueCovers
from advisor.standing import order, standing
from tests.factory import advice, day, decision, events, outcome, progress, withdrawal
from tests.strategies import near_days, outcome_lists

ON = day("2026-06-30")
POSITIONS = ("adopted", "in_part", "differently", "deferred", "declined", "lapsed")


def test_each_position_is_counted_once_and_drafts_not_at_all() -> None:
    kept: list[list[Event]] = [[decision(each, "2026-02-01")] for each in POSITIONS]
    found = tally([*(standing(advice(), each, ON) for each in [[], *kept]), standing(advice(given_on=None), [], ON)])
    assert [getattr(found, each) for each in (*POSITIONS, "awaiting", "drafts")] == [1] * 8
    assert (found.given, found.taken, found.answered, found.settled, found.open) == (7, 3, 4, 5, 2)


def test_what_was_done_and_seen_is_counted_beside_the_position() -> None:
    doing = events(decision("adopted", "2026-02-01"), progress("under_way", "2026-03-01"))
    done = events(*doing, progress("implemented", "2026-04-01"), outcome("as_hoped", "2026-05-01"))
    found = tally([standing(advice(), doing, ON), standing(advice(), done, ON)])
    assert (found.adopted, found.under_way, found.implemented, found.observed) == (2, 1, 1, 1)


def test_withdrawn_before_it_is_settled_leaves_the_count_and_afterwards_stays() -> None:
    early = standing(advice(), [withdrawal("2026-02-01")], ON)
    late = standing(advice(), [decision("declined", "2026-02-01"), withdrawal("2026-03-01", "superseded")], ON)
    found = tally([early, late])
    assert (found.given, found.declined, found.withdrawn, found.superseded) == (1, 1, 1, 1)


def test_counting_nothing_gives_noughts() -> None:
    assert set(tally([]).__dict__.values()) == {0}


def seen(on: str, amount: str | None, **values: object) -> Outcome:
    return outcome("as_hoped", on, amount, **values)


CONFIRMED = {"value_basis": "confirmed", "confirmed_on": "2026-05-01"}
YEARLY = {"value_period": "per_year"}
TOTAL = {"value_covers": "total"}

#: name: (outcomes, delivered once, per year, estimated once, per year) as of 2026-06-30
VALUES: dict[str, tuple[list[Outcome], int, int, int, int]] = {
    "nothing seen": ([], 0, 0, 0, 0),
    "an outcome without an amount": ([seen("2026-03-01", None)], 0, 0, 0, 0),
    "an estimate": ([seen("2026-03-01", "100")], 0, 0, 100, 0),
    "confirmed": ([seen("2026-03-01", "100", **CONFIRMED)], 100, 0, 0, 0),
    "confirmed on the day itself": (
        [seen("2026-03-01", "100", **CONFIRMED | {"confirmed_on": "2026-06-30"})],
        100,
        0,
        0,
        0,
    ),
    "confirmed only after the day": (
        [seen("2026-03-01", "100", **CONFIRMED | {"confirmed_on": "2026-07-01"})],
        0,
        0,
        100,
        0,
    ),
    "once and every year are kept apart": (
        [seen("2026-03-01", "100"), seen("2026-03-02", "7", **YEARLY)],
        0,
        0,
        100,
        7,
    ),
    "steps add up": ([seen("2026-03-01", "100"), seen("2026-04-01", "-30")], 0, 0, 70, 0),
    "a total replaces the steps before it": (
        [seen("2026-03-01", "100"), seen("2026-04-01", "50"), seen("2026-05-01", "120", **TOTAL)],
        0,
        0,
        120,
        0,
    ),
    "a total replaces the total before it": (
        [seen("2026-03-01", "100", **TOTAL), seen("2026-05-01", "120", **TOTAL)],
        0,
        0,
        120,
        0,
    ),
    "a step after a total comes on top": (
        [seen("2026-03-01", "100", **TOTAL), seen("2026-05-01", "20")],
        0,
        0,
        120,
        0,
    ),
    "a confirmed total replaces what we had estimated": (
        [seen("2026-03-01", "100"), seen("2026-05-01", "80", **TOTAL, **CONFIRMED)],
        80,
        0,
        0,
        0,
    ),
    "an estimated total replaces estimates and leaves what was confirmed": (
        [
            seen("2026-03-01", "100", **CONFIRMED),
            seen("2026-04-01", "50"),
            seen("2026-05-01", "120", **TOTAL),
        ],
        100,
        0,
        120,
        0,
    ),
    "a confirmed total replaces both": (
        [
            seen("2026-03-01", "100", **CONFIRMED),
            seen("2026-04-01", "50"),
            seen("2026-05-01", "120", **TOTAL, **CONFIRMED),
        ],
        120,
        0,
        0,
        0,
    ),
    "a total that was confirmed only after the day is an estimate": (
        [
            seen("2026-03-01", "100", **CONFIRMED),
            seen("2026-05-01", "120", **TOTAL, **CONFIRMED | {"confirmed_on": "2026-07-01"}),
        ],
        100,
        0,
        120,
        0,
    ),
    "what came of advice that was not taken": (
        [outcome("harm_came", "2026-03-01", "-500"), outcome("as_warned", "2026-04-01", "-500", **TOTAL)],
        0,
        0,
        0,
        0,
    ),
    "a total once leaves the amount every year": (
        [seen("2026-03-01", "7", **YEARLY), seen("2026-05-01", "80", **TOTAL)],
        0,
        0,
        80,
        7,
    ),
    "a total without an amount replaces nothing": (
        [seen("2026-03-01", "100"), seen("2026-05-01", None, **TOTAL)],
        0,
        0,
        100,
        0,
    ),
    "seen after the day": ([seen("2026-07-01", "100")], 0, 0, 0, 0),
    "entered in error": ([seen("2026-03-01", "100", entered_in_error="wrong client")], 0, 0, 0, 0),
}


@pytest.mark.parametrize("name", VALUES)
def test_value_counts_nothing_twice(name: str) -> None:
    outcomes, *expected = VALUES[name]
    assert value_of(outcomes, ON) == Value(*(Decimal(each) for each in expected))


def test_values_of_several_pieces_of_advice_add_up_by_kind() -> None:
    one, two = Value(*map(Decimal, (1, 2, 3, 4))), Value(*map(Decimal, (10, 20, 30, 40)))
    assert one + two == Value(*map(Decimal, (11, 22, 33, 44)))


@given(outcome_lists, near_days)
def test_value_is_the_same_in_any_order_and_unmoved_by_what_does_not_count(found: list[Outcome], on: date) -> None:
    counting = [each for each in found if not each.entered_in_error and each.on and each.on <= on]
    assert value_of(counting[::-1], on) == value_of(found, on)


@given(outcome_lists, near_days)
def test_a_total_stands_for_every_estimate_before_it_and_a_confirmed_one_for_everything(
    found: list[Outcome], on: date
) -> None:
    last = max([on, *(order(each)[0] for each in found)])
    before = value_of(found, last)
    estimated = value_of([*found, seen(last.isoformat(), "42", **TOTAL, sequence=9)], last)
    assert estimated == replace(before, estimated_once=Decimal(42))
    yes = {"value_basis": "confirmed", "confirmed_on": last}
    confirmed = value_of([*found, seen(last.isoformat(), "42", **TOTAL, **yes, sequence=9)], last)
    assert confirmed == replace(before, delivered_once=Decimal(42), estimated_once=Decimal(0))


@given(outcome_lists, near_days)
def test_confirming_steps_moves_value_and_makes_none(found: list[Outcome], on: date) -> None:
    steps = [each.replaced(value_covers=ValueCovers.step) for each in found]
    yes = {"value_basis": ValueBasis.confirmed, "confirmed_on": date.min}
    before, after = value_of(steps, on), value_of([each.replaced(**yes) for each in steps], on)
    assert after.delivered_once == before.delivered_once + before.estimated_once
    assert after.delivered_per_year == before.delivered_per_year + before.estimated_per_year
    assert after.estimated_once == after.estimated_per_year == 0


@given(outcome_lists, near_days)
def test_the_amounts_that_count_add_up_to_the_value_and_make_the_same_loss(found: list[Outcome], on: date) -> None:
    kept = amounts_of(found, on)
    assert sum(each.value or 0 for each in kept if each.result in TAKEN_RESULTS) == sum(value_of(found, on).parts)
    assert (value_of(kept, on), loss_of(kept, on)) == (value_of(found, on), loss_of(found, on))

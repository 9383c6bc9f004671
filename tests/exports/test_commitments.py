"""How far a goal came by its readings, and how promises are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.commitments import Goal, Promise, Promised, Reach, counted

DAY = date(2026, 1, 5)
amounts = st.decimals(-1000, 1000, places=1)


def goal(start: Decimal | None, target: Decimal, *readings: Decimal) -> Goal:
    return Goal("Margin", target, DAY, start=start, readings=tuple((DAY, each) for each in readings))


@pytest.mark.parametrize(
    ("start", "target", "readings", "reach"),
    [
        (12, 18, [], Reach.not_measured),
        (12, 18, [15], Reach.on_the_way),
        (12, 18, [18], Reach.reached),
        (12, 18, [20], Reach.reached),
        (12, 18, [12], Reach.not_yet),
        (12, 18, [10], Reach.not_yet),
        (12, 18, [20, 15], Reach.on_the_way),
        (14, 5, [9], Reach.on_the_way),
        (14, 5, [4], Reach.reached),
        (14, 5, [15], Reach.not_yet),
        (None, 5, [5], Reach.reached),
        (None, 5, [4], Reach.measured),
    ],
)
def test_a_goal_is_as_far_as_its_last_reading(
    start: int | None, target: int, readings: list[int], reach: Reach
) -> None:
    first = None if start is None else Decimal(start)
    assert goal(first, Decimal(target), *map(Decimal, readings)).reach is reach


@pytest.mark.parametrize(
    ("readings", "reach"), [([], Reach.not_measured), ([15], Reach.not_yet), ([18], Reach.reached)]
)
def test_nothing_is_on_the_way_to_a_day_that_has_passed(readings: list[int], reach: Reach) -> None:
    over = replace(goal(Decimal(12), Decimal(18), *map(Decimal, readings)), over=True)
    assert over.reach is reach


@given(amounts, amounts, amounts)
def test_less_of_what_is_bad_is_as_good_as_more_of_what_is_good(start: Decimal, target: Decimal, now: Decimal) -> None:
    assert goal(start, target, now).reach is goal(-start, -target, -now).reach


@given(st.lists(st.sampled_from(["kept_on", "broken_on", ""])))
def test_every_promise_is_counted_once(ended: list[str]) -> None:
    known = [
        Promise(
            "Send it",
            True,
            DAY,
            DAY,
            kept_on=DAY if each == "kept_on" else None,
            broken_on=DAY if each == "broken_on" else None,
        )
        for each in ended
    ]
    assert counted(known) == Promised(len(ended), ended.count("kept_on"), ended.count("broken_on"), ended.count(""))

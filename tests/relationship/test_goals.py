"""Goals on the straight line from their start to their target."""

from decimal import Decimal

import pytest

from advisor.relationship.goals import course, courses
from tests.factory import CLIENT_ID, GOAL_ID, TODAY, goal, reading, small_book

TENS = {"start": "0", "target": "100", "on": "2026-01-01", "due": "2026-04-11"}  # a hundred days


@pytest.mark.parametrize(
    ("on", "value", "expected", "on_track"),
    [
        ("2026-01-01", "0", "0", True),
        ("2026-02-10", "40", "40", True),
        ("2026-02-10", "39.9", "40", False),
        ("2026-04-11", "100", "100", True),
        ("2026-07-01", "99", "100", False),
    ],
)
def test_a_reading_is_judged_by_the_line_on_its_own_day(on: str, value: str, expected: str, on_track: bool) -> None:
    found = course(small_book(goal(**TENS), reading(on, value)), goal(**TENS), TODAY)
    assert (found.expected, found.on_track) == (Decimal(expected), on_track)
    assert found.share == Decimal(value) / 100


def test_a_goal_that_is_to_fall_is_on_track_below_the_line() -> None:
    falling = goal(**TENS | {"start": "100", "target": "0"})
    below, above = (course(small_book(falling, reading("2026-02-10", each)), falling, TODAY) for each in ("60", "61"))
    assert (below.on_track, above.on_track) == (True, False)


def test_four_readings_are_drawn_from_the_start_on_and_none_that_is_dated_later() -> None:
    days = ["2026-03-01", "2026-02-01", "2026-05-01", "2026-04-01"]
    book = small_book(goal(), *(reading(each, str(number)) for number, each in enumerate(days)))
    found = course(book, goal(), TODAY)
    assert [each.isoformat() for each, _ in found.points] == ["2026-01-05", *sorted(days)]
    assert (found.now, found.read_on and found.read_on.isoformat()) == (Decimal(2), "2026-05-01")
    assert len(course(book, goal(), found.points[2][0]).points) == 3


@pytest.mark.parametrize("missing", ["start", "due"])
def test_without_both_ends_of_the_line_nothing_is_said_of_the_track(missing: str) -> None:
    found = course(small_book(goal(), reading("2026-03-01", "13")), goal(**{missing: None}), TODAY)
    assert (found.expected, found.on_track) == (None, None)


def test_without_a_reading_the_start_is_where_it_stands() -> None:
    found = course(small_book(goal()), goal(), TODAY)
    assert (found.now, found.read_on, found.on_track) == (Decimal(12), None, None)


def test_open_goals_stand_by_the_day_on_which_they_are_due() -> None:
    later, ended = goal(id="90a2" * 4, due="2027-12-31"), goal(id="90a3" * 4, ended="reached", ended_on="2026-10-01")
    book = small_book(later, goal(), ended, goal(id="90a4" * 4, on="2026-12-01"))
    assert [each.goal.id for each in courses(book, CLIENT_ID, TODAY)] == [GOAL_ID, later.id]

"""Dates in cells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.imports.cell_dates import DateOrder, find_order, read_date

days = st.dates(date(1969, 1, 1), date(2068, 12, 31))
FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%b %d %Y", "%d-%b-%y", "%d.%m.%Y", "%d.%m.%y"]


@given(days, st.sampled_from(FORMATS))
def test_a_clear_date_is_read_as_written(day: date, form: str) -> None:
    assert read_date(day.strftime(form), None) == day


@given(days)
def test_a_stated_order_settles_a_date_of_numbers(day: date) -> None:
    assert read_date(day.strftime("%d/%m/%Y"), DateOrder.day_first) == day
    assert read_date(day.strftime("%m/%d/%Y"), DateOrder.month_first) == day


@given(st.lists(days, min_size=1))
def test_a_column_is_never_taken_for_the_other_order(column: list[date]) -> None:
    assert find_order(day.strftime("%d/%m/%Y") for day in column) in (None, DateOrder.day_first)
    assert find_order(day.strftime("%m/%d/%Y") for day in column) in (None, DateOrder.month_first)


def test_one_day_beyond_the_twelfth_proves_the_order_and_two_orders_prove_nothing() -> None:
    assert find_order(["12/03/2024", "13/03/2024", None, 7]) is DateOrder.day_first
    assert find_order(["12/03/2024", "03/13/2024"]) is DateOrder.month_first
    assert find_order(["13/03/2024", "03/13/2024"]) is None
    assert find_order(["12/03/2024"]) is None


def test_a_date_that_can_be_read_in_two_ways_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"day/month or month/day; say which in a map: \[dates\] order"):
        read_date("12/03/2024", None)


def test_a_date_that_can_be_read_in_one_way_only_needs_no_order() -> None:
    assert read_date("25/03/2024", None) == date(2024, 3, 25)
    assert read_date("03/25/2024", None) == date(2024, 3, 25)
    assert read_date("05/05/2024", None) == date(2024, 5, 5)


def test_a_time_behind_the_date_is_passed_over() -> None:
    assert read_date("2024-03-12T00:00:00", None) == date(2024, 3, 12)
    assert read_date("13/03/2024 10:30", None) == date(2024, 3, 13)


def test_an_empty_cell_and_a_real_date_are_what_they_are() -> None:
    assert read_date(None, None) is None
    assert read_date(date(2024, 3, 12), None) == date(2024, 3, 12)


@pytest.mark.parametrize("cell", [45000, 45000.5])
def test_a_number_is_not_a_date(cell: float) -> None:
    with pytest.raises(ValueError, match="is a number, not a date"):
        read_date(cell, None)


@pytest.mark.parametrize("text", ["soon", "31/02/2024", "2024-13-01", "3 Foo 2024", "45000", "2024", "1/2", "0/0/2024"])
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date; 2024-03-12"):
        read_date(text, DateOrder.day_first)


def test_a_day_that_the_stated_order_makes_impossible_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a date"):
        read_date("03/25/2024", DateOrder.day_first)

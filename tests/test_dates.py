"""Dates as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.dates import add_months, parse_date
from advisor.words import long_date, short_date, weekday_date
from tests.factory import TODAY, day

ANY_DAY = st.dates(date(1901, 1, 1), date(2198, 12, 31))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("today", "2026-11-23"),
        ("now", "2026-11-23"),
        ("  ToDay ", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("tomorrow", "2026-11-24"),
        ("mon", "2026-11-30"),  # 23 November 2026 is a Monday: the next one is a week away
        ("tue", "2026-11-24"),
        ("Fri", "2026-11-27"),
        ("friday", "2026-11-27"),
        ("next fri", "2026-11-27"),
        ("last fri", "2026-11-20"),
        ("last mon", "2026-11-16"),
        ("sunday", "2026-11-29"),
        ("+3d", "2026-11-26"),
        ("-3d", "2026-11-20"),
        ("+2w", "2026-12-07"),
        ("+ 2 w", "2026-12-07"),
        ("-1w", "2026-11-16"),
        ("+1m", "2026-12-23"),
        ("-1m", "2026-10-23"),
        ("+3m", "2027-02-23"),
        ("+1y", "2027-11-23"),
        ("-2y", "2024-11-23"),
        ("+0d", "2026-11-23"),
        ("12 dec", "2026-12-12"),
        ("12. dec", "2026-12-12"),
        ("12dec", "2026-12-12"),
        ("12 December", "2026-12-12"),
        ("12 dec 2027", "2027-12-12"),
        ("12 dec, 2027", "2027-12-12"),
        ("12 dec 27", "2027-12-12"),
        ("dec 12", "2026-12-12"),
        ("Dec 12, 2027", "2027-12-12"),
        ("3 sept", "2026-09-03"),
        ("Sat 12 Dec", "2026-12-12"),
        ("saturday, 12 december 2026", "2026-12-12"),
        ("1 feb", "2027-02-01"),  # nearer than the one that has passed
        ("30 jun", "2026-06-30"),  # nearer than the one to come
        ("2026-12-01", "2026-12-01"),
        ("2026-2-3", "2026-02-03"),
        ("2028-02-29", "2028-02-29"),
        ("29 feb 2028", "2028-02-29"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, expected: str) -> None:
    assert parse_date(typed, TODAY) == day(expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("+1m", "2027-02-28"), ("+13m", "2028-02-29"), ("-2m", "2026-11-30"), ("+1y", "2028-01-31")],
)
def test_months_from_the_last_of_a_month_end_on_the_last(typed: str, expected: str) -> None:
    assert parse_date(typed, day("2027-01-31")) == day(expected)


def test_a_year_from_a_leap_day_is_the_last_of_february() -> None:
    assert parse_date("+1y", day("2028-02-29")) == day("2029-02-28")
    assert parse_date("-4y", day("2028-02-29")) == day("2024-02-29")


def test_a_leap_day_without_a_year_is_the_nearest_one_if_there_is_one_about() -> None:
    assert parse_date("29 feb", day("2027-11-23")) == day("2028-02-29")
    with pytest.raises(ValueError, match="“29 feb” is not a day that exists"):
        parse_date("29 feb", TODAY)


@pytest.mark.parametrize("typed", ["3/4/2027", "3.4.27", "12/12/2026", "31.12.2026"])
def test_numbers_with_two_readings_are_refused_with_a_way_out(typed: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence follows
        parse_date(typed, TODAY)
    assert str(refused.value) == f"“{typed}” can be read in two ways; write it like 3 apr 2027 or 2027-04-03."


@pytest.mark.parametrize(
    "typed", ["2027-02-29", "2026-13-01", "31 nov", "30 feb 2028", "+9999y", "-9999y", "0000-01-01", "Mon 24 Nov 2026"]
)
def test_days_that_do_not_exist_are_said_to_be_none(typed: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence follows
        parse_date(typed, TODAY)
    allowed = "a date such as today, fri, +2w, 12 dec or 2026-12-01"
    assert str(refused.value) == f"“{typed}” is not a day that exists; give {allowed}."


@pytest.mark.parametrize(
    "typed", ["", "soon", "12", "2026", "dec", "12 foo", "+w", "2w", "mayhem 3", "m", "last", "\ud800"]
)
def test_anything_else_is_refused_with_what_is_allowed(typed: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence follows
        parse_date(typed, TODAY)
    assert str(refused.value) == f"“{typed}” is not a date; give a date such as today, fri, +2w, 12 dec or 2026-12-01."


@given(ANY_DAY, ANY_DAY)
def test_a_date_that_we_write_is_read_back_on_any_day(written: date, today: date) -> None:
    for text in (written.isoformat(), long_date(written), weekday_date(written)):
        assert parse_date(text, today) == written


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_short_date_of_this_century_is_read_back(written: date) -> None:
    assert parse_date(short_date(written), TODAY) == written


@given(st.dates(date(1920, 1, 1), date(2100, 1, 1)), st.integers(-5000, 5000))
def test_an_offset_lies_that_far_from_today(today: date, number: int) -> None:
    assert parse_date(f"{number:+}d", today) == today + timedelta(days=number)
    assert parse_date(f"{number // 7:+}w", today) == today + timedelta(weeks=number // 7)
    assert parse_date(f"{number // 30:+}m", today) == add_months(today, number // 30)
    assert parse_date(f"{number // 365:+}y", today) == add_months(today, number // 365 * 12)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-1000, 1000))
def test_months_on_keep_the_day_or_end_the_month(start: date, months: int) -> None:
    found = add_months(start, months)
    assert (found.year - start.year) * 12 + found.month - start.month == months
    assert found.day == start.day or (found.day < start.day and (found + timedelta(days=1)).day == 1)


@given(
    ANY_DAY.filter(lambda each: date(1001, 1, 1) < each < date(9999, 12, 1)),
    st.sampled_from("mon tue wed thu fri sat sun".split()),
)
def test_a_weekday_is_the_next_one_and_the_last_one_lies_behind(today: date, name: str) -> None:
    ahead, behind = parse_date(name, today), parse_date(f"last {name}", today)
    assert 1 <= (ahead - today).days <= 7
    assert 1 <= (today - behind).days <= 7
    assert f"{ahead:%a} {behind:%a}".lower() == f"{name} {name}"


@given(st.text() | st.from_regex(r"[+\-]?\d{0,4}[ ./-]?[a-z]{0,4}[ ./-]?\d{0,5}", fullmatch=True), st.dates())
def test_garbage_is_a_date_or_a_value_error(text: str, today: date) -> None:
    try:
        found = parse_date(text, today)
    except ValueError as refused:
        assert text.strip() in str(refused)  # noqa: PT017 - either way is right, and both are looked at
    else:
        assert isinstance(found, date)


@pytest.mark.parametrize("typed", ["1899-12-31", "0001-01-01", "2200-01-01", "9999-12-31", "-200y"])
def test_a_day_in_a_year_that_is_far_off_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="outside the years 1900 to 2199"):
        parse_date(typed, date(2026, 11, 23))


@pytest.mark.parametrize("typed", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_are_taken(typed: str) -> None:
    assert parse_date(typed, date(2026, 11, 23)).isoformat() == typed

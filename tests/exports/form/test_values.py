"""What was filled in, as what it means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.records.choices import Position
from exports.form import values
from exports.language import language, languages

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-04",
        "2027/3/4",
        "4 March 2027",
        "4. March 2027",
        "4th of March 2027",
        "4 mar 2027",
        "March 4, 2027",
        "Mar. 4th 2027",
        "4.3.2027",
        "04.03.27",
        "4. 3. 2027",
        "Thursday, 4 March 2027",
        "Thu 4 Mar 27",
        "Thursday, March 4, 2027",
        "04-Mar-2027",
        "4-mar-27",
        "“4 March 2027”",
        "4 March\u200b 2027",
        " 4\u00a0March\n2027. ",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert values.days(text) == (date(2027, 3, 4),)


@pytest.mark.parametrize("text", ["3/4/2027", "03/04/2027", "3-4-2027", "3/4/27"])
def test_a_day_that_may_be_two_is_both_and_never_a_guess(text: str) -> None:
    assert values.days(text) == (date(2027, 3, 4), date(2027, 4, 3))


@pytest.mark.parametrize(("text", "day"), [("13/4/2027", date(2027, 4, 13)), ("4/13/2027", date(2027, 4, 13))])
def test_a_day_that_can_only_be_one_is_that(text: str, day: date) -> None:
    assert values.days(text) == (day,)


def test_the_same_number_twice_is_one_day() -> None:
    assert values.days("4/4/2027") == (date(2027, 4, 4),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "after 4 March 2027",
        "31 June 2027",
        "Friday, 4 March 2027",
        "Monday",
        "04-03-Mar",
        "30.2.2027",
        "4 March",
        "March 2027",
        "4.3.0207",
        "4 Ma 2027",
        "2027-03-04 or later",
        "1/2/3/4",
        "99999999999",
        "4 Foobar 2027",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert values.days(text) == ()


@given(day=DAYS, code=st.sampled_from(languages()))
def test_every_day_is_read_as_every_language_writes_it(day: date, code: str) -> None:
    assert values.days(language(code).day(day)) == (day,)
    assert values.days(day.isoformat()) == (day,)


@given(day=DAYS)
def test_every_day_is_among_the_readings_of_its_numbers(day: date) -> None:
    for text in (f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"):
        assert day in values.days(text)
    assert values.days(f"{day.day}.{day.month}.{day.year}") == (day,)


@given(text=st.text(max_size=40))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert len(values.days(text)) <= 2
    assert values.position(text) in {*Position, None}
    assert values.without_prompt(values.without_prompt(text)) == values.without_prompt(text)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Adopted", Position.adopted),
        ("  adopted  IN\npart. ", Position.in_part),
        ("in_part", Position.in_part),
        ("Adopted differently", Position.differently),
        ("DEFERRED", Position.deferred),
        ("Declined", Position.declined),
        ("adopted partly", None),
        ("Adopted (but only in the north)", None),
        ("Lapsed", None),
        ("lapsed", None),
        ("", None),
    ],
)
def test_a_position_is_read_by_its_words_and_by_nothing_like_them(text: str, position: Position | None) -> None:
    assert values.position(text) is position

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor.counting import Tally, Value
from advisor.records import Record
from exports import sentences
from exports.figures import figures
from exports.gathering import gather
from exports.language import ENGLISH
from exports.material import Material
from tests import factory
from tests.exports.rich import engagement_of, rich_book
from tests.factory import TODAY

NOTHING = Tally(*[0] * 14)
PLAIN = str.maketrans("\u00a0\u202f", "  ")


def tally(**counts: int) -> Tally:
    positions = ("adopted", "in_part", "differently", "deferred", "declined", "lapsed", "awaiting")
    return replace(NOTHING, given=sum(counts.get(each, 0) for each in positions), **counts)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (tally(), ""),
        (tally(awaiting=1), "One recommendation was given. It is open."),
        (tally(deferred=1), "One recommendation was given. It is deferred."),
        (tally(adopted=1), "One recommendation was given. It was adopted."),
        (tally(in_part=1), "One recommendation was given. It was adopted in part."),
        (tally(differently=1), "One recommendation was given. It was adopted in a different form."),
        (tally(declined=1, observed=1), "One recommendation was given. It was declined. We have seen what came of it."),
        (tally(lapsed=1), "One recommendation was given. It has lapsed."),
        (
            tally(adopted=1, implemented=1),
            "One recommendation was given. It was adopted. It has been implemented.",
        ),
        (tally(adopted=1, under_way=1), "One recommendation was given. It was adopted. It is under way."),
        (
            tally(adopted=4, in_part=1, declined=1, awaiting=2),
            "Eight recommendations were given. Five were adopted, one of them in part; one was declined; two are open.",
        ),
        (tally(awaiting=2), "Two recommendations were given. Both are open."),
        (tally(adopted=2), "Two recommendations were given. Both were adopted."),
        (tally(adopted=3), "Three recommendations were given. All three were adopted."),
        (tally(deferred=2), "Two recommendations were given. Both are deferred."),
        (tally(declined=3), "Three recommendations were given. All three were declined."),
        (tally(lapsed=2, adopted=1), "Three recommendations were given. One was adopted; two have lapsed."),
        (tally(in_part=1, declined=1), "Two recommendations were given. One was adopted in part; one was declined."),
        (
            tally(adopted=1, in_part=2, differently=1, deferred=1, awaiting=1),
            "Six recommendations were given. Four were adopted, two of them in part and one in a different form; "
            "two are open, one of them deferred.",
        ),
        (
            tally(adopted=1, differently=1),
            "Two recommendations were given. Both were adopted, one of them in a different form.",
        ),
        (
            tally(adopted=3, implemented=1, under_way=2, observed=1),
            "Three recommendations were given. All three were adopted. One has been implemented and two are under way. "
            "For one of them we have seen what came of it.",
        ),
        (
            tally(declined=2, observed=2),
            "Two recommendations were given. Both were declined. For both we have seen what came of it.",
        ),
        (tally(adopted=13), "13 recommendations were given. All 13 were adopted."),
        (
            tally(adopted=10, in_part=1, declined=5, awaiting=1, deferred=1, implemented=2, under_way=1, observed=3),
            "18 recommendations were given. 11 were adopted, 1 of them in part; 5 were declined; "
            "2 are open, 1 of them deferred. 2 have been implemented and 1 is under way. "
            "For 3 of them we have seen what came of it.",
        ),
    ],
)
def test_counts_are_said_in_words_that_agree_with_their_nouns(counts: Tally, sentence: str) -> None:
    assert sentences.counts(ENGLISH, counts, 0).translate(PLAIN) == sentence


@pytest.mark.parametrize(
    ("counts", "set_aside", "sentence"),
    [
        (tally(), 1, "One recommendation was withdrawn or replaced before a decision."),
        (tally(), 2, "Two recommendations were withdrawn or replaced before a decision."),
        (
            tally(adopted=1),
            1,
            "One recommendation was given. It was adopted. One more was withdrawn or replaced before a decision.",
        ),
        (
            tally(adopted=13),
            1,
            "13 recommendations were given. All 13 were adopted. 1 more was withdrawn or replaced before a decision.",
        ),
        (
            tally(adopted=1),
            3,
            "One recommendation was given. It was adopted. Three more were withdrawn or replaced before a decision.",
        ),
    ],
)
def test_advice_taken_back_before_a_decision_is_counted_apart(counts: Tally, set_aside: int, sentence: str) -> None:
    assert sentences.counts(ENGLISH, counts, set_aside) == sentence


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (Value(), ""),
        (Value(delivered_once=Decimal(131000)), "You have confirmed a value of € 131,000 so far."),
        (
            Value(delivered_once=Decimal(5), delivered_per_year=Decimal(-7)),
            "You have confirmed a value of € 5 and a loss of € 7 per year so far.",
        ),
        (
            Value(estimated_per_year=Decimal("2.50")),
            "We estimate a value of € 2.50 per year; this is not confirmed yet.",
        ),
        (
            Value(delivered_once=Decimal(1), estimated_once=Decimal(2)),
            "You have confirmed a value of € 1 so far. We estimate a further value of € 2; this is not confirmed yet.",
        ),
        (
            Value(delivered_once=Decimal(100), estimated_once=Decimal(-5)),
            "You have confirmed a value of € 100 so far. We estimate a loss of € 5; this is not confirmed yet.",
        ),
        (
            Value(delivered_once=Decimal(-100), estimated_once=Decimal(-5), estimated_per_year=Decimal(7)),
            "You have confirmed a loss of € 100 so far. "
            "We estimate a further loss of € 5 and a value of € 7 per year; this is not confirmed yet.",
        ),
        (
            Value(delivered_per_year=Decimal(1), estimated_once=Decimal(2), estimated_per_year=Decimal(3)),
            "You have confirmed a value of € 1 per year so far. "
            "We estimate a further value of € 2 and a further value of € 3 per year; this is not confirmed yet.",
        ),
    ],
)
def test_value_confirmed_and_value_estimated_are_never_one_sum(value: Value, sentence: str) -> None:
    assert sentences.value(ENGLISH, value, "EUR").translate(PLAIN) == sentence


@pytest.mark.parametrize(
    ("starts", "ends", "sentence"),
    [
        (None, None, ""),
        (date(2026, 1, 5), None, "The engagement began on 5 January 2026."),
        (date(2027, 1, 4), None, "The engagement begins on 4 January 2027."),
        (None, date(2026, 6, 30), "The engagement ended on 30 June 2026."),
        (None, date(2027, 6, 30), "The engagement ends on 30 June 2027."),
        (date(2026, 1, 5), date(2026, 6, 30), "The engagement ran from 5 January 2026 to 30 June 2026."),
        (date(2026, 1, 5), date(2026, 11, 23), "The engagement runs from 5 January 2026 to 23 November 2026."),
    ],
)
def test_the_time_of_an_engagement_is_told_from_the_day_of_the_summary(
    starts: date | None, ends: date | None, sentence: str
) -> None:
    assert sentences.period(ENGLISH, starts, ends, TODAY).translate(PLAIN) == sentence


def test_the_counts_of_a_summary_are_those_of_the_standings() -> None:
    book = rich_book()
    material = gather(book, engagement_of(book), TODAY)
    assert (material.tally.given, material.tally.taken, material.tally.declined, material.tally.open) == (7, 2, 1, 4)
    counted = [each for each in material.advice() if each.counted]
    assert len(counted) == material.tally.given


def test_value_counts_only_what_came_of_advice_that_was_taken() -> None:
    book = rich_book()
    material = gather(book, engagement_of(book), TODAY)
    assert material.value == Value(delivered_once=Decimal(131000))


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("999999", "€\u00a0999,999"),
        ("1000000", "€\u00a01 m"),
        ("1312000", "€\u00a01.31 m"),
        ("10000000", "€\u00a010 m"),
        ("123456789", "€\u00a0123.46 m"),
    ],
)
def test_a_large_amount_is_shortened_to_fit_its_figure(amount: str, shown: str) -> None:
    book = rich_book()
    material = replace(gather(book, engagement_of(book), TODAY), value=Value(delivered_once=Decimal(amount)))
    assert figures(ENGLISH, material)[2] == (shown, "of value, confirmed by you")


def test_no_estimate_stands_among_the_figures() -> None:
    book = rich_book()
    material = replace(gather(book, engagement_of(book), TODAY), value=Value(estimated_once=Decimal(98765)))
    assert [value for value, _ in figures(ENGLISH, material)] == ["7", "2", "4", "1"]


def test_a_figure_never_stands_alone_and_none_is_zero() -> None:
    declined = gather_alone(factory.decision("declined", "2026-02-01"))
    assert figures(ENGLISH, declined) == []
    assert figures(ENGLISH, gather_alone()) == []


def test_of_a_single_recommendation_the_sums_alone_are_figures() -> None:
    done = gather_alone(factory.decision("adopted", "2026-02-01"), factory.progress("implemented", "2026-03-01"))
    once = Value(delivered_once=Decimal(5000))
    assert figures(ENGLISH, replace(done, value=once)) == []
    assert figures(ENGLISH, replace(done, value=replace(once, delivered_per_year=Decimal(700)))) == [
        ("€\u00a05,000", "of value, confirmed by you"),
        ("€\u00a0700", "of value per year, confirmed by you"),
    ]


def gather_alone(*events: Record) -> Material:
    book = factory.small_book(factory.advice(), *events)
    return gather(book, engagement_of(book), TODAY)

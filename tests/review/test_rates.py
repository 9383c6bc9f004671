"""Counts of counts: intervals, how many are needed, and how a rate is written."""

import pytest

from advisor.review.rates import Rate, needed, wilson
from advisor.review.wording import in_brackets, interval, percent


def rate(count: int, of: int) -> Rate:
    ids = tuple(str(number) for number in range(of))
    return Rate(ids[:count], ids)


def test_the_interval_is_wilsons() -> None:
    # By hand, 3 of 10: share 0.3, z² / n = 0.384146; centre (0.3 + 0.192073) / 1.384146 = 0.355507;
    # half 1.959964 · √(0.021 + 0.384146 / 40) / 1.384146 = 0.247715.
    assert wilson(3, 10) == pytest.approx((0.107792, 0.603222), abs=2e-6)


def test_an_interval_ends_where_all_or_none_happened() -> None:
    assert wilson(0, 10)[0] == 0
    assert wilson(10, 10)[1] == 1


def test_a_rate_counts_both() -> None:
    found = rate(29, 41)
    assert (found.count, found.of, found.share) == (29, 41, 29 / 41)
    assert in_brackets(found) == " (71 %, 95 % interval 56–82 %)"


def test_a_rate_of_nothing_has_no_share_and_no_interval() -> None:
    nothing = rate(0, 0)
    assert (nothing.share, nothing.low, nothing.high) == (None, None, None)
    assert (interval(nothing), in_brackets(nothing)) == ("", "")
    assert nothing.wide


def test_a_large_sample_needs_no_interval() -> None:
    assert in_brackets(rate(200, 400)) == " (50 %)"


def test_what_is_needed_is_the_smallest_that_is_not_wide() -> None:
    half = needed(rate(5, 10))
    assert not rate(half // 2, half).wide
    assert rate((half - 1) // 2, half - 1).wide
    assert needed(rate(10, 10)) == 10


def test_one_of_one_does_not_promise_that_a_few_more_will_do() -> None:
    assert needed(rate(1, 1)) >= 19


@pytest.mark.parametrize(
    ("part", "of", "words"),
    [
        (0, 9, "0 %"),
        (1, 8, "13 %"),
        (1, 1000, "under 1 %"),
        (999, 1000, "over 99 %"),
        (9, 9, "100 %"),
        (1, 200, "1 %"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_nothing(part: int, of: int, words: str) -> None:
    assert percent(part, of) == words

"""How long it takes, in words: what the curves count beyond the rates is said, and adds up."""

from random import Random

from advisor.review import delays, review
from advisor.review.waiting import Curve
from advisor.review.wording import rounded
from tests import factory
from tests.factory import TODAY
from tests.review.practices import book_with, gone, piece, random_day, random_practice, said, went

ADOPTED, DECLINED = said("adopted", "2026-02-01"), said("declined", "2026-03-01")
DONE = went("implemented", "2026-02-20")


def test_advice_that_left_before_it_was_settled_is_told_apart_from_what_the_rates_count() -> None:
    found = review(book_with(piece(1, ADOPTED), piece(2), piece(3, gone("2026-02-01"))), TODAY)
    assert delays.to_answer(found).startswith("1 of 3 recommendations given had an answer;")
    assert delays.to_answer(found).endswith(
        " 1 of the 3 was withdrawn or superseded before being settled: here it counts up to that day, in the rates not"
        " at all."
    )


def test_an_answer_that_no_longer_stands_is_told() -> None:
    found = review(book_with(piece(1, ADOPTED, said("deferred", "2026-03-01")), piece(2, ADOPTED)), TODAY)
    assert found.rates.response.count == 1
    assert delays.to_answer(found).endswith(
        " 1 of the 2 answers no longer stands: the advice was put off, lapsed or was withdrawn since."
    )


def test_an_adoption_and_a_deed_that_no_longer_stand_are_told() -> None:
    left = went("abandoned", "2026-04-01")
    found = review(
        book_with(piece(1, ADOPTED, DONE, DECLINED), piece(2, ADOPTED, DONE, left), piece(3, ADOPTED)), TODAY
    )
    assert (found.rates.adoption.count, found.rates.implementation.count) == (2, 0)
    assert delays.to_implementation(found).endswith(
        " 1 of the 3 is no longer adopted: the advice was declined, put off, lapsed or was withdrawn since."
        " 2 of the 2 implemented no longer count as such: abandoned, or no longer adopted."
    )


def test_where_curve_and_rates_count_the_same_nothing_is_added() -> None:
    found = review(book_with(piece(1, ADOPTED, DONE), piece(2, DECLINED)), TODAY)
    assert delays.to_answer(found).endswith("counting those that still wait.")
    assert delays.to_implementation(found).endswith("counting those that still wait.")


def test_whatever_the_rates_count_the_curves_count_too() -> None:
    for seed in range(60):
        random = Random(seed)
        records, on = random_practice(random, 25), random_day(random)
        found = review(factory.book_of(*records), on)
        rates = found.rates
        assert set(rates.response.hits) <= set(found.to_answer.happened)
        assert set(rates.adoption.hits) <= set(found.to_implementation.among)
        assert set(rates.implementation.hits) <= set(found.to_implementation.happened)
        began = set(found.to_answer.among) | set(found.to_answer.left_out)
        assert began == set(found.given) | set(found.left)


def test_a_share_is_never_rounded_to_none_or_to_all() -> None:
    assert [rounded(each) for each in (0, 0.004, 0.5, 0.995, 1)] == ["0 %", "under 1 %", "50 %", "over 99 %", "100 %"]
    assert Curve((), (), ("a",), 5).end == 1

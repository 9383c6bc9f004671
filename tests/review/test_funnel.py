"""From given to worked: what is in which numerator and denominator."""

from advisor.review import Rate, review
from tests.factory import TODAY, day
from tests.review.practices import book_with, gone, ids, piece, said, seen, went


def counts(rate: Rate) -> tuple[int, int]:
    return rate.count, rate.of


PIECES = (
    piece(1, said("adopted", "2026-02-01"), went("implemented", "2026-03-01"), seen("as_hoped", "2026-06-01")),
    piece(2, said("in_part", "2026-02-01"), went("implemented", "2026-03-01"), seen("partly", "2026-06-01")),
    piece(3, said("differently", "2026-02-01"), went("implemented", "2026-03-01")),
    piece(4, said("adopted", "2026-02-01"), went("implemented", "2026-03-01"), went("abandoned", "2026-04-01")),
    piece(5, said("declined", "2026-02-01"), seen("harm_came", "2026-06-01")),
    piece(6, said("lapsed", "2026-02-01")),
    piece(7, said("deferred", "2026-02-01")),
    piece(8),
    piece(9, gone("2026-02-01")),
    piece(10, said("adopted", "2026-02-01"), gone("2026-03-01")),
    piece(11, given_on=None),
    piece(12, said("adopted", "2026-02-01"), entered_in_error="the wrong client"),
    piece(13, said("adopted", "2026-02-01", whose="person")),
)


def test_every_rate_states_its_own_denominator() -> None:
    found = review(book_with(*PIECES), TODAY)
    assert sorted(found.given) == sorted(ids(1, 2, 3, 4, 5, 6, 7, 8, 10, 13))
    assert found.left == ids(9)
    assert counts(found.rates.response) == (6, 10)
    assert counts(found.rates.adoption) == (5, 7)
    assert counts(found.rates.adoption_of_given) == (5, 10)
    assert counts(found.rates.in_full) == (3, 7)
    assert counts(found.rates.lapsed) == (1, 7)
    assert counts(found.rates.implementation) == (3, 5)
    assert counts(found.rates.worked) == (1, 2)
    assert found.rates.worked.hits == ids(1)


def test_a_past_day_knows_only_what_was_so_then() -> None:
    found = review(book_with(*PIECES), day("2026-02-15"))
    assert counts(found.rates.adoption) == (5, 7)
    assert counts(found.rates.implementation) == (0, 5)
    assert review(book_with(*PIECES), day("2026-01-04")).given == ()


def test_what_came_of_it_before_it_was_taken_is_no_result_of_taking_it() -> None:
    book = book_with(
        piece(
            1,
            said("declined", "2026-02-01"),
            seen("harm_came", "2026-03-01"),
            said("adopted", "2026-04-01"),
            went("implemented", "2026-05-01"),
        )
    )
    assert counts(review(book, TODAY).rates.worked) == (0, 0)


def test_the_latest_outcome_counts() -> None:
    history = [said("adopted", "2026-02-01"), went("implemented", "2026-03-01"), seen("as_hoped", "2026-04-01")]
    assert counts(review(book_with(piece(1, *history)), TODAY).rates.worked) == (1, 1)
    assert counts(review(book_with(piece(1, *history, seen("worse", "2026-05-01"))), TODAY).rates.worked) == (0, 1)

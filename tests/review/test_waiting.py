"""How long it takes: curves worked by hand, and what stays at risk until when."""

import pytest

from advisor.review import review
from advisor.review.waiting import Curve, Spell, kaplan_meier
from tests.factory import TODAY, day
from tests.review.practices import Happened, book_with, gone, ids, piece, said, went

GIVEN = "2026-01-05"


def to_answer(*happened: Happened) -> Curve:
    """The curve of one piece of advice."""
    return review(book_with(piece(1, *happened)), TODAY).to_answer


def test_the_curve_is_the_one_worked_by_hand() -> None:
    # Answers after 2, 3, 3 and 8 days; last seen waiting after 3, 5 and 12 days. Seven are at risk at first:
    # 6/7 after 2 days; of the six of day 3 two answer: 6/7 · 4/6 = 4/7; of the two of day 8 one: 4/7 · 1/2 = 2/7.
    spells = [(2, True), (3, True), (3, False), (3, True), (5, False), (8, True), (12, False)]
    curve = kaplan_meier(Spell(str(number), days, over) for number, (days, over) in enumerate(spells))
    assert [(each.days, each.at_risk, len(each.happened)) for each in curve.steps] == [(2, 7, 1), (3, 6, 2), (8, 2, 1)]
    assert [each.waiting for each in curve.steps] == pytest.approx([6 / 7, 4 / 7, 2 / 7])
    assert (curve.median, curve.longest) == (8, 12)
    assert curve.end == pytest.approx(2 / 7)
    assert [curve.waiting_after(days) for days in (0, 1, 2, 7, 99)] == pytest.approx([1, 1, 6 / 7, 4 / 7, 2 / 7])


def test_the_median_is_named_where_the_curve_comes_down_to_one_half_and_nowhere_else() -> None:
    # 5/6 · 4/5 · 3/4 is one half, whatever rounding does to it.
    halved = [Spell(str(number), number + 1, number < 3) for number in range(6)]
    assert kaplan_meier(halved).median == 3
    assert kaplan_meier([each._replace(happened=each.days < 3) for each in halved]).median is None
    assert kaplan_meier([]).median is None


@pytest.mark.parametrize("position", ["deferred", "lapsed"])
def test_what_is_deferred_or_lapsed_waits_to_the_as_of_day(position: str) -> None:
    curve = to_answer(said(position, "2026-02-01"))
    assert (curve.happened, curve.waiting) == ((), ids(1))
    assert curve.longest == (TODAY - day(GIVEN)).days


def test_an_answer_ends_the_wait_and_one_persons_view_does_not() -> None:
    curve = to_answer(said("declined", "2026-01-10", whose="person"), said("adopted", "2026-01-15"))
    assert [(each.days, each.happened) for each in curve.steps] == [(10, ids(1))]


def test_what_is_withdrawn_before_it_is_settled_waits_to_that_day() -> None:
    curve = to_answer(gone("2026-01-25"), said("adopted", "2026-03-01"))
    assert (curve.happened, curve.waiting, curve.longest) == ((), ids(1), 20)


def test_what_is_withdrawn_after_it_lapsed_goes_on_waiting() -> None:
    curve = to_answer(said("lapsed", "2026-01-15"), gone("2026-01-25"))
    assert curve.longest == (TODAY - day(GIVEN)).days


def test_what_was_withdrawn_on_an_unknown_day_is_left_out() -> None:
    curve = to_answer(gone(None))
    assert (curve.among, curve.left_out) == ((), ids(1))


def test_an_answer_before_the_advice_counts_as_no_wait_and_is_listed() -> None:
    curve = to_answer(said("adopted", "2026-01-01"))
    assert [(each.days, each.happened) for each in curve.steps] == [(0, ids(1))]
    assert curve.before == ids(1)


def test_from_adoption_to_implementation_what_is_abandoned_stays_at_risk() -> None:
    book = book_with(
        piece(1, said("in_part", "2026-02-01"), went("under_way", "2026-02-02"), went("implemented", "2026-03-03")),
        piece(2, said("adopted", "2026-02-01"), went("under_way", "2026-02-02"), went("abandoned", "2026-02-20")),
        piece(3, said("declined", "2026-02-01")),
        piece(4, said("adopted", "2026-02-01"), gone("2026-02-03")),
    )
    curve = review(book, TODAY).to_implementation
    assert [(each.days, each.at_risk, each.happened) for each in curve.steps] == [(30, 3, ids(1))]
    assert (curve.waiting, curve.longest) == (ids(2, 4), (TODAY - day("2026-02-01")).days)

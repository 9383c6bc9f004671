"""Chances beside what happened: which of them count, and how they are scored."""

import pytest

from advisor.review import review
from advisor.review.foresight import Forecast, Foresight, reliability, scores
from tests.factory import TODAY
from tests.review.practices import Happened, book_with, gone, ids, piece, said, seen, went

BEFORE, AFTER, LATER = "2026-01-05T10:00:00+00:00", "2026-02-05T10:00:00+00:00", "2026-03-05T10:00:00+00:00"
#: Whoever says 80 % on the day of the advice.
EIGHTY = {"adoption_chance": 80, "adoption_chance_on": "2026-01-05", "adoption_chance_recorded": BEFORE}
WORKS = {"success_chance": 60, "success_chance_on": "2026-01-05", "success_chance_recorded": BEFORE}


def answered(position: str) -> Happened:
    return said(position, "2026-02-01", recorded=AFTER)


def of_adoption(*happened: Happened, **chance: object) -> Foresight:
    return review(book_with(piece(1, *happened, **chance)), TODAY).adoption


def of_success(*happened: Happened, **chance: object) -> Foresight:
    return review(book_with(piece(1, *happened, **chance)), TODAY).success


def test_ten_at_eighty_per_cent_of_which_two_are_adopted_and_eight_lapse_score_052() -> None:
    pieces = [piece(number, answered("adopted" if number < 2 else "lapsed"), **EIGHTY) for number in range(10)]
    found = review(book_with(*pieces), TODAY)
    assert (found.rates.adoption.count, found.rates.adoption.of) == (2, 10)
    assert found.adoption.brier == pytest.approx(0.52)
    # The base rate is 0.2, so always saying that would score 0.2 · 0.8 = 0.16: skill 1 − 0.52 / 0.16 = −2.25.
    assert found.adoption.skill == pytest.approx(-2.25)
    assert found.adoption.bias == pytest.approx(0.6)
    [only] = found.adoption.bins
    assert (only.first, only.last, only.mean, only.happened.count, only.happened.of) == (75, 84, 0.8, 2, 10)


def test_skill_is_not_defined_where_all_came_out_alike() -> None:
    brier, skill, bias = scores([Forecast("a", 90, True), Forecast("b", 70, True)])
    assert skill is None
    assert brier == pytest.approx(0.05)
    assert bias == pytest.approx(-0.2)
    assert scores([]) == (None, None, None)


@pytest.mark.parametrize(
    ("chance", "span"),
    [
        (0, (0, 4)),
        (4, (0, 4)),
        (5, (5, 14)),
        (15, (15, 24)),
        (25, (25, 34)),
        (35, (35, 44)),
        (95, (95, 100)),
        (100, (95, 100)),
    ],
)
def test_halves_go_up_into_the_next_bin(chance: int, span: tuple[int, int]) -> None:
    [only] = reliability([Forecast("a", chance, True)])
    assert (only.first, only.last) == span


def test_thirty_resolved_chances_are_needed() -> None:
    pieces = [piece(number, answered("adopted"), **EIGHTY) for number in range(30)]
    assert not review(book_with(*pieces), TODAY).adoption.too_early
    assert review(book_with(*pieces[1:]), TODAY).adoption.too_early


def test_the_first_answer_resolves_the_chance_of_adoption_and_stays() -> None:
    found = of_adoption(answered("declined"), said("adopted", "2026-04-01", recorded=LATER), **EIGHTY)
    assert (found.happened.hits, found.happened.among) == ((), ids(1))


def test_an_open_chance_is_pending_and_an_answer_without_one_is_counted_apart() -> None:
    assert of_adoption(**EIGHTY).pending == ids(1)
    assert of_adoption(said("deferred", "2026-02-01", recorded=AFTER), **EIGHTY).pending == ids(1)
    assert of_adoption(answered("adopted")).without == ids(1)


@pytest.mark.parametrize(
    "chance",
    [
        {"adoption_chance_recorded": LATER},
        {"adoption_chance_recorded": AFTER},
        {"adoption_chance_on": "2026-02-02"},
        {"adoption_chance_recorded": None},
        {"adoption_chance_on": None},
    ],
    ids=["recorded later", "recorded together", "stated after that day", "recorded nobody knows when", "undated"],
)
def test_a_chance_that_was_not_stated_before_is_counted_apart(chance: dict[str, object]) -> None:
    found = of_adoption(answered("adopted"), **EIGHTY | chance)
    assert (found.resolved, found.afterwards, found.brier) == (0, ids(1), None)


def test_a_chance_that_was_stated_on_the_day_of_the_answer_and_before_it_counts() -> None:
    assert of_adoption(answered("adopted"), **EIGHTY | {"adoption_chance_on": "2026-02-01"}).resolved == 1


def test_what_was_withdrawn_before_it_was_settled_is_no_forecast() -> None:
    found = of_adoption(gone("2026-01-20"), answered("adopted"), **EIGHTY)
    assert (found.resolved, found.pending) == (0, ())


DONE = (answered("adopted"), went("implemented", "2026-03-01"))


def test_the_first_outcome_seen_while_it_is_implemented_resolves_whether_it_works() -> None:
    early = seen("worse", "2026-02-10", recorded=AFTER)
    found = of_success(*DONE, early, seen("as_hoped", "2026-06-01", recorded=LATER), **WORKS)
    assert found.happened.hits == ids(1)
    assert of_success(*DONE, early, **WORKS).pending == ids(1)


def test_partly_as_hoped_is_not_what_was_hoped() -> None:
    assert of_success(*DONE, seen("partly", "2026-06-01", recorded=LATER), **WORKS).happened.count == 0


def test_abandoning_it_afterwards_does_not_take_a_bad_forecast_back() -> None:
    seen_bad = seen("worse", "2026-06-01", recorded=LATER)
    for left in ("2026-06-01", "2026-07-01"):
        found = of_success(*DONE, seen_bad, went("abandoned", left), **WORKS)
        assert (found.happened.hits, found.happened.among) == ((), ids(1))


def test_what_is_seen_after_it_was_abandoned_resolves_nothing() -> None:
    found = of_success(*DONE, went("abandoned", "2026-04-01"), seen("worse", "2026-06-01", recorded=LATER), **WORKS)
    assert found.pending == ids(1)

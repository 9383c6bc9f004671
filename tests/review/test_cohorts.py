"""Advice by when it was given: what is old enough, what was done in its time, and what nobody recorded."""

from advisor.records import Record
from advisor.review import review
from advisor.review.cohorts import Cohort, Cohorts
from tests.factory import TODAY, day
from tests.review.practices import book_with, gone, ids, piece, said, went

ADOPTED = said("adopted", "2025-01-10")


def counts(cohort: Cohort) -> tuple[str, int, int, int]:
    return cohort.name, cohort.implemented.count, cohort.implemented.of, len(cohort.not_due)


def cohorts(*pieces: list[Record], days: int = 100, on: str = TODAY.isoformat()) -> Cohorts:
    return review(book_with(*pieces), day(on), days).cohorts


def test_young_advice_is_neither_a_success_nor_a_failure() -> None:
    old = piece(1, ADOPTED, went("implemented", "2025-02-01"), given_on="2025-01-01")
    young = piece(2, said("adopted", "2026-11-01"), went("implemented", "2026-11-02"), given_on="2026-10-30")
    found = cohorts(old, young)
    assert [counts(each) for each in found.years] == [("2025", 1, 1, 0), ("2026", 0, 0, 1)]
    assert counts(found.all) == ("", 1, 1, 1)
    assert found.all.not_due == ids(2)


def test_advice_is_old_enough_on_the_very_day() -> None:
    one = piece(1, given_on="2026-01-01")
    assert counts(cohorts(one, on="2026-04-10").all) == ("", 0, 0, 1)
    assert counts(cohorts(one, on="2026-04-11").all) == ("", 0, 1, 0)


def test_only_what_stood_implemented_when_its_days_were_over_counts() -> None:
    given = {"given_on": "2025-01-01"}  # its hundred days are over on 11 April
    found = cohorts(
        piece(1, ADOPTED, went("implemented", "2025-04-11"), **given),
        piece(2, ADOPTED, went("implemented", "2025-04-12"), **given),
        piece(3, ADOPTED, went("implemented", "2025-02-01"), went("abandoned", "2025-03-01"), **given),
        piece(4, ADOPTED, went("implemented", "2025-02-01"), went("abandoned", "2025-05-01"), **given),
        piece(5, gone("2025-03-01"), **given),
    )
    assert found.all.implemented.hits == ids(1, 4)
    assert found.all.implemented.among == ids(1, 2, 3, 4)


def test_quarters_follow_each_other_and_those_without_advice_are_left_out() -> None:
    days = ("2024-03-31", "2024-04-01", "2024-12-31", "2025-01-01")
    found = cohorts(*(piece(number, given_on=given) for number, given in enumerate(days)))
    assert [each.name for each in found.quarters] == ["2024 Q1", "2024 Q2", "2024 Q4", "2025 Q1"]
    assert (found.quarters[1].first, found.quarters[1].last) == (day("2024-04-01"), day("2024-06-30"))
    assert [each.name for each in found.years] == ["2024", "2025"]


def test_a_cohort_that_came_due_after_the_latest_progress_is_not_watched() -> None:
    done = piece(1, ADOPTED, went("implemented", "2025-02-01"), given_on="2024-01-01")
    later = [piece(number, given_on="2025-03-01") for number in (2, 3)]
    found = cohorts(done, *later)
    assert found.recorded_until == day("2025-02-01")
    assert [(each.name, each.watched, each.unwatched) for each in found.years] == [
        ("2024", True, ()),
        ("2025", False, ids(2, 3)),
    ]


def test_progress_on_any_advice_of_the_practice_shows_that_somebody_recorded() -> None:
    elsewhere = piece(1, ADOPTED, went("under_way", "2026-11-01"), given_on="2025-01-01")
    found = cohorts(elsewhere, piece(2, given_on="2025-03-01"))
    assert all(each.watched for each in found.years)


def test_progress_that_was_entered_in_error_shows_nothing() -> None:
    one = piece(1, ADOPTED, went("under_way", "2026-11-01", entered_in_error="wrong"), given_on="2025-01-01")
    assert cohorts(one).recorded_until is None

"""Real recommendations, those of New Zealand's Transport Accident Investigation Commission, as of 4 April 2024."""

from datetime import date
from pathlib import Path

import pytest

from advisor.book import Book
from advisor.changes import Add
from advisor.imports.map_file import read_map
from advisor.imports.recording import intake
from advisor.imports.rows import plan_rows
from advisor.imports.tables import read_table
from advisor.review import Review, review
from advisor.review import sentences as words
from advisor.search import parse_filter
from tests import factory

PROJECT = Path(__file__).parents[2]
TABLE = PROJECT / ".." / "shared" / "data" / "taic" / "TAIC_recommendations_04_04_2024.xlsx"
MAP = PROJECT / "tests" / "data" / "taic.toml"
ON = date(2024, 4, 4)

pytestmark = pytest.mark.skipif(
    not TABLE.is_file(), reason="the Commission's table is not here: it is no part of the project"
)


@pytest.fixture(scope="module")
def book() -> Book:
    mapping = read_map(MAP)
    changes = intake(plan_rows(read_table(TABLE, sheet=mapping.sheet), mapping), Book(), factory.TODAY).changes
    return factory.book_of(*(each.record for each in changes if isinstance(each, Add)))


def reviewed(book: Book, text: str = "") -> Review:
    return review(book, ON, filter=parse_filter(text, book, ON) if text else None)


def test_the_advice_of_2020_to_2024_is_not_said_to_have_failed(book: Book) -> None:
    found = reviewed(book, "given:2020,2021,2022,2023,2024").cohorts
    assert (found.all.implemented.count, found.all.implemented.of, len(found.all.not_due)) == (0, 51, 39)
    assert found.recorded_until == date(2021, 6, 23)
    assert not found.all.watched
    assert words.cohorts(found) == (
        "Of 51 recommendations given 365 days ago or more, 0 were implemented within 365 days; 39 are not yet due."
        " No progress was recorded since 23 June 2021, and 46 of the 51 came due after that."
        " What was done since is not observed, so this is no rate."
    )


def test_years_whose_progress_nobody_recorded_are_not_watched(book: Book) -> None:
    found = reviewed(book).cohorts
    assert [each.name for each in found.years if not each.watched] == ["2020", "2021", "2022", "2023"]


def test_the_same_rows_make_another_share_by_each_denominator(book: Book) -> None:
    found = reviewed(book)
    implemented, given = found.rates.implementation.count, len(found.given)
    undated = sum(each.given_on is None for each in book.advice())
    assert (implemented, given, len(found.left), undated) == (1178, 1788, 303, 101)
    assert implemented + 610 == given
    assert given + len(found.left) + undated == 2192
    shares = [implemented / (given + len(found.left) + undated), found.rates.adoption_of_given.share]
    assert [round(100 * each) for each in shares if each is not None] == [54, 66]


def test_four_fifths_of_the_advice_of_2000_to_2003_was_closed_as_acceptable(book: Book) -> None:
    found = reviewed(book, "given:2000,2001,2002,2003")
    everything = found.rates.implementation.count, len(found.given) + len(found.left)
    assert round(1000 * everything[0] / everything[1]) == 820


def test_advice_that_was_withdrawn_on_an_unknown_day_is_named_and_waits_in_no_curve(book: Book) -> None:
    curve = reviewed(book).to_answer
    assert (len(curve.among), len(curve.left_out), len(curve.before)) == (2087, 4, 0)
    assert curve.median == 3366

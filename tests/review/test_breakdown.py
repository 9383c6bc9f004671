"""Advice in groups: what differs most comes first, and what may be chance says so."""

import pytest

from advisor.book import Book
from advisor.records import Record
from advisor.review import Rate, review
from advisor.review.breakdown import Breakdown, By, Group, is_apart
from tests import factory
from tests.factory import TODAY
from tests.review.practices import book_with, piece, said


def breakdown(book: Book, by: By) -> Breakdown:
    [found] = [each for each in review(book, TODAY).breakdowns if each.by is by]
    return found


def rate(count: int, of: int) -> Rate:
    ids = tuple(str(number) for number in range(of))
    return Rate(ids[:count], ids)


def told(group: Group) -> tuple[str, int, int]:
    return group.key, group.adoption.count, group.adoption.of


def pieces(first: int, yes: int, no: int, **values: object) -> list[list[Record]]:
    """So many pieces of advice that were adopted, and so many that were declined."""
    positions = ["adopted"] * yes + ["declined"] * no
    return [piece(first + at, said(each, "2026-02-01"), **values) for at, each in enumerate(positions)]


BOOK = book_with(
    *pieces(0, 9, 1, priority="low", category="Pricing"),
    *pieces(100, 1, 11, priority="high", category="pricing"),
    *pieces(200, 3, 3, priority="medium"),
    piece(300, priority="critical"),
)


def test_what_differs_most_from_the_whole_stands_first_and_what_has_no_rate_last() -> None:
    found = breakdown(BOOK, By.priority)
    assert [told(each) for each in found.groups] == [
        ("low", 9, 10),
        ("high", 1, 12),
        ("medium", 3, 6),
        ("critical", 0, 0),
    ]
    assert found.groups[0].differs == pytest.approx(9 / 10 - 13 / 28)
    assert [each.apart for each in found.groups] == [True, True, False, None]
    assert found.groups[0].name == "low"


@pytest.mark.parametrize(
    ("here", "others", "apart"),
    [
        ((9, 10), (2, 10), True),  # 60–98 % and 6–51 %
        ((9, 10), (3, 10), False),  # 60–98 % and 11–60 %: they touch
        ((1, 1), (0, 9), False),  # 21–100 % and 0–30 %
        ((0, 9), (9, 9), True),  # 0–30 % and 70–100 %
        ((3, 4), (0, 0), None),
        ((0, 0), (3, 4), None),
    ],
)
def test_a_group_is_apart_where_its_interval_has_nothing_in_common_with_that_of_the_others(
    here: tuple[int, int], others: tuple[int, int], apart: bool | None
) -> None:
    assert is_apart(rate(*here), rate(here[0] + others[0], here[1] + others[1])) is apart


def test_a_category_is_one_whatever_its_capitals() -> None:
    assert [told(each) for each in breakdown(BOOK, By.category).groups] == [("", 3, 6), ("pricing", 10, 22)]


def test_the_decider_and_the_reason_are_those_of_the_latest_position() -> None:
    dana = factory.person("Dana Ortiz")
    book = factory.small_book(
        dana,
        *piece(1, said("adopted", "2026-02-01"), said("declined", "2026-03-01", by=dana.id, reason="cost")),
        *piece(2, said("adopted", "2026-02-01")),
    )
    assert {told(each) for each in breakdown(book, By.decider).groups} == {(dana.id, 0, 1), ("", 1, 1)}
    assert {each.name for each in breakdown(book, By.decider).groups} == {"Dana Ortiz (ACME)", ""}
    assert {told(each) for each in breakdown(book, By.reason).groups} == {("cost", 0, 1), ("", 1, 1)}


def test_years_clients_and_kinds_of_engagement_are_told_apart() -> None:
    other = factory.client(id="c" * 16, name="Bolt", code="BOLT")
    work = factory.engagement(id="e" * 16, client=other.id, reference="BOLT-E1", kind="coaching")
    book = factory.small_book(
        other, work, *piece(1, said("adopted", "2026-02-01"), given_on="2025-12-31"), *piece(2, engagement=work.id)
    )
    assert {told(each) for each in breakdown(book, By.year).groups} == {("2025", 1, 1), ("2026", 0, 0)}
    assert {(each.key, each.name) for each in breakdown(book, By.client).groups} == {
        ("ACME", "Acme Tools"),
        ("BOLT", "Bolt"),
    }
    assert {each.key for each in breakdown(book, By.kind).groups} == {"", "coaching"}


def test_the_only_group_has_nothing_to_be_compared_with() -> None:
    [only] = breakdown(BOOK, By.client).groups
    assert only.apart is None
    assert breakdown(BOOK, By.client).compared == ()

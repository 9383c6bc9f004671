"""The matrix of what was done by what came of it, and the money beside it."""

from decimal import Decimal

import pytest

from advisor.counting import Value
from advisor.records.choices import Result
from advisor.review import review
from advisor.review.cases import Taken
from tests.factory import TODAY
from tests.review.practices import Happened, book_with, gone, ids, piece, said, seen, went

ADOPTED, DECLINED = said("adopted", "2026-02-01"), said("declined", "2026-02-01")
DONE, LEFT = went("implemented", "2026-03-01"), went("abandoned", "2026-04-01")


def place(*happened: Happened) -> tuple[Taken, Result | None]:
    """The cell in which advice lies."""
    [cell] = [each for each in review(book_with(piece(1, *happened)), TODAY).matrix.cells if each.ids]
    return cell.taken, cell.result


@pytest.mark.parametrize(
    ("happened", "cell"),
    [
        ([], (Taken.open, None)),
        ([said("deferred", "2026-02-01"), seen("harm_came", "2026-06-01")], (Taken.open, Result.harm_came)),
        ([ADOPTED], (Taken.taken, None)),
        ([ADOPTED, seen("partly", "2026-05-01"), seen("worse", "2026-06-01")], (Taken.taken, Result.worse)),
        ([DECLINED], (Taken.not_taken, None)),
        ([said("lapsed", "2026-02-01"), seen("no_harm", "2026-06-01")], (Taken.not_taken, Result.no_harm)),
        ([DECLINED, seen("harm_came", "2026-03-01"), said("adopted", "2026-05-01")], (Taken.taken, None)),
        ([ADOPTED, DONE, LEFT, seen("harm_came", "2026-06-01")], (Taken.abandoned, Result.harm_came)),
        ([ADOPTED, DONE, LEFT, seen("no_effect", "2026-06-01")], (Taken.abandoned, Result.no_effect)),
        ([ADOPTED, DONE, LEFT, said("adopted", "2026-05-01")], (Taken.taken, None)),
        ([ADOPTED, seen("as_hoped", "2026-05-01"), gone("2026-06-01")], (Taken.taken, Result.as_hoped)),
    ],
)
def test_advice_lies_in_the_cell_of_what_was_done_and_what_came_of_it(
    happened: list[Happened], cell: tuple[Taken, Result | None]
) -> None:
    assert place(*happened) == cell


def test_value_losses_and_hopes_are_never_added_to_each_other() -> None:
    confirmed = {"value_basis": "confirmed", "confirmed_on": "2026-06-01"}
    book = book_with(
        piece(1, ADOPTED, seen("as_hoped", "2026-06-01", "1000", **confirmed), value_at_stake="9000"),
        piece(2, ADOPTED, seen("worse", "2026-06-01", "-50", value_period="per_year"), value_at_stake="1"),
        piece(3, DECLINED, seen("harm_came", "2026-05-01", "-30"), seen("as_warned", "2026-06-01", "-70")),
        piece(4, DECLINED, seen("harm_came", "2026-06-01", "-7")),
        piece(5, DECLINED, seen("better_without", "2026-06-01", "500")),
        piece(6, gone("2026-02-01"), value_at_stake="100"),
    )
    found = review(book, TODAY).worth
    assert found.brought.value == Value(delivered_once=Decimal(1000), estimated_per_year=Decimal(-50))
    assert (found.as_warned.value, found.as_warned.ids) == (Value(estimated_once=Decimal(-100)), ids(3))
    assert (found.other_losses.value, found.other_losses.ids) == (Value(estimated_once=Decimal(-7)), ids(4))
    assert (found.hoped, found.hoping) == (Decimal(9001), ids(1, 2))


def test_a_total_replaces_losses_before_it_and_what_was_saved_makes_none_smaller() -> None:
    total = {"value_covers": "total"}
    replaced = piece(
        1, DECLINED, seen("harm_came", "2026-05-01", "-30"), seen("harm_came", "2026-06-01", "-50", **total)
    )
    beside = piece(2, DECLINED, seen("harm_came", "2026-05-01", "-30"), seen("no_harm", "2026-06-01", "20"))
    assert review(book_with(replaced), TODAY).worth.other_losses.value == Value(estimated_once=Decimal(-50))
    assert review(book_with(beside), TODAY).worth.other_losses.value == Value(estimated_once=Decimal(-30))


def test_the_money_of_a_cell_stands_beside_its_count() -> None:
    book = book_with(
        piece(1, ADOPTED, seen("as_hoped", "2026-06-01", "10")), piece(2, ADOPTED, seen("as_hoped", "2026-06-01", "5"))
    )
    cell = review(book, TODAY).matrix.cell(Taken.taken, Result.as_hoped)
    assert (cell.ids, cell.value) == (ids(1, 2), Value(estimated_once=Decimal(15)))
    with pytest.raises(KeyError):
        review(book, TODAY).matrix.cell(Taken.taken, Result.as_warned)


def test_slips_are_counted_of_what_has_a_promised_date() -> None:
    moved = [went("under_way", f"2026-03-0{number}", f"2026-0{number + 4}-01") for number in (1, 2, 3)]
    found = review(
        book_with(piece(1, ADOPTED, *moved), piece(2, ADOPTED, moved[0]), piece(3, ADOPTED, DONE)), TODAY
    ).slips
    assert (found.slipped.hits, found.slipped.among, found.times) == (ids(1), ids(1, 2), 2)

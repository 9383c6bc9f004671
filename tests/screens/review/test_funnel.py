"""The funnel as a picture: what nobody looked at is not drawn as a failure."""

from advisor.records import Record
from advisor.review import review
from screens.review.funnel import funnel_lines
from screens.review.lines import Pen
from tests.factory import TODAY
from tests.review.practices import book_with, piece, said, seen, went

DONE = [said("adopted", "2026-02-01"), went("implemented", "2026-03-01")]


def rows(*pieces: list[Record]) -> dict[str, str]:
    """The rows by their first word."""
    lines = funnel_lines(review(book_with(*pieces), TODAY).rates, Pen(75))
    texts = ["".join(span.text for span in line) for line in lines]
    return {each.split()[0]: " ".join(each.split()[1:]) for each in texts}


def test_what_is_implemented_and_not_observed_has_no_bar_and_no_count() -> None:
    assert rows(piece(1, *DONE))["Worked"] == "not observed"


def test_what_was_observed_and_did_not_work_has_both() -> None:
    found = rows(piece(1, *DONE, seen("worse", "2026-05-01")), piece(2, *DONE))["Worked"]
    assert found.endswith("0 0 % of 1 observed 0–79 %")


def test_the_intervals_stand_under_their_name() -> None:
    assert rows(piece(1, *DONE))["Given"].endswith("1 95 %")

"""Where a promise stands on a day."""

import pytest

from advisor.records.choices import OursOrTheirs
from advisor.relationship.promises import PromiseState, promises, state_of
from tests.factory import CLIENT_ID, TODAY, day, promise, small_book


@pytest.mark.parametrize(
    ("values", "on", "state"),
    [
        ({}, "2026-09-30", None),
        ({}, "2026-10-01", "open"),
        ({}, "2026-11-02", "open"),
        ({}, "2026-11-03", "due"),
        ({}, "2026-11-10", "due"),
        ({}, "2026-11-11", "late"),
        ({"kept_on": "2026-11-10"}, "2026-11-09", "due"),
        ({"kept_on": "2026-11-10"}, "2026-11-10", "kept"),
        ({"kept_on": "2026-11-12"}, "2026-11-11", "late"),
        ({"kept_on": "2026-11-12"}, "2026-11-12", "kept_late"),
        ({"broken_on": "2026-11-02"}, "2026-11-01", "open"),
        ({"broken_on": "2026-11-02"}, "2026-12-01", "broken"),
    ],
)
def test_a_promise_stands_as_its_days_say(values: dict[str, object], on: str, state: str | None) -> None:
    assert state_of(promise("2026-11-10", **({"on": "2026-10-01"} | values)), day(on)) == state


def test_a_promise_without_its_day_stands_nowhere() -> None:
    assert state_of(promise(None), TODAY) is None


def test_promises_of_one_side_stand_by_state_each_by_its_day() -> None:
    late, later = promise("2026-11-10"), promise("2026-11-12")
    kept = promise("2026-11-01", kept_on="2026-10-01")
    book = small_book(later, late, kept, promise("2026-11-10", whose="theirs"), promise("2026-11-25"))
    found = promises(book, CLIENT_ID, OursOrTheirs.ours, TODAY)
    assert (found.late, found.kept, len(found.due), found.made) == ((late, later), (kept,), 1, 4)
    assert [len(found.of(each)) for each in PromiseState] == [0, 1, 2, 1, 0, 0]

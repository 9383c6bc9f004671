"""The history in words."""

from datetime import UTC, date, datetime

import pytest

from advisor.book import Book
from advisor.records import Client
from advisor.showing import FieldChange, RecordChange, Told, gist, told, told_lines
from advisor.store import Action, Entry, Was


def _entry(before: dict[str, object] | None, after: dict[str, object] | None, *, times: int = 1) -> Entry:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    action = Action("a" * 16, "dev", 1, at, date(2026, 11, 23), "Ada", "Why", None, 1, times, ("northwind",))
    return Entry(action, (Was("northwind", "client", "northwind", before, after),) * times)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (None, {"name": "North"}, ["  added client “North”", "    Name: North"]),
        ({"name": "North"}, None, ["  deleted client “North”", "    Name: North"]),
        ({"name": "North"}, {"name": "South"}, ["  changed client “South”", "    Name: North → South"]),
    ],
)
def test_an_action_is_told_record_by_record(
    before: dict[str, object] | None, after: dict[str, object] | None, wanted: list[str]
) -> None:
    lines = list(told_lines(told(Book(), _entry(before, after))))
    assert lines[0].endswith("Why  (Ada, aaaaaaaa)")
    assert lines[1:] == wanted


def test_a_long_action_is_told_in_part_and_the_rest_counted() -> None:
    lines = list(told_lines(told(Book(), _entry(None, {"name": "North"}, times=30)), most=2))
    assert lines[-1] == "  … and 28 more"


def test_what_a_newer_version_wrote_is_told_without_its_fields() -> None:
    entry = _entry(None, {"name": 5})
    book = Book()
    book.put("northwind", Client(id="northwind", name="North", code="NWD"))
    assert list(told_lines(told(book, entry)))[1:] == ["  added client northwin"]


def test_the_gist_of_an_edit_names_its_fields_and_that_of_other_actions_what_was_done() -> None:
    def action(*records: RecordChange) -> Told:
        return Told(
            "a" * 16, datetime(2026, 11, 23, tzinfo=UTC), date(2026, 11, 23), "Maria", "edit NWD-14", None, records
        )

    def record(done: str, *labels: str) -> RecordChange:
        fields = tuple(FieldChange(each.casefold(), each, "a", "b") for each in labels)
        return RecordChange("recommendation", "b" * 16, done, "NWD-14", fields)

    assert gist(action(record("changed", "Title", "Corrections"))) == "Title · edit NWD-14"
    assert gist(action(record("changed", *"ABCDE"))) == "A, B, C and 2 more · edit NWD-14"
    assert gist(action(record("added", "Title"))) == "edit NWD-14"
    assert gist(action(record("changed", "Title"), record("changed", "Title"))) == "edit NWD-14"

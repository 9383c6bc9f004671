"""Silence and cadence: what is agreed, when a client goes quiet, and when contacts become few."""

import pytest

from advisor.records import Record
from advisor.relationship.contacts import cadence, people, quiet
from tests.factory import TODAY, client, engagement, interaction, person, profile, small_book


@pytest.mark.parametrize(
    ("records", "days"),
    [
        ([], 30),
        ([profile(cadence_days=45)], 45),
        ([client(cadence_days=60)], 60),
        ([client(cadence_days=60), engagement(cadence_days=14)], 14),
        ([engagement(cadence_days=14), engagement(id="e2" * 8, cadence_days=7)], 7),
        ([engagement(cadence_days=14), engagement(id="e2" * 8, cadence_days=7, status="closed")], 14),
        ([engagement(cadence_days=14), engagement(id="e2" * 8, cadence_days=7, starts="2026-12-01")], 14),
        ([engagement(status="proposed", cadence_days=14)], 14),
        ([engagement(status="paused", cadence_days=14), client(cadence_days=60)], None),
        ([engagement(status="closed")], None),
        ([client(status="former", cadence_days=60)], None),
    ],
)
def test_the_engagements_cadence_holds_then_the_clients_then_the_practices(
    records: list[Record], days: int | None
) -> None:
    book = small_book()
    for each in records:
        if each.KIND == "practice":
            book.drop(book.profile.id)
        book.put(book.all(type(client()))[0].id if each.KIND != "practice" else "practice", each)
    assert cadence(book, book.all(type(client()))[0], TODAY) == days


@pytest.mark.parametrize(("on", "beyond"), [("2026-10-24", 0), ("2026-10-23", 1), ("2026-11-23", 0)])
def test_silence_is_beyond_the_cadence_from_the_day_after_it(on: str, beyond: int) -> None:
    found = quiet(small_book(interaction(on)), client(), TODAY)
    assert (found.beyond, found.backsliding) == (beyond, beyond > 0)


@pytest.mark.parametrize(
    ("recent", "before", "fewer"), [(2, 4, True), (3, 4, False), (1, 3, False), (0, 0, False), (3, 6, True)]
)
def test_contacts_are_few_when_they_are_half_of_what_they_were(recent: int, before: int, fewer: bool) -> None:
    records = [interaction("2026-11-20") for _ in range(recent)] + [interaction("2026-08-20") for _ in range(before)]
    found = quiet(small_book(*records), client(), TODAY)
    assert (found.recent, found.before, found.fewer) == (recent, before, fewer)


def test_the_two_spans_of_90_days_do_not_overlap() -> None:
    days = ["2026-08-26", "2026-08-25", "2026-05-28", "2026-05-27"]
    found = quiet(small_book(*(interaction(each) for each in days)), client(), TODAY)
    assert (found.recent, found.before) == (1, 2)


def test_nobody_goes_quiet_who_was_never_there_or_with_whom_nothing_is_agreed() -> None:
    assert not quiet(small_book(interaction("2026-01-02", took_part=False)), client(), TODAY).backsliding
    assert not quiet(small_book(interaction("2026-01-02"), engagement(status="closed")), client(), TODAY).backsliding


def test_each_person_has_the_last_contact_that_they_had_a_part_in() -> None:
    dana, ruth = person("Dana Ortiz"), person("Ruth Amsel")
    with_both = interaction("2026-03-02", people=[dana.id, ruth.id])
    with_dana = interaction("2026-09-02", people=[dana.id])
    unheard = interaction("2026-10-02", people=[ruth.id], took_part=False)
    found = people(small_book(dana, ruth, with_dana, with_both, unheard), client().id, TODAY)
    assert [(each.person, each.last, each.contacts) for each in found] == [(dana, with_dana, 2), (ruth, with_both, 1)]

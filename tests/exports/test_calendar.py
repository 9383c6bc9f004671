"""What is due as a calendar file: read back by the library, stable by its names, neutral whatever stands in it."""

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from advisor.agenda.ahead import OVER_DAYS
from advisor.book import Book
from advisor.records import Record
from exports.calendar import PRODUCT, calendar
from exports.chosen import chosen
from exports.error import ExportError
from exports.language import ENGLISH
from tests.exports.rich import rich_book
from tests.factory import (
    ADVICE_ID,
    TODAY,
    advice,
    client,
    decision,
    engagement,
    goal,
    interaction,
    promise,
    small_book,
)
from tests.sample.in_memory import sample_book

OTHER = "c11e000000000002"
HOSTILE = "=1+1;a,b\\n\u202eEND:VEVENT\x00\x07\r\nBEGIN:VEVENT\nATTACH:file:///etc/passwd"


def made(book: Book, scope: str = "", on: date = TODAY) -> bytes:
    return calendar(book, chosen(book, scope, on), on, ENGLISH)


def entries(content: bytes) -> dict[str, dict[str, Any]]:
    """The entries of a calendar by their names, each by its properties."""
    found = Calendar.from_ical(content)
    return {str(each["uid"]): {key.lower(): each[key] for key in each} for each in found.walk("VEVENT")}


def only(*records: Record, on: date = TODAY) -> dict[str, Any]:
    """The one entry of a small practice."""
    (entry,) = entries(made(small_book(*records), on=on)).values()
    return entry


def test_an_entry_is_a_whole_day_that_blocks_nothing_and_reminds_of_nothing() -> None:
    content = made(small_book(promise("2026-12-01", what="Send the price list")))
    (entry,) = entries(content).values()
    assert entry["dtstart"].dt == date(2026, 12, 1)
    assert (str(entry["transp"]), str(entry["status"]), str(entry["class"])) == ("TRANSPARENT", "CONFIRMED", "PRIVATE")
    assert str(entry["summary"]) == "Acme Tools: we promised “Send the price list”"
    assert b"VALARM" not in content
    assert b"URL" not in content


def test_advice_stands_there_by_its_reference_and_says_why() -> None:
    entry = entries(made(small_book(advice(decide_by="2026-12-15"))))[f"{ADVICE_ID}.decide-by@advisor"]
    assert str(entry["summary"]) == "Acme Tools: decision on ACME-1 due"
    assert str(entry["description"]).replace("\u00a0", " ").splitlines() == [
        "Name one owner for the forecast",
        "You asked for a decision by this day.",
        "Written by Advisor as of 23 November 2026, for yourself: it is not for a client.",
    ]


def test_the_file_says_whose_it_is_and_that_it_is_internal() -> None:
    found = Calendar.from_ical(made(small_book()))
    assert (str(found["prodid"]), str(found["version"]), str(found["method"])) == (PRODUCT, "2.0", "PUBLISH")
    assert "internal" in str(found["x-wr-calname"])
    assert found.walk("VEVENT") == []


def test_the_same_records_and_day_give_the_same_bytes() -> None:
    assert made(sample_book(TODAY)) == made(sample_book(TODAY))
    assert made(rich_book()) == made(rich_book())


def test_a_day_that_moves_keeps_its_name_and_is_newer() -> None:
    known = promise("2026-12-01")
    before = only(known)
    after = only(known.replaced(due=date(2026, 12, 8)), on=TODAY + timedelta(days=1))
    assert str(before["uid"]) == str(after["uid"]) == f"{known.id}.promise@advisor"
    assert after["dtstart"].dt == date(2026, 12, 8)
    assert int(after["sequence"]) > int(before["sequence"])
    assert after["dtstamp"].dt > before["dtstamp"].dt


def test_what_was_kept_is_cancelled_and_newer_on_the_same_day() -> None:
    known = promise("2026-12-01")
    before, after = only(known), only(known.replaced(kept_on=TODAY))
    assert str(before["uid"]) == str(after["uid"])
    assert (str(before["status"]), str(after["status"])) == ("CONFIRMED", "CANCELLED")
    assert int(after["sequence"]) > int(before["sequence"])
    assert str(after["summary"]).endswith("(settled)")


def test_no_entry_before_ones_eyes_is_lost_from_one_day_to_the_next() -> None:
    book = sample_book(TODAY)
    now = entries(made(book))
    for back in (7, 30, 60, 120):
        before = entries(made(book, on=TODAY - timedelta(days=back)))
        ahead = {uid for uid, entry in before.items() if entry["dtstart"].dt >= TODAY - timedelta(days=OVER_DAYS)}
        assert ahead
        assert ahead <= now.keys()


def test_what_is_recorded_later_on_a_day_makes_its_file_newer() -> None:
    morning = promise("2026-12-01", recorded="2026-11-23T08:00:00Z")
    evening = interaction("2026-11-23", recorded="2026-11-23T18:00:00Z")
    uid = f"{morning.id}.promise@advisor"
    before = entries(made(small_book(morning)))[uid]
    after = entries(made(small_book(morning, evening)))[uid]
    assert after["dtstamp"].dt > before["dtstamp"].dt


@pytest.mark.parametrize("length", [1, 300])
def test_hostile_text_stays_text(length: int) -> None:
    text = (HOSTILE * length)[:300]
    content = made(small_book(promise("2026-12-01", what=text), goal(title=text), advice(title=text)))
    assert len(entries(content)) == content.count(b"\r\nBEGIN:VEVENT\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert {each["dtstart"].dt.year for each in entries(content).values()} == {2026}
    assert b"\r\nATTACH" not in content
    assert not {"\x00", "\x07", "\u202e"} & set(content.decode())


def test_a_scope_keeps_to_its_own() -> None:
    book = small_book(
        advice(decide_by="2026-12-15"),
        decision("declined", "2026-11-01"),
        promise("2026-12-01", what="ours"),
        client(id=OTHER, name="Other", code="OTHER"),
        engagement(id="e119000000000002", client=OTHER, reference="OTHER-E1"),
        advice(id="ad71ce0000000002", engagement="e119000000000002", reference="OTHER-1", decide_by="2026-12-20"),
        promise("2026-12-02", client=OTHER, what="theirs"),
    )
    everything = entries(made(book))
    assert entries(made(book, "practice")) == everything
    of_acme, of_other = entries(made(book, "ACME")), entries(made(book, "other"))
    assert of_acme | of_other == everything
    assert not of_acme.keys() & of_other.keys()
    assert {uid.partition(".")[0] for uid in entries(made(book, "ACME-E1"))} == {ADVICE_ID}
    assert {uid.partition(".")[0] for uid in entries(made(book, "standing:awaiting"))} == {"ad71ce0000000002"}


@pytest.mark.parametrize(
    ("words", "said"),
    [("ACME-1", "ACME-1 is a recommendation"), ("NOBODY", "Nothing here is called “NOBODY”")],
)
def test_a_scope_that_is_none_is_refused(words: str, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        chosen(small_book(advice()), words, TODAY)

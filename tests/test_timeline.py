"""What happened to advice: in which order, as of which day, and what of it the client may see."""

from datetime import UTC, datetime

import pytest

from advisor.beside import texts_as_quoted
from advisor.jsonable import record_json
from advisor.timeline import moments_of, newer_references, slip_words
from tests import factory
from tests.factory import (
    ADVICE_ID,
    TODAY,
    advice,
    decision,
    interaction,
    outcome,
    person,
    progress,
    small_book,
    withdrawal,
)

DANA = "da1a000000000000"


def at(minute: int) -> datetime:
    """An instant of one hour."""
    return datetime(2026, 11, 1, 9, minute, tzinfo=UTC)


def test_what_happened_on_one_day_stands_as_it_was_recorded_the_latest_first() -> None:
    book = small_book(
        advice(given_on="2026-06-01", adoption_chance=60, adoption_chance_on="2026-06-01"),
        outcome("as_hoped", "2026-06-01", recorded=at(3), sequence=1),
        progress("under_way", "2026-06-01", recorded=at(1), sequence=1),
        progress("implemented", "2026-06-01", recorded=at(2), sequence=2),
        decision("adopted", "2026-06-01", recorded=at(4), sequence=1),
        progress("not_started", "2026-05-01", recorded=at(9)),
    )
    heads = [each.head for each in moments_of(book, book.advice()[0])]
    assert heads == [
        "✓ adopted",
        "outcome: as hoped",
        "implemented",
        "under way",
        "you: 60 % they adopt it",
        "given",
        "not started",
    ]


def test_records_of_one_kind_keep_their_order_within_a_day_whenever_they_were_recorded() -> None:
    book = small_book(
        advice(),
        progress("implemented", "2026-06-01", recorded=at(1), sequence=2),
        progress("under_way", "2026-06-01", recorded=at(5), sequence=1),
        outcome("as_hoped", "2026-06-01", recorded=at(3), sequence=1),
    )
    heads = [each.head for each in moments_of(book, book.advice()[0])]
    assert heads[0] == "implemented"
    assert heads.index("implemented") < heads.index("under way")


def test_as_of_a_day_nothing_later_is_told() -> None:
    newer = advice(id="b" * 16, reference="ACME-2", given_on="2026-08-01", replaces=(ADVICE_ID,))
    book = small_book(advice(), newer, decision("adopted", "2026-07-01"), withdrawal("2026-08-01", "superseded"))
    first = book.find("ACME-1")
    assert first is not None
    told = [each.on for each in moments_of(book, book.advice()[0], factory.day("2026-07-15"))]
    assert told == [factory.day("2026-07-01"), factory.day("2026-01-05")]
    assert newer_references(book, ADVICE_ID, factory.day("2026-07-15")) == ""
    assert newer_references(book, ADVICE_ID, factory.day("2026-08-01")) == "ACME-2"


def test_a_draft_replaces_nothing_yet() -> None:
    book = small_book(
        advice(),
        advice(id="b" * 16, reference="ACME-2", given_on=None, replaces=(ADVICE_ID,)),
        withdrawal("2026-08-01", "superseded"),
    )
    assert newer_references(book, ADVICE_ID, TODAY) == ""
    assert all("ACME-2" not in each.head for each in moments_of(book, book.advice()[0]))


@pytest.mark.parametrize(
    ("quoted", "head"),
    [("by_name", "given to Dana Ortiz, CFO"), ("by_role", "given"), ("unattributed", "given")],
)
def test_the_client_reads_no_name_for_whom_words_could_be_taken(quoted: str, head: str) -> None:
    book = small_book(
        person("Dana Ortiz", id=DANA, role="CFO", quoted=quoted),
        advice(given_to=(DANA,), owner=DANA),
        decision("declined", "2026-02-03", by=DANA, words="Not now.", words_are="exact"),
    )
    given = book.advice()[0]
    assert moments_of(book, given, TODAY, shared=True)[-1].head == head
    assert moments_of(book, given, TODAY)[-1].head == "given to Dana Ortiz, CFO"
    told = {name: text for name, text in texts_as_quoted(book, given).items() if not text}
    assert set(told) == (set() if quoted == "by_name" else {"given_to", "owner"})
    for shared in (True, False):
        found = record_json(book, given, TODAY, shared=shared)
        named = quoted == "by_name" or not shared
        assert (found["owner"], found["given_to"]) == (("Dana Ortiz", ["Dana Ortiz"]) if named else (None, []))
        assert (found["owner_id"], found["given_to_ids"]) == ((DANA, [DANA]) if named else (None, []))


@pytest.mark.parametrize(
    ("quoted", "head", "words"),
    [
        ("by_name", "✗ declined — Dana Ortiz, CFO", ("“Not now.”",)),
        ("by_role", "✗ declined — CFO", ("“Not now.”",)),
        ("unattributed", "✗ declined", ("“Not now.”",)),
        ("not_at_all", "✗ declined", ()),
    ],
)
def test_the_client_reads_words_as_the_person_may_be_quoted(quoted: str, head: str, words: tuple[str, ...]) -> None:
    book = small_book(
        person("Dana Ortiz", id=DANA, role="CFO", quoted=quoted),
        advice(),
        decision("declined", "2026-02-03", by=DANA, words="Not now.", words_are="exact", reason="cost"),
    )
    said = moments_of(book, book.advice()[0], TODAY, shared=True)[0]
    assert (said.head, said.lines, said.private_lines) == (head, words, ())
    told = moments_of(book, book.advice()[0], TODAY)[0]
    assert (told.head, told.lines, told.private_lines) == (
        "✗ declined — Dana Ortiz, CFO",
        ("“Not now.”",),
        ("reason: cost",),
    )


def test_the_client_reads_no_view_no_error_and_no_chance() -> None:
    book = small_book(
        advice(adoption_chance=70, adoption_chance_on="2026-01-05"),
        decision("declined", "2026-02-03", whose="person"),
        progress("under_way", "2026-02-04", entered_in_error="wrong client"),
        outcome("as_hoped", "2026-12-24"),
    )
    assert [each.head for each in moments_of(book, book.advice()[0], TODAY, shared=True)] == ["given"]
    assert len(moments_of(book, book.advice()[0])) == 5


@pytest.mark.parametrize(
    ("promised", "words"),
    [
        (("2026-09-01",), ""),
        (("2026-09-01", "2026-11-01"), "1 slip: promised 1 Sep, then 1 Nov"),
        (("2026-09-01", "2026-11-01", "2026-11-01", "2026-12-01"), "2 slips: promised 1 Sep, then 1 Nov, then 1 Dec"),
    ],
)
def test_slips_are_told_with_the_promised_dates(promised: tuple[str, ...], words: str) -> None:
    events = [progress("under_way", f"2026-06-{day + 1:02d}", each) for day, each in enumerate(promised)]
    book = small_book(advice(), decision("adopted", "2026-05-01"), *events)
    assert slip_words(book, book.advice()[0], TODAY) == words


def test_the_contacts_that_raised_advice_stand_among_what_happened_for_us_alone() -> None:
    dana = person("Dana Ortiz", id=DANA, role="CFO")
    book = small_book(
        dana,
        advice(),
        interaction("2026-03-01", raised=[ADVICE_ID], people=[DANA], said="Not before the budget"),
        interaction("2026-04-01", raised=[ADVICE_ID], kind="message", took_part=False, said=""),
    )
    told = moments_of(book, book.advice()[0])
    assert [(each.head, each.private_lines) for each in told] == [
        ("raised (message), and nobody answered", ()),
        ("raised (meeting) with Dana Ortiz, CFO", ("Not before the budget",)),
        ("given", ()),
    ]
    assert [each.head for each in moments_of(book, book.advice()[0], TODAY, shared=True)] == ["given"]

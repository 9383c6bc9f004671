"""Facts of the record that an instrument may open with."""

import pytest

from advisor.book import PRACTICE_SCOPE, Book
from advisor.instruments.facts import FACTS, Ground, told
from tests.factory import (
    CLIENT_ID,
    TODAY,
    advice,
    book_of,
    client,
    concern,
    decision,
    engagement,
    goal,
    interaction,
    new_id,
    promise,
    reading,
    small_book,
)


def said(name: str, book: Book, scope: str = CLIENT_ID) -> str:
    """What one fact says."""
    return "\n".join(each.said for each in told([name], Ground(book, scope, TODAY)))


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize("scope", [CLIENT_ID, PRACTICE_SCOPE])
def test_every_fact_says_whole_sentences_also_where_nothing_is_recorded(name: str, scope: str) -> None:
    for book in (Book(), book_of(client(), engagement(), advice(given_on="2026-01-05"))):
        text = said(name, book, scope)
        assert text
        assert all(line[0].isupper() or line[0].isdigit() for line in text.splitlines())
        assert all(line.endswith(".") for line in text.splitlines())


def test_a_fact_of_one_client_counts_nothing_of_another_and_the_practice_counts_both() -> None:
    other = client(id=new_id(), name="Northwind", code="NWD")
    elsewhere = engagement(id=new_id(), client=other.id, reference="NWD-E1")
    theirs = advice(id=new_id(), engagement=elsewhere.id, reference="NWD-1", given_on="2026-01-05")
    book = book_of(
        client(),
        engagement(),
        advice(given_on="2026-01-05"),
        decision("adopted", "2026-02-01"),
        other,
        elsewhere,
        theirs,
    )
    assert said("adoption", book).startswith("Of 1 recommendation given, 1 was answered")
    assert said("adoption", book, other.id).startswith("Of 1 recommendation given, 0 were answered")
    assert said("adoption", book, PRACTICE_SCOPE).startswith("Of 2 recommendations given, 1 was answered")
    assert "NWD-1" in said("late", book, other.id)
    assert "NWD-1" not in said("late", book)


def test_what_is_late_names_the_latest_five_and_counts_the_rest() -> None:
    given = [
        advice(id=new_id(), reference=f"ACME-{number}", given_on="2025-01-05", decide_by=f"2026-01-0{number}")
        for number in range(1, 8)
    ]
    lines = said("late", book_of(client(), engagement(), *given)).splitlines()
    assert lines[0] == "7 lines of Today wait."
    assert lines[1].startswith("ACME-1 ")
    assert lines[-1] == "And 2 more."
    assert len(lines) == 7


def test_facts_keep_the_order_in_which_they_were_asked_for() -> None:
    found = told(["late", "value"], Ground(book_of(client()), CLIENT_ID, TODAY))
    assert [each.name for each in found] == ["late", "value"]


def test_the_relationship_is_told_of_one_client_and_of_the_practice() -> None:
    other = client(id="c2" * 8, name="Northwind", code="NWD")
    book = small_book(
        other,
        promise("2026-11-01", kept_on="2026-10-30"),
        promise("2026-11-01", kept_on="2026-11-02"),
        promise("2026-11-01"),
        promise("2026-11-01", broken_on="2026-10-20", client=other.id),
        promise("2026-12-20", whose="theirs"),
        interaction("2026-10-07"),
        interaction("2026-11-20", client=other.id),
        concern("2026-10-07"),
        concern("2026-10-07", resolved_on="2026-10-20"),
        goal(),
        reading("2026-11-01", "17.9"),
    )
    assert said("promises", book).splitlines() == [
        "3 promises of ours: 1 kept in time, 1 kept late, 1 late now.",
        "1 promise of theirs: 1 not yet due.",
    ]
    told = "4 promises of ours: 1 kept in time, 1 kept late, 1 broken"
    assert said("promises", book, PRACTICE_SCOPE).startswith(told)
    assert said("contact", book) == (
        "The last contact was on 7 October 2026, 47 days before; 30 days are agreed, it is 17 beyond that. "
        "The last 90 days had 1 contact, the 90 before 0."
    )
    assert said("contact", book, PRACTICE_SCOPE) == "Of 2 clients, 1 went quiet: Acme Tools."
    assert said("concerns", book) == "Of 2 concerns, 1 is resolved and 1 is open."
    assert said("goals", book) == "Of 1 open goal, 1 is on track."
    assert said("goals", book, PRACTICE_SCOPE) == "No goal is open."

"""The closing report: what was intended, advised and promised, what came of it, and what remains open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.book import Book
from advisor.records import Record
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added
from tests import factory
from tests.exports.made import document_bytes
from tests.exports.rich import engagement_of, headings, paragraphs, rich_book, rows, tables, text_of
from tests.factory import TODAY

OURS, THEIRS, GOALS = "Our promises", "Your promises", "Intended outcomes and their measures"
MADE, DAYS = date(2026, 1, 5), timedelta(days=1)
ADDED = Added("Dana Ortiz", DocumentStatus.final, "Thank you.\n\nWe learned a lot.", "Discounts fell.")


def closing(book: Book, added: Added | None = None, as_of: date = TODAY) -> bytes:
    return document_bytes(DocumentKind.closing, book, engagement_of(book), as_of, added)


def test_a_rich_closing_report_has_its_sections_in_order() -> None:
    assert headings(closing(rich_book(), ADDED)) == [
        "Summary",
        "What we found",
        "What was intended, and how far it was reached",
        "The outcomes that were measured",
        "What was advised, and what became of it",
        "Advice that was taken",
        "ACME-1 Show what every discount costs",
        "ACME-2 One owner for the pipeline",
        "Advice that was not taken",
        "ACME-3 Close the second warehouse",
        "Advice that is not decided yet",
        "ACME-4 Publish floor prices",
        "ACME-9 Deal desk above 250 k",
        "ACME-10 Tie bonuses",
        "ACME-13 A floor everywhere",
        "Withdrawn or replaced before a decision",
        "What we promised each other",
        "What we promised you",
        "What you promised us",
        "The value that was created",
        "What remains open",
        "What we ask of you now",
        "What is still to come from us",
        "What is still to come from you",
        "A last word",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Orders grow and profit does not. Find out where the money stays.",
        "The engagement runs from 28 December 2025 to 30 January 2027.",
        "A forecast that is right to five per cent",
        "Of three outcomes with a measure, one was reached, one is on the way and one was not measured yet.",
        "Advice\tPut the margin after discount on the offer screen.",
        "Decision\tAdopted on 3 February 2026.",
        "“I want that number to hurt a little every time.”",
        "— Dana Ortiz, CFO",
        "Decision\tDeclined on 12 February 2026.",
        "\tLoss: € 74,000, by our own estimate.",
        "We made you four promises: two were kept, one was not kept and one is still open.",
        "You made us three promises: one was kept, one did not come about and one is still open.",
        "Please decide on Tie bonuses (ACME-10) by 30 December 2026.",
        "Send the price study, by 1 December 2026",
        "The list of discounts, by 30 November 2026",
        "Thank you.",
        "We learned a lot.",
    ],
)
def test_a_rich_closing_report_says(line: str) -> None:
    assert line in paragraphs(closing(rich_book(), ADDED))


def test_what_may_not_be_quoted_is_not_in_it() -> None:
    assert "Not while the south grows." not in text_of(closing(rich_book()))


def test_our_last_word_stands_last_and_none_is_made_up() -> None:
    text = text_of(closing(rich_book(), ADDED))
    assert text.index("What remains open") < text.rindex("We learned a lot.")
    assert "A last word" not in text_of(closing(rich_book()))


# -- goals


def test_a_goal_stands_with_its_start_its_target_and_its_last_reading() -> None:
    assert rows(closing(rich_book()), GOALS) == [
        [
            "A forecast to rely on\nDifference",
            "14 %\n5 January 2026",
            "5 %\nby 31 December 2026",
            "4.4 %\n21 September 2026",
            "Reached",
        ],
        [
            "Margin everywhere\nThe weakest region",
            "12.4 %\n5 January 2026",
            "18 %\nby 31 December 2026",
            "15.9 %\n21 September 2026",
            "On the way",
        ],
        ["Nobody leaves\nthe monthly report", "3 people\n5 January 2026", "0 people", "–", "Not measured yet"],
    ]


def test_a_reading_counts_from_its_day_on() -> None:
    found = rows(closing(rich_book(), as_of=date(2026, 6, 1)), GOALS)
    assert found[0][3:] == ["9.5 %\n30 May 2026", "On the way"]


def test_every_reading_of_a_goal_stands_beneath_its_picture() -> None:
    forecast, _ = tables(closing(rich_book()), "Day", "Reading", "Target")
    assert [day for day, _, _ in forecast] == ["5 January 2026", "30 May 2026", "21 September 2026", "31 December 2026"]
    assert [reading for _, reading, _ in forecast] == ["14 %", "9.5 %", "4.4 %", "–"]
    assert [target for _, _, target in forecast] == ["5 %", "–", "–", "5 %"]


def test_how_many_came_how_far_stands_beneath_its_picture() -> None:
    (steps,) = tables(closing(rich_book()), "How far", "Recommendations")
    assert steps == [["Given", "7"], ["Decided", "3"], ["Adopted, in whole or in part", "2"], ["Implemented", "1"]]


@pytest.mark.parametrize(("as_of", "told"), [("2026-12-31", "On the way"), ("2027-01-01", "Not reached yet")])
def test_on_the_day_after_it_was_due_a_goal_is_no_longer_on_the_way(as_of: str, told: str) -> None:
    found = rows(closing(rich_book(), as_of=date.fromisoformat(as_of)), GOALS)
    assert [each[4] for each in found] == ["Reached", told, "Not measured yet"]


def test_two_outcomes_that_came_as_far_are_both_said_to_have() -> None:
    other = factory.goal(id="90a1000000000002", title="Forecast within 5 %")
    read = [factory.reading("2026-06-01", "13"), factory.reading("2026-06-01", "13", goal=other.id)]
    found = paragraphs(closing(factory.small_book(factory.goal(), other, *read)))
    assert "Of two outcomes with a measure, both are on the way." in found


def test_our_own_goals_and_those_of_another_time_are_not_told() -> None:
    early = factory.goal(id="90a1e00000000000", title="Long ago", on="2024-01-01", due="2025-06-30")
    late = factory.goal(id="90a1e00000000001", title="Next year", on="2027-02-01", due="2027-12-31")
    text = text_of(closing(rich_book(early, late), as_of=date(2027, 3, 1)))
    assert "They ask us first" not in text
    assert "Long ago" not in text
    assert "Next year" not in text
    assert "Margin everywhere" in text


# -- promises


def test_a_promise_of_ours_that_was_late_says_so_and_the_client_is_not_graded() -> None:
    content = closing(rich_book())
    assert rows(content, OURS) == [
        ["The five questions", "Maria Keller, to Dana Ortiz", "Kept on 30 January 2026", "Asked ever since."],
        [
            "A page on discounts",
            "Maria Keller, to Dana Ortiz",
            "Kept on 8 March 2026; it was due on 1 March 2026",
            "–",
        ],
        ["Bring two manufacturers", "Maria Keller, to Dana Ortiz", "Not kept; it was due on 1 April 2026", "–"],
        ["Send the price study", "Maria Keller, to Dana Ortiz", "Open; due on 1 December 2026", "–"],
    ]
    assert rows(content, THEIRS) == [
        ["The half-year figures", "Dana Ortiz, to Maria Keller", "Kept on 20 February 2026"],
        ["A room for the workshop", "Dana Ortiz, to Maria Keller", "Did not come about"],
        ["The list of discounts", "Dana Ortiz, to Maria Keller", "Open; due on 30 November 2026"],
    ]


def test_a_promise_kept_after_the_day_is_open_on_it() -> None:
    found = rows(closing(rich_book(), as_of=date(2026, 2, 18)), THEIRS)
    assert found[0] == ["The half-year figures", "Dana Ortiz, to Maria Keller", "Open; due on 15 February 2026"]


def test_what_is_still_to_come_and_late_is_said_to_have_been_due() -> None:
    late = factory.promise("2026-11-20", what="The price study")
    soon = factory.promise("2026-12-01", what="The list", whose="theirs")
    found = paragraphs(closing(factory.small_book(late, soon)))
    assert "The price study, which was due on 20 November 2026" in found
    assert "The list, by 1 December 2026" in found


def test_promises_that_ended_before_the_engagement_or_began_after_it_are_not_told() -> None:
    before = factory.promise("2025-02-01", on="2025-01-05", what="Long ago", kept_on="2025-02-01")
    after = factory.promise("2027-04-01", on="2027-02-15", what="Next year")
    text = text_of(closing(rich_book(before, after), as_of=date(2027, 3, 1)))
    assert "Long ago" not in text
    assert "Next year" not in text


@pytest.mark.parametrize(
    ("ended", "sentence"),
    [
        ({"kept_on": "2026-02-01"}, "We made you one promise: it was kept."),
        ({"broken_on": "2026-02-01"}, "We made you one promise: it was not kept."),
        ({}, "We made you one promise: it is still open."),
        ({"kept_on": "2026-02-01", "whose": "theirs"}, "You made us one promise: it was kept."),
        ({"broken_on": "2026-02-01", "whose": "theirs"}, "You made us one promise: it did not come about."),
    ],
)
def test_one_promise_is_told_in_the_singular(ended: dict[str, str], sentence: str) -> None:
    assert sentence in text_of(closing(factory.small_book(factory.promise("2026-02-01", **ended))))


_promises = st.lists(
    st.tuples(st.booleans(), st.sampled_from(["kept_on", "broken_on", ""]), st.integers(0, 500)), max_size=15
)


@settings(max_examples=25)
@given(_promises)
def test_the_counts_of_the_promises_agree_with_the_rows(drawn: list[tuple[bool, str, int]]) -> None:
    records: list[Record] = []
    for ours, ended, after in drawn:
        on = {ended: MADE + after * DAYS} if ended else {}
        records.append(factory.promise("2026-03-01", whose="ours" if ours else "theirs", **on))
    content = closing(factory.small_book(*records))
    told = paragraphs(content)
    for ours, caption, said in ((True, OURS, "We made you"), (False, THEIRS, "You made us")):
        found = rows(content, caption)
        assert len(found) == sum(each[0] is ours for each in drawn)
        kept = [each for each in drawn if each[0] is ours and each[1] == "kept_on" and MADE + each[2] * DAYS <= TODAY]
        assert sum(each[2].startswith("Kept") for each in found) == len(kept)
        assert any(each.startswith(said) for each in told) is bool(found)


# -- little and nothing


def test_a_closing_report_of_little_says_what_is_known_and_leaves_out_the_rest() -> None:
    content = closing(factory.small_book(factory.advice(), factory.decision("adopted", "2026-02-01")))
    assert headings(content) == [
        "Summary",
        "What was intended, and how far it was reached",
        "What was advised, and what became of it",
        "Advice that was taken",
        "ACME-1 Name one owner for the forecast",
        "What remains open",
    ]
    assert "No intended outcome was put on record." in text_of(content)


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (
            [factory.decision("deferred", "2026-02-01", deferred_until="2027-02-01")],
            "One recommendation is deferred. It stands above with its status.",
        ),
        (
            [factory.decision("adopted", "2026-02-01")],
            "One adopted recommendation is not implemented yet. It stands above with its status.",
        ),
        (
            [factory.decision("adopted", "2026-02-01"), factory.progress("under_way", "2026-03-01")],
            "One adopted recommendation is not implemented yet. It stands above with its status.",
        ),
        (
            [factory.decision("adopted", "2026-02-01"), factory.progress("implemented", "2026-03-01")],
            "Nothing remains open between us.",
        ),
        ([factory.decision("declined", "2026-02-01")], "Nothing remains open between us."),
        ([factory.withdrawal("2026-02-01")], "Nothing remains open between us."),
    ],
)
def test_what_is_put_off_or_still_to_be_done_remains_open_although_nothing_is_asked(
    events: list[Record], said: str
) -> None:
    content = closing(factory.small_book(factory.advice(), *events))
    assert "What we ask of you now" not in headings(content)
    assert said in paragraphs(content)


def test_what_is_asked_is_not_counted_again() -> None:
    asked, put_off = (factory.advice(id=f"{number:016x}", reference=f"ACME-{number}") for number in (1, 2))
    until = factory.decision("deferred", "2026-02-01", recommendation=put_off.id, deferred_until="2027-02-01")
    found = paragraphs(closing(factory.small_book(asked, put_off, until)))
    assert "Besides these, one recommendation is deferred. It stands above with its status." in found


def test_what_is_open_and_nothing_is_asked_about_is_counted_together() -> None:
    advice = [factory.advice(id=f"{number:016x}", reference=f"ACME-{number}") for number in (1, 2, 3)]
    decided = [
        factory.decision(position, "2026-02-01", recommendation=each.id, deferred_until=until)
        for (position, until), each in zip(
            [("deferred", "2027-02-01"), ("adopted", None), ("adopted", None)], advice, strict=True
        )
    ]
    assert (
        "One recommendation is deferred and two adopted recommendations are not implemented yet."
        " Each stands above with its status."
    ) in paragraphs(closing(factory.small_book(*advice, *decided)))


def test_what_was_implemented_without_a_value_is_said_to_have_none_on_record() -> None:
    done = factory.progress("implemented", "2026-03-01")
    content = closing(factory.small_book(factory.advice(), factory.decision("adopted", "2026-02-01"), done))
    assert "The value that was created" in headings(content)
    assert "No value had been put on record by 23 November 2026." in text_of(content)
    assert "Outcome\tNot observed yet." in paragraphs(content)


def test_a_closing_report_of_nothing_is_right() -> None:
    content = closing(factory.small_book())
    assert headings(content) == ["Summary", "What was intended, and how far it was reached", "What remains open"]
    assert "No recommendation had been given by 23 November 2026." in text_of(content)


def test_requests_beyond_fifteen_are_counted() -> None:
    open_ = [factory.advice(id=f"{number:016x}", reference=f"ACME-{number}") for number in range(1, 21)]
    text = paragraphs(closing(factory.small_book(*open_)))
    assert sum(each.startswith("Please") for each in text) == 15
    assert "The same goes for five more; each stands above with its status." in text

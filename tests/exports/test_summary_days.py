"""A summary as of a day: what counts by then, and what was taken back."""

from __future__ import annotations

from datetime import date

import pytest

from exports.asked import Added
from tests import factory
from tests.exports.made import summary_bytes
from tests.exports.rich import engagement_of, everything_in, headings, made, paragraphs, rich_book, text_of
from tests.factory import TODAY


def test_records_dated_after_the_day_do_not_count() -> None:
    book = rich_book()
    text = text_of(summary_bytes(book, engagement_of(book), date(2026, 2, 1), Added()))
    assert "Deferred on 12 January 2026" in text
    assert "I want that number" not in text
    assert "Implemented" not in text
    assert "€ 131,000" not in text
    assert "A loyalty card" in text
    assert "1 March 2026" not in text


def test_a_value_confirmed_after_the_day_is_an_estimate_on_it() -> None:
    book = rich_book()
    text = text_of(summary_bytes(book, engagement_of(book), date(2026, 10, 22), Added()))
    assert "Value: € 131,000 in all so far, by our own estimate." in text
    assert "confirmed by" not in text


def test_advice_given_after_the_day_or_never_is_not_there() -> None:
    drafts = [
        factory.advice(id="aaaaaaaaaaaaaaaa", reference="ACME-20", title="Still in a drawer", given_on=None),
        factory.advice(id="bbbbbbbbbbbbbbbb", reference="ACME-21", title="For next week", given_on="2026-11-30"),
        factory.advice(id="cccccccccccccccc", reference="ACME-22", title="Thought better of", given_on="2026-05-01"),
        factory.withdrawal("2026-04-01", recommendation="cccccccccccccccc"),
    ]
    content = everything_in(made(rich_book(*drafts)))
    for title in ("Still in a drawer", "For next week", "Thought better of"):
        assert title not in content


def test_advice_withdrawn_after_its_answer_keeps_its_place_and_its_answer() -> None:
    events = [factory.decision("adopted", "2026-02-01"), factory.withdrawal("2026-05-01")]
    text = text_of(made(factory.small_book(factory.advice(), *events)))
    assert "One recommendation was given. It was adopted." in text
    assert "Withdrawn on 1 May 2026." in text
    assert "Adopted on 1 February 2026." in text


def test_what_became_of_advice_that_was_replaced_before_its_answer_stands_in_its_line() -> None:
    events = [
        factory.decision("deferred", "2026-02-01", deferred_until="2026-03-01", words="Not yet.", words_are="exact"),
        factory.progress("under_way", "2026-03-05", evidence="Two regions."),
        factory.withdrawal("2026-04-01", "superseded"),
        factory.outcome("harm_came", "2026-05-01", "-5000", evidence="An order was lost.\n\nSo we heard."),
    ]
    assert (
        "ACME-1  Name one owner for the forecast. Replaced by newer advice on 1 April 2026.\n"
        "Deferred on 1 February 2026 until 1 March 2026. “Not yet.” — said to us\n"
        "Progress: Under way, as of 5 March 2026. Two regions.\n"
        "Outcome: Harm came, seen on 1 May 2026.\nAn order was lost.\nSo we heard.\n"
        "Loss: € 5,000, by our own estimate."
    ) in paragraphs(made(factory.small_book(factory.advice(), *events)))


def test_what_came_of_advice_that_was_replaced_after_its_answer_stands_in_its_place() -> None:
    events = [
        factory.decision("declined", "2026-02-01"),
        factory.withdrawal("2026-04-01", "superseded"),
        factory.outcome("harm_came", "2026-05-01", evidence="An order was lost."),
    ]
    content = made(factory.small_book(factory.advice(), *events))
    assert "ACME-1 Name one owner for the forecast" in headings(content)
    assert "Decision\tDeclined on 1 February 2026." in paragraphs(content)
    assert "Outcome\tHarm came, seen on 1 May 2026. An order was lost." in paragraphs(content)


@pytest.mark.parametrize("as_of", [TODAY, date(2026, 6, 1)])
def test_what_bears_no_date_is_said_to_stand_as_it_did_when_the_summary_was_made(as_of: date) -> None:
    book = rich_book()
    text = text_of(summary_bytes(book, engagement_of(book), as_of, Added()))
    assert (
        "What bears no date of its own, such as a title or an owner, stands here as it did when the document was made, "
        "which may have been later than that day."
    ) in text

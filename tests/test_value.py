"""What advice brought: which outcomes count, and how gains and losses are worded."""

from decimal import Decimal

from advisor.counting import Value
from advisor.value import brought, brought_words, outcome_words
from tests.factory import TODAY, advice, decision, outcome, small_book, withdrawal

OTHER = "b" * 16


def test_what_advice_brought_is_what_came_of_advice_that_was_taken_and_counts() -> None:
    book = small_book(
        advice(),
        decision("adopted", "2026-02-01"),
        outcome("as_hoped", "2026-06-01", "1000"),
        outcome("harm_came", "2026-07-01", "-400"),
        advice(id=OTHER, reference="ACME-2"),
        outcome("as_hoped", "2026-06-01", "9000", recommendation=OTHER),
        withdrawal("2026-07-01", recommendation=OTHER),
    )
    assert brought(book, book.advice(), TODAY) == Value(estimated_once=Decimal(1000))


def test_a_loss_is_called_one() -> None:
    value = Value(delivered_once=Decimal(5000), estimated_per_year=Decimal(-1200))
    words = "€\u00a05,000 confirmed · a loss of €\u00a01,200 a year, by our estimate"
    assert brought_words(value, "EUR") == words
    assert brought_words(Value(), "EUR") == ""
    loss = outcome("harm_came", "2026-07-01", "-400")
    assert outcome_words(loss, "EUR").startswith("a loss of €\u00a0400 ")

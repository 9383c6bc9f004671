"""What advice brought: the sum over several recommendations, and in words."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from advisor.book import Book
from advisor.counting import Value, value_of
from advisor.records import Outcome, Recommendation
from advisor.words import amount, label


def brought(book: Book, advice: Iterable[Recommendation], on: date) -> Value:
    """What advice brought by a day; what counts as given counts here, and only where it was taken."""
    total = Value()
    for each in advice:
        if book.standing_of(each, on).counted:
            total += value_of((event for event in book.events_of(each.id) if isinstance(event, Outcome)), on)
    return total


def brought_words(value: Value, currency: str) -> str:
    """What advice brought, confirmed apart from estimated: ``€ 140,000 confirmed``; "" when none is recorded."""
    parts = [
        (value.delivered_once, "confirmed"),
        (value.delivered_per_year, "a year, confirmed"),
        (value.estimated_once, "by our estimate"),
        (value.estimated_per_year, "a year, by our estimate"),
    ]
    return " · ".join(f"{_gain_or_loss(money, currency)} {words}" for money, words in parts if money)


def outcome_words(outcome: Outcome, currency: str) -> str:
    """An outcome's value: ``€ 140,000 per year, total so far, our estimate``; "" when it has none."""
    if outcome.value is None:
        return ""
    parts = (label(outcome.value_period), label(outcome.value_covers), label(outcome.value_basis))
    return f"{_gain_or_loss(outcome.value, currency)} {', '.join(parts)}"


def _gain_or_loss(money: Decimal, currency: str) -> str:
    return f"a loss of {amount(-money, currency)}" if money < 0 else amount(money, currency)

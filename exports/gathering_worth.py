"""From the book to what each recommendation of a material brought or cost, amount by amount."""

from __future__ import annotations

from advisor.book import Book
from advisor.counting import amounts_of, loss_of
from advisor.records import Outcome
from exports.material import Advice, Material
from exports.worth import Amount, Worth


def worths(book: Book, material: Material) -> tuple[Worth, ...]:
    """The recommendations that count and to whose outcome an amount was put, in the order of the material."""
    counted = (each for each in material.advice() if each.counted)
    return tuple(
        _worth(book, each, material) for each in counted if any(seen.value is not None for seen in each.outcomes)
    )


def _worth(book: Book, advice: Advice, material: Material) -> Worth:
    outcomes = [each for each in book.events_of(advice.record) if isinstance(each, Outcome)]
    counting = {each.id for each in amounts_of(outcomes, material.as_of)}
    amounts = [Amount(each, each.record in counting) for each in advice.outcomes if each.value is not None]
    return Worth(advice, loss_of(outcomes, material.as_of), tuple(amounts))

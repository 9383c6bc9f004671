"""What advice brought, what it cost not to take it, and slipped dates."""

from collections.abc import Iterator
from decimal import Decimal

from advisor.counting import Value
from advisor.review.slips import Slips
from advisor.review.worth import Sum, Worth
from advisor.words import amount
from screens.review.lines import Figure, Line, Pen, Span, number
from screens.review.tables import Bar, Cell, Name, Right, rate_cells, table


def worth_lines(found: Worth, currency: str, pen: Pen) -> list[Line]:
    """Each amount by itself, all on one scale; hopes have no bar, as they are no amounts that came."""
    sums = (
        ("Brought", "brought", found.brought),
        ("Lost, as warned", "warned", found.as_warned),
        ("Lost otherwise", "lost", found.other_losses),
    )
    largest = max((abs(money) for _, _, each in sums for money, _ in amounts_of(each.value)), default=Decimal(0))
    rows = [row for name, key, each in sums for row in _sum(name, key, each, largest, currency)]
    if found.hoping:
        figure = number(Figure("hoped", "value at stake", found.hoping))
        rows.append(
            [
                Name("Hoped for"),
                Right((figure,)),
                Right((Span(amount(found.hoped, currency)),)),
                (Span("at stake", "dim"),),
                Bar(None),
            ]
        )
    return table(rows, pen, drops=(4,))


def _sum(name: str, key: str, found: Sum, largest: Decimal, currency: str) -> Iterator[list[Cell]]:
    """A row for each amount of a sum; the first has the name and the number of the advice."""
    count: Span | None = number(Figure(f"worth.{key}", name.casefold(), found.ids))
    for money, words in amounts_of(found.value):
        yield [
            Name(name if count else ""),
            Right((count,) if count else ()),
            Right((Span(amount(money, currency)),)),
            (Span(words, "dim"),),
            Bar(float(abs(money) / largest)),
        ]
        count = None


def amounts_of(value: Value) -> list[tuple[Decimal, str]]:
    """The amounts of a value that are there, with what each of them is."""
    found = (
        (value.delivered_once, "confirmed"),
        (value.delivered_per_year, "a year, confirmed"),
        (value.estimated_once, "our estimate"),
        (value.estimated_per_year, "a year, our estimate"),
    )
    return [(money, words) for money, words in found if money]


def slip_lines(found: Slips, pen: Pen) -> list[Line]:
    """How much of what has a promised date slipped."""
    if not found.slipped.of:
        return []
    cells = rate_cells(found.slipped, "slips", "the promised date moved later", "with a promised date")
    return table([[Name("Slipped"), *cells]], pen, drops=(4,))

"""What advice brought, as a table whose columns add up: confirmed and estimated apart, once and yearly apart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from advisor.counting import Value, total
from exports.language import Language
from exports.material import Advice
from exports.word import Cell, Column, Table, Text, bold, link

_NOTHING = "–"


def value_table(say: Language, rows: Sequence[tuple[Advice, Value]], currency: str, caption: str, what: str) -> Table:
    """The table: a row for each recommendation, and the sums beneath where there are several.

    Args:
        say: The language.
        rows: Recommendations and what each brought; only columns in which there is an amount stand in the table.
        currency: What the amounts are in.
        caption: What the table is called.
        what: What it shows, in a sentence for those who do not see it.
    """
    confirmed = (say("value.confirmed_once"), say("value.confirmed_yearly"))
    titles = (*confirmed, say("value.estimated_once"), say("value.estimated_yearly"))
    filled = [index for index in range(len(titles)) if any(value.parts[index] for _, value in rows)]
    columns = [Column(say("register.reference"), 1.0, whole=True), Column(say("register.recommendation"), 3.2)]
    columns += [Column(titles[index], 1.3, align="end", whole=True) for index in filled]
    told: list[list[Text | Cell]] = [
        [link(advice.reference, advice.key), advice.title, *_amounts(say, value, filled, currency)]
        for advice, value in rows
    ]
    if len(rows) > 1:
        told.append(_sums(say, total(value for _, value in rows), filled, currency))
    return Table(columns, told, what, caption=caption)


def _amounts(say: Language, value: Value, filled: Sequence[int], currency: str) -> list[str]:
    return [_money(say, value.parts[index], currency) for index in filled]


def _sums(say: Language, value: Value, filled: Sequence[int], currency: str) -> list[Text | Cell]:
    return ["", bold(say("value.sum")), *(bold(each) for each in _amounts(say, value, filled, currency))]


def _money(say: Language, amount: Decimal, currency: str) -> str:
    return say.money(amount, currency) if amount else _NOTHING

"""What advice brought, as a table whose columns add up: confirmed and estimated apart, once and yearly apart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from advisor.counting import Value, total
from exports.language import Language
from exports.material import Advice
from exports.word import Cell, Column, Table, Text, bold, link

_NOTHING = "–"
_SHORT = 9
"""An amount of so many characters fits a column as it is; for a longer one there is a wider column."""
_AMOUNT, _TITLE, _LEAST_TITLE = 1.3, 3.2, 1.6
"""The shares of the width that a column of amounts and that of the titles have, and what the titles have at least."""


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
    sums = _amounts(say, total(value for _, value in rows), filled, currency)
    amounts = [_amounts(say, value, filled, currency) for _, value in rows]
    shares = [_AMOUNT * max(1, max(map(len, column)) / _SHORT) for column in zip(sums, *amounts, strict=True)]
    titles_share = max(_LEAST_TITLE, _TITLE - sum(each - _AMOUNT for each in shares))
    columns = [Column(say("register.reference"), 1.0, whole=True), Column(say("register.recommendation"), titles_share)]
    columns += [
        Column(titles[index], share, align="end", whole=True) for index, share in zip(filled, shares, strict=True)
    ]
    told: list[list[Text | Cell]] = [
        [link(advice.reference, advice.key), advice.title, *each]
        for (advice, _), each in zip(rows, amounts, strict=True)
    ]
    if len(rows) > 1:
        told.append(["", bold(say("value.sum")), *map(bold, sums)])
    return Table(columns, told, what, caption=caption)


def _amounts(say: Language, value: Value, filled: Sequence[int], currency: str) -> list[str]:
    return [_money(say, value.parts[index], currency) for index in filled]


def _money(say: Language, amount: Decimal, currency: str) -> str:
    return say.money(amount, currency) if amount else _NOTHING

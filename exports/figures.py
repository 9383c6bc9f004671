"""The large figures at the head of a document: counts, and what the client has confirmed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from advisor.words import amount, plural
from exports.material import Material

_MOST = 4
_MILLION = Decimal(1_000_000)


def figures(material: Material) -> list[tuple[str, str]]:
    """Up to four figures, each with its words, or none where one would stand alone; no estimate is among them."""
    tally, value = material.tally, material.value
    shown = [(str(tally.given), plural(tally.given, "recommendation given", "recommendations given"))]
    if tally.taken:
        shown.append((str(tally.taken), "adopted, in whole or in part"))
    for sum_, often in ((value.delivered_once, ""), (value.delivered_per_year, " per year")):
        if sum_ > 0:
            shown.append((_short(sum_, material.currency), f"of value{often}, confirmed by you"))
    for how_many, words in ((tally.open, "open"), (tally.implemented, "implemented")):
        if how_many and len(shown) < _MOST:
            shown.append((str(how_many), words))
    return shown if len(shown) > 1 else []


def _short(value: Decimal, currency: str) -> str:
    """An amount that fits a figure: whole units below a million, two decimals of millions above."""
    if value < _MILLION:
        return amount(value.quantize(Decimal(1), ROUND_HALF_UP), currency)
    millions = (value / _MILLION).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return f"{amount(millions, currency)} m"

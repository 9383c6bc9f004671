"""The large figures at the head of a document: counts, and what the client has confirmed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from exports.language import Language
from exports.material import Material

_MOST = 4
_MILLION = Decimal(1_000_000)


def figures(say: Language, material: Material) -> list[tuple[str, str]]:
    """Up to four figures, each with its words, or none where one would stand alone; no estimate is among them."""
    tally, value = material.tally, material.value
    shown = [(say.digits(tally.given), say("figures.given", tally.given))]
    if tally.taken:
        shown.append((say.digits(tally.taken), say("figures.taken", tally.taken)))
    for sum_, words in ((value.delivered_once, "figures.value"), (value.delivered_per_year, "figures.value_per_year")):
        if sum_ > 0:
            shown.append((_short(say, sum_, material.currency), say(words)))
    for how_many, words in ((tally.open, "figures.open"), (tally.implemented, "figures.implemented")):
        if how_many and len(shown) < _MOST:
            shown.append((say.digits(how_many), say(words, how_many)))
    return shown if len(shown) > 1 else []


def _short(say: Language, value: Decimal, currency: str) -> str:
    """An amount that fits a figure: whole units below a million, two decimals of millions above."""
    if value < _MILLION:
        return say.money(value.quantize(Decimal(1), ROUND_HALF_UP), currency)
    millions = (value / _MILLION).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return say("figures.millions", money=say.money(millions, currency))

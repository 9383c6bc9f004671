"""The large figures at the head of a document: counts, and what the client has confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from advisor.counting import Value
from exports.language import Language
from exports.material import Material

_MOST = 4
_MILLION = Decimal(1_000_000)
_CONFIRMED = ("figures.value", "figures.value_per_year")
_ESTIMATED = ("figures.estimated", "figures.estimated_per_year")


def figures(say: Language, material: Material) -> list[tuple[str, str]]:
    """Up to four figures, each with its words, or none where one would stand alone; no estimate is among them.

    Of a single recommendation the sentence tells: a row of ones would count nothing.
    """
    tally, value = material.tally, material.value
    counts = [(tally.given, "figures.given"), (tally.taken, "figures.taken")]
    further = [(tally.open, "figures.open"), (tally.implemented, "figures.implemented")]
    shown = _counts(say, material, counts)
    shown += _sums(say, (value.delivered_once, value.delivered_per_year), _CONFIRMED, material.currency)
    shown += _counts(say, material, further)
    return shown[:_MOST] if len(shown) > 1 else []


def _counts(say: Language, material: Material, counts: Sequence[tuple[int, str]]) -> list[tuple[str, str]]:
    if material.tally.given < 2:
        return []
    return [(say.digits(how_many), say(words, how_many)) for how_many, words in counts if how_many]


def value_figures(say: Language, value: Value, currency: str) -> list[tuple[str, str]]:
    """The sums of value, confirmed and estimated, each with its words; what is no gain is left to the text."""
    return _sums(say, value.parts, (*_CONFIRMED, *_ESTIMATED), currency)


def _sums(say: Language, sums: Sequence[Decimal], keys: Sequence[str], currency: str) -> list[tuple[str, str]]:
    return [(_short(say, each, currency), say(key)) for each, key in zip(sums, keys, strict=True) if each > 0]


def _short(say: Language, value: Decimal, currency: str) -> str:
    """An amount that fits a figure: whole units below a million, two decimals of millions above."""
    if value < _MILLION:
        return say.money(value.quantize(Decimal(1), ROUND_HALF_UP), currency)
    millions = (value / _MILLION).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return say("figures.millions", money=say.money(millions, currency))

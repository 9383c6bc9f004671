"""Fixed words, dates, counts and money as they are read by people.

Records store short keys; what a person reads comes from one table per language.
"""

from datetime import date
from decimal import Decimal
from enum import Enum

from advisor.words import en

__all__ = [
    "NO_BREAK",
    "amount",
    "count",
    "glyph",
    "label",
    "long_date",
    "near_date",
    "number",
    "plural",
    "quantity",
    "short_date",
    "weekday_date",
]

NO_BREAK = "\u00a0"


def label(choice: Enum) -> str:
    """The words for a stored choice, such as ``Position.in_part`` → "adopted in part"."""
    return en.LABELS[f"{type(choice).__name__}.{choice.value}"]


def glyph(key: str, *, plain: bool = False) -> str:
    """One character that stands beside the word of a standing; ``plain`` gives the ASCII fallback."""
    return en.GLYPHS[key][plain]


def short_date(day: date) -> str:
    """A date for a list: ``3 Jun 26``."""
    return f"{day.day} {en.MONTHS[day.month - 1][:3]} {day.year % 100:02d}"


def near_date(day: date, today: date) -> str:
    """A date for a tight place: without its year where that is plain, ``3 Jun`` or ``2 Jan 25``."""
    near = abs((day - today).days) <= 182  # nearer than the same day of another year
    return short_date(day)[:-3] if near else short_date(day)


def long_date(day: date) -> str:
    """A date for a document: ``3 June 2026``."""
    return f"{day.day} {en.MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """A date for a form or a title bar: ``Mon 23 Nov 2026``."""
    return f"{en.WEEKDAYS[day.weekday()][:3]} {day.day} {en.MONTHS[day.month - 1][:3]} {day.year}"


def number(value: int) -> str:
    """A count as it stands in a sentence: words up to twelve, digits above."""
    return en.NUMBERS[value] if 0 <= value < len(en.NUMBERS) else f"{value:,}"


def plural(value: int, one: str, many: str | None = None) -> str:
    """The noun that agrees with a count: ``plural(1, "day")`` → "day"."""
    return one if value == 1 else (many or f"{one}s")


def count(value: int, one: str, many: str | None = None) -> str:
    """A count in digits with its noun: ``3 days``."""
    return f"{value:,} {plural(value, one, many)}"


def quantity(value: int, one: str, many: str | None = None) -> str:
    """A count in words with its noun, for a sentence: ``three recommendations``."""
    return f"{number(value)} {plural(value, one, many)}"


def amount(value: Decimal, currency: str) -> str:
    """Money: ``€ 140,000``, never parted at a line's end; a currency without a common sign keeps its code.

    The sign comes first.
    """
    sign = "−" if value < 0 else ""
    digits = f"{abs(value):,.2f}".removesuffix(".00")
    return f"{sign}{en.CURRENCY_SIGNS.get(currency, currency)}{NO_BREAK}{digits}"

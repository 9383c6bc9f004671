"""Fixed words, dates, counts and money."""

from decimal import Decimal
from enum import StrEnum

import pytest

from advisor.agenda import Matter
from advisor.records import choices
from advisor.records.choices import Choice, Position
from advisor.standing import Clock, State
from advisor.words import (
    amount,
    count,
    en,
    glyph,
    label,
    long_date,
    near_date,
    number,
    plural,
    quantity,
    short_date,
    weekday_date,
)
from tests.factory import TODAY, day

CHOICES = [each for each in vars(choices).values() if isinstance(each, type) and issubclass(each, Choice)]
LABELLED: list[type[StrEnum]] = [*(each for each in CHOICES if each is not Choice), State, Clock, Matter]


@pytest.mark.parametrize("kind", LABELLED, ids=lambda each: each.__name__)
def test_every_choice_has_its_own_label(kind: type[StrEnum]) -> None:
    labels = [label(each) for each in kind]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_no_label_stands_for_nothing() -> None:
    assert set(en.LABELS) == {f"{kind.__name__}.{each.value}" for kind in LABELLED for each in kind}


@pytest.mark.parametrize("plain", [False, True])
def test_every_standing_and_position_and_matter_has_a_glyph_of_its_own(plain: bool) -> None:
    keys = {each.value for kind in (State, Position, Matter) for each in kind}
    glyphs = {key: glyph(key, plain=plain) for key in keys}
    assert len(set(glyphs.values())) == len(keys)
    assert all(len(each) == 1 for each in glyphs.values())


def test_plain_glyphs_are_ascii() -> None:
    assert all(glyph(key, plain=True).isascii() for key in en.GLYPHS)


@pytest.mark.parametrize(
    ("iso", "short", "long", "weekday"),
    [
        ("2026-06-03", "3 Jun 26", "3 June 2026", "Wed 3 Jun 2026"),
        ("2026-11-23", "23 Nov 26", "23 November 2026", "Mon 23 Nov 2026"),
        ("2005-01-01", "1 Jan 05", "1 January 2005", "Sat 1 Jan 2005"),
    ],
)
def test_a_date_reads_as_its_place_wants_it(iso: str, short: str, long: str, weekday: str) -> None:
    assert (short_date(day(iso)), long_date(day(iso)), weekday_date(day(iso))) == (short, long, weekday)


@pytest.mark.parametrize(
    ("iso", "near"),
    [("2026-06-03", "3 Jun"), ("2027-01-01", "1 Jan"), ("2025-11-23", "23 Nov 25"), ("2027-11-23", "23 Nov 27")],
)
def test_a_date_near_today_leaves_out_its_year_and_one_a_year_away_does_not(iso: str, near: str) -> None:
    assert near_date(day(iso), TODAY) == near


@pytest.mark.parametrize(
    ("value", "words"), [(0, "no"), (1, "one"), (8, "eight"), (12, "twelve"), (13, "13"), (2400, "2,400")]
)
def test_counts_up_to_twelve_are_words(value: int, words: str) -> None:
    assert number(value) == words


def test_a_noun_agrees_with_its_count() -> None:
    assert [plural(each, "day") for each in (0, 1, 2)] == ["days", "day", "days"]
    assert (plural(1, "person", "people"), plural(5, "person", "people")) == ("person", "people")
    assert [count(each, "day") for each in (0, 1, 1234)] == ["0 days", "1 day", "1,234 days"]
    assert [quantity(each, "piece") for each in (0, 1, 3, 40)] == [
        "no pieces",
        "one piece",
        "three pieces",
        "40 pieces",
    ]


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [
        ("140000", "EUR", "€\u00a0140,000"),
        ("140000.00", "EUR", "€\u00a0140,000"),
        ("12.5", "USD", "$\u00a012.50"),
        ("-1500000", "GBP", "−£\u00a01,500,000"),
        ("0", "EUR", "€\u00a00"),
        ("99.99", "CHF", "CHF\u00a099.99"),
    ],
)
def test_money_stands_with_its_currency_and_its_sign_first(value: str, currency: str, words: str) -> None:
    assert amount(Decimal(value), currency) == words

"""What was filled in, as what it means: a position, a day, or text, in every language that a form is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache

from advisor.records.choices import Position
from advisor.words.en import WEEKDAYS
from exports.form.answers import Field
from exports.form.marks import POSITIONS
from exports.language import Language, language, languages

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|[nr]d|th|\.)?\s+(?:of\s+)?([^\W\d_]{3,})\.?,?\s+(\d{4}|\d{2})")
_DASHED = re.compile(r"(\d{1,2})-([^\W\d_]{3,})-(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|[nr]d|th)?,?\s+(\d{4})")
_WEEKDAY = re.compile(r"([^\W\d_]{3,})(?:\.?,\s*|\.?\s+)(.*)")
_DIGITS = re.compile(r"\d+")
_OF_WORD = ("Click or tap here to enter text.", "Choose an item.", "Click or tap to enter a date.")
_AROUND = " \t\n.:;!\"'“”„‘’«»"
_UNPRINTED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphens, and blanks that have no width
_YEARS = range(1900, 2200)


@cache
def _all() -> tuple[Language, ...]:
    return tuple(language(code) for code in languages())


def normal(text: str) -> str:
    """Text as it is compared: capitals, blanks, quotation marks and what stands at its ends make no difference."""
    return " ".join(text.translate(_UNPRINTED).split()).strip(_AROUND).casefold()


@cache
def labels() -> dict[str, Field]:
    """The field of each label that a form prints, as it is compared."""
    return {normal(say(f"form.{field}")): field for say in _all() for field in Field}


def is_heading(text: str, reference: str) -> bool:
    """Whether a text is what stands above the answers about a reference."""
    return normal(text) in {normal(say("form.head", reference=reference)) for say in _all()}


@cache
def _prompts() -> tuple[str, ...]:
    return tuple(say(f"form.{field}.prompt") for say in _all() for field in Field)


@cache
def _positions() -> dict[str, Position]:
    words: dict[str, Position] = {normal(say.label(each)): each for say in _all() for each in POSITIONS}
    return words | {each.value: each for each in POSITIONS}


@cache
def _months() -> tuple[tuple[str, int], ...]:
    return tuple((name.casefold(), number) for say in _all() for number, name in enumerate(say.table.months, 1))


def without_prompt(text: str) -> str:
    """What was filled in, without the prompt that some programs turn into text."""
    for prompt in _prompts():
        text = text.removeprefix(prompt).removesuffix(prompt).strip()
    return text


def is_prompt(text: str) -> bool:
    """Whether a text is nothing but a prompt, or a part of one: of ours, or of Word's own in English."""
    return any(text in prompt for prompt in (*_prompts(), *_OF_WORD))


def position(text: str) -> Position | None:
    """The position that a text names, None where it names none of the five."""
    return _positions().get(normal(text))


def days(text: str) -> tuple[date, ...]:
    """Every day that a text can mean, earliest first: two for "3/4/2027", none for what is no date.

    A weekday before it must be the one on which it falls, or nobody can tell what is meant.
    """
    text = " ".join(text.translate(_UNPRINTED).split()).strip(_AROUND)
    found = _WEEKDAY.fullmatch(text)
    weekday = _weekday(found[1]) if found else None
    if found is None or weekday is None:
        return tuple(sorted(set(_days(text))))
    return tuple(sorted({each for each in _days(found[2]) if each.weekday() == weekday}))


def shows(text: str, day: date) -> bool:
    """Whether a text may show a day in a language that we do not know: its day and its year stand in it."""
    numbers = [int(each) for each in _DIGITS.findall(text[:100])]
    return {day.day, day.year} <= {*numbers} or sorted(numbers) == sorted((day.day, day.year % 100))


def _weekday(text: str) -> int | None:
    """Which day of the week a word names, as Word writes it before a date; None where it names none."""
    word = text.casefold()
    return next((number for number, name in enumerate(WEEKDAYS) if name.casefold().startswith(word)), None)


def _days(text: str) -> Iterator[date]:
    if found := _ISO.fullmatch(text):
        yield from _day(found[1], found[2], found[3])
    elif found := _NUMBERS.fullmatch(text):
        yield from _day(found[4], found[3], found[1])
        if found[2] != ".":  # with full stops, the day stands first wherever dates are written so
            yield from _day(found[4], found[1], found[3])
    elif found := _DAY_FIRST.fullmatch(text) or _DASHED.fullmatch(text):
        yield from _named(found[3], found[2], found[1])
    elif found := _MONTH_FIRST.fullmatch(text):
        yield from _named(found[3], found[1], found[2])


def _named(year: str, month: str, day: str) -> Iterator[date]:
    wanted = month.casefold()
    for number in {number for name, number in _months() if name.startswith(wanted)}:
        yield from _day(year, str(number), day)


def _day(year: str, month: str, day: str) -> Iterator[date]:
    whole = int(year) + (2000 if len(year) == 2 else 0)
    if whole in _YEARS:
        with suppress(ValueError):
            yield date(whole, int(month), int(day))

"""Dates as people type them: ``today``, ``fri``, ``+2w``, ``12 dec``, ``2026-12-01``."""

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: The years in which a consultant's days lie; sums of days and years never leave the calendar from there.
FIRST_YEAR, LAST_YEAR = 1900, 2199
ALLOWED = "a date such as today, fri, +2w, 12 dec or 2026-12-01"

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OFFSET = re.compile(r"([+-])\s*(\d{1,4})\s*([dwmy])")
_DAY_MONTH = re.compile(
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
    r"(?P<day>\d{1,2})\.?\s*(?P<month>[a-z]{3,9})\.?,?(?:\s+(?P<year>\d{4}|\d{2}))?"
)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
_NUMERIC = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")


def add_months(day: date, months: int) -> date:
    """The same day some months on; the last of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _nearest_year(day: int, month: int, today: date) -> date:
    """A day without a year is the one nearest to today: a client speaks of last June, or of next March."""
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        if day <= monthrange(year, month)[1]:
            candidates.append(date(year, month, day))
    if not candidates:
        raise ValueError(f"There is no day {day} in that month; give {ALLOWED}.")
    return min(candidates, key=lambda each: abs((each - today).days))


def _month(word: str) -> int | None:
    """The number of a month by its name or the first three letters, or None."""
    if len(word) >= 3 and word[:3] in MONTHS:
        full = "january february march april may june july august september october november december".split()
        if full[MONTHS.index(word[:3])].startswith(word) or word == "sept":
            return MONTHS.index(word[:3]) + 1
    return None


def _offset(sign: str, digits: str, unit: str, today: date) -> date:
    """The day that lies a number of days, weeks, months or years from today."""
    amount = int(digits) * (1 if sign == "+" else -1)
    if unit == "d":
        return today + timedelta(days=amount)
    if unit == "w":
        return today + timedelta(weeks=amount)
    return add_months(today, amount * (12 if unit == "y" else 1))


def _named(day: str, month: int, year: str | None, today: date) -> date:
    """A day of a named month, in the year given or in the nearest one."""
    if not year:
        return _nearest_year(int(day), month, today)
    return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))


def _on_weekday(weekday: str | None, day: date) -> date:
    """The day, where it falls on the weekday that was typed beside it."""
    if weekday and DAYS.index(weekday) != day.weekday():
        raise ValueError(f"That day is not a {weekday}.")
    return day


def _weekday(word: str, today: date) -> date | None:
    """The next such weekday (today counts as a week away); ``last fri`` is the one before today."""
    back = word.startswith("last ")
    name = word.removeprefix("last ").removeprefix("next ")
    full = "monday tuesday wednesday thursday friday saturday sunday".split()
    for index, short in enumerate(DAYS):
        if name == short or (len(name) > 3 and full[index].startswith(name)):
            ahead = (index - today.weekday() - 1) % 7 + 1
            return today + timedelta(days=ahead - 7 if back and ahead != 7 else (-7 if back else ahead))
    return None


def parse_date(text: str, today: date) -> date:
    """Read a date as a person types it.

    Args:
        text: ``today``, ``yesterday``, ``tomorrow``, a weekday (the next one; ``last fri`` the one before),
            ``+2w`` / ``-3d`` / ``+1m`` / ``+1y``, ``12 dec``, ``Sat 12 Dec 2026``, ``dec 12`` or ``2026-12-01``.
            A day without a year is the nearest one.
        today: The day on which it is typed.

    Raises:
        ValueError: With one sentence that says what is allowed. ``3/4/2027`` is refused: it has two readings.
    """
    day = _read(text, today)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"“{text.strip()}” lies outside the years {FIRST_YEAR} to {LAST_YEAR}; give {ALLOWED}.")
    return day


def _read(text: str, today: date) -> date:
    """The day that a text names, in whatever year."""
    word = " ".join(text.casefold().split())
    simple = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
    try:
        if word in simple:
            return today + timedelta(days=simple[word])
        if match := _ISO.fullmatch(word):
            return date(*(int(part) for part in match.groups()))
        if match := _OFFSET.fullmatch(word):
            return _offset(match[1], match[2], match[3], today)
        if (match := _DAY_MONTH.fullmatch(word)) and (month := _month(match["month"])):
            return _on_weekday(match["weekday"], _named(match["day"], month, match["year"], today))
        if (match := _MONTH_DAY.fullmatch(word)) and (month := _month(match[1])):
            return _named(match[2], month, match[3], today)
        if day := _weekday(word, today):
            return day
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{text.strip()}” is not a day that exists; give {ALLOWED}.") from error
    if _NUMERIC.fullmatch(word):
        raise ValueError(f"“{text.strip()}” can be read in two ways; write it like 3 apr 2027 or 2027-04-03.")
    raise ValueError(f"“{text.strip()}” is not a date; give {ALLOWED}.")

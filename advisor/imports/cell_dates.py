"""Dates as they stand in the cells of other people's tables."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from advisor.imports.tables import Cell


class DateOrder(StrEnum):
    """Which number comes first where a date is written 12/03/2024."""

    day_first = "day-first"
    month_first = "month-first"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_TIME = r"(?:[T ]\d{1,2}:\d{2}.*)?$"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})" + _TIME)
_DAY_MONTH_NAME = re.compile(r"(\d{1,2})(?:st|[nr]d|th)?[-\s]*([A-Za-z]+)\.?[-,\s]+(\d{4}|\d{2})$")
_MONTH_NAME_DAY = re.compile(r"([A-Za-z]+)\.?\s*(\d{1,2})(?:st|[nr]d|th)?,?\s+(\d{4})$")


def find_order(cells: Iterable[Cell]) -> DateOrder | None:
    """Return the order that the dates of one column prove, or None where they prove none or both."""
    proven = set()
    for cell in cells:
        found = _YEAR_LAST.match(cell) if isinstance(cell, str) else None
        if found:
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second:
                proven.add(DateOrder.day_first)
            elif second > 12 >= first:
                proven.add(DateOrder.month_first)
    return proven.pop() if len(proven) == 1 else None


def read_date(cell: Cell, order: DateOrder | None) -> date | None:
    """Return the date in a cell, None where it is empty.

    Args:
        cell: a date, or text such as 2024-03-12, 12/03/2024, 12.03.2024, 3 Mar 2024, March 3, 2024.
        order: which number comes first in 12/03/2024; such a date is refused when None, unless it can be
            read in one way only.

    Raises:
        ValueError: it is no date, or one that can be read in two ways; the message is a plain clause.
    """
    match cell:
        case None:
            return None
        case date():
            return cell
        case str():
            return _from_text(cell, order)
        case _:
            raise ValueError(f"“{cell}” is a number, not a date")


def _from_text(text: str, order: DateOrder | None) -> date:
    try:
        if found := _YEAR_FIRST.match(text):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := _DAY_MONTH_NAME.match(text):
            return date(_year(found[3]), _month(found[2]), int(found[1]))
        if found := _MONTH_NAME_DAY.match(text):
            return date(_year(found[3]), _month(found[1]), int(found[2]))
        found = _YEAR_LAST.match(text)
        if found:
            day, month = _day_and_month(found, order)
            return date(_year(found[4]), month, day)
    except _AmbiguousError:
        raise ValueError(
            f"“{text}” can be read as day/month or month/day; say which in a map: [dates] order = "
            '"day-first" or "month-first"'
        ) from None
    except ValueError:
        pass
    raise ValueError(f"“{text}” is not a date; 2024-03-12 or 12 Mar 2024 is understood")


class _AmbiguousError(ValueError):
    """A date that can be read in two ways."""


def _day_and_month(found: re.Match[str], order: DateOrder | None) -> tuple[int, int]:
    first, second = int(found[1]), int(found[3])
    # Dates with dots are written with the day first everywhere.
    if found[2] == "." or order is DateOrder.day_first:
        return first, second
    if order is DateOrder.month_first:
        return second, first
    if first <= 12 and second <= 12 and first != second:
        raise _AmbiguousError
    return (first, second) if first > 12 else (second, first)


def _month(word: str) -> int:
    word = word.casefold()
    if word in _MONTH_NAMES or word in _MONTHS or word == "sept":
        return _MONTHS.index(word[:3]) + 1
    raise ValueError


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    # The rule of spreadsheets and of the C library: 69 to 99 are of the last century.
    return int(digits) + (1900 if int(digits) >= 69 else 2000)

"""The figures of a chart as its parts hold them: in the workbook, and once more in the chart, to be drawn at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from exports.word.charts.chart import Chart, Number
from exports.word.look import TEXT_WIDTH
from exports.word.metrics import shortened
from exports.word.text import clean, escape

SHEET = "Sheet1"
_SIZE = 180
_ROOM = TEXT_WIDTH * 0.3
_ROOM_OF_NAME = TEXT_WIDTH * 0.4
_LINES = 2
_DAY_ONE = date(1899, 12, 30).toordinal()


def label(text: str) -> str:
    """What a category is called in a chart, which has no room for more than two lines; the table has all of it."""
    return shortened(clean(text, one_line=True), _ROOM * _LINES, _SIZE) or "–"


def name(text: str) -> str:
    """What a series is called in the legend."""
    return shortened(clean(text, one_line=True), _ROOM_OF_NAME, _SIZE) or "–"


def digits(value: Number) -> str:
    """A figure as both parts write it."""
    return f"{value:f}" if isinstance(value, Decimal) else repr(value)


def serial(day: date) -> int:
    """A day as spreadsheets count them."""
    return day.toordinal() - _DAY_ONE


def column(index: int) -> str:
    """The letter of a column; a chart has less than 26."""
    return chr(ord("A") + index)


def name_of(chart: Chart, index: int) -> str:
    """The `c:tx` of a series."""
    points = _points([escape(name(chart.series[index].name))])
    return (
        f"<c:tx><c:strRef><c:f>{SHEET}!${column(index + 1)}$1</c:f><c:strCache>{points}</c:strCache></c:strRef></c:tx>"
    )


def categories_of(chart: Chart) -> str:
    """The `c:cat` of every series."""
    where = f"<c:f>{_cells(0, len(chart.categories))}</c:f>"
    if chart.days:
        points = _points([str(serial(day)) for day in chart.days])
        cache = f"<c:numCache><c:formatCode>yyyy\\-mm\\-dd</c:formatCode>{points}</c:numCache>"
        return f"<c:cat><c:numRef>{where}{cache}</c:numRef></c:cat>"
    points = _points([escape(label(each)) for each in chart.categories])
    return f"<c:cat><c:strRef>{where}<c:strCache>{points}</c:strCache></c:strRef></c:cat>"


def values_of(chart: Chart, index: int) -> str:
    """The `c:val` of a series."""
    values = chart.series[index].values
    points = _points([None if value is None else digits(value) for value in values])
    cache = f"<c:numCache><c:formatCode>General</c:formatCode>{points}</c:numCache>"
    return f"<c:val><c:numRef><c:f>{_cells(index + 1, len(values))}</c:f>{cache}</c:numRef></c:val>"


def _cells(index: int, rows: int) -> str:
    return f"{SHEET}!${column(index)}$2:${column(index)}${rows + 1}"


def _points(texts: Sequence[str | None]) -> str:
    there: Iterable[tuple[int, str]] = ((index, text) for index, text in enumerate(texts) if text is not None)
    points = "".join(f'<c:pt idx="{index}"><c:v>{text}</c:v></c:pt>' for index, text in there)
    return f'<c:ptCount val="{len(texts)}"/>{points}'

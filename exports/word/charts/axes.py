"""The axes of a chart: as few lines as it can be read by, and no figures beside those that the bars bear."""

from __future__ import annotations

from exports.word.charts.chart import Chart
from exports.word.charts.look import RULE, SLATE, TEXT

CATEGORIES, VALUES = 1, 2
"""The ids of the axes; each chart is a part of its own."""

_FEW = 5
CROWDED = 24
"""Of more categories than that, not each has its name at the axis, nor its mark on a line."""
_MOST_NAMES = 12
_MOST_TICKS = 8
_WHOLE = 100
_STEPS = (("days", 1, 1), ("days", 7, 7), *(("months", count, 30 * count) for count in (1, 2, 3, 6)))
"""The steps of an axis of days: the unit, how many of it, and how many days that is."""
_BASE = f'<c:spPr><a:ln w="9525">{SLATE.fill}</a:ln></c:spPr>'
_BARE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_GRID = f'<c:majorGridlines><c:spPr><a:ln w="6350">{RULE.fill}</a:ln></c:spPr></c:majorGridlines>'


def axes(chart: Chart, *, labelled: bool) -> str:
    """Both axes.

    Args:
        chart: The chart.
        labelled: Whether each figure stands at its bar or point, so that an axis of figures would say it twice.
    """
    return (_of_days(chart) if chart.days else _of_names(chart)) + _of_values(chart, labelled)


def number_format(chart: Chart) -> str:
    """How figures are written, as the content of an attribute."""
    places = chart.places
    return "#,##0" + (f".{'0' * places}" if places else "") + ("&quot; %&quot;" if chart.percent else "")


def text(size: int, colour: str = TEXT.fill, *, bold: bool = False, level: bool = False) -> str:
    """The `c:txPr` of text.

    Args:
        size: In hundredths of a point.
        colour: What it is filled with, as XML.
        bold: Whether it is bold.
        level: Whether it may not be turned where it is too long.
    """
    weight = ' b="1"' if bold else ' b="0"'
    turned = ' rot="0" vert="horz"' if level else ""
    font = '<a:latin typeface="+mn-lt"/><a:cs typeface="+mn-cs"/>'
    look = f'<a:defRPr sz="{size}"{weight}>{colour}{font}</a:defRPr>'
    return f"<c:txPr><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr/></a:p></c:txPr>"


def _of_names(chart: Chart) -> str:
    lying = chart.shape == "bars"
    crowded = len(chart.categories) > CROWDED
    every = 1 if lying else -(-len(chart.categories) // _MOST_NAMES) if crowded and chart.shape == "line" else 0
    skip = f'<c:tickLblSkip val="{every}"/>' if every else ""  # every bar keeps its name
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>{_ticks("low")}'
        f'{_BASE}{text(700 if crowded else 900)}<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/>'
        f'<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _of_days(chart: Chart) -> str:
    span = (max(chart.days) - min(chart.days)).days
    wide = ("years", 1 + span // (365 * _MOST_TICKS))
    unit, count = next(((unit, count) for unit, count, days in _STEPS if span <= days * _MOST_TICKS), wide)
    form = {"days": "d\\ mmm", "months": "mmm\\ yyyy", "years": "yyyy"}[unit]
    return (
        f'<c:dateAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="{form}" sourceLinked="0"/>{_ticks("low")}'
        f'{_BASE}{text(900)}<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblOffset val="100"/><c:baseTimeUnit val="days"/><c:majorUnit val="{count}"/>'
        f'<c:majorTimeUnit val="{unit}"/></c:dateAx>'
    )


def _of_values(chart: Chart, labelled: bool) -> str:
    lying = chart.shape == "bars"
    grid = "" if labelled else _GRID
    return (
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/>{_bounds(chart)}</c:scaling>'
        f'<c:delete val="{int(labelled)}"/><c:axPos val="{"b" if lying else "l"}"/>{grid}'
        f'<c:numFmt formatCode="{number_format(chart)}" sourceLinked="0"/>{_ticks("nextTo")}{_BARE}'
        f'{text(900, level=True)}<c:crossAx val="{CATEGORIES}"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        f'<c:crossBetween val="{"midCat" if chart.days else "between"}"/>{_unit(chart)}</c:valAx>'
    )


def _ticks(labels: str) -> str:
    return f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'


def _bounds(chart: Chart) -> str:
    """From nought, so that a bar twice as long is twice as much; a line may begin where its figures are.

    Shares over time are seen against the whole.
    """
    values = [float(each) for each in chart.values()] or [0.0]
    highest, lowest = max(values), min(values)
    if chart.shape == "line" and chart.percent and lowest >= 0 and highest <= _WHOLE:
        return f'<c:max val="{_WHOLE}"/><c:min val="0"/>'
    top = '<c:max val="1"/>' if highest == lowest == 0 else ""
    return top + ('<c:min val="0"/>' if lowest >= 0 and (chart.shape != "line" or top) else "")


def _unit(chart: Chart) -> str:
    """Steps of one between small counts: half a recommendation does not exist."""
    small = chart.decimals == 0 and all(abs(float(value)) <= _FEW for value in chart.values())
    return '<c:majorUnit val="1"/>' if small and chart.joined != "stacked" else ""

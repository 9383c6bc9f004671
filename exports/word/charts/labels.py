"""The figures at the bars and points of a chart: where there is room for them, and nowhere else."""

from __future__ import annotations

from exports.word.charts.axes import number_format, text
from exports.word.charts.chart import Chart, Number
from exports.word.charts.look import Look

_MOST_IN_A_LINE = 12
_DIGIT = 1.75
"""The width of a digit in millimetres, with a little room."""
_HEIGHT = 2.9
_ACROSS, _ALONG, _UP = 160.0, 105.0, 48.0
"""What the columns share, how long the longest bar is at least, and how tall the tallest column, in millimetres."""
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def are_shown(chart: Chart) -> bool:
    """Whether figures stand at the bars or points: where they do not run together."""
    if chart.days or (chart.shape == "line" and (len(chart.series) > 1 or len(chart.categories) > _MOST_IN_A_LINE)):
        return False
    if chart.shape == "bars":
        return True
    beside = len(chart.series) if chart.shape == "columns" and chart.joined == "beside" else 1
    room = _ACROSS / (len(chart.categories) * beside)
    return all(_width(chart, value) <= room for value in chart.values())


def all_shown(chart: Chart) -> bool:
    """Whether every figure but nought stands there, so that an axis would say it twice."""
    if not are_shown(chart):
        return False
    whole = _longest(chart)
    return chart.joined != "stacked" or all(not value or _has_room(chart, value, whole) for value in chart.values())


def of_bars(chart: Chart, index: int, look: Look) -> str:
    """The `c:dLbls` of a series of bars, whose figures are shown."""
    if chart.joined != "stacked":
        return f"<c:dLbls>{_shown(chart, 'outEnd', text(900))}</c:dLbls>"
    ground, colour = look.label
    whole = _longest(chart)
    narrow = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
        for at, value in enumerate(chart.series[index].values)
        if value is not None and not _has_room(chart, value, whole)
    )
    return f"<c:dLbls>{narrow}{_shown(chart, 'ctr', text(900, colour.fill), ground)}</c:dLbls>"


def of_points(chart: Chart, index: int, look: Look) -> str:
    """The `c:dLbls` of a line: all its figures where they are shown; of readings and their target, the last."""
    if are_shown(chart):
        return f"<c:dLbls>{_shown(chart, 't', text(900))}</c:dLbls>"
    series = chart.series[index]
    there = [at for at, value in enumerate(series.values) if value is not None]
    if not chart.days or not there:
        return ""
    others = [float(each) for other in chart.series if other is not series for each in other.values if each is not None]
    below = bool(others) and float(series.values[there[-1]] or 0) < max(others)  # away from the line of the target
    shown = _shown(chart, "b" if below else "t", text(900, bold=look is not Look.TARGET))
    return f'<c:dLbls><c:dLbl><c:idx val="{there[-1]}"/>{shown}</c:dLbl>{_flags(0)}</c:dLbls>'


def _shown(chart: Chart, where: str, look: str, ground: str = "") -> str:
    number = f'<c:numFmt formatCode="{number_format(chart)}" sourceLinked="0"/>'
    return f'{number}{ground or _NOTHING}{look}<c:dLblPos val="{where}"/>{_flags(1)}'


def _flags(value: int) -> str:
    names = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
    return f'<c:showLegendKey val="0"/><c:showVal val="{value}"/>' + "".join(f'<c:{each} val="0"/>' for each in names)


def _width(chart: Chart, value: Number) -> float:
    return _DIGIT * (len(f"{value:,.{chart.places}f}") + 2 * chart.percent)


def _has_room(chart: Chart, value: Number, whole: float) -> bool:
    """Whether a part of a stack, the longest of which is `whole`, is as large as its figure."""
    share = abs(float(value)) / whole if whole else 0
    return share * _ALONG >= _width(chart, value) if chart.shape == "bars" else share * _UP >= _HEIGHT


def _longest(chart: Chart) -> float:
    rows = zip(*(each.values for each in chart.series), strict=True)
    return max(sum(abs(float(value)) for value in row if value is not None) for row in rows)

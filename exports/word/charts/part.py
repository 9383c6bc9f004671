"""The chart part: what is drawn, and where its figures stand in the workbook behind it."""

from __future__ import annotations

from exports.word.charts.axes import CATEGORIES, VALUES, axes, number_format, text
from exports.word.charts.cache import categories_of, name_of, values_of
from exports.word.charts.chart import Chart
from exports.word.charts.look import Look
from exports.word.text import attribute
from exports.word.xml import DECLARATION, R

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    f' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" {R}'
)
_MAP = (
    '<c:clrMapOvr bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_MOST_LABELLED = 26
_MOST_LABELLED_IN_LINES = 12
_WIDE = 6
_SLIVER = 0.035
"""A part of a stack that takes less of the length than this has no room for its figure."""


def chart_part(chart: Chart, language: str) -> bytes:
    """The whole `word/charts/chart….xml`, whose one relationship, `rId1`, is the workbook.

    Args:
        chart: What it shows.
        language: The language of the document, such as "en-GB".
    """
    labelled = _is_labelled(chart)
    legend = ""
    if len(chart.series) > 1:
        legend = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{text(900)}</c:legend>'
    drawn = _lines(chart, labelled) if chart.shape == "line" else _bars(chart, labelled)
    plot = f"<c:plotArea><c:layout/>{drawn}{axes(chart, labelled=labelled)}{_NOTHING}</c:plotArea>"
    gaps = "span" if chart.days else "gap"  # readings of one series stand on other days than those of another
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{attribute(language)}"/>'
        f'<c:roundedCorners val="0"/>{_MAP}<c:chart><c:autoTitleDeleted val="1"/>{plot}{legend}'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="{gaps}"/></c:chart>{_NOTHING}{text(900)}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _is_labelled(chart: Chart) -> bool:
    """Whether each figure stands at its bar or point: where they are few, and short enough not to run together."""
    count = sum(1 for _ in chart.values())
    if chart.shape == "line":
        return not chart.days and len(chart.series) == 1 and count <= _MOST_LABELLED_IN_LINES
    long = any(len(f"{value:,.{chart.decimals}f}") > _WIDE for value in chart.values())
    if chart.shape == "bars" and chart.joined != "stacked":
        return True
    return count <= _MOST_LABELLED and not (long and len(chart.categories) > _WIDE)


def _bars(chart: Chart, labelled: bool) -> str:
    grouping = "stacked" if chart.joined == "stacked" else "clustered"
    overlap = "" if chart.joined == "beside" else '<c:overlap val="100"/>'
    gap = 40 if chart.shape == "bars" else 55
    whole = _longest(chart)
    edged = chart.joined == "stacked"
    categories = categories_of(chart)
    series = "".join(
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{name_of(chart, index)}{look.area(edged=edged)}'
        f'<c:invertIfNegative val="0"/>{_bar_labels(chart, index, look, whole) if labelled else ""}'
        f"{categories}{values_of(chart, index)}</c:ser>"
        for index, look in enumerate(chart.looks())
    )
    return (
        f'<c:barChart><c:barDir val="{"bar" if chart.shape == "bars" else "col"}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/>{overlap}{_AXES}</c:barChart>'
    )


def _lines(chart: Chart, labelled: bool) -> str:
    categories = categories_of(chart)
    series = "".join(
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{name_of(chart, index)}{look.stroke}{look.marker}'
        f"{_point_labels(chart, index, look, labelled)}{categories}{values_of(chart, index)}"
        '<c:smooth val="0"/></c:ser>'
        for index, look in enumerate(chart.looks())
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_AXES}'
        "</c:lineChart>"
    )


_AXES = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'


def _bar_labels(chart: Chart, index: int, look: Look, whole: float) -> str:
    if chart.joined != "stacked":
        return f"<c:dLbls>{_shown(chart, 'outEnd', text(900))}</c:dLbls>"
    ground, colour = look.label
    slivers = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
        for at, value in enumerate(chart.series[index].values)
        if value is not None and abs(float(value)) < whole * _SLIVER
    )
    return f"<c:dLbls>{slivers}{_shown(chart, 'ctr', text(900, colour.fill), ground)}</c:dLbls>"


def _point_labels(chart: Chart, index: int, look: Look, labelled: bool) -> str:
    """All figures of a short line; of readings and their target, the last."""
    if labelled:
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


def _longest(chart: Chart) -> float:
    """The length of the longest bar of a stack."""
    rows = zip(*(each.values for each in chart.series), strict=True)
    return max(sum(abs(float(value)) for value in row if value is not None) for row in rows)

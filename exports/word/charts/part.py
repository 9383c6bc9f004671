"""The chart part: what is drawn, and where its figures stand in the workbook behind it."""

from __future__ import annotations

from exports.word.charts import labels
from exports.word.charts.axes import CATEGORIES, CROWDED, VALUES, axes, text
from exports.word.charts.cache import categories_of, name_of, values_of
from exports.word.charts.chart import Chart
from exports.word.charts.look import UNMARKED
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
_AXES = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'


def chart_part(chart: Chart, language: str) -> bytes:
    """The whole `word/charts/chart….xml`, whose one relationship, `rId1`, is the workbook.

    Args:
        chart: What it shows.
        language: The language of the document, such as "en-GB".
    """
    drawn = _lines(chart) if chart.shape == "line" else _bars(chart)
    both = axes(chart, labelled=labels.all_shown(chart))
    plot = f"<c:plotArea><c:layout/>{drawn}{both}{_NOTHING}</c:plotArea>"
    legend = ""
    if len(chart.series) > 1:
        legend = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{text(900)}</c:legend>'
    gaps = "span" if chart.days else "gap"  # readings of one series stand on other days than those of another
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{attribute(language)}"/>'
        f'<c:roundedCorners val="0"/>{_MAP}<c:chart><c:autoTitleDeleted val="1"/>{plot}{legend}'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="{gaps}"/></c:chart>{_NOTHING}{text(900)}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _bars(chart: Chart) -> str:
    stacked, labelled = chart.joined == "stacked", labels.are_shown(chart)
    categories = categories_of(chart)
    series = "".join(
        f"{_opened(chart, index)}{look.area(edged=stacked)}"
        f'<c:invertIfNegative val="0"/>{labels.of_bars(chart, index, look) if labelled else ""}'
        f"{categories}{values_of(chart, index)}</c:ser>"
        for index, look in enumerate(chart.looks())
    )
    direction, gap = ("bar", 40) if chart.shape == "bars" else ("col", 55)
    overlap = "" if chart.joined == "beside" else '<c:overlap val="100"/>'
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{"stacked" if stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/>{overlap}{_AXES}</c:barChart>'
    )


def _lines(chart: Chart) -> str:
    categories = categories_of(chart)
    crowded = len(chart.categories) > CROWDED and not chart.days
    series = "".join(
        f"{_opened(chart, index)}{look.stroke}{UNMARKED if crowded else look.marker}"
        f"{labels.of_points(chart, index, look)}"
        f'{categories}{values_of(chart, index)}<c:smooth val="0"/></c:ser>'
        for index, look in enumerate(chart.looks())
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_AXES}'
        "</c:lineChart>"
    )


def _opened(chart: Chart, index: int) -> str:
    return f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{name_of(chart, index)}'

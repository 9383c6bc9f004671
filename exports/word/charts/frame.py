"""The place of a chart among the blocks of a document: how large it is, and what it says to those who do not see it."""

from __future__ import annotations

from exports.word.charts.chart import Chart
from exports.word.look import TEXT_WIDTH
from exports.word.text import clean, escape

_EMU_PER_TWIP = 635
_TWIPS_PER_MM = 1440 / 25.4
_STANDING = 68
_COURSE = 48  # one line and where it is to lead: several of them stand on one page
_TALLEST = 215
_LEGEND = 9
_AXIS = 8
_ROWS = ((6, 10.0), (12, 8.0), (25, 6.5))
"""Up to how many bars each takes how many millimetres."""
_CROWDED_ROW = 4.2
_MARGIN = 6
_MESSAGE = 500
"""How many characters of a message are kept: it is listened to."""


def relationship(number: int) -> str:
    """The id by which the document relates to its chart of that number."""
    return f"rIdChart{number}"


def height(chart: Chart) -> int:
    """How tall a chart is, in twips."""
    return round(_height_mm(chart) * _TWIPS_PER_MM)


def _height_mm(chart: Chart) -> float:
    legend = _LEGEND if len(chart.series) > 1 else 0
    if chart.shape != "bars":
        return (_COURSE if chart.days else _STANDING) + legend
    rows = len(chart.categories) * (len(chart.series) if chart.joined == "beside" else 1)
    row = next((each for most, each in _ROWS if rows <= most), _CROWDED_ROW)
    return min(_MARGIN + legend + _AXIS + rows * row, _TALLEST)


def frame(chart: Chart, number: int, drawing: int, message: str) -> str:
    """The run that holds a chart, in line with the text.

    Args:
        chart: What it shows.
        number: Which of the document's charts it is, from 1.
        drawing: The id of the drawing, which no other in the document has.
        message: What it says, for those who do not see it.
    """
    said = escape(clean(message, one_line=True, limit=_MESSAGE))
    size = f'cx="{TEXT_WIDTH * _EMU_PER_TWIP}" cy="{height(chart) * _EMU_PER_TWIP}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{drawing}" name="Chart {number}" descr="{said}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        f' r:id="{relationship(number)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )

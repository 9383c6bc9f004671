"""Charts that Word draws itself: sharp in print, in the document's colours and font, with figures that can be edited.

`kinds` makes one from figures; `chart` is what it is; `part` is its XML, with `axes`, `labels` and `look`, and `cache`
the figures in it; `workbook` is the table behind it, `frame` its place among the blocks, and `attaching` brings both
parts into the file.
"""

from exports.word.charts.chart import Chart, Number, Series
from exports.word.charts.kinds import Period, bars, cohorts, columns, funnel, goal, line, matrix, stacked
from exports.word.charts.look import Look

__all__ = [
    "Chart",
    "Look",
    "Number",
    "Period",
    "Series",
    "bars",
    "cohorts",
    "columns",
    "funnel",
    "goal",
    "line",
    "matrix",
    "stacked",
]

"""Charts brought into a file: a part for each, and beside it the workbook with its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

from exports.word.charts.chart import Chart
from exports.word.charts.frame import relationship
from exports.word.charts.part import chart_part
from exports.word.charts.workbook import workbook
from exports.word.package import add_part


def attach(
    main: Part, charts: Sequence[Chart], language: str, coloured: Callable[[str], str] = lambda xml: xml
) -> None:
    """Give the main part of a document the charts that its blocks speak of, in their order.

    Args:
        main: The main part.
        charts: Every chart of the document.
        language: The language of the document, such as "en-GB".
        coloured: Gives drawings of ours the colours of the document.
    """
    package = main.package
    assert package is not None
    for number, chart in enumerate(charts, 1):
        content = coloured(chart_part(chart, language).decode()).encode()
        drawn = add_part(package, f"word/charts/chart{number}.xml", CONTENT_TYPE.DML_CHART, content)
        name = f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        figures = add_part(package, name, CONTENT_TYPE.SML_SHEET, workbook(chart))
        drawn.load_rel(RELATIONSHIP_TYPE.PACKAGE, figures, "rId1")
        main.load_rel(RELATIONSHIP_TYPE.CHART, drawn, relationship(number))

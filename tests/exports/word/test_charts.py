"""Native charts: what is drawn, that it is the same as in the tables, and that nothing breaks them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.word import Chart, Document, charts
from exports.word.charts import Look, Period, Series
from exports.word.charts.frame import height
from exports.word.charts.part import chart_part
from exports.word.charts.workbook import workbook
from exports.word.look import TEXT_HEIGHT
from tests.exports.word.sample import DAY, HOSTILE, blank, charts_of
from tests.tools.docx_file import DocxFile, find
from tests.tools.docx_lint import lint, parts_of


def _with(*drawn: Chart, internal: bool = False) -> Document:
    made = blank(internal=internal)
    made.cover()
    made.contents()
    made.heading(1, "Charts")
    for chart in drawn:
        made.chart(chart, caption="What was given", message="Nine were given.")
        made.table(chart.figures("The same figures"))
    return made


def _sheet(chart: Chart) -> list[list[object]]:
    book = openpyxl.load_workbook(BytesIO(workbook(chart)))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def _drawn(chart: Chart) -> DocxFile:
    return DocxFile(_with(chart).to_bytes())


EDGES = {
    "one category": charts.funnel("Step", "How many", [("Given", 3)]),
    "all nought": charts.bars("Step", ["a", "b"], [Series("s", [0, 0])]),
    "a line of noughts": charts.line("Step", ["a", "b"], [Series("s", [0, 0])]),
    "a stack of noughts": charts.stacked("Step", ["a", "b"], [Series("s", [0, 0]), Series("t", [0, None])]),
    "nothing known": charts.columns("Step", ["a", "b"], [Series("s", [None, None])]),
    "below nought": charts.columns("Step", ["a", "b"], [Series("s", [-3, 5]), Series("t", [-1, None])]),
    "sixty bars": charts.bars("Week", [f"Week {n}" for n in range(60)], [Series("s", list(range(60)))]),
    "sixty columns": charts.columns("Week", [f"Week {n}" for n in range(60)], [Series("s", list(range(60)))]),
    "a goal that was never measured": charts.goal("Day", ("Read", "Target"), [], (DAY, 85), str),
    "a goal of one day": charts.goal("Day", ("Read", "Target"), [(DAY, 3)], (DAY, 3), str),
    "every look": charts.bars("a", ["b"], [Series(look.name, [1], look) for look in list(Look)[:6]]),
    "large and small": charts.bars("a", ["b", "c"], [Series("s", [Decimal("1E+20"), Decimal("0.0001")])]),
    "fractions": charts.bars("a", ["b", "c"], [Series("s", [0.1 + 0.2, 1e-7])]),
}


@pytest.mark.parametrize("name", EDGES)
def test_figures_of_any_kind_make_no_fault(name: str) -> None:
    assert lint(_with(EDGES[name]).to_bytes()) == []


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_names_make_no_fault(kind: str) -> None:
    assert lint(_with(*charts_of(HOSTILE[kind])).to_bytes()) == []


NUMBERS = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.decimals(-(10**9), 10**9, places=2),
    st.floats(-1e9, 1e9, allow_nan=False),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.integers(1, 6), st.integers(1, 8), st.sampled_from(["beside", "stacked", "overlaid"]))
def test_the_workbook_the_drawing_and_the_table_have_the_same_figures(
    data: st.DataObject, series: int, rows: int, joined: str
) -> None:
    values = [data.draw(st.lists(NUMBERS, min_size=rows, max_size=rows)) for _ in range(series)]
    shape = data.draw(st.sampled_from(["bars", "columns", "line"]))
    names = [f"Row {number}" for number in range(rows)]
    chart = Chart(shape, "Row", names, [Series(f"S{n}", each) for n, each in enumerate(values)], joined)  # type: ignore[arg-type]
    assert lint(_with(chart).to_bytes()) == []
    listed = [[row[0], *row[1:]] for row in chart.figures("Figures", told=str).rows]
    kept = [
        [name, *(str(each[at]) if each[at] is not None else "–" for each in values)] for at, name in enumerate(names)
    ]
    assert listed == kept


def test_the_workbook_has_a_row_for_each_category_and_a_column_for_each_series() -> None:
    chart = charts.stacked("Client", ["Northwind", "Acme"], [Series("Adopted", [3, 1]), Series("Declined", [None, 2])])
    assert _sheet(chart) == [["Client", "Adopted", "Declined"], ["Northwind", 3, None], ["Acme", 1, 2]]


def test_no_name_becomes_a_formula_in_the_workbook() -> None:
    chart = charts.funnel("=1+1", "=2+2", [(HOSTILE["formula"], 1)])
    book = openpyxl.load_workbook(BytesIO(workbook(chart)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)] * 3 + [("n", False)]


def test_days_stand_in_the_workbook_as_days() -> None:
    chart = charts.goal("Day", ("Read", "Target"), [(date(2026, 3, 1), 61)], (date(2026, 12, 31), 85), str)
    assert [str(row[0])[:10] for row in _sheet(chart)[1:]] == ["2026-03-01", "2026-12-31"]


def test_the_same_figures_give_the_same_bytes() -> None:
    for one, other in zip(charts_of(), charts_of(), strict=True):
        assert (chart_part(one, "en-GB"), workbook(one)) == (chart_part(other, "en-GB"), workbook(other))


def test_every_chart_has_a_part_and_a_number_of_its_own() -> None:
    names = parts_of(_with(*charts_of()).to_bytes())
    for number in range(1, len(charts_of()) + 1):
        assert f"word/charts/chart{number}.xml" in names
        assert f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx" in names


def test_a_chart_says_its_message_to_those_who_do_not_see_it() -> None:
    chart = charts.funnel("Step", "How many", [("Given", 3)])
    made = blank()
    made.chart(chart, caption="From advice to outcome", message="R&D took <all> of it.")
    properties = find(DocxFile(made.to_bytes()).body, ".//wp:docPr")
    assert [each.get("descr") for each in properties] == ["R&D took <all> of it."]


@pytest.mark.parametrize(("caption", "message"), [("", "It says so."), ("Figure", " \n")])
def test_a_chart_without_caption_or_message_is_refused(caption: str, message: str) -> None:
    made = blank()
    with pytest.raises(ValueError, match="a caption, and a message"):
        made.chart(charts.funnel("Step", "How many", [("Given", 3)]), caption=caption, message=message)


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        (lambda: charts.bars("a", [], []), "categories"),
        (lambda: charts.bars("a", ["b"], [Series("s", [1])] * 7), "one to 6 series"),
        (lambda: charts.bars("a", ["b"], [Series("s", [1, 2])]), "one figure for each category"),
        (lambda: charts.bars("a", ["b"], [Series("s", [float("nan")])]), "finite"),
        (lambda: Chart("line", "a", ["b"], [Series("s", [1])], days=[DAY, DAY]), "one day for each"),
    ],
)
def test_what_cannot_be_drawn_is_refused(chart: object, said: str) -> None:
    assert callable(chart)
    with pytest.raises(ValueError, match=said):
        chart()


def test_what_is_not_due_is_never_among_what_counts() -> None:
    periods = [Period("2025", 60), Period("2026", 20, due=False), Period("2027", None, due=False)]
    chart = charts.cohorts("Given in", "Implemented", periods, "not yet due", percent=True)
    assert list(chart.categories) == ["2025", "2026", "2027 (not yet due)"]
    assert [(each.name, list(each.values)) for each in chart.series] == [
        ("Implemented", [60, None, None]),
        ("not yet due", [None, 20, None]),
    ]


def test_of_two_readings_of_a_day_the_later_one_is_drawn() -> None:
    day = DAY - timedelta(days=9)
    chart = charts.goal("Day", ("Read", "Target"), [(day, 1), (day, 2)], (DAY, 9), str)
    assert [list(each.values) for each in chart.series] == [[2, None], [9, 9]]


def test_a_reading_after_the_target_day_does_not_draw_the_target_on() -> None:
    late = DAY + timedelta(days=9)
    chart = charts.goal("Day", ("Read", "Target"), [(DAY - timedelta(days=9), 1), (late, 8)], (DAY, 9), str)
    assert list(chart.series[1].values) == [9, 9, None]


@pytest.mark.parametrize("count", [1, 6, 60, 300])
def test_no_chart_is_taller_than_a_page(count: int) -> None:
    chart = charts.bars("Week", [str(number) for number in range(count)], [Series("s", [1] * count)])
    assert 0 < height(chart) < TEXT_HEIGHT * 0.95


def test_a_table_of_percentages_says_so() -> None:
    chart = charts.columns("Year", ["2025", "2026"], [Series("Share", [Decimal("62.5"), None])], percent=True)
    assert list(chart.figures("Shares").rows) == [("2025", "62.5\u00a0%"), ("2026", "–")]


def test_an_internal_document_says_so_on_every_page() -> None:
    file = DocxFile(_with(internal=True).to_bytes())
    headers = {
        name: "".join(each.text or "" for each in file.all("w:t", name)) for name in file.trees if "header" in name
    }
    kinds = [each.get(f"{{{each.nsmap['w']}}}type") for each in file.all("w:sectPr/w:headerReference")]
    assert kinds == ["default", "first"]
    assert len(headers) == 2
    assert all("Internal – not for the client" in text for text in headers.values())
    assert lint(_with(internal=True).to_bytes()) == []


def test_a_document_for_a_client_does_not_say_internal() -> None:
    assert not any(b"Internal \xe2\x80\x93" in part for part in parts_of(_with().to_bytes()).values())


def test_a_short_table_of_figures_stays_on_one_page() -> None:
    file = _drawn(charts.funnel("Step", "How many", [("Given", 3), ("Answered", 2), ("Adopted", 1)]))
    rows = file.all("w:tbl/w:tr", "word/document.xml")
    assert [len(find(row, ".//w:keepNext")) for row in rows] == [0, 2, 2, 0]


def _axis_is_hidden(chart: Chart) -> bool:
    return find(_drawn(chart).trees["word/charts/chart1.xml"], "//c:valAx/c:delete")[0].get("val") == "1"


def test_an_axis_of_figures_stands_only_where_the_bars_do_not_bear_them_all() -> None:
    assert _axis_is_hidden(charts.stacked("Year", ["2025"], [Series("s", [5]), Series("t", [0])]))
    assert not _axis_is_hidden(charts.stacked("Year", ["2025"], [Series("s", [500]), Series("t", [1])]))
    assert not _axis_is_hidden(charts.columns("Week", [f"W{n}" for n in range(60)], [Series("s", [100] * 60)]))


def test_cents_are_not_drawn_beside_thousands_but_stand_in_the_table() -> None:
    chart = charts.bars("Advice", ["a", "b"], [Series("Value", [Decimal("12500.50"), Decimal("0.75")])])
    assert [row[1] for row in chart.figures("Value").rows] == ["12,500.50", "0.75"]
    formats = find(_drawn(chart).trees["word/charts/chart1.xml"], "//c:dLbls/c:numFmt")
    assert [each.get("formatCode") for each in formats] == ["#,##0"]


def _line_of(points: int) -> DocxFile:
    days = [str(each) for each in range(points)]
    return _drawn(charts.line("Days", days, [Series("s", [50] * points)], percent=True))


def test_a_line_of_many_points_is_a_curve_without_marks() -> None:
    marks = {
        points: find(_line_of(points).trees["word/charts/chart1.xml"], "//c:ser/c:marker/c:symbol")[0].get("val")
        for points in (10, 60)
    }
    assert marks == {10: "circle", 60: "none"}


def test_shares_over_time_are_drawn_against_the_whole() -> None:
    (axis,) = find(_line_of(60).trees["word/charts/chart1.xml"], "//c:valAx/c:scaling")
    assert [each.get("val") for each in axis][1:] == ["100", "0"]

"""The workbook behind a chart, which Word opens when somebody edits the figures."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable

from exports.word.charts.cache import SHEET, column, digits, label, name, serial
from exports.word.charts.chart import Chart
from exports.word.text import escape
from exports.word.xml import DECLARATION, R
from exports.zipped import zipped

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TEXT, _DAY = 1, 2


def _relationships(*pairs: tuple[str, str]) -> str:
    each = (
        f'<Relationship Id="rId{number}" Type="{_REL}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
)
_WORKBOOK = f'<workbook {_MAIN} {R}><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
# A cell of text is quoted: it stays text even when somebody goes into it, whatever it begins with.
_STYLES = (
    f'<styleSheet {_MAIN}><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_FIXED = (
    ("[Content_Types].xml", _TYPES),
    ("_rels/.rels", _relationships(("officeDocument", "xl/workbook.xml"))),
    ("xl/workbook.xml", _WORKBOOK),
    ("xl/_rels/workbook.xml.rels", _relationships(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))),
    ("xl/styles.xml", _STYLES),
)
_PARTS = tuple((name, f"{DECLARATION}{content}".encode()) for name, content in _FIXED)


def workbook(chart: Chart) -> bytes:
    """The .xlsx file with the figures of a chart: a row for each category, a column for each series."""
    # Stored as it is, for the document around it is compressed.
    return zipped((*_PARTS, ("xl/worksheets/sheet1.xml", _sheet(chart))), zipfile.ZIP_STORED)


def _sheet(chart: Chart) -> bytes:
    titles = [_text(0, 1, name(chart.heading))]
    titles += [_text(index, 1, name(each.name)) for index, each in enumerate(chart.series, 1)]
    rows = [_row(1, titles)]
    for at, category in enumerate(chart.categories):
        number = at + 2
        first = _day(number, serial(chart.days[at])) if chart.days else _text(0, number, label(category))
        figures = (
            f'<c r="{column(index)}{number}"><v>{digits(value)}</v></c>'
            for index, each in enumerate(chart.series, 1)
            if (value := each.values[at]) is not None
        )
        rows.append(_row(number, [first, *figures]))
    widths = '<cols><col min="1" max="1" width="40" customWidth="1"/></cols>'
    return f"{DECLARATION}<worksheet {_MAIN}>{widths}<sheetData>{''.join(rows)}</sheetData></worksheet>".encode()


def _row(number: int, cells: Iterable[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text(index: int, row: int, text: str) -> str:
    content = f'<t xml:space="preserve">{escape(text)}</t>'
    return f'<c r="{column(index)}{row}" s="{_TEXT}" t="inlineStr"><is>{content}</is></c>'


def _day(row: int, number: int) -> str:
    return f'<c r="A{row}" s="{_DAY}"><v>{number}</v></c>'

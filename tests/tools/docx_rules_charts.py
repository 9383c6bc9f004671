"""What a reader asks of the charts: the figures of the table behind them, a caption, and shapes that differ."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import pairwise

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.tools.docx_file import DocxFile, Element, R, find, local, value
from tests.tools.docx_rules_text import CONTRAST, ratio

SHAPES = 3.0
"""How far what is drawn stands out from what it stands beside."""
_WHITE = "FFFFFF"
_DAY_ONE = datetime(1899, 12, 30)
_SCHEME = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_LABEL = "showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr"
    " txPr crossAx crosses crossesAt"
)
ORDERS = {
    "chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr"
    " externalData printSettings userShapes extLst",
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart catAx dateAx valAx dTable spPr",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
    "ser": "idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline errBars cat val smooth shape",
    "dLbls": f"dLbl delete numFmt spPr txPr dLblPos {_LABEL} showLeaderLines leaderLines",
    "dLbl": f"idx delete layout tx numFmt spPr txPr dLblPos {_LABEL}",
    "catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "dateAx": f"{_AXIS} auto lblOffset baseTimeUnit majorUnit majorTimeUnit minorUnit minorTimeUnit",
    "valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits",
    "scaling": "logBase orientation max min",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "marker": "symbol size spPr",
}
"""The order of children by their parent, from ISO/IEC 29500."""


def charts(file: DocxFile) -> dict[str, Element]:
    """The chart parts by name."""
    return {name: tree for name, tree in file.trees.items() if local(tree) == "chartSpace"}


def placed(file: DocxFile) -> list[str]:
    """Every chart stands in the document once, says what it shows, and has a caption with the next number above it."""
    faults = []
    parts = {each.get("Id"): target for source, each, target in file.relationships() if source == "word/document.xml"}
    shown = []
    for number, frame in enumerate(file.all("wp:inline[.//c:chart]", "word/document.xml"), 1):
        shown.append(parts.get(find(frame, ".//c:chart")[0].get(f"{R}id")))
        if not find(frame, "wp:docPr")[0].get("descr", "").strip():
            faults.append(f"Chart {number} does not say what it shows.")
        above = find(frame, "ancestor::w:p[1]/preceding-sibling::*[1]")
        style = value(next(iter(find(above[0], "w:pPr/w:pStyle")), None)) if above else ""
        text = "".join(each.text or "" for each in find(above[0], ".//w:instrText | .//w:t")) if above else ""
        if style != "Caption" or "SEQ Figure" not in text or not text.split("ARABIC ")[-1].startswith(f"{number}  "):
            faults.append(f"Chart {number} has no caption above it that counts it as {number}.")
    if sorted(filter(None, shown)) != sorted(charts(file)):
        faults.append("A chart is not shown, or is shown twice.")
    return faults


def figures(file: DocxFile) -> list[str]:
    """The workbook of each chart opens, and holds what the chart has drawn."""
    faults = []
    books = {
        source: target for source, each, target in file.relationships() if each.get("Type", "").endswith("/package")
    }
    for name, tree in charts(file).items():
        content = file.parts.get(books.get(name, ""))
        if content is None:
            faults.append(f"{name} has no workbook.")
            continue
        book = openpyxl.load_workbook(BytesIO(content))
        for reference in find(tree, "//c:strRef | //c:numRef"):
            where = find(reference, "c:f")[0].text or ""
            sheet, cells = where.split("!")
            kept = list(_cells(book[sheet], cells.replace("$", "")))
            if kept != _cached(reference):
                faults.append(f"{name} draws other figures than its workbook has in {where}.")
    return faults


def _cells(sheet: Worksheet, where: str) -> Iterator[str | float | None]:
    found = sheet[where]
    for cell in [row[0] for row in found] if isinstance(found, tuple) else [found]:
        if cell.data_type == "f":
            yield f"the formula {cell.value}"
        elif isinstance(cell.value, datetime):
            yield float((cell.value - _DAY_ONE).days)
        else:
            yield cell.value if cell.value is None or isinstance(cell.value, str) else float(cell.value)


def _cached(reference: Element) -> list[str | float | None]:
    there = {each.get("idx"): find(each, "c:v")[0].text or "" for each in find(reference, ".//c:pt")}
    count = int(find(reference, ".//c:ptCount")[0].get("val", ""))
    texts = [there.get(str(index)) for index in range(count)]
    if local(reference) == "strRef":
        return list(texts)
    return [None if text is None else float(text) for text in texts]


def order(file: DocxFile) -> list[str]:
    """Children stand in the order of the schema."""
    faults = set()
    for name, tree in charts(file).items():
        for element in tree.iter():
            if not isinstance(element.tag, str) or local(element) not in ORDERS or not len(element):
                continue
            names = ORDERS[local(element)].split()
            ranks = [names.index(local(child)) if local(child) in names else -1 for child in element]
            if ranks != sorted(ranks) or -1 in ranks:
                children = " ".join(local(child) for child in element)
                faults.add(f"In {name}, the children of c:{local(element)} are not in their order: {children}.")
    return sorted(faults)


def told_apart(file: DocxFile) -> list[str]:
    """What is drawn stands out from the paper and from what it adjoins, and text from what it is written on."""
    return sorted({f"{name}: {fault}" for name, tree in charts(file).items() for fault in _pale(file, tree)})


def _pale(file: DocxFile, chart: Element) -> Iterator[str]:
    for drawn in find(chart, "//c:barChart"):
        series = find(drawn, "c:ser")
        grounds = [_colour(file, find(each, "c:spPr/*[1]")) or _WHITE for each in series]
        for each, ground in zip(series, grounds, strict=True):
            edge = _colour(file, find(each, "c:spPr/a:ln")) or ground
            if max(ratio(ground, _WHITE), ratio(edge, _WHITE)) < SHAPES:
                yield f"bars in {ground} cannot be seen."
        if value_of(drawn, "c:grouping") == "stacked":
            for one, other in pairwise(grounds):
                if ratio(one, other) < SHAPES:
                    yield f"bars in {one} and {other} cannot be told apart."
    for line in find(chart, "//c:lineChart/c:ser/c:spPr"):
        if ratio(_colour(file, [line]) or _WHITE, _WHITE) < SHAPES:
            yield "a line cannot be seen."
    for text in find(chart, "//c:txPr"):
        inside = find(text, "parent::c:dLbls[c:dLblPos/@val='ctr']")
        own = find(text, "preceding-sibling::c:spPr/a:solidFill")
        below = own or (find(text, "ancestor::c:ser/c:spPr/*[1]") if inside else [])
        pair = (_colour(file, [text]) or _WHITE, _colour(file, below) or _WHITE)
        if ratio(*pair) < CONTRAST:
            yield f"text in {pair[0]} on {pair[1]} has a contrast of {ratio(*pair):.1f} only."


def value_of(element: Element, path: str) -> str:
    """The `val` of an element, "" when it is not there."""
    return next((each.get("val", "") for each in find(element, path)), "")


def _colour(file: DocxFile, within: list[Element]) -> str:
    """The six digits of the first colour within an element; of a pattern, that of its ground."""
    found = [
        each
        for element in within
        for each in find(element, ".//a:bgClr/*") or find(element, ".//*[self::a:schemeClr or self::a:srgbClr]")
    ]
    if not found:
        return ""
    scheme = find(file.trees["word/theme/theme1.xml"], "//a:clrScheme")[0]
    name = found[0].get("val", "")
    if local(found[0]) == "schemeClr":
        name = find(scheme, f"a:{_SCHEME.get(name, name)}/a:srgbClr")[0].get("val", "")
    red, green, blue = (int(name[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * int(value_of(found[0], "a:lumMod") or 100_000) / 100_000
    light += int(value_of(found[0], "a:lumOff") or 0) / 100_000
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(light, 1), full))


RULES = (placed, figures, order, told_apart)

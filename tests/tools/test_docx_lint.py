"""The lint can fail: a good file is broken in one place at a time, and the fault must be named."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from tests.exports.word.sample import document
from tests.tools.docx_lint import lint, parts_of

GOOD = document().to_bytes()
BODY = "word/document.xml"
STYLES = "word/styles.xml"
CHART = "word/charts/chart1.xml"
PLAIN_TEXT = 'b="0"><a:solidFill><a:schemeClr val='
CHART_LINKS = "word/charts/_rels/chart1.xml.rels"


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def broken(part: str, pattern: str, replacement: str) -> bytes:
    """The good file with the first match of `pattern` in `part` replaced."""
    parts = parts_of(GOOD)
    changed, count = re.subn(pattern, replacement, parts[part].decode(), count=1, flags=re.DOTALL)
    assert count == 1, f"{pattern} is not in {part}"
    return zipped(parts | {part: changed.encode()})


def without(part: str) -> bytes:
    parts = parts_of(GOOD)
    del parts[part]
    return zipped(parts)


BREAKAGES = {
    "a type for no part": ("[Content_Types].xml", "/word/footer1.xml", "/word/footer9.xml", "footer9.xml, which"),
    "a relationship to nothing": ("word/_rels/document.xml.rels", "footer1.xml", "footer9.xml", "footer9.xml, which"),
    "something from outside": (
        "word/_rels/document.xml.rels",
        'Target="theme/theme1.xml"',
        'Target="http://x.example/t.xml" TargetMode="External"',
        "refers to something outside",
    ),
    "a relationship id twice": ("word/_rels/document.xml.rels", '"rId2"', '"rId1"', "has two relationships rId1"),
    "a relationship that is not there": (BODY, r'r:id="rId\d"', 'r:id="rId99"', "uses relationship rId99"),
    "a drawing id twice": (BODY, r'docPr id="2"', 'docPr id="1"', "Two drawings have the id 1"),
    "a drawing in the header with the id of another": (
        "word/header1.xml",
        "</w:p>",
        '<w:r><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' id="1" name="" descr="Logo"/></w:r></w:p>',
        "Two drawings have the id 1",
    ),
    "a bookmark id twice": (BODY, 'bookmarkStart w:id="1"', 'bookmarkStart w:id="0"', "Two bookmarks have the id 0"),
    "a bookmark name twice": (BODY, 'w:name="_register"', 'w:name="_summary"', "have the name _summary"),
    "a bookmark without end": (BODY, "<w:bookmarkEnd[^>]*>", "", "no beginning or no end"),
    "a bookmark name that is too long": (BODY, 'w:name="_table"', f'w:name="_{"x" * 40}"', "not one that Word keeps"),
    "a style that is not there": (BODY, 'pStyle w:val="Lead"', 'pStyle w:val="Led"', "style Led is used"),
    "a table style that is not there": (BODY, 'tblStyle w:val="Figures"', 'tblStyle w:val="F"', "style F is used"),
    "a base style that is not there": (STYLES, 'basedOn w:val="Normal"', 'basedOn w:val="N"', "style N is used"),
    "a list that is not there": (BODY, 'numId w:val="4"', 'numId w:val="40"', "The list 40 is used"),
    "a link to nothing": (BODY, 'anchor="_register"', 'anchor="_gone"', "leads to _gone"),
    "a page number of nothing": (BODY, "PAGEREF _register", "PAGEREF _gone", "leads to _gone"),
    "a field without end": (BODY, '<w:fldChar w:fldCharType="end"/>', "", "does not end"),
    "a field without beginning": (BODY, '<w:fldChar w:fldCharType="begin"/>', "", "without a beginning"),
    "paragraph properties out of order": (
        BODY,
        '(<w:pStyle w:val="TOCHeading"/>)(<w:pageBreakBefore/>)',
        r"\2\1",
        "children of w:pPr are out of order",
    ),
    "run properties out of order": (BODY, "(<w:b/>)(<w:bCs/>)", r"\2\1", "children of w:rPr are out of order"),
    "cell properties out of order": (BODY, "(<w:tcW [^>]*/>)(<w:shd [^>]*/>)", r"\2\1", "w:tcPr are out of order"),
    "table properties out of order": (BODY, "(<w:tblW [^>]*/>)(<w:tblLayout [^>]*/>)", r"\2\1", "w:tblPr are out"),
    "section properties out of order": (BODY, "(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1", "w:sectPr are out"),
    "a style out of order": (STYLES, "(<w:name [^>]*/>)(<w:basedOn [^>]*/>)", r"\2\1", "w:style are out of order"),
    "a property twice": (BODY, "<w:bCs/>", "<w:bCs/><w:bCs/>", "says bCs twice"),
    "an old mode": ("word/settings.xml", '(compatibilityMode".*?)15', r"\g<1>12", "compatibility mode"),
    "a question on opening": ("word/settings.xml", "<w:compat>", "<w:updateFields/><w:compat>", "makes Word ask"),
    "a path of the machine": ("docProps/app.xml", "Keller", "/home/maria", "says where or with what"),
    "a table without description": (BODY, '<w:tblDescription w:val="Each[^>]*/>', "", "has no description"),
    "a header that does not repeat": (BODY, "<w:tblHeader/>", "", "does not repeat"),
    "a row that splits": (BODY, "<w:cantSplit/>", "", "can split"),
    "a cell too few": (BODY, r"<w:gridCol w:w=\"\d+\"/></w:tblGrid>", "</w:tblGrid>", "does not fill"),
    "a cell without a paragraph": (
        BODY,
        '<w:p><w:pPr><w:pStyle w:val="TableHead"/></w:pPr>.*?</w:p></w:tc>',
        "</w:tc>",
        "does not end with a paragraph",
    ),
    "tables that run together": (BODY, "(<w:tbl>.*?</w:tbl>)", r"\1\1", "runs into the next"),
    "a heading that skips": (BODY, 'pStyle w:val="Heading2"', 'pStyle w:val="Heading3"', "skips a level"),
    "a heading without text": (
        BODY, "<w:t[^>]*>What we found</w:t></w:r><w:bookmarkEnd",
        "</w:r><w:bookmarkEnd", "no text",
    ),
    "a heading that parts": (STYLES, "(heading 2.*?)<w:keepNext/>", r"\1", "Heading2 can be parted"),
    "a picture without words": (BODY, "<a:extLst>.*?</a:extLst>", "", "has no text for those"),
    "no author": ("docProps/core.xml", "<dc:creator>.*?</dc:creator>", "", "dc:creator is not set"),
    "an empty title": ("docProps/core.xml", "<dc:title>.*?</dc:title>", "<dc:title/>", "dc:title is not set"),
    "a chart that nothing shows": (BODY, "<c:chart [^>]*/>", "", "A chart is not shown"),
    "a chart without words": (BODY, 'name="Chart 1" descr="[^"]*"', 'name="Chart 1" descr=" "', "does not say what"),
    "a chart without a caption": (BODY, "SEQ Figure", "SEQ Picture", "Chart 1 has no caption"),
    "a chart counted wrongly": (BODY, r"(SEQ Figure.*?<w:t>)1</w:t>", r"\g<1>2</w:t>", "Chart 1 has no caption"),
    "a chart without its workbook": (CHART_LINKS, "/package", "/image", "has no workbook"),
    "a chart with other figures": (CHART, "<c:v>9</c:v>", "<c:v>8</c:v>", "draws other figures than its workbook has"),
    "a chart with other names": (CHART, "<c:v>Third</c:v>", "<c:v>Fourth</c:v>", "draws other figures"),
    "a chart in disorder": (CHART, "(<c:catAx>.*</c:catAx>)(<c:valAx>.*</c:valAx>)", r"\2\1", "c:plotArea are not in"),
    "pale bars": (CHART, 'schemeClr val="accent1"', 'schemeClr val="bg2"', "bars in EFF3F7 cannot be seen"),
    "bars alike": (
        "word/charts/chart7.xml",
        '<a:schemeClr val="accent2"><a:lumMod.*?</a:schemeClr>', '<a:schemeClr val="accent1"/>',
        "cannot be told apart",
    ),
    "a pale line": (
        "word/charts/chart9.xml",
        '(rnd"><a:solidFill><a:schemeClr val=)"accent1"', r'\1"bg2"',
        "a line cannot be seen",
    ),
    "pale text in a chart": (CHART, f'({PLAIN_TEXT})"tx1"', r'\1"bg2"', "text in EFF3F7 on FFFFFF"),
    "dark text on a dark bar": ("word/charts/chart7.xml", f'({PLAIN_TEXT})"bg1"', r'\1"tx1"', "on 0B6E70 has"),
    "pale text": (STYLES, '(<w:color w:val=")222B36', r"\g<1>B0B0B0", "has a contrast of"),
    "a dark cell": (BODY, 'w:fill="D3EADD"(?=/><w:noWrap|/></w:tcPr>)', 'w:fill="205030"', "on 205030 has a contrast"),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_broken_file_is_found_out(name: str) -> None:
    part, pattern, replacement, fault = BREAKAGES[name]
    assert any(fault in found for found in lint(broken(part, pattern, replacement)))


def test_the_good_file_is_good() -> None:
    assert lint(GOOD) == []


@pytest.mark.parametrize("part", ["word/styles.xml", "word/footer1.xml", "docProps/core.xml", "[Content_Types].xml"])
def test_a_part_that_is_missing_is_missed(part: str) -> None:
    assert lint(without(part))


def test_a_part_without_a_type_is_found_out() -> None:
    assert lint(zipped(parts_of(GOOD) | {"word/media/logo.png": b"x"})) == ["word/media/logo.png has no content type."]


def test_macros_are_found_out() -> None:
    assert "word/vbaProject.bin holds macros." in lint(zipped(parts_of(GOOD) | {"word/vbaProject.bin": b"x"}))


def test_a_part_that_is_there_twice_is_found_out() -> None:
    buffer = BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/styles.xml", parts_of(GOOD)["word/styles.xml"])
    assert "The file holds word/styles.xml twice." in lint(buffer.getvalue())


@pytest.mark.parametrize("content", [b"", b"not a zip file", zipped({}), zipped({BODY: b"<w:document"})])
def test_what_is_no_document_is_said_to_be_none(content: bytes) -> None:
    assert len(lint(content)) == 1

"""How a document stands in a template: in its styles, on its page, between its header and its footer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exports.word.sample import blank, document
from tests.exports.word.template.documents import NAMES, VALUES, file_of, template, text_in
from tests.tools.docx_file import DocxFile, R, W, find, value
from tests.tools.foreign_base import p, style, styles
from tests.tools.foreign_bases import bare, even_pages, german, landscape, logo_header, right_to_left


def runnings(file: DocxFile, tag: str) -> dict[str, str]:
    """What stands in the headers or footers of the last section, by kind of page."""
    targets = {each.get("Id"): target for source, each, target in file.relationships() if source == "word/document.xml"}
    references = find(file.body, f"w:sectPr/w:{tag}Reference")
    return {value(each, "type"): text_in(file.trees[targets[each.get(f"{R}id", "")]]) for each in references}


def body_of(file: DocxFile) -> list[str]:
    """The text of each paragraph of the body."""
    return [text_in(each) for each in file.body.iterchildren(f"{W}p")]


def test_headings_and_bullets_are_the_firms_own_by_name_and_the_rest_is_brought() -> None:
    file = file_of(document(), german())
    used = {value(each) for each in find(file.body, ".//w:pStyle")}
    assert {"berschrift1", "berschrift2", "berschrift3", "Textkrper", "Aufzhlungszeichen", "ListNumber"} <= used
    assert not {"Heading1", "BodyText", "ListBullet"} & used


def test_a_style_of_our_id_that_is_something_else_stays_beside_ours() -> None:
    styles = {value(each, "styleId"): each for each in file_of(document(), german()).all("w:style")}
    assert value(styles["Lead"], "type") == "character"
    assert value(find(styles["ReportLead"], "w:name")[0]) == "Lead"
    assert value(styles["ReportLead"], "type") == "paragraph"


def test_headings_without_numbers_have_none_in_the_contents() -> None:
    made = document()
    entries = [text_in(each) for each in file_of(made, german()).all("w:sdt//w:p")]
    assert [each for each in entries if each.startswith("Executive")]
    numbered = [text_in(each) for each in file_of(document(), bare()).all("w:sdt//w:p")]
    assert [each for each in numbered if each.startswith("1Executive")]


@pytest.mark.parametrize("name", NAMES)
def test_a_caption_stays_with_its_table_or_picture_whatever_the_template_says(name: str) -> None:
    captions = file_of(document(), name).all("w:p[w:r/w:instrText[contains(., 'SEQ')]]")
    assert captions
    assert all(find(each, "w:pPr/w:keepNext") for each in captions)


def test_each_numbered_list_begins_at_one_under_a_number_that_the_template_does_not_use() -> None:
    file = file_of(document(), german())
    numbers = [value(each) for each in file.all("w:p[w:pPr/w:pStyle[@w:val='ListNumber']]/w:pPr/w:numPr/w:numId")]
    lists = {value(each, "numId"): each for each in file.all("w:num")}
    assert len(set(numbers)) == 2
    assert "1" not in numbers
    assert value(find(lists[numbers[-1]], "w:lvlOverride/w:startOverride")[0]) == "1"


def test_a_list_that_the_template_speaks_of_and_has_not_is_none_of_ours() -> None:
    listed = style("Aufzhlungszeichen", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    header = p("Weber", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
    file = file_of(document(), replace(bare(), styles=styles(listed), headers={"default": header}))
    assert find(file.all("w:style[@w:styleId='Aufzhlungszeichen']")[0], ".//w:numId") == []
    headers = [each for name, each in file.trees.items() if name.startswith("word/header")]
    assert headers
    assert not any(find(each, ".//w:numId") for each in headers)
    assert "ListBullet" in {value(each) for each in find(file.body, ".//w:pStyle")}


def test_tables_and_charts_are_as_wide_as_the_text() -> None:
    for base in (landscape(), even_pages(), german()):
        width = template(base).layout.width
        file = file_of(document(), base)
        for table in file.all("w:tbl"):
            columns = [int(value(each, "w")) for each in find(table, "w:tblGrid/w:gridCol")]
            assert sum(columns) == width == int(value(find(table, "w:tblPr/w:tblW")[0], "w"))
            for row in find(table, "w:tr"):
                assert sum(int(value(each, "w")) for each in find(row, "w:tc/w:tcPr/w:tcW")) == width
        assert {each.get("cx") for each in file.all("wp:inline/wp:extent")} == {str(width * 635)}


def test_a_header_with_content_stays_and_a_missing_footer_is_ours() -> None:
    file = file_of(document(), german())
    assert runnings(file, "header") == {"default": "R&D <b>Northwind</b> | Weber"}
    assert runnings(file, "footer")["default"].startswith("Keller & PartnersPage 1 of")


def test_the_cover_of_a_document_has_the_firms_header_and_none_of_ours() -> None:
    file = file_of(document(), replace(bare(), headers={"default": p("Weber")}))
    assert runnings(file, "header") == {"default": "Weber", "first": "Weber"}
    assert list(runnings(file, "footer")) == ["default"]
    assert find(file.body, "w:sectPr/w:titlePg")


def test_a_page_takes_its_header_from_the_section_before_it() -> None:
    assert runnings(file_of(blank(), landscape()), "header") == {"default": "Quarterly review"}


def test_pages_on_the_left_have_a_header_too() -> None:
    assert runnings(file_of(blank(), even_pages()), "header") == {"default": "Odd pages", "even": "Even pages"}
    assert set(runnings(file_of(blank(), even_pages()), "footer")) == {"default", "even"}
    without = replace(even_pages(), headers={"default": p("Odd pages")})
    assert runnings(file_of(blank(), without), "header")["even"].startswith("Northwind  |  Review")


def test_an_internal_document_says_so_on_every_page_beneath_the_firms_header() -> None:
    for base in (german(), landscape(), even_pages(), logo_header(), bare(), right_to_left()):
        made = blank(internal=True)
        made.cover()
        made.paragraph("Ours.")
        headers = runnings(file_of(made, base), "header")
        assert {"default", *(["even"] if base.settings else [])} <= set(headers)
        assert all("internal" in each.lower() for each in headers.values()), headers


def test_a_cover_of_the_firm_stands_in_the_place_of_ours() -> None:
    text = body_of(file_of(document(), german()))
    assert text[:3] == ["Weber & Söhne Beratung", "R&D <b>Northwind</b>, Supply {{firm}} review", text[2]]
    assert text[2] == "23 November 2026 · Dana Ortiz · Draft · {{project}}"
    assert text[-1] == "Printed on paper that was something else before."
    assert not any("Prepared for" in each for each in text)


def test_a_page_break_before_the_report_is_not_made_twice() -> None:
    assert file_of(document(), german()).all("w:br[@w:type='page']") == []
    letter = blank()
    letter.paragraph("Dear Dana.")
    assert len(file_of(letter, german()).all("w:br[@w:type='page']")) == 1


def test_a_marker_alone_leaves_the_cover_of_the_document() -> None:
    text = body_of(file_of(document(), replace(bare(), body=p("[[report]]"))))
    assert any(each.startswith("Prepared for") for each in text)
    assert not any("[[report]]" in each for each in text)


def test_a_section_that_ends_at_the_marker_keeps_its_page() -> None:
    ends = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    base = replace(bare(), body=p("Cover") + p("[[report]]", properties=ends) + p("After"))
    assert template(base).layout.width == 16838 - 2 * 1440
    file = file_of(document(), base)
    assert [value(each, "w") for each in file.all("w:sectPr/w:pgSz")] == ["16838", "11906"]
    assert body_of(file)[-1] == "After"


def test_what_a_document_is_recognised_by_stands_under_the_firms_header() -> None:
    made = blank()
    made.code = "F-1234"
    made.paragraph("Ours.")
    assert runnings(file_of(made, logo_header()), "header")["first"].endswith("Confidential")


def test_the_logo_is_described_by_the_firms_name_and_no_two_drawings_have_one_id() -> None:
    file = file_of(document(), logo_header())
    logos = [each for name in file.trees if "header" in name for each in file.all("wp:docPr", name)]
    assert [each.get("descr") for each in logos] == ["Keller & Partners", "Keller & Partners"]
    assert len([name for name in file.names if name.endswith(".png")]) == 1


def test_text_from_left_to_right_says_so_in_a_template_that_runs_from_the_right() -> None:
    file = file_of(document(), right_to_left())
    paragraphs = [each for each in file.body.iter(f"{W}p") if find(each, "w:pPr/w:pStyle")]
    assert paragraphs
    assert all(value(find(each, "w:pPr/w:bidi")[0]) == "0" for each in paragraphs)


def test_a_colour_of_the_theme_that_could_not_be_read_is_darker_in_text_and_charts() -> None:
    file = file_of(document(), logo_header())
    assert b"FFC000" not in file.parts["word/document.xml"]
    charts = b"".join(part for name, part in file.parts.items() if name.startswith("word/charts"))
    assert b'schemeClr val="accent1"' not in charts
    assert b'schemeClr val="tx2"' in file.parts["word/document.xml"]


def test_the_template_tells_nothing_of_who_made_it_and_the_document_of_itself() -> None:
    core = text_in(file_of(document(), german()).trees["docProps/core.xml"])
    assert "python-docx" not in core
    assert VALUES["title"] not in core


def test_a_control_that_showed_the_title_of_the_template_shows_that_of_the_document() -> None:
    path = "/ns1:coreProperties[1]/ns0:title[1]"
    bound = f'<w:sdt><w:sdtPr><w:id w:val="5"/><w:dataBinding w:xpath="{path}" w:storeItemID="{{6C3C8BC8}}"/><w:text/>'
    bound += f"</w:sdtPr><w:sdtContent>{p('The title of the template')}</w:sdtContent></w:sdt>"
    file = file_of(document(), replace(bare(), headers={"default": bound}))
    assert runnings(file, "header")["default"] == VALUES["title"]
    assert file.all("w:dataBinding") == []

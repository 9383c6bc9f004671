from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from io import BytesIO

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.word import Cell, Column, Table, Tint, bold, link
from exports.word.look import TEXT_WIDTH
from exports.word.metrics import width
from exports.word.styles import STYLES
from exports.word.table_styles import TABLE_STYLES
from exports.word.tables import table_xml
from tests.exports.word.sample import HOSTILE, blank, document
from tests.tools.docx_file import DocxFile, find, value
from tests.tools.docx_lint import lint


def _texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def test_a_document_with_every_block_has_no_fault() -> None:
    assert lint(document().to_bytes()) == []


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_in_every_place_makes_no_fault(kind: str) -> None:
    assert lint(document(HOSTILE[kind]).to_bytes()) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec=None), max_size=80))
def test_no_text_makes_a_fault(text: str) -> None:
    assert lint(document(text, rows=1).to_bytes()) == []


def test_an_empty_document_has_no_fault() -> None:
    assert lint(blank().to_bytes()) == []


def test_the_same_content_gives_the_same_bytes() -> None:
    assert document().to_bytes() == document().to_bytes()


def test_asking_twice_gives_the_same_bytes() -> None:
    made = document()
    assert made.to_bytes() == made.to_bytes()


def test_the_properties_say_what_the_document_is_and_nothing_of_the_machine() -> None:
    properties = docx.Document(BytesIO(document("x").to_bytes())).core_properties
    assert properties.title == "Review x"
    assert (properties.author, properties.last_modified_by) == ("Maria Keller", "Maria Keller")
    assert (properties.subject, properties.language) == ("x", "en-GB")
    assert properties.created == properties.modified
    assert isinstance(properties.created, datetime)
    assert properties.created.date() == date(2026, 11, 23)


def test_a_title_longer_than_a_property_may_be_is_cut_in_the_properties_alone() -> None:
    made = blank("long " * 100)
    made.cover()
    content = made.to_bytes()
    title = docx.Document(BytesIO(content)).core_properties.title
    assert (len(title), title[:5], title[-1]) == (255, "long ", "…")
    assert ("long " * 100).strip() in _texts(content)


def test_space_at_the_ends_and_alone_is_kept() -> None:
    made = blank()
    made.paragraph(["one", " ", bold(" two "), "three"])
    assert _texts(made.to_bytes()) == ["one  two three"]


def test_body_is_read_by_python_docx() -> None:
    made = blank()
    made.cover()
    made.steps(["a"])
    opened = docx.Document(BytesIO(made.to_bytes()))
    assert opened.paragraphs[-1].text == "a"
    assert opened.sections[0].different_first_page_header_footer
    assert opened.sections[0].footer.part.partname == "/word/footer1.xml"


def test_another_reader_finds_what_was_written() -> None:
    texts = _texts(document("Eleven words & <more>").to_bytes())
    assert texts.count("Eleven words & <more>") >= 4
    assert "“Eleven words & <more>”" in texts
    assert "Advice\tEleven words & <more>" in texts


def test_only_exact_words_stand_in_quotation_marks() -> None:
    made = blank()
    made.quotation("Not yet.", "the CFO", exact=True)
    made.quotation("They would rather wait.", "the CFO", exact=False)
    texts = _texts(made.to_bytes())
    assert texts == ["“Not yet.”", "— the CFO", "They would rather wait.", "— the CFO"]


@pytest.mark.parametrize(("times", "breaks"), [(1, False), (300, True)])
@pytest.mark.parametrize("aside", [False, True])
def test_long_words_may_break_over_pages_and_short_ones_stay_with_who_said_them(
    times: int, *, breaks: bool, aside: bool
) -> None:
    made = blank()
    made.quotation("Not yet. " * times, "the CFO", exact=True, aside=aside)
    quote = DocxFile(made.to_bytes()).all("w:p/w:pPr", "word/document.xml")[0]
    loosened = [each.get(f"{{{quote.nsmap['w']}}}val") for each in quote if "keep" in str(each.tag)]
    assert loosened == (["0", "0"] if breaks else [])


def test_words_that_are_not_to_be_traced_stand_without_a_name() -> None:
    made = blank()
    made.quotation("Not yet.", "", exact=True)
    assert _texts(made.to_bytes()) == ["“Not yet.”", ""]


def test_no_words_make_no_quotation() -> None:
    made = blank()
    made.quotation(" \n", "the CFO", exact=True)
    assert _texts(made.to_bytes()) == []


def test_a_heading_is_never_empty_nor_endless() -> None:
    made = blank()
    made.heading(1, "\x00")
    made.heading(1, "long " * 1000)
    empty, long = _texts(made.to_bytes())
    assert empty == "–"
    assert len(long) < 500


@pytest.mark.parametrize("count", [0, 7])
def test_a_strip_holds_one_to_six_figures(count: int) -> None:
    with pytest.raises(ValueError, match=f"one to six figures, not {count}"):
        blank().figures([("8", "issued")] * count)


def test_empty_lines_part_paragraphs_and_line_ends_stay() -> None:
    made = blank()
    made.paragraph("one\ntwo\n\n \nthree\r\n\r\nfour")
    assert _texts(made.to_bytes()) == ["one\ntwo", "three", "four"]


def test_nothing_stands_for_empty_text() -> None:
    made = blank()
    made.paragraph(" \n ")
    made.definitions([("Advice", "")])
    assert _texts(made.to_bytes()) == []


def test_the_contents_list_every_heading_with_its_number_and_a_link() -> None:
    made = blank()
    made.contents(levels=2)
    for level, text in ((1, "One"), (2, "One one"), (3, "Deep"), (2, "One two"), (1, "Two"), (2, "Two one")):
        made.heading(level, text)
    file = DocxFile(made.to_bytes())
    entries = ["".join(each.text or "" for each in find(link, ".//w:t")) for link in file.all("w:hyperlink")]
    assert entries == ["1One2", "1.1One one2", "1.2One two2", "2Two2", "2.1Two one2"]
    assert all(value(link, "anchor") for link in file.all("w:hyperlink"))


@pytest.mark.parametrize("levels", [(2,), (1, 3), (1, 2, 1, 3), (0,), (1, 2, 3, 4)])
def test_headings_cannot_skip_a_level(levels: tuple[int, ...]) -> None:
    made = blank()
    for level in levels[:-1]:
        made.heading(level, "Heading")
    with pytest.raises(ValueError, match="cannot follow"):
        made.heading(levels[-1], "Heading")


def test_a_link_that_leads_nowhere_is_refused() -> None:
    made = blank()
    made.paragraph(["See ", link("section 9", "nine"), "."])
    with pytest.raises(ValueError, match="marked nine"):
        made.to_bytes()


def test_a_key_marks_one_place_only() -> None:
    made = blank()
    made.heading(1, "One", key="same")
    with pytest.raises(ValueError, match="Two places"):
        made.heading(1, "Two", key="same")


def test_keys_that_look_alike_get_bookmarks_of_their_own() -> None:
    made = blank()
    for key in ("a-b", "a_b", "A b", "x" * 60, "x" * 61):
        made.heading(1, "Heading", key=key)
        made.paragraph(link("there", key))
    assert lint(made.to_bytes()) == []


def test_each_list_of_steps_begins_at_one() -> None:
    made = blank()
    made.steps(["a", "b"])
    made.steps(["c"])
    file = DocxFile(made.to_bytes())
    numbers = [value(each) for each in file.all("w:p/w:pPr/w:numPr/w:numId")]
    assert numbers == ["3", "3", "4"]
    assert value(file.all("w:num[@w:numId='4']//w:startOverride")[0]) == "1"


def test_an_empty_table_says_so() -> None:
    made = blank()
    made.table(Table((Column("Ref"), Column("Title")), [], "Open questions", empty="No question is open."))
    table = docx.Document(BytesIO(made.to_bytes())).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Ref", "Title"]
    assert table.rows[1].cells[0].text == "No question is open."


def test_a_cell_without_a_word_has_no_tint() -> None:
    made = blank()
    made.table(Table((Column("Status"),), [(Cell(" ", Tint.BAD),), (Cell("Declined", Tint.BAD),)], "Register"))
    rows = DocxFile(made.to_bytes()).all("w:tr")
    fills = [[value(shade, "fill") for shade in find(row, "w:tc/w:tcPr/w:shd")] for row in rows]
    assert fills[1:] == [[], [Tint.BAD.value]]


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        blank().table(Table((Column("Ref"), Column("Title")), [("R-01",)], "Register"))


def test_dates_in_a_table_do_not_break_and_references_can_be_searched_for() -> None:
    made = blank()
    made.table(Table((Column("Ref", whole=True), Column("On", whole=True)), [("R-01", "2 Oct 2026")], "Register"))
    cells = docx.Document(BytesIO(made.to_bytes())).tables[0].rows[1].cells
    assert [cell.text for cell in cells] == ["R-01", "2\u00a0Oct\u00a02026"]


@pytest.mark.parametrize(("lines", "listed"), [(3, False), (120, True)])
def test_contents_stand_only_where_they_lead_to_another_page(lines: int, listed: bool) -> None:
    made = blank()
    made.cover()
    made.contents()
    made.heading(1, "First")
    made.bullets(["A line."] * lines)
    made.heading(1, "Second")
    content = made.to_bytes()
    assert bool(DocxFile(content).all("w:sdt")) is listed
    assert lint(content) == []


@pytest.mark.parametrize(("share", "between"), [(2.0, "\u00a0"), (1.0, " ")])
def test_a_date_may_break_before_its_year_where_a_wider_font_would_cut_the_year(share: float, between: str) -> None:
    made = blank()
    day = "25\u00a0September\u00a02026"
    columns = (Column("On", share, whole=True), Column("State", share), Column("Advice", 9 - 2 * share))
    made.table(Table(columns, [(day, Cell(f"Declined\n{day}"), "It")], "Days"))
    cells = [each.text for each in docx.Document(BytesIO(made.to_bytes())).tables[0].rows[1].cells]
    assert cells[:2] == [day.replace("\u00a0", between), f"Declined\n{day}".replace("\u00a0", between)]


def test_the_title_of_a_column_can_have_two_lines() -> None:
    made = blank()
    made.table(Table((Column("Nov\n2026"),), [("1",)], "Months"))
    content = made.to_bytes()
    (cell,) = DocxFile(content).all("w:tr[1]/w:tc")
    assert [each.text for each in find(cell, ".//w:t")] == ["Nov", "2026"]
    assert len(find(cell, ".//w:br")) == 1
    assert lint(content) == []


def test_a_cover_comes_first_and_contents_before_headings() -> None:
    made = blank()
    made.heading(1, "One")
    with pytest.raises(ValueError, match="first block"):
        made.cover()
    with pytest.raises(ValueError, match="before the first heading"):
        made.contents()


def test_a_page_break_begins_the_next_block_on_a_new_page() -> None:
    made = blank()
    made.paragraph("one")
    made.page_break()
    made.paragraph("two")
    made.paragraph("three")
    file = DocxFile(made.to_bytes())
    assert [bool(find(each, "w:pPr/w:pageBreakBefore")) for each in file.all("w:p", "word/document.xml")] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("title", ["A long title " * 30, "W" * 500, "漢字" * 300, "i" * 2000, "דוד " * 100])
def test_a_title_of_any_length_leaves_the_header_on_one_line(title: str) -> None:
    made = blank(title)
    header = "".join(each.text or "" for each in DocxFile(made.to_bytes()).all("w:t", "word/header1.xml"))
    assert header.endswith("…Confidential")
    assert width(header, 170) < TEXT_WIDTH


def test_a_long_label_has_a_line_to_itself() -> None:
    made = blank()
    made.definitions([("Advice", "Do it."), ("The tough question behind it", "Why?")])
    assert _texts(made.to_bytes()) == ["Advice\tDo it.", "The tough question behind it\nWhy?"]


def test_the_kit_stands_alone() -> None:
    heavy = "print(sorted({'docx', 'lxml', 'advisor', 'textual'} & set(sys.modules)))"
    code = f"import sys; import exports.word; {heavy}"
    made = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert made.stdout == "[]\n"


def test_a_block_made_elsewhere_stands_in_its_place() -> None:
    made = blank()
    made.paragraph("before")
    made.page_break()
    made.add(table_xml("Register", [9638], "A form", f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell('inside')}</w:tr>"))
    made.paragraph("after")
    content = made.to_bytes()
    assert lint(content) == []
    assert [each.text for each in DocxFile(content).all("w:t", "word/document.xml")] == ["before", "inside", "after"]


def _cell(text: str) -> str:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    return f'<w:tc><w:tcPr><w:tcW w:w="9638" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'


def test_a_document_has_every_style_under_its_id() -> None:
    styles = DocxFile(blank().to_bytes()).all("w:style", "word/styles.xml")
    assert [value(each, "styleId") for each in styles] == [*STYLES, *TABLE_STYLES, "NoList"]

"""What is found in a template, and which file is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exports.word.foreign import Unreadable
from exports.word.template import read_template, told
from tests.exports.word.template.documents import NAMES, base, template
from tests.tools.foreign_base import Base, p, styles, theme
from tests.tools.foreign_bases import bare, german, macros, remote_template


def refused(made: Base) -> str:
    """Why a template cannot be used."""
    with pytest.raises(Unreadable) as refusal:
        template(made)
    return str(refusal.value)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_told_of_a_template_is_sentences(name: str) -> None:
    findings = read_template(base(name), name=name).findings
    for each in (*findings.found, *findings.missing, *findings.removed):
        assert each[0].isupper() or each[0].isdigit(), each
        assert each.endswith("."), each
    assert [heading for heading, _ in told(findings)][:2] == ["Found", "Missing"]


def test_a_template_with_everything_is_told_of() -> None:
    findings = template(german()).findings
    assert findings.found == (
        "The page: 210 × 297 mm, upright, with 15.0 cm of width for text.",
        "A header with content: it stays as it is.",
        "A paragraph [[report]]: what stands before it is the cover, and what stands after it stays.",
        "10 styles, and of them for the report: Normal, Default Paragraph Font, Body Text, heading 1, heading 2,"
        " heading 3, List Bullet.",
    )
    assert findings.known == ("client", "title", "date", "addressee", "status")
    assert findings.unknown == ("project",)
    assert findings.marked


def test_what_leads_outside_or_tells_who_made_it_is_told_as_left_out() -> None:
    assert template(remote_template()).findings.removed == (
        "Tracked changes, which count as accepted.",
        "Fields other than page numbers, dates and titles.",
        "Pictures that are not in the file, or of an odd kind.",
        "Links to files.",
        "Comments.",
        "A reference to another template.",
        "Protection.",
    )


def test_macros_are_refused_whatever_the_file_is_called() -> None:
    assert refused(macros()) == (
        "firm.docx brings macros, which a client's document never should; save it in Word as a document without macros"
        " (.docx), and use that."
    )


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (p("[[report]]") + p("[[report]]"), "says [[report]] 2 times; leave one, where the report goes."),
        (p("Here: [[report]]"), "has [[report]] within other text"),
        (
            '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc>'
            f"<w:tcPr/>{p('[[report]]')}</w:tc></w:tr></w:tbl>",
            "a paragraph of its own",
        ),
    ],
)
def test_a_marker_that_cannot_be_followed_is_refused(body: str, why: str) -> None:
    assert why in refused(replace(bare(), body=body))


def test_a_page_without_room_is_refused() -> None:
    narrow = '<w:pgSz w:w="6000" w:h="9000"/><w:pgMar w:left="2000" w:right="2000" w:top="0" w:bottom="0"/>'
    assert "less than 8 cm" in refused(replace(bare(), section=narrow))


def test_a_file_that_is_not_there_or_no_word_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "old.docx").write_bytes(b"%PDF-1.7")
    for name, why in (("old.docx", "is a PDF"), ("gone.docx", "is not there")):
        with pytest.raises(Unreadable, match=why):
            read_template(tmp_path / name, name=name)


def test_the_font_of_a_theme_tells_how_wide_the_text_is() -> None:
    themed = styles().replace('w:ascii="Georgia"', 'w:asciiTheme="minorHAnsi"')
    assert template(replace(bare(), styles=themed, theme=theme())).layout.wider > 1
    assert template(replace(bare(), styles=themed)).layout.wider == 1

"""The pages in the contents, against the rules, and against LibreOffice where it and the font are installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.word import Column, Document, Table
from exports.word.metrics import lines
from exports.word.pages import Flow
from tests.exports.word.sample import blank, document
from tests.tools.docx_file import DocxFile, find


def _listed(content: bytes) -> dict[str, int]:
    """The pages that the contents name, by heading."""
    entries = (
        [each.text or "" for each in find(link, ".//w:t")] for link in DocxFile(content).all("w:sdt//w:hyperlink")
    )
    return {" ".join(entry[:-1]): int(entry[-1]) for entry in entries}


def _laid_out(content: bytes, folder: Path) -> dict[str, int]:
    """The pages on which LibreOffice puts the numbered headings."""
    (folder / "made.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "made.docx"]
    subprocess.run(office, cwd=folder, check=True, capture_output=True)
    made = subprocess.run(["pdftotext", "-layout", "made.pdf", "-"], cwd=folder, check=True, capture_output=True)
    found: dict[str, int] = {}
    for number, page in enumerate(made.stdout.decode().split("\f"), 1):
        for match in re.finditer(r"^ *(\d(?:\.\d+)*) {2,}(\S.*?)$", page, re.MULTILINE):
            if "...." not in match[2]:
                found.setdefault(f"{match[1]} {match[2].strip()}", number)
    return found


def _long(chapters: int) -> Document:
    made = blank()
    made.cover()
    made.contents()
    text = "The forecasts of the same region differed on the same day, and nobody could say which one was meant. "
    for chapter in range(chapters):
        made.heading(1, f"Chapter {chapter}")
        made.table(
            Table((Column("Ref"), Column("Text", 4)), [("R-01", text * (row % 3 + 1)) for row in range(25)], "Rows")
        )
        for number in range(9):
            made.heading(2, f"Advice {chapter} {number}")
            made.definitions([("Advice", text * (1 + number % 4)), ("Because", text * 2)])
            made.quotation(text, "the CFO", exact=True)
            made.callout("Decision requested", text * (1 + number % 3))
        made.page_break()
    return made


@pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftotext", "fc-match")))
    or b"arlito" not in subprocess.run(["fc-match", "Calibri"], check=False, capture_output=True).stdout,
    reason="needs LibreOffice, pdftotext and the font Carlito",
)
def test_the_contents_name_the_pages_that_an_office_program_lays_out(tmp_path: Path) -> None:
    content = _long(3).to_bytes()
    listed, real = _listed(content), _laid_out(content, tmp_path)
    assert listed.keys() <= real.keys()
    assert {name: page for name, page in listed.items() if abs(page - real[name]) > 1} == {}
    assert sum(page == real[name] for name, page in listed.items()) >= 0.8 * len(listed)


def test_pages_never_run_backwards() -> None:
    pages = list(_listed(_long(4).to_bytes()).values())
    assert pages == sorted(pages)
    assert pages[0] == 3


def test_contents_over_several_pages_move_what_follows() -> None:
    made = blank()
    made.cover()
    made.contents()
    for number in range(150):
        made.heading(1, f"Heading {number}")
    assert next(iter(_listed(made.to_bytes()).values())) > 4


def test_a_heading_goes_along_with_what_it_stands_above() -> None:
    flow = Flow()
    flow.box(14_003 - 900)
    flow.paragraph("Heading2", "Alone at the bottom", name="heading")
    flow.paragraph("BodyText", "word " * 200)
    assert flow.pages() == {"heading": 2}


def test_a_heading_with_room_for_two_lines_stays() -> None:
    flow = Flow()
    flow.box(14_003 - 2000)
    flow.paragraph("Heading2", "With two lines", name="heading")
    flow.paragraph("BodyText", "word " * 200)
    assert flow.pages() == {"heading": 1}


def test_long_words_begin_beneath_their_heading_and_go_on_over_the_page() -> None:
    flow = Flow()
    for number in range(15):
        flow.paragraph("BodyText", f"Line {number}")
    flow.paragraph("Heading2", "What they said", name="heading")
    flow.paragraph("Quote", "Not before the summer, and not without the board. " * 60, loose=True)
    flow.paragraph("Heading2", "Next", name="next")
    assert flow.pages() == {"heading": 1, "next": 2}


def test_a_row_taller_than_two_pages_takes_three() -> None:
    flow = Flow()
    flow.paragraph("Heading1", "Before", name="before")
    flow.box(2.5 * 14_003)
    flow.paragraph("Heading1", "After", name="after")
    assert flow.pages() == {"before": 1, "after": 4}


@pytest.mark.parametrize(
    ("text", "count"), [("", 1), ("word", 1), ("a\nb\n\nc", 4), ("x" * 500, 5), ("word " * 100, 6), ("漢字" * 100, 5)]
)
def test_lines_are_counted_as_they_wrap(text: str, count: int) -> None:
    assert lines(text, 9638, 210, bold=False) == count


def test_a_sample_names_its_pages() -> None:
    assert _listed(document().to_bytes())["2 Register"] == 4

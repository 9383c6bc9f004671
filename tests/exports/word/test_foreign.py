"""Word files of others: what a package gives of one that is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.word import foreign
from tests.exports.word.sample import document


@pytest.fixture(scope="module")
def ours() -> bytes:
    """A document that we made."""
    return document().to_bytes()


def test_a_document_of_ours_is_read_whole(ours: bytes) -> None:
    package = foreign.read_package(ours, name="Reply.docx")
    assert package.main == "word/document.xml"
    assert package.content_type(package.main).endswith("wordprocessingml.document.main+xml")
    assert package.xml(package.main).tag.endswith("}document")
    assert not package.has_macros


def test_a_path_is_read_like_its_bytes(ours: bytes, tmp_path: Path) -> None:
    file = tmp_path / "Reply.docx"
    file.write_bytes(ours)
    assert foreign.read_package(file, name=file.name) == foreign.read_package(ours, name=file.name)


def test_a_reference_gives_the_part_that_it_leads_to(ours: bytes) -> None:
    package = foreign.read_package(ours, name="Reply.docx")
    styles = [each.part for each in package.relationships(package.main) if each.type.endswith("/styles")]
    assert styles == ["word/styles.xml"]

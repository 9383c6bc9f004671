from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from exports.word.package import Package
from tests.exports.word.sample import document
from tests.tools.docx_file import DocxFile
from tests.tools.docx_lint import lint


def test_the_file_carries_no_clock_and_no_system() -> None:
    with zipfile.ZipFile(BytesIO(document().to_bytes())) as archive:
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_a_part_can_be_added_to_a_document() -> None:
    package = document().package()
    package.add("customXml/item1.xml", "application/xml", b"<form/>")
    assert package.relate("word/document.xml", "customXml", "customXml/item1.xml") == "rId8"
    content = package.to_bytes()
    assert lint(content) == []
    targets = [(source, target) for source, _, target in DocxFile(content).relationships()]
    assert ("word/document.xml", "customXml/item1.xml") in targets


def test_a_part_is_not_replaced_unseen() -> None:
    package = Package()
    package.add("a.xml", "application/xml", b"<a/>")
    with pytest.raises(ValueError, match=r"a part a\.xml already"):
        package.add("a.xml", "application/xml", b"<b/>")

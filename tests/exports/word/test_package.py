from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from exports.word.package import add_part, base_file, to_bytes
from tests.exports.word.sample import document
from tests.tools.docx_file import DocxFile
from tests.tools.docx_lint import lint


def test_the_file_carries_no_clock_and_no_system() -> None:
    with zipfile.ZipFile(BytesIO(document().to_bytes())) as archive:
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_a_part_can_be_added_to_a_document() -> None:
    main = document().opened().part
    assert main.package is not None
    form = add_part(main.package, "customXml/item1.xml", CONTENT_TYPE.XML, b"<form/>")
    main.relate_to(form, RELATIONSHIP_TYPE.CUSTOM_XML)
    content = to_bytes(main.package)
    assert lint(content) == []
    targets = [(source, target) for source, _, target in DocxFile(content).relationships()]
    assert ("word/document.xml", "customXml/item1.xml") in targets


def test_a_part_is_not_replaced_unseen() -> None:
    package = document().opened().part.package
    assert package is not None
    with pytest.raises(ValueError, match=r"a part word/styles\.xml already"):
        add_part(package, "word/styles.xml", CONTENT_TYPE.XML, b"<b/>")


def test_the_base_is_a_document_by_itself() -> None:
    base = docx.Document(BytesIO(base_file("de-AT")))
    assert base.paragraphs == []
    assert base.styles["heading 1"].style_id == "Heading1"

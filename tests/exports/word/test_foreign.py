"""Word files of others: what a package gives of one that is sound."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from exports.word.foreign import Unreadable, read_package
from tests.exports.word.sample import document
from tests.tools.hostile_docx import in_utf_16, nested
from tests.tools.raw_zip import STORED, Item, archive
from tests.tools.small_docx import (
    MAIN,
    OFFICE,
    WORD_TYPE,
    W,
    attributes,
    items,
    reference,
    references_part,
    text_part,
    types_part,
    with_more,
    with_text,
)

NAME = "Reply.docx"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
MACRO_PART = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
TEMPLATE_TYPE = WORD_TYPE.replace("document.main", "template.main")


def said(tree: etree._Element) -> str:
    """All text in a part."""
    return "".join(str(each) for each in tree.itertext())


@pytest.fixture(scope="module")
def ours() -> bytes:
    """A document that we made."""
    return document().to_bytes()


def test_a_document_of_ours_is_read_whole(ours: bytes) -> None:
    package = read_package(ours, name=NAME)
    assert package.main == MAIN
    assert package.content_type(package.main) == WORD_TYPE
    assert package.xml(package.main).tag == f"{{{W}}}document"
    assert not package.has_macros


def test_a_path_is_read_like_its_bytes(ours: bytes, tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_bytes(ours)
    assert read_package(file, name=NAME) == read_package(ours, name=NAME)


def test_a_reference_gives_the_part_that_it_leads_to(ours: bytes) -> None:
    package = read_package(ours, name=NAME)
    styles = [each.part for each in package.relationships(package.main) if each.type.endswith("/styles")]
    assert styles == ["word/styles.xml"]


@pytest.mark.parametrize(
    ("target", "mode", "part"),
    [
        ("header.xml", "", "word/header.xml"),
        ("./header.xml", "Internal", "word/header.xml"),
        ("/word/header.xml", "", "word/header.xml"),
        ("..\\word\\HEADER.xml#here", "", "word/header.xml"),
        ("../../../../word/header.xml", "", "word/header.xml"),
        ("%68eader.xml", "", "word/header.xml"),
        ("../header.xml", "", None),
        ("../../../etc/passwd", "", None),
        ("file:///etc/passwd", "", None),
        ("", "", None),
        ("header.xml", "External", None),
        ("\\\\server\\share\\x.dotm", "External", None),
        ("https://example.com/", "external", None),
    ],
)
def test_a_reference_leads_to_a_part_of_the_same_file_or_nowhere(target: str, mode: str, part: str | None) -> None:
    listed = Item("word/_rels/document.xml.rels", references_part(reference(target=target, mode=mode)))
    package = read_package(with_more(listed, Item("word/header.xml", text_part())), name=NAME)
    [found] = package.relationships(MAIN)
    assert (found.target, found.external, found.part) == (target, bool(mode) and mode != "Internal", part)


def test_a_part_without_references_has_none() -> None:
    assert read_package(with_more(), name=NAME).relationships(MAIN) == ()


def test_each_tree_is_a_new_one_and_holds_elements_alone() -> None:
    package = read_package(with_text(text_part("<w:p>a<!-- b -->c<?d e?>f<![CDATA[<g>]]></w:p>")), name=NAME)
    tree = package.xml(MAIN)
    tree.clear()
    assert [each.text for each in package.xml(MAIN).iter()] == [None, None, "acf<g>"]


def test_a_part_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^Reply\.docx is damaged \(word/x\.xml is missing\)"):
        read_package(with_more(), name=NAME).xml("word/x.xml")


def test_a_picture_is_no_tree() -> None:
    package = read_package(with_more(Item("word/media/1.png", b"\x89PNG")), name=NAME)
    with pytest.raises(Unreadable, match=r"^Reply\.docx is damaged \(word/media/1\.png\)"):
        package.xml("word/media/1.png")


def test_references_that_cannot_be_told_apart_are_refused_where_they_are_asked_for() -> None:
    twice = references_part(reference(target="a.xml"), reference(target="b.xml"))
    package = read_package(with_more(Item("word/_rels/document.xml.rels", twice)), name=NAME)
    with pytest.raises(Unreadable, match=r"^Reply\.docx .*two references of one name, word/document\.xml"):
        package.relationships(MAIN)


@pytest.mark.parametrize("mark", [True, False])
def test_parts_in_utf_16_are_read(mark: bool) -> None:
    package = read_package(with_text(in_utf_16(text_part("<w:p>Œuvre</w:p>").decode(), mark=mark)), name=NAME)
    assert said(package.xml(MAIN)) == "Œuvre"


@pytest.mark.parametrize("declared", ["utf-8", "UTF-16", "us-ascii"])
def test_a_part_is_what_its_bytes_are_whichever_unicode_it_says(declared: str) -> None:
    text = text_part("<w:p>Œuvre</w:p>", before=f"\ufeff<?xml version='1.0' encoding='{declared}'?>")
    assert said(read_package(with_text(text), name=NAME).xml(MAIN)) == "Œuvre"


def test_words_about_document_types_in_the_text_are_no_document_type() -> None:
    package = read_package(with_text(text_part("<w:p>&lt;!DOCTYPE html&gt;</w:p>")), name=NAME)
    assert said(package.xml(MAIN)) == "<!DOCTYPE html>"


def test_an_archive_within_a_document_is_left_closed() -> None:
    assert "word/embeddings/inner.docx" in read_package(nested(), name=NAME).parts


def test_folders_in_the_archive_are_no_parts() -> None:
    folders = (Item("word/", method=STORED), Item("word/media/", b"hidden"))
    assert [*read_package(with_more(*folders), name=NAME).parts] == [each.name for each in items()]


def test_a_drawing_keeps_its_document_type_since_nobody_reads_it() -> None:
    drawing = Item("word/media/1.svg", b"<!DOCTYPE svg><svg/>")
    types = types_part(more='<Default Extension="svg" ContentType="image/svg+xml"/>')
    assert drawing.name in read_package(archive(items(None, types, None, drawing)), name=NAME).parts


def test_a_template_is_told_by_the_content_type_of_its_text() -> None:
    package = read_package(archive(items(None, types_part(TEMPLATE_TYPE))), name="Firm.dotx")
    assert package.content_type(package.main) == TEMPLATE_TYPE


@pytest.mark.parametrize(
    "content",
    [
        with_more(Item("word/vbaProject.bin", b"x")),
        archive(items(None, types_part(MACRO_TYPE))),
        archive(items(None, types_part(more=MACRO_PART), None, Item("word/other.bin", b"x"))),
    ],
    ids=["by name", "by the text", "by content type"],
)
def test_macros_are_noticed(content: bytes) -> None:
    assert read_package(content, name="Firm.docm").has_macros


@pytest.mark.parametrize(
    "content",
    [
        with_more(*(Item(f"x/{number}") for number in range(1_997))),
        with_text(text_part("<w:sdt>" * 248 + "</w:sdt>" * 248)),
        with_text(text_part(f"<w:p {attributes(256)}/>")),
        with_more(Item("word/media/1.bmp", bytes(16 * 1024 * 1024))),
    ],
    ids=["2,000 entries", "250 levels", "256 attributes", "a part of 16 MB"],
)
def test_what_is_just_within_the_limits_is_read(content: bytes) -> None:
    package = read_package(content, name=NAME)
    assert package.xml(MAIN).tag == f"{{{W}}}document"


def test_a_document_of_400_000_elements_is_read() -> None:
    others = 8  # the lists of content types and of references, and what stands around the paragraphs
    package = read_package(with_text(text_part("<w:p/>" * (400_000 - others))), name=NAME)
    assert len(package.xml(MAIN)[0]) == 400_000 - others


def test_the_name_of_a_file_is_neutral_and_short_in_a_sentence() -> None:
    with pytest.raises(Unreadable) as refused:
        read_package(b"", name=f"a\x1b[31m\u202e\n{'b' * 500}.docx")
    sentence = str(refused.value)
    assert sentence.isprintable()
    assert sentence.startswith("a[31m b")
    assert len(sentence) < 150


def test_references_of_the_package_itself_are_had_too() -> None:
    [found] = read_package(with_more(), name=NAME).relationships()
    assert (found.id, found.type, found.part) == ("rId1", f"{OFFICE}/officeDocument", MAIN)


def test_an_archive_is_read_that_was_written_without_going_back() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as sent, zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as made:
        for each in items():
            made.writestr(each.name, each.content)
    with os.fdopen(reading, "rb") as received:
        content = received.read()
    assert read_package(content, name=NAME) == read_package(with_more(), name=NAME)


def test_an_archive_is_read_that_was_ready_for_more_than_4_gb_and_has_a_comment() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.comment = b"made by a program"
        for each in items():
            with made.open(each.name, "w", force_zip64=True) as part:
                part.write(each.content)
    assert read_package(file.getvalue(), name=NAME) == read_package(with_more(), name=NAME)


def test_an_archive_is_read_that_a_mail_program_added_a_line_end_to() -> None:
    assert read_package(with_more() + b"\r\n", name=NAME) == read_package(with_more(), name=NAME)

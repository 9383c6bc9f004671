"""Every template with every block, with a real document, and with next to nothing: a sound file that tells nothing."""

from __future__ import annotations

import re

import pytest

from advisor.book import Book
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added, Asked
from exports.family import FAMILY
from tests.exports.rich import engagement_of, rich_book
from tests.exports.test_summary import BARE
from tests.exports.word.sample import document
from tests.exports.word.template.documents import NAMES, VALUES, base, template
from tests.factory import TODAY
from tests.tools.docx_file import DocxFile
from tests.tools.docx_lint import lint, parts_of
from tests.tools.foreign_base import OLD_BODY
from tests.tools.foreign_bases import SECRET
from tests.tools.ooxml_validator import MISSING, faults, validator

ADDED = Added("Dana Ortiz", DocumentStatus.draft, "Most of it is done.", "Discounts fell.")


def made(name: str, book: Book, kind: DocumentKind = DocumentKind.summary) -> bytes:
    """A document of a book in a template."""
    asked = Asked(book, engagement_of(book), TODAY, ADDED)
    return FAMILY[kind].compose(asked).to_bytes(template(name), VALUES)


@pytest.mark.parametrize("name", NAMES)
def test_a_document_in_any_template_is_a_sound_file(name: str) -> None:
    for content in (document().to_bytes(template(name), VALUES), made(name, rich_book()), made(name, BARE)):
        assert lint(content) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_template_that_is_not_shown_reaches_a_document(name: str) -> None:
    content = made(name, rich_book())
    for part, inside in parts_of(content).items():
        assert OLD_BODY.encode() not in inside, part
        assert SECRET.encode() not in inside, part
        assert not re.search(rb"w:rsid|far\.example|C:/Users", inside), part
        assert not re.search(r"vba|comments|custom\.xml|glossary|people", part)
    outside = [each for _, each, _ in DocxFile(content).relationships() if each.get("TargetMode") == "External"]
    assert all(each.get("Type", "").endswith("/hyperlink") for each in outside)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_document_in_the_same_template_is_the_same_file(name: str) -> None:
    assert made(name, rich_book()) == made(name, rich_book())


@pytest.mark.skipif(validator() is None, reason=MISSING)
def test_microsofts_validator_has_nothing_against_a_document_in_any_template() -> None:
    assert faults({f"{name}.docx".replace(" ", "-"): made(name, rich_book()) for name in NAMES}) == []


def test_the_hidden_things_are_there_to_be_found() -> None:
    whole = b"".join(parts_of(base("remote template")).values())
    assert all(each in whole for each in (SECRET.encode(), b"far.example", b"w:rsid", b"C:/Users"))
    assert all(OLD_BODY.encode() in b"".join(parts_of(base(name)).values()) for name in ("bare", "libreoffice"))

"""What is the consultant's own says so on every page, and is out of reach while a client looks on."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from advisor.records import Client
from exports.asked import Added, Asked
from exports.family import FAMILY, Kind
from tests.exports.rich import rich_book
from tests.factory import TODAY
from tests.tools.docx_file import DocxFile

OWN = [each for each in FAMILY.values() if each.internal]
SAYS = "Internal – not for the client"


def made(kind: Kind) -> bytes:
    book = rich_book()
    return kind.compose(Asked(book, book.all(Client)[0], TODAY, Added())).to_bytes()


def test_both_reviews_are_internal() -> None:
    assert {"review", "relationship"} <= {each.name for each in OWN}


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.name)
def test_every_header_of_an_internal_document_says_so(kind: Kind) -> None:
    trees = DocxFile(made(kind)).trees
    headers = ["".join(map(str, tree.itertext())) for name, tree in trees.items() if name.startswith("word/header")]
    assert len(headers) > 1
    assert [each for each in headers if SAYS not in each] == []


@pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftotext"))), reason="needs LibreOffice and pdftotext to make pages"
)
def test_every_page_of_an_internal_document_says_so(tmp_path: Path) -> None:
    for kind in OWN:
        (tmp_path / f"{kind.name}.docx").write_bytes(made(kind))
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    files = [f"{kind.name}.docx" for kind in OWN]
    subprocess.run([*office, "--convert-to", "pdf", *files], cwd=tmp_path, check=True, capture_output=True)
    for kind in OWN:
        read = ["pdftotext", "-layout", f"{kind.name}.pdf", "-"]
        text = subprocess.run(read, cwd=tmp_path, check=True, capture_output=True).stdout.decode()
        pages = text.split("\f")[:-1]
        assert len(pages) > 3
        assert [number for number, page in enumerate(pages, 1) if SAYS not in page] == []

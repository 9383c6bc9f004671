"""Every kind of document as it is laid out: each page named, each heading once, and nothing broken to be seen."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.family import FAMILY
from tests.exports.matrix import book, composed, scopes
from tests.tools.docx_file import DocxFile, find, value

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftotext"))), reason="needs LibreOffice and pdftotext to make pages"
)
_BROKEN = re.compile(r"Error!|\b(?:PAGEREF|NUMPAGES|MERGEFORMAT|SEQ (?:Table|Figure))\b|TOC \\|\{\{|[□\ufffd]")
_FOOT = re.compile(r"Page (\d+) of (\d+)")
_HEAD = re.compile(r"^.*?(?:Confidential|Internal – not for the client)\s*(?:·\s*\w+\s*)*")
_COLOPHON = "This document was made from the record"


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    """Documents of each kind, about much and about nothing."""
    found = {}
    for weight in ("sample", "none"):
        for kind, each in FAMILY.items():
            for scope in scopes(book(weight), kind):
                if document := composed(weight, kind, scope):
                    found[f"{weight}-{each.name}-{type(scope).__name__}"] = document.to_bytes()
    return found


@pytest.fixture(scope="module")
def made(contents: dict[str, bytes]) -> dict[str, DocxFile]:
    """The same documents, opened."""
    return {name: DocxFile(content) for name, content in contents.items()}


@pytest.fixture(scope="module")
def pages(contents: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of each page of each document, with single spaces, as LibreOffice lays them out in one go."""
    folder = tmp_path_factory.mktemp("pages")
    for name, content in contents.items():
        (folder / f"{name}.docx").write_bytes(content)
    office = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    files = [f"{name}.docx" for name in contents]
    subprocess.run([*office, "--convert-to", "pdf", *files], cwd=folder, check=True, capture_output=True, timeout=200)
    return {name: _read(folder / f"{name}.pdf") for name in contents}


def _read(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return [_plain(page) for page in done.stdout.decode().split("\f")[:-1]]


def _plain(text: str) -> str:
    """A text with single spaces and without the marks that only steer its direction."""
    return " ".join(re.sub(r"[\u200e\u200f\u2066-\u2069]", "", text).split())


def _headings(file: DocxFile) -> list[str]:
    """The headings of a document, each with the number that its place among the others gives it."""
    counts, found = [0, 0, 0], []
    for each in find(file.body, ".//w:p[w:pPr/w:pStyle]"):
        style = re.fullmatch(r"Heading([123])", value(find(each, "w:pPr/w:pStyle")[0]))
        if not style:
            continue
        level, text = int(style[1]), _plain("".join(part.text or "" for part in find(each, ".//w:t")))
        if any(value(number) == "0" for number in find(each, "w:pPr/w:numPr/w:numId")):
            found.append(text)
            continue
        counts[level - 1] += 1
        counts[level:] = [0] * (3 - level)
        found.append(f"{'.'.join(map(str, counts[:level]))} {text}")
    return found


def _listed(file: DocxFile) -> dict[str, int]:
    """The pages that the contents name, by heading."""
    entries = ([each.text or "" for each in find(link, ".//w:t")] for link in file.all("w:sdt//w:hyperlink"))
    return {_plain(" ".join(entry[:-1])): int(entry[-1]) for entry in entries}


def _is_contents(page: str) -> bool:
    return "....." in page


def test_every_page_after_the_cover_tells_its_number_and_how_many_there_are(pages: dict[str, list[str]]) -> None:
    for name, found in pages.items():
        told = [_FOOT.search(page) for page in found]
        numbers = [(int(each[1]), int(each[2])) if each else None for each in told]
        expected = [(number, len(found)) for number in range(1, len(found) + 1)]
        assert found, name
        assert numbers[1:] == expected[1:], name
        assert numbers[0] in (None, expected[0]), name


def test_nothing_on_any_page_is_broken(pages: dict[str, list[str]]) -> None:
    broken = {name: [_BROKEN.findall(page) for page in found if _BROKEN.search(page)] for name, found in pages.items()}
    assert {name: found for name, found in broken.items() if found} == {}


@pytest.mark.skipif(
    not shutil.which("fc-match")
    or b"arlito" not in subprocess.run(["fc-match", "Calibri"], check=False, capture_output=True).stdout,
    reason="pages break elsewhere without the font Carlito",
)
def test_every_heading_stands_once_and_on_the_page_that_the_contents_name(
    made: dict[str, DocxFile], pages: dict[str, list[str]]
) -> None:
    listed_anywhere = 0
    for name, file in made.items():
        listed, said = _listed(file), ["" if _is_contents(page) else page for page in pages[name]]
        for heading in _headings(file):
            pattern = re.compile(rf"(?<![\w.])(?<!Table )(?<!Figure ){re.escape(heading)}(?!\w)")
            on = [number for number, page in enumerate(said, 1) for _ in pattern.finditer(page)]
            assert len(on) == 1 or not heading[0].isdigit(), (name, heading, on)
            if page := listed.get(heading, 0):
                listed_anywhere += 1
                # a line that just fits may stand elsewhere, and Word counts for itself when it prints
                assert min(abs(each - page) for each in on) <= 1, (name, heading, on, page)
    assert listed_anywhere > 50


def test_the_last_lines_never_have_a_page_to_themselves(pages: dict[str, list[str]]) -> None:
    last = {name: found[-1].partition(_COLOPHON) for name, found in pages.items() if _COLOPHON in found[-1]}
    assert len(last) > 5
    assert {name: above for name, (above, _, _) in last.items() if not _HEAD.sub("", above)} == {}

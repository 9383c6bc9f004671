"""Word files of others that were damaged on their way: cut short, or with bits turned.

``ADVISOR_FLIPS`` says how often each of the two files is read with bits turned.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exports.word.foreign import Unreadable, read_package
from tests.exports.word.sample import document

NUMBER = int(os.environ.get("ADVISOR_FLIPS", "120"))
LIBREOFFICE = Path(__file__).parents[2] / "data" / "libreoffice.docx"
OURS = document().to_bytes()


@pytest.mark.parametrize("content", [OURS, LIBREOFFICE.read_bytes()], ids=["ours", "of LibreOffice"])
def test_a_file_is_read_whole_and_cut_short_it_is_refused(content: bytes) -> None:
    assert read_package(content, name="Reply.docx").main == "word/document.xml"
    for part in range(50):
        with pytest.raises(Unreadable):
            read_package(content[: len(content) * part // 50], name="Reply.docx")


@pytest.mark.skipif(os.name == "nt", reason="Windows bounds no process in this way")
@pytest.mark.parametrize("file", ["ours", "of LibreOffice"])
@pytest.mark.parametrize("way", ["archive", "parts"])
def test_a_file_with_bits_turned_is_read_or_refused_within_bounds(
    file: str, way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = LIBREOFFICE
    if file == "ours":
        path = tmp_path / "ours.docx"
        path.write_bytes(OURS)
    number = NUMBER // 2
    command = [sys.executable, "-m", "tests.tools.flips", str(path), way, str(number)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["read"] + found["refused"] == number
    assert found["refused"] > 0
    if "ADVISOR_FLIPS" in os.environ:
        with capsys.disabled():
            print(
                f"\n{file}, bits of its {way}: {found['read']:,} read, {found['refused']:,} refused,"
                f" the slowest in {found['slowest'] * 1000:.0f} ms, {found['kilobytes'] / 1024:.1f} MB more at most"
            )

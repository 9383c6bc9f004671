"""Says what is wrong with a .docx file: `python -m tests.tools.docx_lint FILE…` prints it and exits with 1.

It shares nothing with the code that writes documents, so that one mistake cannot hide in both. The rules stand in
`docx_rules_package` (the file as a package), `docx_rules_text` (what a reader meets) and `docx_rules_charts`.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from lxml import etree

from tests.tools import docx_rules_charts, docx_rules_package, docx_rules_text
from tests.tools.docx_file import DocxFile

RULES: tuple[Callable[[DocxFile], list[str]], ...] = (
    *docx_rules_package.RULES,
    *docx_rules_text.RULES,
    *docx_rules_charts.RULES,
)


def lint(content: bytes) -> list[str]:
    """Every fault of a .docx file, as sentences; none for a good one."""
    try:
        file = DocxFile(content)
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return [f"The file cannot be read: {error}."]
    if "word/document.xml" not in file.trees:
        return ["The file has no part word/document.xml."]
    return [fault for rule in RULES for fault in rule(file)]


def main() -> int:
    """Lint the files named on the command line."""
    faulty = False
    for name in sys.argv[1:]:
        for fault in lint(Path(name).read_bytes()):
            faulty = True
            print(f"{name}: {fault}")
    return int(faulty)


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


if __name__ == "__main__":
    sys.exit(main())

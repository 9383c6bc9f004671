"""A document put together: its body, and every part of the base around it."""

from __future__ import annotations

from collections.abc import Sequence

from exports.word import base
from exports.word.numbering import numbering_part
from exports.word.package import Package
from exports.word.styles import fonts_part, styles_part
from exports.word.words import Words
from exports.word.xml import DRAWING, R, W, part

DOCUMENT = "word/document.xml"
"""The name of the part that holds the body."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def assemble(about: base.About, words: Words, body: Sequence[bytes], *, cover: bool, runs_of_steps: int) -> Package:
    """A package around `body`.

    Args:
        about: What the document says of itself.
        words: The fixed words.
        body: The blocks, as XML in UTF-8.
        cover: Whether the first page is a cover.
        runs_of_steps: How many numbered lists there are.
    """
    package = Package()
    package.relate("", "officeDocument", DOCUMENT)
    package.relate("", _CORE, "docProps/core.xml")
    package.relate("", "extended-properties", "docProps/app.xml")
    header = package.relate(DOCUMENT, "header", "word/header1.xml")
    footer = package.relate(DOCUMENT, "footer", "word/footer1.xml")
    section = base.section(header, footer, cover=cover)
    start, end = part("document", f"{W} {R} {DRAWING}", f"<w:body>|{section}</w:body>").split(b"|")
    content = b"".join([start, *body, end])
    package.add(DOCUMENT, f"{_WORD}document.main+xml", content)
    package.add("word/header1.xml", f"{_WORD}header+xml", base.header_part(about))
    package.add("word/footer1.xml", f"{_WORD}footer+xml", base.footer_part(about.firm, words))
    for kind, content in (
        ("styles", styles_part(about.language)),
        ("numbering", numbering_part(runs_of_steps)),
        ("settings", base.settings_part(about.language)),
        ("fontTable", fonts_part()),
    ):
        package.relate(DOCUMENT, kind, f"word/{kind}.xml")
        package.add(f"word/{kind}.xml", f"{_WORD}{kind}+xml", content)
    package.relate(DOCUMENT, "theme", "word/theme/theme1.xml")
    package.add("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", base.theme_part())
    package.add(
        "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", base.core_properties(about)
    )
    package.add(
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        base.app_properties(about),
    )
    return package

"""The table of contents: Word's own field, already filled in, so that nobody is asked to update anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exports.word.ids import Ids
from exports.word.layout import OURS, Layout
from exports.word.pages import Flow
from exports.word.paragraphs import Setting, field, paragraph
from exports.word.text import Span, clean, directed, run

_END = '<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


@dataclass(frozen=True)
class Heading:
    """A heading of the document: `number` such as "2.1", "" for none; `name` is its bookmark's."""

    level: int
    number: str
    text: str
    name: str


def contents_xml(
    ids: Ids,
    title: str,
    headings: Sequence[Heading],
    levels: int,
    pages: Mapping[str, int],
    *,
    new_page: bool,
    numbered: bool = True,
) -> str:
    """The contents of a document.

    Args:
        ids: The registry of the document.
        title: What stands above.
        headings: Every heading of the document, in order.
        levels: How many levels of them are listed.
        pages: The page of each heading by its bookmark's name, as printed until Word counts for itself.
        new_page: Whether the contents begin on a new page.
        numbered: Whether the headings have numbers.
    """
    above = paragraph(ids, "TOCHeading", clean(title, one_line=True), Setting(new_page=new_page))
    listed = [heading for heading in headings if heading.level <= levels]
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{levels}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    if not listed:
        return above
    entries = "".join(
        _entry(
            heading if numbered else replace(heading, number=""),
            pages.get(heading.name, 1),
            start if index == 0 else "",
        )
        for index, heading in enumerate(listed)
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{above}{entries}{_END}</w:sdtContent></w:sdt>"
    )


def pages_after_contents(
    pages: Mapping[str, int], headings: Sequence[Heading], levels: int, layout: Layout = OURS
) -> dict[str, int]:
    """The page of each heading when the contents, counted as one page in `pages`, take as many as they need."""
    flow = Flow(layout=layout)
    flow.paragraph("TOCHeading", "")
    for heading in headings:
        if heading.level <= levels:
            flow.paragraph(f"TOC{heading.level}", heading.text)
    return {name: page + flow.page - 1 for name, page in pages.items()}


def _entry(heading: Heading, page: int, start: str) -> str:
    number = f"{run(Span(heading.number))}<w:r><w:tab/></w:r>" if heading.number else ""
    text = "".join(run(part) for part in directed([Span(heading.text)], may_turn=False)[0])
    reference = field(f"PAGEREF {heading.name} \\h", run(Span(str(page))))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{heading.level}"/></w:pPr>{start}'
        f'<w:hyperlink w:anchor="{heading.name}" w:history="1">{number}{text}'
        f"<w:r><w:tab/></w:r>{reference}</w:hyperlink></w:p>"
    )

"""Paragraphs as XML, with their children in the order that the schema asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from exports.word.ids import Ids
from exports.word.metrics import width
from exports.word.styles import STYLES
from exports.word.text import Span, Text, clean, directed, run, spans

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")

SPACER = b'<w:pStyle w:val="Spacer"/>'
"""What tells a little room from a block that says something."""

_LABEL_GAP = 60
_NOT_KEPT = re.compile(rb'(<w:pStyle w:val="[^"]*"/>)(?!<w:keepNext)')


@dataclass(frozen=True)
class Setting:
    """What one paragraph has beside its style.

    `loose` lets it break over pages, and away from what follows, although its style keeps it.
    `list_number` puts it in that list, 0 in none although its style has one, None as its style says.
    `align` is "", "center" or "end". `key` marks the place for links.
    """

    keep_next: bool = False
    loose: bool = False
    new_page: bool = False
    list_number: int | None = None
    align: str = ""
    key: str = ""


PLAIN = Setting()


def paragraph(ids: Ids, style: str, text: Text, setting: Setting = PLAIN, *, before: str = "") -> str:
    """One `w:p`.

    Args:
        ids: The registry of the document.
        style: The id of a paragraph style.
        text: What it says.
        setting: What it has beside its style.
        before: Runs that stand before the text, as XML.
    """
    parts, from_right = directed(spans(text), may_turn=STYLES[style].turns)
    properties = f'<w:pStyle w:val="{style}"/>'
    if setting is not PLAIN:
        properties += "<w:keepNext/>" if setting.keep_next else ""
        properties += '<w:keepNext w:val="0"/><w:keepLines w:val="0"/>' if setting.loose else ""
        properties += "<w:pageBreakBefore/>" if setting.new_page else ""
        if setting.list_number is not None:
            properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{setting.list_number}"/></w:numPr>'
    properties += "<w:bidi/>" if from_right else ""
    if setting.new_page:
        properties += '<w:spacing w:before="0"/>'
    if setting.list_number == 0:
        properties += '<w:ind w:left="0" w:firstLine="0"/>'
    if setting.align:
        properties += f'<w:jc w:val="{"right" if setting.align == "end" else setting.align}"/>'
    runs = before + "".join(_runs(ids, part) for part in parts)
    if setting.key:
        runs = bookmarked(ids, setting.key, runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def kept(block: bytes) -> bytes:
    """A block as XML that stays on the page of what follows; a table does with its last row."""
    above, row, end = block.rpartition(b"<w:tr>")
    return above + row + _NOT_KEPT.sub(rb"\1<w:keepNext/>", end)


def bookmarked(ids: Ids, key: str, runs: str) -> str:
    """`runs` between the two ends of the bookmark that links to `key` lead to."""
    number = ids.bookmark()
    name = ids.mark(key)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _runs(ids: Ids, part: Span) -> str:
    if not part.text:
        return ""
    if part.link:
        runs = run(part, style="Hyperlink")
        return f'<w:hyperlink w:anchor="{ids.wanted(part.link)}" w:history="1">{runs}</w:hyperlink>'
    return run(part)


def split(text: Text) -> list[Text]:
    """`text` as the paragraphs that its writer made with empty lines; none when there is nothing to print."""
    if not isinstance(text, str):
        return [text] if any(part.text.strip() for part in spans(text)) else []
    return [piece for piece in _BLANK_LINES.split(clean(text).strip()) if piece]


@lru_cache(maxsize=256)
def definition_label(label: str) -> str:
    """The runs of a label in the margin, up to where its text begins; a long label has a line to itself."""
    label = clean(label, one_line=True)
    style = STYLES["Definition"]
    room = style.indent[2] if style.indent else 0
    fits = width(label, STYLES["Normal"].size * 10, bold=True) < room - _LABEL_GAP
    return run(Span(label + ("\t" if fits else "\n")), style="DefinitionLabel")


def field(code: str, result: str) -> str:
    r"""A field with its result as a first reading, until Word makes its own.

    Args:
        code: What the field is, such as "PAGEREF _places \\h".
        result: What it shows; runs as XML.
    """
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

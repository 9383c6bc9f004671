r"""Every value on its way into a document: cleaned, bounded, and turned into runs of text.

Text that a user typed, or that came back from a client, may hold anything. Nothing reaches a document except
through `clean`: afterwards it is legal XML, has no hidden reordering, and has `\n` for every kind of line end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from exports.word.look import Tint, shade

LIMIT = 100_000
"""The longest text, in characters, that is printed whole: any that a record can hold. What is longer says so."""

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Illegal in XML, or invisible and able to reorder what is read: embeddings, overrides, isolates, byte order marks.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]"
)
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_LETTER = re.compile(f"[{_RTL}]")
# Within text that runs from left to right: from one right-to-left letter to the last before another script.
_RTL_STRETCH = re.compile(rf"([{_RTL}](?:[\W\d_]*[{_RTL}])*)")
# Within text that runs from right to left: words and numbers of other scripts, as in "R-01".
_LTR_STRETCH = re.compile(rf"((?![{_RTL}])[^\W\d_](?:[\W_]*(?![{_RTL}])\w)*)")
_LRM, _RLM = "\u200e", "\u200f"
# One text from right to left, kept to itself by `_isolate`, once or twice.
_ONE_TURNED = re.compile(f"{_LRM}+{_RLM}[^{_RLM}]*{_RLM}{_LRM}+")
_BREAK_OR_TAB = re.compile("([\n\t])")


def clean(value: object, *, one_line: bool = False, limit: int = LIMIT) -> str:
    """Any value as text that may stand in a document.

    Args:
        value: What is to be printed; None is the empty text.
        one_line: For headings, cells of a header, and the like: line ends and tabs become single spaces.
        limit: The longest text, in characters, that is kept whole; a longer one says how much is left.
    """
    text = value if isinstance(value, str) else "" if value is None else str(value)
    if not text.isprintable():  # true for nearly every text, and much faster than looking for each fault
        text = _DROPPED.sub("", _LINE_END.sub("\n", text))
    if one_line:
        text = " ".join(text.split())
    if len(text) > limit:
        text = f"{text[:limit].rstrip()} … [{limit} / {len(text)}]"
    return text


def isolated(value: object) -> str:
    """A value on one line that keeps its direction to itself when it stands inside a sentence of ours.

    Without this, a Hebrew name in "decided by … on 3 May" would carry the date to its other side.
    """
    return _isolate(clean(value, one_line=True))


def _has_rtl(text: str) -> bool:
    return not text.isascii() and bool(_RTL_LETTER.search(text))


def _isolate(text: str) -> str:
    if not _has_rtl(text):
        return text
    # The inner marks hold its own full stop on its own side; the outer ones hold what stands around it.
    return f"{_LRM}{_RLM}{text}{_RLM}{_LRM}" if _from_right(text) else f"{_LRM}{text}{_LRM}"


def _from_right(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    directions = (bidirectional(character) for character in text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def escape(text: str) -> str:
    """Cleaned text as the content of an element or of an attribute in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def attribute(value: object) -> str:
    """Any value, cleaned and escaped, as the content of an attribute in double quotes."""
    return escape(clean(value, one_line=True))


@dataclass(frozen=True)
class Span:
    """A stretch of text with its own look; `link` is the key of a heading or of another marked place."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    tint: Tint | None = None


Text = str | Span | Sequence[str | Span]
"""What a block prints: plain text, one span, or several of both in a row."""


def bold(text: str) -> Span:
    """Text in bold."""
    return Span(text, bold=True)


def italic(text: str) -> Span:
    """Text in italics."""
    return Span(text, italic=True)


def link(text: str, key: str) -> Span:
    """Text that leads to the place marked `key` in the same document."""
    return Span(text, link=key)


def chip(text: str, tint: Tint) -> Span:
    """A status in a line of text: the word, on its tint."""
    return Span(text, tint=tint)


def spans(text: Text) -> list[Span]:
    """`text` as spans with clean text."""
    if isinstance(text, str):
        return [Span(clean(text))]
    parts = [text] if isinstance(text, Span) else text
    return [replace(part, text=clean(part.text)) if isinstance(part, Span) else Span(clean(part)) for part in parts]


def plain(text: Text) -> str:
    """What `text` says, without its look."""
    return clean(text) if isinstance(text, str) else "".join(part.text for part in spans(text))


def directed(parts: Sequence[Span], *, may_turn: bool) -> tuple[Sequence[Span], bool]:
    """Spans that keep their directions to themselves, and whether the whole paragraph runs from right to left.

    It does when it is one text that begins so; several spans are a sentence of ours around the words of others.

    Args:
        parts: Clean spans.
        may_turn: Whether the paragraph may run from right to left.
    """
    if not any(_has_rtl(part.text) for part in parts):
        return parts, False
    if may_turn and len(parts) == 1 and _from_right(parts[0].text):
        return parts, True
    return [replace(part, text=_isolate(part.text)) for part in parts], False


def run(part: Span, *, style: str = "") -> str:
    """The `w:r` elements of one clean span; line ends and tabs become Word's own.

    Args:
        part: The span; its text has been through `clean`.
        style: A character style for the whole span, "" for none.
    """
    before = f'<w:rStyle w:val="{style}"/>' if style else ""
    before += ("<w:b/><w:bCs/>" if part.bold else "") + ("<w:i/><w:iCs/>" if part.italic else "")
    after = shade(part.tint.value) if part.tint else ""
    text = f"\u00a0{part.text}\u00a0" if part.tint else part.text
    if not _has_rtl(text):
        return _run(before + after, text)
    # Word gives neutral characters the direction of their run, so each direction needs runs of its own.
    turned = _from_right(text) or bool(_ONE_TURNED.fullmatch(text))
    pieces = (_LTR_STRETCH if turned else _RTL_STRETCH).split(text)
    return "".join(
        _run(before + after + ("<w:rtl/>" if index % 2 != turned else ""), piece)
        for index, piece in enumerate(pieces)
        if piece
    )


def _run(properties: str, text: str) -> str:
    opening = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    if "\n" not in text and "\t" not in text:
        return f"{opening}{_content(text)}</w:r>"
    content = "".join(
        "<w:br/>" if piece == "\n" else "<w:tab/>" if piece == "\t" else _content(piece)
        for piece in _BREAK_OR_TAB.split(text)
        if piece
    )
    return f"{opening}{content}</w:r>"


def _content(text: str) -> str:
    # Only space at the ends needs to be preserved, and an attribute on every text weighs megabytes once parsed.
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<w:t{space}>{escape(text)}</w:t>"

"""Text that comes back in somebody else's Word file, as plain text that a record may keep.

It is what a reader sees: deleted and hidden text, the code of fields and properties are left out, what was inserted
counts, a text box that is there twice (for new and for old programs) counts once. It is as hostile as whoever sent it:
what comes out is clean and not longer than asked for, and is never more than text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from advisor.text import clean

LONGEST = 100_000
"""The longest text, in characters, that a record keeps."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OFF = frozenset(("0", "false", "off"))

_INSERTED = frozenset(_W + name for name in ("ins", "moveTo", "cellIns"))
_DELETED = frozenset(_W + name for name in ("del", "moveFrom", "cellDel"))
_MOVED = ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
_RANGES = frozenset(f"{_W}{name}RangeStart" for name in _MOVED)
_TRACKED = (*_INSERTED, *_DELETED, *_RANGES)
_UNSEEN = frozenset(_W + name for name in ("instrText", "delText", "delInstrText", "rt"))
_AS_TEXT = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}txbxContent": "\n",
}
# What people type as ":)" or "-->", or choose as a tick, and Word makes a sign of a font for signs: its number there.
_SIGNS = {
    "wingdings": {
        **{0x4A: "☺", 0x4C: "☹", 0xA8: "☐", 0xDF: "←", 0xE0: "→", 0xE8: "→"},
        **{0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x54: "☒", 0xA3: "☐"},
}
_ANOTHER_SIGN = "□"
_PRIVATE = range(0xF000, 0xF100)  # where fonts for signs have theirs
_BLANKS = re.compile("[\t\r\n]+")


@dataclass(frozen=True)
class Incoming:
    """A text that came back.

    Attributes:
        text: What a reader sees, with a line end for each end of a paragraph and each break, and none at the end.
        tracked: Whether changes were tracked in it that nobody accepted or refused.
        cut: Whether it was longer than it may be, so that its end is missing.
    """

    text: str
    tracked: bool = False
    cut: bool = False


def text_of(*elements: etree._Element, lines: bool = True, limit: int = LONGEST) -> Incoming:
    """The text of content controls, cells, paragraphs or runs, one after the other.

    Args:
        elements: Any elements of a part with text.
        lines: Whether it may have several lines; otherwise line ends become spaces.
        limit: The most characters that are kept.
    """
    seen = _Seen()
    for element in elements:
        seen.read(element)
    return seen.incoming(lines, limit)


def text_between(start: etree._Element, end: etree._Element, *, lines: bool = True, limit: int = LONGEST) -> Incoming:
    """The text after one element and before another, such as the two ends of a bookmark, wherever they stand.

    Args:
        start: What it begins behind.
        end: What it ends before. Where that stands before `start`, there is no text.
        lines: Whether it may have several lines; otherwise line ends become spaces.
        limit: The most characters that are kept.
    """
    around = set(end.iterancestors())
    common = next((each for each in start.iterancestors() if each in around), None)
    if common is None:
        return Incoming("")
    seen = _Seen(start, end)
    return seen.incoming(lines, limit) if seen.read(common) else Incoming("")


def is_seen(element: etree._Element) -> bool:
    """Whether a reader sees what stands in an element: nothing around it is deleted, hidden, or there a second time."""
    return not any(_is_unseen(each) for each in (element, *element.iterancestors()))


def has_tracked_changes(tree: etree._Element) -> bool:
    """Whether changes of the text were tracked anywhere in a part, and neither accepted nor refused."""
    return next(tree.iter(*_TRACKED), None) is not None


class _Seen:
    """What a reader sees of some elements, as pieces of text."""

    def __init__(self, start: etree._Element | None = None, end: etree._Element | None = None) -> None:
        self._start, self._end = start, end
        self._on = start is None
        self._unseen: etree._Element | None = None  # around whatever is read; the marks may stand in it all the same
        self._pieces: list[str] = []
        self._tracked = False
        self._fields: list[int] = []  # where, among the pieces, the code of each open field begins

    def incoming(self, lines: bool, limit: int) -> Incoming:
        """All of it, clean and bounded."""
        whole = "".join(self._pieces).replace("\x85", "\n")
        # Cleaning is slow, and more than twice the limit is not needed to see that there is too much.
        text = clean(whole[: 2 * limit], lines=lines).strip()
        return Incoming(text[:limit].rstrip(), self._tracked, len(text) > limit or len(whole) > 2 * limit)

    def read(self, element: etree._Element) -> bool:
        """Take in what is seen of one element; whether all that was asked for has been read."""
        self._tracked = self._tracked or (self._on and any(map(_is_tracked, element.iterancestors())))
        if any(map(_is_unseen, element.iterancestors())):
            return True
        for event, each in etree.iterwalk(element, events=("start", "end")):
            if event == "end":
                self._left(each)
            elif each is self._end:
                return self._on
            else:
                self._entered(each)
        return self._end is None

    def _entered(self, element: etree._Element) -> None:
        if element is self._start:
            self._on = True
        self._tracked = self._tracked or (self._on and _is_tracked(element))
        if self._unseen is None and _is_unseen(element):
            self._unseen = element
        if self._on and self._unseen is None:
            if element.tag == f"{_W}fldChar":
                self._field(element.get(f"{_W}fldCharType"))
            self._pieces.append(_as_text(element))

    def _left(self, element: etree._Element) -> None:
        if element is self._unseen:
            self._unseen = None
        elif self._on and self._unseen is None and element.tag == f"{_W}p" and not _joins_the_next(element):
            self._pieces.append("\n")

    def _field(self, kind: str | None) -> None:
        """Drop the code of a field once its result begins; of one that is never closed, nothing is lost."""
        if kind == "begin":
            self._fields.append(len(self._pieces))
        elif self._fields and kind == "separate":
            del self._pieces[self._fields[-1] :]
            self._fields[-1] = -1
        elif self._fields and kind == "end":
            code = self._fields.pop()
            if code >= 0:  # a field without a result
                del self._pieces[code:]


def _as_text(element: etree._Element) -> str:
    tag = element.tag
    if tag == f"{_W}t":
        text = _BLANKS.sub(" ", element.text or "")
        return text if element.get(_SPACE) == "preserve" else text.strip(" ")
    if tag == f"{_MATHS}t":
        return element.text or ""
    return _sign(element) if tag == f"{_W}sym" else _AS_TEXT.get(tag, "")


def _sign(element: etree._Element) -> str:
    try:
        number = int(element.get(f"{_W}char", ""), 16)
    except ValueError:
        return _ANOTHER_SIGN
    signs = _SIGNS.get(element.get(f"{_W}font", "").lower())
    if signs is not None or number in _PRIVATE:
        return (signs or {}).get(number & 0xFF, _ANOTHER_SIGN)
    return chr(number) if 0 <= number <= 0xFFFF else _ANOTHER_SIGN


def _is_properties(element: etree._Element) -> bool:
    """Whether an element says what others are like; a tab among the tabs of a paragraph is none of its text."""
    return element.tag.endswith("Pr")


def _is_unseen(element: etree._Element) -> bool:
    tag = element.tag
    if tag in _DELETED or tag in _UNSEEN or _is_properties(element):
        return True
    if tag == f"{_W}r":
        return _has(element.iterchildren(f"{_W}rPr"), f"{_W}vanish")
    if tag == f"{_W}tr":
        return _has(element.iterchildren(f"{_W}trPr"), f"{_W}del")
    if tag == f"{_W}tc":
        return _has(element.iterchildren(f"{_W}tcPr"), f"{_W}cellDel")
    if tag in (f"{_MC}Choice", f"{_MC}Fallback"):
        return next(element.itersiblings(f"{_MC}Choice", preceding=True), None) is not None
    return False


def _is_tracked(element: etree._Element) -> bool:
    """Whether an element is a tracked change, or its properties say that all of it is one."""
    tag = element.tag
    if tag in _INSERTED or tag in _DELETED or tag in _RANGES:
        return True
    if tag == f"{_W}p":
        mark = (each for properties in element.iterchildren(f"{_W}pPr") for each in properties.iterchildren(f"{_W}rPr"))
        return any(_has((each,), *_INSERTED, *_DELETED) for each in mark)
    return tag in (f"{_W}tr", f"{_W}tc") and _has(element.iterchildren(f"{tag}Pr"), *_INSERTED, *_DELETED)


def _joins_the_next(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next continues it."""
    return any(_has(each.iterchildren(f"{_W}rPr"), *_DELETED) for each in paragraph.iterchildren(f"{_W}pPr"))


def _has(properties: Iterable[etree._Element], *names: str) -> bool:
    """Whether one of several properties is switched on."""
    return any(each.get(f"{_W}val") not in _OFF for group in properties for each in group.iterchildren(*names))

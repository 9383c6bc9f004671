"""What a reader of a Word file sees of its elements: which text they are, which is hidden, deleted or there twice.

The elements are those of a part that a `ForeignPackage` gave: no node among them is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OFF = frozenset(("0", "false", "off"))

_INSERTED = frozenset(W + name for name in ("ins", "moveTo", "cellIns"))
_DELETED = frozenset(W + name for name in ("del", "moveFrom", "cellDel"))
_MOVED = ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
_RANGES = frozenset(f"{W}{name}RangeStart" for name in _MOVED)
TRACKED = (*_INSERTED, *_DELETED, *_RANGES)
"""The elements by which a change of the text is tracked."""
_STRUCK = (f"{W}strike", f"{W}dstrike")
_UNSEEN = frozenset(W + name for name in ("instrText", "delText", "delInstrText", "rt"))
_AS_TEXT = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}txbxContent": "\n",
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
# Properties come first, and there are some forty kinds of them: whoever sends more of them should not cost us more.
_FIRST, _KINDS = 2, 100
_BLANKS = re.compile("[\t\r\n]+")


def as_text(element: etree._Element) -> str:
    """What an element by itself adds to a text, "" for nearly all."""
    tag = element.tag
    if tag == f"{W}t":
        text = _BLANKS.sub(" ", element.text or "")
        return text if element.get(_SPACE) == "preserve" else text.strip(" ")
    if tag == f"{_MATHS}t":
        return element.text or ""
    return _sign(element) if tag == f"{W}sym" else _AS_TEXT.get(tag, "")


def has_text(element: etree._Element) -> bool:
    """Whether something that could be text, and is no blank, stands in an element: seen or unseen."""
    return next(element.iter(f"{W}t", f"{_MATHS}t", f"{W}sym"), None) is not None


def _sign(element: etree._Element) -> str:
    try:
        number = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return _ANOTHER_SIGN
    signs = _SIGNS.get(element.get(f"{W}font", "").lower())
    if signs is not None or number in _PRIVATE:
        return (signs or {}).get(number & 0xFF, _ANOTHER_SIGN)
    return chr(number) if 0 <= number <= 0xFFFF else _ANOTHER_SIGN


def as_text_deleted(element: etree._Element) -> str:
    """What an element within a deletion by itself adds to the text that was deleted."""
    return element.text or "" if element.tag == f"{W}delText" else as_text(element)


def _is_properties(element: etree._Element) -> bool:
    """Whether an element says what others are like; a tab among the tabs of a paragraph is none of its text."""
    return element.tag.endswith("Pr")


def is_unseen(element: etree._Element) -> bool:
    """Whether a reader sees nothing of what stands in an element."""
    tag = element.tag
    if tag in _DELETED or tag in _UNSEEN or _is_properties(element):
        return True
    if tag == f"{W}r":
        return _has(element, "rPr", f"{W}vanish", *_STRUCK)
    if tag == f"{W}tr":
        return _has(element, "trPr", f"{W}del")
    if tag == f"{W}tc":
        return _has(element, "tcPr", f"{W}cellDel")
    return tag in (f"{_MC}Choice", f"{_MC}Fallback") and element.getprevious() is not None


def is_deleted(element: etree._Element) -> bool:
    """Whether an element is unseen since it was deleted with the change tracked, or struck through by hand."""
    if element.tag == f"{W}r":
        return _has(element, "rPr", *_STRUCK)
    return element.tag in _DELETED or (element.tag in (f"{W}tr", f"{W}tc") and is_tracked(element))


def is_prompted(element: etree._Element) -> bool:
    """Whether an element is a control that shows what to fill in, since nobody has."""
    return element.tag == f"{W}sdt" and _has(element, "sdtPr", f"{W}showingPlcHdr")


def may_be_prompt(element: etree._Element) -> bool:
    """Whether a run within such a control is its prompt; what some program filled in has no style of its own."""
    return element.tag == f"{W}r" and _has(element, "rPr", f"{W}rStyle")


def is_tracked(element: etree._Element) -> bool:
    """Whether an element is a tracked change, or its properties say that all of it is one."""
    tag = element.tag
    if tag in _INSERTED or tag in _DELETED or tag in _RANGES:
        return True
    if tag == f"{W}p":
        return any(_has(each, "rPr", *_INSERTED, *_DELETED) for each in _properties(element, "pPr"))
    return tag in (f"{W}tr", f"{W}tc") and _has(element, f"{etree.QName(tag).localname}Pr", *_INSERTED, *_DELETED)


def joins_the_next(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next continues it."""
    return any(_has(each, "rPr", *_DELETED) for each in _properties(paragraph, "pPr"))


def _has(element: etree._Element, properties: str, *names: str) -> bool:
    """Whether one of several things is among the properties of an element, and not switched off."""
    found = (each for group in _properties(element, properties) for each in islice(group, _KINDS))
    return any(each.tag in names and each.get(f"{W}val") not in _OFF for each in found)


def _properties(element: etree._Element, name: str) -> Iterator[etree._Element]:
    # In a paragraph's properties those of its mark are among the last, everywhere else properties are among the first.
    among = _KINDS if _is_properties(element) else _FIRST
    return (each for each in islice(element, among) if each.tag == f"{W}{name}")

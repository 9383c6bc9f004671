"""Text that comes back in somebody else's Word file, as plain text that a record may keep.

It is what a reader sees: deleted and hidden text, the code of fields and properties are left out, what was inserted
counts, a text box that is there twice (for new and for old programs) counts once. It is as hostile as whoever sent it:
what comes out is clean and not longer than asked for, and is never more than text.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from advisor.text import clean
from exports.word.seeing import TRACKED, W, as_text, is_tracked, is_unseen, joins_the_next

LONGEST = 100_000
"""The longest text, in characters, that a record keeps."""
_RESULT = -1
_ELEMENTS = 50_000
"""The most elements that one text is put together from: real ones of the longest length have a few thousand."""


@dataclass(frozen=True)
class Incoming:
    """A text that came back.

    Attributes:
        text: What a reader sees, with a line end for each end of a paragraph and each break, and none at the end.
        tracked: Whether changes were tracked in it that nobody accepted or refused.
        cut: Whether it was longer than it may be, or in too many pieces, so that its end is missing.
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
    return not any(is_unseen(each) for each in (element, *element.iterancestors()))


def has_tracked_changes(tree: etree._Element) -> bool:
    """Whether changes of the text were tracked anywhere in a part, and neither accepted nor refused."""
    return next(tree.iter(*TRACKED), None) is not None


class _Seen:
    """What a reader sees of some elements, as pieces of text."""

    def __init__(self, start: etree._Element | None = None, end: etree._Element | None = None) -> None:
        self._start, self._end = start, end
        self._on = start is None
        self._read = 0
        self._unseen: etree._Element | None = None  # around whatever is read; the marks may stand in it all the same
        self._pieces: list[str] = []
        self._tracked = False
        self._fields: list[int] = []  # where, among the pieces, the code of each open field begins; or _RESULT

    def incoming(self, lines: bool, limit: int) -> Incoming:
        """All of it, clean and bounded."""
        whole = "".join(self._pieces).replace("\x85", "\n")
        # Cleaning is slow, and more than twice the limit is not needed to see that there is too much.
        text = clean(whole[: 2 * limit], lines=lines).strip()
        cut = len(text) > limit or len(whole) > 2 * limit or self._read > _ELEMENTS
        return Incoming(text[:limit].rstrip(), self._tracked, cut)

    def read(self, element: etree._Element) -> bool:
        """Take in what is seen of one element; whether all that was asked for has been read."""
        self._tracked = self._tracked or (self._on and any(map(is_tracked, element.iterancestors())))
        if any(map(is_unseen, element.iterancestors())):
            return True
        for event, each in etree.iterwalk(element, events=("start", "end")):
            if event == "end":
                self._left(each)
            elif each is self._end:
                return self._on
            elif self._read > _ELEMENTS:
                return True
            else:
                self._entered(each)
        return self._end is None

    def _entered(self, element: etree._Element) -> None:
        if element is self._start:
            self._on = True
        self._read += self._on
        self._tracked = self._tracked or (self._on and is_tracked(element))
        if self._unseen is None and is_unseen(element):
            self._unseen = element
        if self._on and self._unseen is None:
            if element.tag == f"{W}fldChar":
                self._field(element.get(f"{W}fldCharType"))
            self._pieces.append(as_text(element))

    def _left(self, element: etree._Element) -> None:
        if element is self._unseen:
            self._unseen = None
        elif self._on and self._unseen is None and element.tag == f"{W}p" and not joins_the_next(element):
            self._pieces.append("\n")

    def _field(self, kind: str | None) -> None:
        """Drop the code of a field once its result begins; of one that is never closed, nothing is lost."""
        if kind == "begin":
            self._fields.append(len(self._pieces))
        elif self._fields and kind in ("separate", "end"):
            code = self._fields.pop()
            if code != _RESULT:
                del self._pieces[code:]
            if kind == "separate":
                self._fields.append(_RESULT)

"""Text that comes back in somebody else's Word file, as plain text that a record may keep.

It is what a reader sees once every tracked change is accepted: deleted, struck out and hidden text, the code of fields
and properties are left out, a text box that is there twice (for new and for old programs) counts once. It is as hostile
as whoever sent it: what comes out is clean, and is never more than text. How long it may be, its reader has to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from exports.word.foreign import Unreadable
from exports.word.seeing import (
    TRACKED,
    W,
    as_text,
    as_text_deleted,
    is_deleted,
    is_prompted,
    is_unseen,
    joins_the_next,
    may_be_prompt,
)
from exports.word.text import clean

_ELEMENTS = 600_000
"""The most elements that are looked at: each of the largest file with what it stands in, half as many again."""
_RESULT = -1


@dataclass(frozen=True)
class Incoming:
    """A text that came back.

    Attributes:
        text: What a reader sees, with a line end for each end of a paragraph and each break, and none at the end.
        prompt: What stands there to be replaced, in controls that nobody filled in; it is no part of the text.
        deleted: What stood there and was deleted with the change tracked, or struck through by hand.
    """

    text: str
    prompt: str = ""
    deleted: str = ""


def has_tracked_changes(tree: etree._Element) -> bool:
    """Whether changes of the text were tracked anywhere in a part, and neither accepted nor refused."""
    return next(tree.iter(*TRACKED), None) is not None


class Reader:
    """Reads texts out of one file.

    Places may lie within each other, so that a file made to do harm could keep whoever reads it busy for days: how
    much is looked at in all is bounded.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = _ELEMENTS

    def read(self, elements: Iterable[etree._Element]) -> Incoming:
        """The text of content controls, cells, paragraphs or runs, one after the other.

        Raises:
            Unreadable: When far more has to be looked at than in anything that people fill in.
        """
        seen = _Seen()
        for element in elements:
            seen.stands_in(self._each(element.iterancestors()))
            walk = etree.iterwalk(element, events=("start", "end"))
            for event, each in walk:
                if event == "end":
                    seen.left(each)
                else:
                    self._step()
                    if not seen.entered(each):
                        walk.skip_subtree()
        return seen.incoming()

    def _each(self, elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
        for each in elements:
            self._step()
            yield each

    def _step(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise self.too_much()

    def too_much(self) -> Unreadable:
        """That there is far more in the file than in anything that people fill in."""
        return Unreadable(
            f"{self._name} is more intricate than anything that people fill in; ask for it to be filled in anew,"
            " in the file that you sent."
        )


class _Seen:
    """What a reader sees of some elements, as pieces of text."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._prompt: list[str] = []
        self._deleted: list[str] = []
        self._unseen: etree._Element | None = None  # the outermost around what is read
        self._prompted: etree._Element | None = None  # likewise
        self._prompting: etree._Element | None = None
        self._fields: list[int] = []  # where, in the text, the code of each open field begins; or _RESULT

    def incoming(self) -> Incoming:
        """All of it, clean."""
        return Incoming(_whole(self._text), _whole(self._prompt), _whole(self._deleted))

    def stands_in(self, ancestors: Iterable[etree._Element]) -> None:
        """Begin with an element of which these are the ancestors, the nearest first."""
        self._unseen = self._prompted = self._prompting = None
        for each in ancestors:
            self._unseen = each if is_unseen(each) else self._unseen
            self._prompted = each if is_prompted(each) else self._prompted

    def entered(self, element: etree._Element) -> bool:
        """Take in the beginning of an element; whether something may stand in it, seen or deleted."""
        if self._unseen is None and is_unseen(element):
            self._unseen = element
        if self._unseen is not None:
            deleted = is_deleted(self._unseen)
            if deleted:
                self._deleted.append(as_text_deleted(element))
            return deleted
        if self._prompted is None and is_prompted(element):
            self._prompted = element
        if self._prompted is not None and may_be_prompt(element):
            self._prompting = element
        if element.tag == f"{W}fldChar":
            self._field(element.get(f"{W}fldCharType"))
        (self._text if self._prompting is None else self._prompt).append(as_text(element))
        return True

    def left(self, element: etree._Element) -> None:
        """Take in the end of an element."""
        if element is self._unseen:
            self._unseen = None
        elif element is self._prompted:
            self._prompted = None
        elif element is self._prompting:
            self._prompting = None
        elif self._unseen is None and element.tag == f"{W}p" and not joins_the_next(element):
            self._text.append("\n")

    def _field(self, kind: str | None) -> None:
        """Drop the code of a field once its result begins; of one that is never closed, nothing is lost."""
        if kind == "begin":
            self._fields.append(len(self._text))
        elif self._fields and kind in ("separate", "end"):
            code = self._fields.pop()
            if code != _RESULT:
                del self._text[code:]
            if kind == "separate":
                self._fields.append(_RESULT)


def _whole(pieces: list[str]) -> str:
    text = "".join(pieces)
    return clean(text, limit=len(text)).strip()

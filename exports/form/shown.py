"""What stands in a place of somebody's document, as they see it once every tracked change is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from exports.word.foreign import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LINE, _TEXT, _RUN, _STYLE = f"{W}p", f"{W}t", f"{W}r", f"{W}rPr/{W}rStyle"
_DELETED_TEXT, _CONTROL = f"{W}delText", f"{W}sdt"
_PROMPTED = f"{W}sdtPr/{W}showingPlcHdr"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DELETED = (f"{W}del", f"{W}moveFrom")
_CHANGED = (*_DELETED, f"{W}ins", f"{W}moveTo")
_UNSEEN = frozenset(
    (
        *_DELETED,
        _FALLBACK,
        f"{W}instrText",
        *(f"{W}{each}" for each in ("pPr", "rPr", "sdtPr", "tcPr", "trPr", "tblPr")),
    )
)
_STEPS = 4_000_000


class Shown:
    """Reads what stands in places of one document.

    Places may lie within each other, so that a file made to do harm could keep whoever reads it busy for days: how
    much is looked at in all is bounded.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = _STEPS

    def text(self, elements: Iterable[etree._Element], prompts: list[str] | None = None) -> str:
        """The text of some elements in a row: lines are parted by line ends, prompts of controls are left out.

        Args:
            elements: What is read.
            prompts: Takes what was left out.

        Raises:
            Unreadable: When far more has to be looked at than in any form that was filled in.
        """
        found: list[str] = []
        for each in elements:
            self._read(each, found, [] if prompts is None else prompts, prompted=False)
        return "".join(found).strip()

    def deleted(self, elements: Iterable[etree._Element]) -> str:
        """What stood there and was deleted, with the change tracked.

        Raises:
            Unreadable: When far more has to be looked at than in any form that was filled in.
        """
        return "".join(text.text or "" for each in elements for text in self._all(each) if _was_deleted(text)).strip()

    def _read(self, element: etree._Element, found: list[str], prompts: list[str], *, prompted: bool) -> None:
        self._step()
        tag = element.tag
        if tag in _UNSEEN:
            return
        if tag == _TEXT:
            found.append((element.text or "").replace("\n", " "))
        elif tag in _SIGNS:
            found.append(_SIGNS[tag])
        else:
            if prompted and tag == _RUN and element.find(_STYLE) is not None:
                found = prompts
            prompted = prompted or (tag == _CONTROL and element.find(_PROMPTED) is not None)
            for each in element:
                self._read(each, found, prompts, prompted=prompted)
            if tag == _LINE:
                found.append("\n")

    def _all(self, element: etree._Element) -> Iterator[etree._Element]:
        for each in element.iter():
            self._step()
            yield each

    def _step(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Unreadable(
                f"{self._name} is more intricate than any form that was filled in; ask for the form to be filled in"
                " anew, in the file that you sent."
            )


def _was_deleted(element: etree._Element) -> bool:
    if element.tag == _DELETED_TEXT:
        return True
    return element.tag == _TEXT and next(element.iterancestors(*_DELETED), None) is not None


def has_tracked_changes(body: etree._Element) -> bool:
    """Whether text was inserted, deleted or moved with the change tracked, and that is not accepted yet."""
    return next(body.iter(*_CHANGED), None) is not None

"""The blocks of a document in order, as bytes; beside them, what the pages in the contents are reckoned from."""

from __future__ import annotations

from functools import partial

from exports.word.ids import Ids
from exports.word.pages import Flow
from exports.word.paragraphs import PLAIN, SPACER, Setting, kept, paragraph
from exports.word.text import Text, plain


class Blocks:
    """Takes blocks one below the other, and begins new pages where it was told to.

    Args:
        ids: The registry of the document.

    Attributes:
        done: The blocks as XML in UTF-8.
        laid: The same as steps of a `Flow`, from the block on at which `reckon` was called.
        page_ended: Whether the next block begins on a new page.
    """

    def __init__(self, ids: Ids) -> None:
        self.done: list[bytes] = []
        self.laid: list[partial[None]] = []
        self.page_ended = False
        self._ids = ids
        self._reckons = False

    def reckon(self) -> None:
        """Keep from here on what the pages are reckoned from; a document without contents needs none of it."""
        self._reckons = True

    def add(
        self,
        style: str,
        text: Text,
        *,
        before: str = "",
        keep_next: bool = False,
        loose: bool = False,
        list_number: int | None = None,
        key: str = "",
    ) -> None:
        """Add a paragraph.

        Args:
            style: The id of its style.
            text: What it says.
            before: Runs ahead of the text, as XML.
            keep_next: Keeps it on the page of what follows.
            loose: Lets it break over pages although its style keeps it.
            list_number: The numbering of which it is an item, 0 for none where its style has one.
            key: What links to it lead to.
        """
        new_page = self._take_page_break()
        setting = PLAIN
        if new_page or keep_next or loose or key or list_number is not None:
            setting = Setting(keep_next=keep_next, loose=loose, new_page=new_page, list_number=list_number, key=key)
        self.put(paragraph(self._ids, style, text, setting, before=before))
        if self._reckons:
            name, said = self._ids.name(key) if key else "", plain(text)
            laid = partial(Flow.paragraph, style_id=style, text=said, new_page=new_page, name=name)
            self.lay(partial(laid, keep_next=keep_next, loose=loose))

    def put(self, xml: str) -> None:
        """Add a block as it stands; `lay` says what room it takes."""
        # As bytes, since a single emoji would make Python keep four bytes for every character of the whole.
        self.done.append(xml.encode())

    def lay(self, block: partial[None]) -> None:
        """Say what room the block that was put last takes, as a step of a `Flow`."""
        if self._reckons:
            self.laid.append(block)

    def space(self, *, keep_next: bool = False) -> None:
        """A little room after a box or a table; without it, Word would join two tables into one."""
        self.add("Spacer", "", keep_next=keep_next)

    def break_before_table(self) -> None:
        """Begin the new page with a line of no height, since a table cannot begin one by itself."""
        if self.page_ended:
            self.add("Spacer", "")

    def keep_last(self) -> None:
        """Keep the end of what stands above on the page of what follows."""
        if self.page_ended:
            return
        for index in reversed(range(len(self.done))):
            block = self.done[index]
            self.done[index] = kept(block)
            if SPACER not in block:
                break
        if self.laid and self.laid[-1].func is Flow.paragraph:
            self.laid[-1] = partial(self.laid[-1], keep_next=True)

    def _take_page_break(self) -> bool:
        ended, self.page_ended = self.page_ended, False
        return ended

"""What a document says in text: headings, paragraphs, lists, quotations, boxes, and its last lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.word import numbering
from exports.word.blocks import Blocks
from exports.word.ids import Ids
from exports.word.letter import signature_xml
from exports.word.outline import LONGEST, Outline
from exports.word.paragraphs import definition_label, split
from exports.word.text import Text, clean, isolated
from exports.word.words import Words

_LONG_WORDS = 900
"""Longer words of somebody may break over pages: kept together, they would leave much of a page white."""


class Prose:
    """The text of a document, block by block; `exports.word.document.Document` adds all else.

    Args:
        words: The words that the kit adds by itself.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.ids = Ids()
        self._blocks = Blocks(self.ids)
        self._outline = Outline()
        self._runs_of_steps = 0

    def heading(self, level: int, text: str, *, key: str = "", numbered: bool = True) -> None:
        """A heading of level 1 to 3; it stays with what follows it.

        Raises:
            ValueError: When a level is skipped: a 3 can only follow a 2 or a 3.
        """
        text, key = self._outline.add(self.ids, level, text, key, numbered=numbered)
        self._blocks.add(f"Heading{level}", text, list_number=None if numbered else 0, key=key)

    def lead(self, text: Text) -> None:
        """The one thing to know, in larger type, at the beginning of a section."""
        self._prose("Lead", text)

    def paragraph(self, text: Text, *, keep_next: bool = False) -> None:
        """Running text; `keep_next` keeps it on the page of what follows, as the line above a list."""
        self._prose("BodyText", text, keep_next=keep_next)

    def note(self, text: Text, *, keep_next: bool = False) -> None:
        """Small print: a source, a date, the line of facts beneath a heading."""
        self._prose("Note", text, keep_next=keep_next)

    def bullets(self, items: Iterable[Text]) -> None:
        """A list with bullets."""
        for item in items:
            self._blocks.add("ListBullet", item)

    def steps(self, items: Iterable[Text]) -> None:
        """A numbered list; each begins at 1."""
        self._runs_of_steps += 1
        number = numbering.STEPS + self._runs_of_steps - 1
        for item in items:
            self._blocks.add("ListNumber", item, list_number=number)

    def quotation(self, words: str, source: str, *, exact: bool, aside: bool = False) -> None:
        """What somebody said, and who, if that may be said; only exact words stand in quotation marks.

        Args:
            words: What was said.
            source: Who said it, "" for nobody.
            exact: Whether these are the very words.
            aside: Whether it stands beside labels, in line with the text of `definitions`.
        """
        text = clean(words).strip()
        if not text:
            return
        if exact:
            text = f"{self.words.open_quote}{text}{self.words.close_quote}"
        self._prose("AsideQuote" if aside else "Quote", text, loose=len(text) > _LONG_WORDS)
        if source := isolated(source):
            self._blocks.add("AsideSource" if aside else "QuoteSource", f"— {source}")
        else:
            self._blocks.space()

    def callout(self, title: str, text: Text) -> None:
        """A box that asks or warns: a title, and what it says."""
        self._blocks.add("CalloutTitle", clean(title, one_line=True))
        self._prose("Callout", text)
        self._blocks.space()

    def definitions(
        self, pairs: Iterable[tuple[str, Text]], *, keep_next: bool = False, keep_end: bool = False
    ) -> None:
        """Labels in the margin, each with its text beside it; a pair without text is left out.

        Args:
            pairs: Labels and texts.
            keep_next: Keeps them together, and on the page of what follows, as a decision with the words about it.
            keep_end: Keeps the last whole, and with the end of the one before, so that none stands alone on a page.
        """
        rows = [(label, pieces) for label, text in pairs if (pieces := split(text))]
        count = sum(len(pieces) for _, pieces in rows)
        tied = range(count - len(rows[-1][1]) - 1, count - 1) if keep_end and rows else range(0)
        at = 0
        for label, pieces in rows:
            before = definition_label(label)
            for piece in pieces:
                self._blocks.add("Definition", piece, before=before, keep_next=keep_next or at in tied)
                before, at = "<w:r><w:tab/></w:r>", at + 1

    def topic(self, text: str) -> None:
        """A line above what is said of one matter in a letter; it stays with what follows it."""
        self._blocks.add("LetterTopic", clean(text, one_line=True, limit=LONGEST) or "–")

    def space(self) -> None:
        """A little room, where a letter goes on after a block of another kind."""
        self._blocks.space()

    def signature(self, greeting: str, lines: Sequence[str]) -> None:
        """The end of a letter: the greeting, room to sign, and who signs; never alone on a page."""
        self._blocks.keep_last()
        self._blocks.put(signature_xml(self.ids, greeting, lines))

    def colophon(self, lines: Iterable[str]) -> None:
        """The last lines: what the document was made from, and its digest; never alone on a page."""
        self._blocks.keep_last()
        self._blocks.space(keep_next=True)
        *first, last = [clean(line, one_line=True) for line in lines]
        for line in first:
            self._blocks.add("Colophon", line, keep_next=True)
        self._blocks.add("Colophon", last)

    def _prose(self, style: str, text: Text, *, keep_next: bool = False, loose: bool = False) -> None:
        for piece in split(text):
            self._blocks.add(style, piece, keep_next=keep_next, loose=loose)

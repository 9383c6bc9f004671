"""A document, composed block by block from top to bottom, and its bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from exports.word.base import About
from exports.word.charts.chart import Chart
from exports.word.charts.frame import frame, height
from exports.word.content import Content
from exports.word.cover import cover_xml
from exports.word.enclosed import Enclosed
from exports.word.layout import OURS, Layout
from exports.word.letter import Letterhead
from exports.word.outline import Place
from exports.word.pages import Flow
from exports.word.paragraphs import field, paragraph
from exports.word.prose import Prose
from exports.word.tables import Table, figures_xml
from exports.word.text import Span, Text, clean, isolated, run
from exports.word.words import Words

if TYPE_CHECKING:
    import docx.document

    from exports.word.template import Template

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Document(Prose):
    """One document for a client.

    Each method adds one block under those before it. Whatever text it is given may hold anything: see
    `exports.word.text`. Text with empty lines becomes several paragraphs. A `key` marks a heading or a table as a
    place that `link(…, key)` leads to, from above or below it.

    Args:
        title: What the document is called.
        client: For whom it is made; stands in the header.
        firm: Who made it; stands on the cover and in the footer.
        author: The person who made it.
        on: The day it speaks of, which is also when it says it was made: same content, same bytes.
        language: The language of the text, such as "en-GB".
        words: The words that the kit adds by itself.
        subtitle: A line beneath the title.
        confidential: The word at the right of the header, "" for none.
        internal: Whether every page says that it is not for the client.
        code: What it is recognised by when it comes back, "" where nothing comes back.
    """

    def __init__(
        self,
        *,
        title: str,
        client: str,
        firm: str,
        author: str,
        on: date,
        language: str,
        words: Words,
        subtitle: str = "",
        confidential: str = "",
        internal: bool = False,
        code: str = "",
    ) -> None:
        super().__init__(words)
        self.about = About(title, client, firm, author, on, subtitle, language, confidential, internal)
        self.code = code
        self._has_cover = False
        self._is_letter = False
        self._tables = 0
        self._charts: list[Chart] = []
        self._enclosed: list[Enclosed] = []

    # -- the first pages

    def cover(self, *, kicker: str = "", to: str = "", by: str = "", line: Text = "") -> None:
        """The first page: the firm, a line above the title, the title, for whom, by whom, and a line such as the date.

        Raises:
            ValueError: When something stands before it.
        """
        if self._blocks.done:
            raise ValueError("A cover is the first block of a document.")
        about = self.about
        by = by or ", ".join(isolated(name) for name in (about.author, about.firm) if name)
        to = to or about.client
        names = {"firm": about.firm, "title": about.title, "subtitle": about.subject}
        self._blocks.put(cover_xml(self.ids, self.words, kicker=kicker, to=to, by=by, line=line, **names))
        self._has_cover = self._blocks.page_ended = True

    def letterhead(self, head: Letterhead) -> None:
        """The top of a letter, whose first page has no running header.

        Raises:
            ValueError: When something stands before it.
        """
        if self._blocks.done:
            raise ValueError("A letterhead is the first block of a document.")
        self._blocks.put(head.xml(self.ids))
        self._is_letter = True

    def contents(self, levels: int = 2) -> None:
        """The list of headings down to `levels`, with links and pages, on a page of its own after the first.

        Where all of them stand on one page, there is none: it would be longer than what it leads through.

        Raises:
            ValueError: When a heading stands before it.
        """
        above = len(self._blocks.done)
        self._outline.place_contents(Place(above, levels, new_page=above > 0))
        self._blocks.reckon()
        self._blocks.page_ended = True

    # -- tables

    def figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """A strip of one to six large figures, each with the words that say what it is.

        Raises:
            ValueError: When there are none, or more than fit.
        """
        if not 1 <= len(figures) <= 6:
            raise ValueError(f"A strip holds one to six figures, not {len(figures)}.")
        self._blocks.break_before_table()
        description = "; ".join(f"{value} {label}" for value, label in figures)
        self._blocks.put(figures_xml(self.ids, figures, description))
        self._blocks.lay(partial(Flow.figures, figures=figures))
        self._blocks.space()

    def table(self, table: Table, *, key: str = "") -> None:
        """A table under its numbered caption.

        Raises:
            ValueError: When a row has not as many cells as there are columns.
        """
        if table.caption:
            self._tables += 1
            self._caption(self.words.table, "Table", self._tables, table.caption, key)
        else:
            self._blocks.break_before_table()
        self._blocks.put(table.xml(self.ids))
        self._blocks.lay(partial(Flow.table, table=table))
        self._blocks.space()

    # -- charts

    def chart(self, chart: Chart, *, caption: str, message: str, key: str = "") -> None:
        """A chart under its numbered caption; `chart.figures(…)` is the table of the same figures.

        Args:
            chart: What it shows; see `exports.word.charts`.
            caption: What it is called.
            message: What it says, in a sentence for those who do not see it.
            key: What links to it lead to.

        Raises:
            ValueError: When it has no caption or no message.
        """
        if not (caption.strip() and message.strip()):
            raise ValueError("A chart has a caption, and a message for those who do not see it.")
        self._charts.append(chart)
        number = len(self._charts)
        self._caption(self.words.figure, "Figure", number, caption, key)
        self._blocks.put(paragraph(self.ids, "Figure", "", before=frame(chart, number, self.ids.drawing(), message)))
        self._blocks.lay(partial(Flow.box, height=height(chart)))

    # -- anything else

    def page_break(self) -> None:
        """Let the next block begin on a new page."""
        self._blocks.page_ended = True

    def add(self, xml: str, *, height: int = 0) -> None:
        """Add a block made elsewhere.

        Args:
            xml: `w:p`, `w:tbl` or `w:sdt` elements; ids in them come from `ids`.
            height: How tall it is in twips, for the pages in the contents.
        """
        self._blocks.break_before_table()
        self._blocks.put(xml)
        self._blocks.lay(partial(Flow.box, height=height))

    def enclose(self, enclosed: Enclosed) -> None:
        """Add data that stands beside the text for whatever program reads the file later; nobody sees it in Word."""
        self._enclosed.append(enclosed)

    def body(self, layout: Layout = OURS) -> list[bytes]:
        """The blocks as XML in UTF-8, the first of them the cover if there is one.

        Args:
            layout: What the pages in the contents are reckoned by.

        Raises:
            ValueError: When a link leads to a key that nothing has.
        """
        if missing := self.ids.missing():
            raise ValueError(f"Nothing in the document is marked {', '.join(missing)}, yet a link leads there.")
        blocks, place = self._blocks.done, self._outline.contents
        if not place:
            return blocks
        contents = self._outline.contents_xml(self.ids, self.words.contents, place, self._blocks.laid, layout)
        if not contents:
            return blocks
        return [*blocks[: place.block], contents.encode(), *blocks[place.block :]]

    def opened(self, template: Template | None = None, values: Mapping[str, str] = _NOTHING) -> docx.document.Document:
        """The document as one of python-docx, to which parts of its own kind can still be added.

        Its blocks are bytes until it is saved: they are not among its paragraphs.

        Args:
            template: The firm's own base, None for ours.
            values: What stands in the template's placeholders, by their names.

        Raises:
            ValueError: When a link leads to a key that nothing has.
        """
        from exports.word.assembly import assemble  # python-docx is loaded once a document is made

        content = Content(
            self.about,
            self.words,
            self.body(template.layout if template else OURS),
            cover=self._has_cover,
            letter=self._is_letter,
            runs_of_steps=self._runs_of_steps,
            charts=self._charts,
            enclosed=self._enclosed,
        )
        if template is None:
            return assemble(content)
        from exports.word.template.joining import join

        return join(template, content, self.ids, values, coded=bool(self.code))

    def to_bytes(self, template: Template | None = None, values: Mapping[str, str] = _NOTHING) -> bytes:
        """The document as a .docx file.

        Args:
            template: The firm's own base, None for ours.
            values: What stands in the template's placeholders, by their names.

        Raises:
            ValueError: When a link leads to a key that nothing has.
        """
        from exports.word.package import to_bytes

        return to_bytes(self.opened(template, values).part.package)

    # -- within

    def _caption(self, word: str, sequence: str, number: int, text: str, key: str) -> None:
        counted = field(f"SEQ {sequence} \\* ARABIC", run(Span(str(number))))
        left, _, right = word.partition("{number}")
        before = f"{run(Span(left))}{counted}{run(Span(f'{right}  '))}"
        self._blocks.add("Caption", clean(text, one_line=True), before=before, keep_next=True, key=key)

"""A document, composed block by block from top to bottom, and its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from exports.word import numbering
from exports.word.base import About
from exports.word.charts.chart import Chart
from exports.word.charts.frame import frame, height
from exports.word.content import Content
from exports.word.contents import Heading, contents_xml, pages_after_contents
from exports.word.cover import cover_xml
from exports.word.enclosed import Enclosed
from exports.word.ids import Ids
from exports.word.layout import OURS, Layout
from exports.word.letter import Letterhead, signature_xml
from exports.word.pages import Flow
from exports.word.paragraphs import PLAIN, SPACER, Setting, definition_label, field, kept, paragraph, split
from exports.word.tables import Table, figures_xml
from exports.word.text import Span, Text, clean, isolated, plain, run
from exports.word.words import Words

if TYPE_CHECKING:
    import docx.document

    from exports.word.template import Template

_HEADING = 400
"""How many characters of a heading are kept: it stands in the contents too."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Document:
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
        self.about = About(title, client, firm, author, on, subtitle, language, confidential, internal)
        self.words = words
        self.code = code
        self.ids = Ids()
        self._blocks: list[bytes] = []
        self._laid: list[partial[None]] = []  # what the pages that the contents name are reckoned from
        self._headings: list[Heading] = []
        self._counts = [0, 0, 0]
        self._contents: tuple[int, int, bool] | None = None
        self._has_cover = False
        self._is_letter = False
        self._page_ended = False
        self._runs_of_steps = 0
        self._tables = 0
        self._charts: list[Chart] = []
        self._enclosed: list[Enclosed] = []

    # -- the first pages

    def cover(self, *, kicker: str = "", to: str = "", by: str = "", line: Text = "") -> None:
        """The first page: the firm, a line above the title, the title, for whom, by whom, and a line such as the date.

        Raises:
            ValueError: When something stands before it.
        """
        if self._blocks:
            raise ValueError("A cover is the first block of a document.")
        about = self.about
        by = by or ", ".join(isolated(name) for name in (about.author, about.firm) if name)
        to = to or about.client
        names = {"firm": about.firm, "title": about.title, "subtitle": about.subject}
        self._put(cover_xml(self.ids, self.words, kicker=kicker, to=to, by=by, line=line, **names))
        self._has_cover = self._page_ended = True

    def letterhead(self, head: Letterhead) -> None:
        """The top of a letter, whose first page has no running header.

        Raises:
            ValueError: When something stands before it.
        """
        if self._blocks:
            raise ValueError("A letterhead is the first block of a document.")
        self._put(head.xml(self.ids))
        self._is_letter = True

    def contents(self, levels: int = 2) -> None:
        """The list of headings down to `levels`, with links and pages, on a page of its own after the first.

        Where all of them stand on one page, there is none: it would be longer than what it leads through.

        Raises:
            ValueError: When a heading stands before it.
        """
        if self._headings:
            raise ValueError("The contents stand before the first heading.")
        new_page = bool(self._blocks)
        self._contents = (len(self._blocks), levels, new_page)
        self._page_ended = True

    # -- text

    def heading(self, level: int, text: str, *, key: str = "", numbered: bool = True) -> None:
        """A heading of level 1 to 3; it stays with what follows it.

        Raises:
            ValueError: When a level is skipped: a 3 can only follow a 2 or a 3.
        """
        above = self._headings[-1].level if self._headings else 0
        if not 1 <= level <= min(3, above + 1):
            raise ValueError(f"A heading of level {level} cannot follow one of level {above}: {text!r}.")
        number = self._next_number(level) if numbered else ""
        key = key or f"heading-{len(self._headings) + 1}"
        text = clean(text, one_line=True, limit=_HEADING) or "–"
        self._headings.append(Heading(level, number, text, self.ids.name(key)))
        self._add(f"Heading{level}", text, list_number=None if numbered else 0, key=key)

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
            self._add("ListBullet", item)

    def steps(self, items: Iterable[Text]) -> None:
        """A numbered list; each begins at 1."""
        self._runs_of_steps += 1
        number = numbering.STEPS + self._runs_of_steps - 1
        for item in items:
            self._add("ListNumber", item, list_number=number)

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
        self._prose("AsideQuote" if aside else "Quote", text)
        if source := isolated(source):
            self._add("AsideSource" if aside else "QuoteSource", f"— {source}")
        else:
            self._space()

    def callout(self, title: str, text: Text) -> None:
        """A box that asks or warns: a title, and what it says."""
        self._add("CalloutTitle", clean(title, one_line=True))
        self._prose("Callout", text)
        self._space()

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
                self._add("Definition", piece, before=before, keep_next=keep_next or at in tied)
                before, at = "<w:r><w:tab/></w:r>", at + 1

    def topic(self, text: str) -> None:
        """A line above what is said of one matter in a letter; it stays with what follows it."""
        self._add("LetterTopic", clean(text, one_line=True, limit=_HEADING) or "–")

    def space(self) -> None:
        """A little room, where a letter goes on after a block of another kind."""
        self._space()

    def signature(self, greeting: str, lines: Sequence[str]) -> None:
        """The end of a letter: the greeting, room to sign, and who signs; never alone on a page."""
        self._keep_last()
        self._put(signature_xml(self.ids, greeting, lines))

    def colophon(self, lines: Iterable[str]) -> None:
        """The last lines: what the document was made from, and its digest; never alone on a page."""
        self._keep_last()
        self._space(keep_next=True)
        *first, last = [clean(line, one_line=True) for line in lines]
        for line in first:
            self._add("Colophon", line, keep_next=True)
        self._add("Colophon", last)

    # -- tables

    def figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """A strip of one to six large figures, each with the words that say what it is.

        Raises:
            ValueError: When there are none, or more than fit.
        """
        if not 1 <= len(figures) <= 6:
            raise ValueError(f"A strip holds one to six figures, not {len(figures)}.")
        self._break_before_table()
        description = "; ".join(f"{value} {label}" for value, label in figures)
        self._put(figures_xml(self.ids, figures, description))
        self._lay(partial(Flow.figures, figures=figures))
        self._space()

    def table(self, table: Table, *, key: str = "") -> None:
        """A table under its numbered caption.

        Raises:
            ValueError: When a row has not as many cells as there are columns.
        """
        if table.caption:
            self._tables += 1
            self._caption(self.words.table, "Table", self._tables, table.caption, key)
        else:
            self._break_before_table()
        self._put(table.xml(self.ids))
        self._lay(partial(Flow.table, table=table))
        self._space()

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
        self._put(paragraph(self.ids, "Figure", "", before=frame(chart, number, self.ids.drawing(), message)))
        self._lay(partial(Flow.box, height=height(chart)))

    # -- anything else

    def page_break(self) -> None:
        """Let the next block begin on a new page."""
        self._page_ended = True

    def add(self, xml: str, *, height: int = 0) -> None:
        """Add a block made elsewhere.

        Args:
            xml: `w:p`, `w:tbl` or `w:sdt` elements; ids in them come from `ids`.
            height: How tall it is in twips, for the pages in the contents.
        """
        self._break_before_table()
        self._put(xml)
        self._lay(partial(Flow.box, height=height))

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
        if not self._contents:
            return self._blocks
        at, levels, new_page = self._contents
        flow = Flow(page=2 if new_page else 1, layout=layout)
        for block in self._laid:
            block(flow)
        before = flow.pages()
        if new_page and len({before[each.name] for each in self._headings}) < 2:
            return self._blocks
        pages = pages_after_contents(before, self._headings, levels, layout)
        contents = contents_xml(
            self.ids,
            self.words.contents,
            self._headings,
            levels,
            pages,
            new_page=new_page,
            numbered=layout.numbered,
        )
        return [*self._blocks[:at], contents.encode(), *self._blocks[at:]]

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
        self._add("Caption", clean(text, one_line=True), before=before, keep_next=True, key=key)

    def _prose(self, style: str, text: Text, *, keep_next: bool = False) -> None:
        for piece in split(text):
            self._add(style, piece, keep_next=keep_next)

    def _add(
        self,
        style: str,
        text: Text,
        *,
        before: str = "",
        keep_next: bool = False,
        list_number: int | None = None,
        key: str = "",
    ) -> None:
        new_page = self._take_page_break()
        setting = PLAIN
        if new_page or keep_next or key or list_number is not None:
            setting = Setting(keep_next=keep_next, new_page=new_page, list_number=list_number, key=key)
        self._put(paragraph(self.ids, style, text, setting, before=before))
        if self._contents:
            name, said = self.ids.name(key) if key else "", plain(text)
            self._lay(
                partial(Flow.paragraph, style_id=style, text=said, new_page=new_page, keep_next=keep_next, name=name)
            )

    def _lay(self, block: partial[None]) -> None:
        if self._contents:
            self._laid.append(block)

    def _put(self, xml: str) -> None:
        # As bytes, since a single emoji would make Python keep four bytes for every character of the whole.
        self._blocks.append(xml.encode())

    def _space(self, *, keep_next: bool = False) -> None:
        """A little room after a box or a table; without it, Word would join two tables into one."""
        self._add("Spacer", "", keep_next=keep_next)

    def _keep_last(self) -> None:
        """Keep the end of what stands above on the page of what follows."""
        if self._page_ended:
            return
        for index in reversed(range(len(self._blocks))):
            block = self._blocks[index]
            self._blocks[index] = kept(block)
            if SPACER not in block:
                break
        if self._laid and self._laid[-1].func is Flow.paragraph:
            self._laid[-1] = partial(self._laid[-1], keep_next=True)

    def _break_before_table(self) -> None:
        if self._page_ended:
            self._add("Spacer", "")

    def _take_page_break(self) -> bool:
        ended, self._page_ended = self._page_ended, False
        return ended

    def _next_number(self, level: int) -> str:
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        return ".".join(str(count) for count in self._counts[:level])

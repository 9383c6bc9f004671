"""A firm's own Word file, read as a stranger's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from advisor.words import count
from exports.word.base import theme_part as our_theme
from exports.word.foreign import ForeignPackage, Unreadable, read_package
from exports.word.layout import Layout
from exports.word.look import FONT
from exports.word.style_parts import fonts_part, styles_part
from exports.word.template import lists, settling
from exports.word.template.colours import Colours, colours_of
from exports.word.template.findings import Notes
from exports.word.template.fitting import Fit
from exports.word.template.measuring import layout, text_font, wider
from exports.word.template.names import W, as_bytes, is_on, value
from exports.word.template.pieces import Piece, Pieces, is_empty
from exports.word.template.placeholders import met_in
from exports.word.template.sections import Page, inherited, marker_in, page_of, refer, section_of, sections
from exports.word.template.styling import Sheet, merge
from exports.word.template.template import Running, Template
from exports.word.text import attribute

_DRAWN = (f"{W}drawing", f"{W}pict")


class _Looks(NamedTuple):
    """What a document looks by: see `Template`."""

    styles: Piece
    numbering: Piece
    definitions: int
    theme: Piece
    fit: Fit
    layout: Layout


def read_template(content: bytes | Path, *, name: str) -> Template:
    """Read a firm's own Word document or Word template.

    Args:
        content: The file, or where it is.
        name: What to call it in messages.

    Raises:
        Unreadable: When it is no Word document, is damaged, brings macros, or cannot hold a report.
    """
    package = read_package(content, name=name)
    if package.has_macros:
        raise Unreadable(
            f"{package.name} brings macros, which a client's document never should; save it in Word as a document"
            " without macros (.docx), and use that."
        )
    return _Reading(package).template()


class _Reading:
    """One reading of a template."""

    def __init__(self, package: ForeignPackage) -> None:
        self._package = package
        self._notes = Notes()
        self._pieces = Pieces(package, self._notes)

    def template(self) -> Template:
        notes, name = self._notes, self._package.name
        references = {id_: (kind, part) for id_, kind, part in self._pieces.parts("header", "footer")}
        document, related = self._pieces.take(self._package.main, keeps=frozenset(references))
        body = document.find(f"{W}body")
        if body is None:
            raise Unreadable(f"{name} has no text that anything could stand in; save it in Word anew, and use that.")
        marker = marker_in(body, name)
        section = self._settled_section(body, marker)
        page = page_of(section, name)
        notes.found.append(f"The page: {page.said()}.")
        running = {id_: self._running(kind, part) for id_, (kind, part) in references.items()}
        settings = self._settings()
        self._tell_running(running, inherited(sections(body), section))
        fronted = marker is not None and any(_shows(each) for each in list(body)[: body.index(marker)])
        self._tell_marker(marker, fronted=fronted)
        notes.meet(met_in(body))
        looks = self._looks(page)
        return Template(
            findings=notes.findings(marked=marker is not None),
            body=Piece(as_bytes(body), related),
            marker=None if marker is None else body.index(marker),
            section=sections(body).index(section),
            fronted=fronted,
            running=running,
            even_pages=settling.has_even_pages(settings),
            styles=looks.styles,
            numbering=looks.numbering,
            definitions=looks.definitions,
            theme=looks.theme,
            fonts=self._fonts(),
            settings=b"" if settings is None else as_bytes(settings),
            fit=looks.fit,
            layout=looks.layout,
        )

    def _settled_section(self, body: etree._Element, marker: etree._Element | None) -> etree._Element:
        """The section of the report; where nothing marks its place, all other text goes."""
        every = sections(body)
        section = every[-1] if marker is None else section_of(marker, body)
        refer(section, inherited(every, section))
        columns = section.find(f"{W}cols")
        if columns is not None and value(columns, "num") not in ("", "1"):
            self._notes.remove("columns of text: a report has one")
            columns[:] = []
            for each in ("num", "sep", "equalWidth"):
                columns.attrib.pop(f"{W}{each}", "")
        if marker is None:
            if any(_shows(each) for each in body):
                self._notes.remove("its own text: nothing in it marks where the report goes")
            body[:] = [section]
        return section

    def _running(self, kind: str, part: str) -> Running:
        tree, related = self._pieces.take(part)
        self._notes.meet(met_in(tree))
        return Running(f"{W}{kind}Reference", Piece(as_bytes(tree), related), is_empty(tree))

    def _tell_running(self, running: Mapping[str, Running], references: Mapping[tuple[str, str], str]) -> None:
        for what in ("header", "footer"):
            used = [running[id_] for (tag, _), id_ in references.items() if id_ in running and what in tag]
            if any(not each.empty for each in used):
                self._notes.found.append(f"A {what} with content: it stays as it is.")
            else:
                self._notes.missing.append(f"A {what}: ours stands there.")

    def _tell_marker(self, marker: etree._Element | None, *, fronted: bool) -> None:
        if marker is None:
            self._notes.missing.append("A paragraph [[report]]: the report stands alone, with our own cover.")
        elif fronted:
            self._notes.found.append(
                "A paragraph [[report]]: what stands before it is the cover, and what stands after it stays."
            )
        else:
            self._notes.found.append("A paragraph [[report]]: our cover comes first, for nothing stands before it.")

    def _settings(self) -> etree._Element | None:
        part = self._pieces.part("settings")
        if part is None:
            return None
        tree, _ = self._pieces.take(part)
        if settling.is_protected(tree):
            self._notes.remove("protection")
        return tree

    def _looks(self, page: Page) -> _Looks:
        """Its styles with ours, its lists with ours, and what differs for blocks of ours."""
        lists_part, styles = self._pieces.part("numbering"), self._pieces.part("styles")
        tree, related = self._pieces.take(lists_part) if lists_part else (None, ())
        sheet = Sheet(self._pieces.take(styles)[0] if styles else _no_styles())
        above, definitions = lists.first_free(tree)
        own = _names(sheet)
        theme_part = self._pieces.part("theme")
        font = text_font(sheet, self._package.xml(theme_part) if theme_part else None)
        styling = merge(sheet, page, above, wider(sheet, font))
        numbering = Piece(as_bytes(lists.merge(tree, styling)), related)
        self._tell_styles(len(own), styling.used, len(styling.brought))
        if tree is None:
            self._notes.missing.append("Lists: ours are brought.")
        theme = self._theme(sheet, styling.ids["Normal"])
        colours = self._colours(theme)
        for each in styling.brought:
            _recolour(sheet, styling.ids[each], colours)
        stops = {each: _stops(sheet, styling.ids[each]) for each in ("TOC1", "TOC2", "TOC3")}
        from_right = is_on(sheet.property(styling.ids["Normal"], "pPr/bidi"))
        fit = Fit(styling, above, page, colours, stops, from_right)
        measured = layout(sheet, styling, page, font)
        return _Looks(Piece(as_bytes(sheet.tree)), numbering, definitions, theme, fit, measured)

    def _tell_styles(self, own: int, used: list[str], brought: int) -> None:
        notes = self._notes
        if used:
            notes.found.append(f"{count(own, 'style')}, and of them for the report: {', '.join(used)}.")
        if brought:
            notes.missing.append(f"{count(brought, 'style')} of a report: ours are brought, in its font and colours.")

    def _theme(self, sheet: Sheet, normal: str) -> Piece:
        """Its theme, or else ours with its font."""
        part = self._pieces.part("theme")
        if part is None:
            self._notes.missing.append("A theme: our colours are brought.")
            return Piece(our_theme().replace(f'typeface="{FONT}"'.encode(), _font(sheet, normal)))
        tree, related = self._pieces.take(part)
        self._notes.found.append("A theme: its colours are used, in charts too.")
        return Piece(as_bytes(tree), related)

    def _colours(self, theme: Piece) -> Colours:
        colours = colours_of(theme.tree())
        if colours.darkened:
            self._notes.found.append(
                f"Colours of the theme that could not be read are made darker: {', '.join(sorted(colours.darkened))}."
            )
        return colours

    def _fonts(self) -> Piece:
        part = self._pieces.part("fontTable")
        if part is None:
            return Piece(fonts_part())
        tree, related = self._pieces.take(part)
        return Piece(as_bytes(tree), related)


def _no_styles() -> etree._Element:
    """The `w:styles` of a template that has none: the defaults of ours, and no style."""
    tree = etree.fromstring(styles_part("en"))
    tree[:] = [each for each in tree if each.tag == f"{W}docDefaults"]
    return tree


def _names(sheet: Sheet) -> list[str]:
    return [value(each.find(f"{W}name")) for each in sheet.tree.iterchildren(f"{W}style")]


def _shows(element: etree._Element) -> bool:
    """Whether a block shows anything."""
    texts = ((each.text or "").strip() for each in element.iter(f"{W}t"))
    return any(texts) or next(element.iter(*_DRAWN), None) is not None


def _recolour(sheet: Sheet, style_id: str, colours: Colours) -> None:
    for style in [each for each in sheet.tree.iterchildren(f"{W}style") if each.get(f"{W}styleId") == style_id]:
        xml = colours.in_text(etree.tostring(style, encoding="unicode"))
        sheet.tree.replace(style, etree.fromstring(xml))


def _stops(sheet: Sheet, style_id: str) -> tuple[int, ...]:
    """Where a style and those it is based on have their tab stops."""
    at = (value(tab, "pos") for style in sheet.chain(style_id) for tab in style.iter(f"{W}tab"))
    return tuple(sorted({int(each) for each in at if each.isdecimal()}))


def _font(sheet: Sheet, normal: str) -> bytes:
    """The font of a template's text, as it stands in a theme."""
    fonts = sheet.property(normal, "rPr/rFonts")
    fonts = sheet.tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts") if fonts is None else fonts
    return f'typeface="{attribute(value(fonts, "ascii") or FONT)}"'.encode()

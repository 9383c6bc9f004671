"""How much room text takes in the styles of a template, for the pages in the contents."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from exports.word.layout import Layout
from exports.word.style import Style
from exports.word.styles import STYLES
from exports.word.template.names import A, W, is_on, value
from exports.word.template.sections import Page
from exports.word.template.styling import Sheet, Styling

_SIZE = 20
_DEFAULTS = f"{W}docDefaults"
_WIDER = {
    **dict.fromkeys(("arial", "helvetica", "liberation sans", "segoe ui", "tahoma", "open sans"), 1.09),
    **dict.fromkeys(("georgia", "cambria", "palatino linotype", "book antiqua", "century gothic"), 1.12),
    **dict.fromkeys(("verdana", "dejavu sans", "dejavu serif", "lucida sans"), 1.25),
}
"""Fonts of text by how much wider than ours they are; a condensed one leaves room, and that does no harm."""


def text_font(sheet: Sheet, theme: etree._Element | None) -> str:
    """The font of a template's running text, "" where nothing says it."""
    normal = sheet.default("paragraph") or ""
    themed = _said(sheet, normal, ("rPr", "rFonts", "asciiTheme"))
    if themed and theme is not None:
        group = "majorFont" if themed.startswith("major") else "minorFont"
        return next((each.get("typeface", "") for each in theme.iterfind(f".//{A}{group}/{A}latin")), "")
    return _said(sheet, normal, ("rPr", "rFonts", "ascii"))


def wider(sheet: Sheet, font: str) -> float:
    """How much wider the running text of a template is than ours, by its font and its size; 1 at least."""
    size = _number(sheet, sheet.default("paragraph") or "", ("rPr", "sz", "val"), _SIZE)
    return _WIDER.get(font.lower(), 1.0) * max(size / STYLES["Normal"].size, 1.0)


def layout(sheet: Sheet, styling: Styling, page: Page, font: str) -> Layout:
    """The room on the pages of a template, and its styles in the place of ours."""
    styles = {
        each: style if each in styling.brought else _measured(sheet, styling.ids[each], style)
        for each, style in STYLES.items()
    }
    return Layout(page.width, page.height, styles, styling.numbered, _WIDER.get(font.lower(), 1.0))


def _measured(sheet: Sheet, style_id: str, ours: Style) -> Style:
    return replace(
        ours,
        size=_number(sheet, style_id, ("rPr", "sz", "val"), _SIZE),
        bold=is_on(sheet.property(style_id, "rPr/b")),
        spacing=(
            _number(sheet, style_id, ("pPr", "spacing", "before"), 0),
            _number(sheet, style_id, ("pPr", "spacing", "after"), 0),
            _line(sheet, style_id),
        ),
        indent=(
            _number(sheet, style_id, ("pPr", "ind", "left"), 0),
            _number(sheet, style_id, ("pPr", "ind", "right"), 0),
            _number(sheet, style_id, ("pPr", "ind", "hanging"), 0),
        ),
        padding=(0, 0),
    )


def _line(sheet: Sheet, style_id: str) -> int:
    rule = _said(sheet, style_id, ("pPr", "spacing", "lineRule"))
    return _number(sheet, style_id, ("pPr", "spacing", "line"), 240) if rule in ("", "auto") else 240


def _number(sheet: Sheet, style_id: str, path: tuple[str, str, str], otherwise: int) -> int:
    said = _said(sheet, style_id, path)
    return int(said) if said.isdecimal() and len(said) < 6 else otherwise


def _said(sheet: Sheet, style_id: str, path: tuple[str, str, str]) -> str:
    """What the nearest style says that says it, or the defaults of the document."""
    group, name, attribute = path
    defaults = sheet.tree.find(f"{_DEFAULTS}/{W}{group}Default/{W}{group}/{W}{name}")
    places = (each.find(f"{W}{group}/{W}{name}") for each in sheet.chain(style_id))
    return next((said for each in (*places, defaults) if (said := value(each, attribute))), "")

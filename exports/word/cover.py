"""The cover: a band at the edge of the page, the firm with its mark, and the title."""

from __future__ import annotations

from exports.word.ids import Ids
from exports.word.look import NAVY, PAGE_HEIGHT, TEAL, WHITE
from exports.word.paragraphs import paragraph
from exports.word.text import Text, bold, clean, isolated
from exports.word.words import Words

_EMU_PER_MM = 36_000
_PAGE_HEIGHT_MM = PAGE_HEIGHT * 25.4 / 1440
_SCHEME = {NAVY: "tx2", TEAL: "accent1", WHITE: "bg1"}


def cover_xml(
    ids: Ids, words: Words, *, firm: str, kicker: str, title: str, subtitle: str, to: str, by: str, line: Text
) -> str:
    """The paragraphs of the cover; the shapes are anchored in the first one and lie behind the text."""
    shapes = (
        _shape(ids, "page", (0, 0), (10.5, _PAGE_HEIGHT_MM), NAVY)
        + _shape(ids, "page", (10.5, 112), (2.4, 62), TEAL)
        + _shape(ids, "margin", (0, -1.4), (10.4, 10.4), NAVY)
        + _shape(ids, "margin", (5.6, 4.2), (5.4, 5.4), WHITE)
        + _shape(ids, "margin", (6.0, 4.6), (5.0, 5.0), TEAL)
    )
    paragraphs = [paragraph(ids, "CoverFirm", clean(firm, one_line=True), before=shapes)]
    for style, text in (("CoverKicker", kicker), ("Title", title), ("Subtitle", subtitle)):
        if text := clean(text, one_line=True):
            paragraphs.append(paragraph(ids, style, text))
    for phrase, name in ((words.prepared_for, to), (words.prepared_by, by)):
        if name:
            before, _, after = phrase.partition("{name}")
            paragraphs.append(paragraph(ids, "CoverText", [before, bold(isolated(name)), after]))
    if line:
        paragraphs.append(paragraph(ids, "CoverText", line))
    return "".join(paragraphs)


def _shape(ids: Ids, origin: str, at: tuple[float, float], size: tuple[float, float], fill: str) -> str:
    """A run with a filled rectangle behind the text; places and sizes in millimetres.

    Args:
        ids: The registry of the document.
        origin: What the place is counted from: "page", or "margin" for the text's left edge and its paragraph's top.
        at: How far from there, to the right and down.
        size: Width and height.
        fill: The colour, one of the theme's.
    """
    number = ids.drawing()
    x, y = (round(value * _EMU_PER_MM) for value in at)
    width, height = (round(value * _EMU_PER_MM) for value in size)
    below = "page" if origin == "page" else "paragraph"
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
        ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1"'
        ' locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{origin}"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{below}"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Shape {number}">{decorative}</wp:docPr><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{_SCHEME[fill]}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )
